import * as vscode from 'vscode';
import type { Location } from '../../../server/src/protocol';
import { contexts, editorCommands } from '../contributions';
import type { PlantraceServer } from '../languageClient';
import { requestView } from '../serverRequests';

const key = 'trace.pinned';
/** A cursor that moves on within this time, in ms, is only passing. */
const restTime = 150;

/**
 * What the Trace view is about: the ID at the cursor, or one that is pinned. Where the cursor is on none, the last one
 * stays.
 */
export class TraceSubject implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly listeners: vscode.Disposable[];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private current: string | undefined;
  private pinned: boolean;

  readonly onDidChange = this.changed.event;

  constructor(
    private readonly server: PlantraceServer,
    private readonly memory: vscode.Memento,
    private readonly output: vscode.LogOutputChannel,
  ) {
    this.current = memory.get<string>(key);
    this.pinned = this.current !== undefined;
    this.tell();
    this.listeners = [
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === vscode.window.activeTextEditor) this.follow();
      }),
      vscode.window.onDidChangeActiveTextEditor(() => this.follow()),
    ];
  }

  /** The root that the view shows; undefined for none. */
  get root(): string | undefined {
    return this.current;
  }

  get isPinned(): boolean {
    return this.pinned;
  }

  /** Looks where the cursor is, once it rests. */
  follow(delay = restTime): void {
    clearTimeout(this.timer);
    if (this.pinned) return;
    this.timer = setTimeout(() => {
      const editor = vscode.window.activeTextEditor;
      if (!editor || this.pinned) return;
      const { line, character } = editor.selection.active;
      void this.look({ uri: editor.document.uri.toString(), position: { line, character } }, false);
    }, delay);
  }

  /** Shows the trace of what stands at a place; a pin that holds another one is taken out. */
  async show({ uri, range }: Location): Promise<void> {
    clearTimeout(this.timer);
    await this.pin(false);
    await this.look({ uri, position: range.start }, true);
  }

  async pin(isPinned: boolean): Promise<void> {
    if (isPinned && this.current === undefined) return;
    this.pinned = isPinned;
    this.tell();
    this.changed.fire();
    await this.memory.update(key, isPinned ? this.current : undefined);
    if (!isPinned) this.follow(0);
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const listener of this.listeners) listener.dispose();
    this.changed.dispose();
  }

  private async look(place: { uri: string; position: Location['range']['start'] }, isAsked: boolean): Promise<void> {
    if (this.server.status !== 'running') return;
    try {
      const { nodes } = await requestView(this.server, { view: 'trace', ...place });
      const [root] = nodes;
      // Somebody may have pinned what was shown while the answer was on its way.
      if (!root || this.pinned || (root.id === this.current && !isAsked)) return;
      clearTimeout(this.timer);
      this.current = root.id;
      this.changed.fire();
    } catch (error) {
      this.output.debug('trace:', String(error)); // the server is restarting: the next move of the cursor asks again
    }
  }

  private tell(): void {
    void vscode.commands.executeCommand(editorCommands.setContext, contexts.tracePinned, this.pinned);
  }
}
