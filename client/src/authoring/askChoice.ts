import * as vscode from 'vscode';
import type { AuthoringQuestion } from '../../../server/src/protocol';
import { buttonsFor, press, type Asking, type Given } from './asking';

type Item = vscode.QuickPickItem & { value: string };

/** A question with choices, as a quick pick. */
export async function askChoice(
  question: Extract<AuthoringQuestion, { kind: 'choice' }>,
  asking: Asking,
): Promise<Given> {
  const pick = vscode.window.createQuickPick<Item>();
  pick.title = question.title;
  pick.placeholder = question.prompt;
  pick.canSelectMany = question.many;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.ignoreFocusOut = true;
  pick.buttons = buttonsFor(asking);
  pick.items = question.choices.map(({ value, label, description, detail }): Item => ({
    value,
    label,
    description,
    detail,
  }));
  if (question.many) {
    const picked = new Set(question.choices.flatMap((choice) => (choice.picked === true ? [choice.value] : [])));
    pick.selectedItems = pick.items.filter(({ value }) => picked.has(value));
  }
  try {
    return await new Promise<Given>((resolve) => {
      pick.onDidTriggerButton((button) => {
        const given = press(button, asking, pick);
        if (given !== undefined) resolve(given);
      });
      pick.onDidAccept(() => resolve(pick.selectedItems.map(({ value }) => value)));
      pick.onDidHide(() => resolve(undefined));
      pick.show();
    });
  } finally {
    pick.dispose();
  }
}
