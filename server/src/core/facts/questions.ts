import { wordsOf } from '../profile/words';
import { readIds, type Citations } from '../ids/reader';
import type { DocumentReader } from './documentReader';
import { copyOf } from './interner';
import { leadingId } from './leads';
import type { Checkbox } from './status';

const LONGEST = 400;
const ANSWERED = /(?:^|[^a-z])(?:answered|resolved|closed|decided|settled|moot|logged)(?![a-z])|~~|\u2705/i;

/** An entry of the document's own list of open questions: it begins with an ID, or it asks. */
export function readQuestion(reader: DocumentReader, box: Checkbox | null, start: number, end: number): void {
  const { rule, context, text, collected } = reader;
  if (!rule?.asksUnder || !context.isUnder(rule.asksUnder)) return;
  if (box !== null && box.status !== 'open') return;
  const entry = text.slice(start, Math.min(end, start + LONGEST));
  const out: Citations = { ids: [], ranges: [] };
  readIds(text, start, Math.min(end, start + LONGEST), collected.grammar, null, [], out);
  const lead = leadingId(text, start, out);
  const isQuestion = lead !== null && collected.grammar.forms[lead.form]?.kind === 'question';
  if ((!isQuestion && !entry.includes('?')) || ANSWERED.test(entry)) return;
  const symbol = lead && isQuestion ? collected.symbolOf(lead.id, lead.form) : -1;
  const said = copyOf(
    entry
      .replace(/[*_`~]+/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
  collected.checked.questions.push({ symbol, words: copyOf(wordsOf(entry)), said, start, end });
}
