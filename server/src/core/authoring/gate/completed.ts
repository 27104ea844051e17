import { readLabel } from '../../facts/labels';
import type { TextEdit } from '../../text/edit';
import type { OpenChecklist } from './openChecklist';

const COMPLETED = /^(?:completed|completed on|phase completed|date completed)$/;
/** What stands there as long as a phase is not completed. */
const WAITING = /^(?:\[[^\]\r\n]{0,60}\]|in progress|pending|open|tbd|ongoing|not yet|[-\u2013\u2014?_.\u2026]*)$/i;

/** The day on which a phase was completed, where its checklist waits for it; none where it has one, or no place for it. */
export function completedEdit({ checklist }: OpenChecklist, day: string): TextEdit | null {
  if (!checklist) return null;
  const { text, blocks } = checklist.prose;
  // A rule right below these lines makes a heading of them, so that they end with the first table.
  const end = blocks.find(({ kind }) => kind === 'table')?.start ?? text.length;
  for (const { segments } of checklist.prose.runsIn(0, end))
    for (let s = 0; s < segments.length; s += 2) {
      const [start = 0, to = 0] = [segments[s], segments[s + 1]];
      const label = readLabel(text, start, to, (words) => COMPLETED.test(words));
      if (!label || !COMPLETED.test(label.words)) continue;
      const value = text.slice(label.valueStart, to);
      // Behind a break of the line that is written as a backslash the next line goes on.
      const words = value.replace(/\s*\\$/, '').trim();
      if (!WAITING.test(words)) return null;
      const at = words === '' ? label.valueStart : label.valueStart + value.indexOf(words);
      const isApart = words !== '' || /\s/.test(text.charAt(at - 1));
      return { start: at, end: at + words.length, newText: isApart ? day : ` ${day}` };
    }
  return null;
}
