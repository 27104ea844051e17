import * as vscode from 'vscode';
import type { PhaseTree } from './phaseTree';
import type { PhaseView } from './phaseView';

/** A cursor moves with every key; the tree goes along when it rests, in ms. */
const restsFor = 150;

/** Shows the node of what the cursor is in, as long as the view is on the screen and somebody wants that. */
export class FollowedCursor implements vscode.Disposable {
  private readonly listeners: vscode.Disposable[];
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Of the last question: an answer to an earlier one is not shown any more. */
  private turn = 0;

  constructor(
    private readonly phases: PhaseView,
    private readonly tree: PhaseTree,
    private readonly output: vscode.LogOutputChannel,
  ) {
    this.listeners = [
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === vscode.window.activeTextEditor) this.soon();
      }),
      vscode.window.onDidChangeActiveTextEditor(() => this.soon()),
      phases.view.onDidChangeVisibility(() => this.soon()),
    ];
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const listener of this.listeners) listener.dispose();
  }

  soon(): void {
    clearTimeout(this.timer);
    this.turn++;
    if (this.phases.state.isFollowing && this.phases.view.visible)
      this.timer = setTimeout(() => void this.show(this.turn), restsFor);
  }

  private async show(turn: number): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (editor?.document.languageId !== 'markdown' || this.isShown(editor)) return;
    const { line, character } = editor.selection.active;
    try {
      const element = await this.tree.elementAt(editor.document.uri.toString(), { line, character });
      if (!element || turn !== this.turn || !this.phases.view.visible) return;
      await this.phases.view.reveal(element, { select: true, focus: false, expand: false });
    } catch (error) {
      this.output.debug('view:', String(error)); // the tree changed meanwhile; the next move of the cursor asks again
    }
  }

  /** A node was clicked and is what is open: another one that stands for the same row must not take its place. */
  private isShown({ document, selection }: vscode.TextEditor): boolean {
    return this.phases.view.selection.some(
      ({ node: { location } }) =>
        location?.uri === document.uri.toString() && location.range.start.line === selection.active.line,
    );
  }
}
