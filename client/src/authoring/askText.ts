import * as vscode from 'vscode';
import type { AuthoringQuestion } from '../../../server/src/protocol';
import { buttonsFor, press, type Asking, type Given } from './asking';

/** A question that is answered in words, as an input box. */
export async function askText(question: Extract<AuthoringQuestion, { kind: 'text' }>, asking: Asking): Promise<Given> {
  const box = vscode.window.createInputBox();
  box.title = question.title;
  box.prompt = question.prompt;
  box.value = question.value;
  box.ignoreFocusOut = true;
  box.buttons = buttonsFor(asking);
  try {
    return await new Promise<Given>((resolve) => {
      box.onDidTriggerButton((button) => {
        const given = press(button, asking, box);
        if (given !== undefined) resolve(given);
      });
      box.onDidChangeValue(() => (box.validationMessage = undefined));
      box.onDidAccept(() => {
        if (question.mayBeEmpty || box.value.trim() !== '') resolve([box.value.trim()]);
        else box.validationMessage = vscode.l10n.t('Write something, or press Escape to leave everything as it is.');
      });
      box.onDidHide(() => resolve(undefined));
      box.show();
    });
  } finally {
    box.dispose();
  }
}
