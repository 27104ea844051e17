import * as vscode from 'vscode';

/** What holds through all questions of a command. */
export interface Asking {
  /** Show every change before it is made. A button of each question turns it on. */
  preview: boolean;
  /** There is a question before this one. */
  canGoBack: boolean;
}

/** What the user answered; `back` to the question before; undefined where they gave up. */
export type Given = string[] | 'back' | undefined;

/** The buttons of a question: back, and whether changes are looked at before they are made. */
export function buttonsFor(asking: Asking): vscode.QuickInputButton[] {
  return [...(asking.canGoBack ? [vscode.QuickInputButtons.Back] : []), previewButton(asking)];
}

/** Presses a button; `back` where that was it. */
export function press(button: vscode.QuickInputButton, asking: Asking, input: vscode.QuickInput & WithButtons): Given {
  if (button === vscode.QuickInputButtons.Back) return 'back';
  asking.preview = !asking.preview;
  input.buttons = buttonsFor(asking);
  return undefined;
}

interface WithButtons {
  buttons: readonly vscode.QuickInputButton[];
}

function previewButton({ preview }: Asking): vscode.QuickInputButton {
  return preview
    ? {
        iconPath: new vscode.ThemeIcon('eye'),
        tooltip: vscode.l10n.t('Changes are shown before they are made (click to make them at once)'),
      }
    : {
        iconPath: new vscode.ThemeIcon('open-preview'),
        tooltip: vscode.l10n.t('Show the changes before they are made'),
      };
}
