import type { Citations, CitedId } from '../ids/reader';
import type { StateRule } from '../profile/heldTogether';
import type { DocumentReader } from './documentReader';
import type { Value } from './frontMatterKeys';
import { isDenial, type Label } from './labels';

const LONGEST = 2000;
/** What may stand between the IDs of a list that says all: a remark or a sentence would make it say something else. */
const BETWEEN = /^(?:[\s,;.&+/[\](){}`*_'"|\u2013\u2014-]|\b(?:and|to|through)\b)*$/i;

/** `**Dependencies**: WP01, WP04`: a labelled field that says all that the work around it depends on. */
export function readStatement(reader: DocumentReader, label: Label, citations: Citations, end: number): void {
  for (const rule of reader.rule?.states ?? []) {
    if (!rule.labels.has(label.words)) continue;
    const owner = reader.context.enclosing(rule.owner);
    if (owner < 0 || end - label.valueStart > LONGEST) continue;
    const { text } = reader;
    const value = text.slice(label.valueStart, end);
    const plain = withoutRemarks(value);
    const inValue = citations.ids.filter(
      ({ start, form }) => start >= label.valueStart && start < end && rule.forms.has(form),
    );
    const ids = inValue.filter(({ start }) => plain.charAt(start - label.valueStart) !== ' ');
    if (isDenial(text, label.valueStart)) {
      if (rule.role === 'depends-on') add(reader, rule, owner, [], label.valueStart, end);
    } else if (ids.length > 0 && saysNothingElse(plain, label.valueStart, ids)) {
      add(reader, rule, owner, ids, label.valueStart, end);
    }
  }
}

/** The same in front matter, where an empty list says that the work depends on nothing. */
export function readStatedKeys(
  reader: DocumentReader,
  item: number,
  cited: readonly { readonly value: Value; readonly ids: readonly CitedId[] }[],
): void {
  if (item < 0) return;
  for (const rule of reader.rule?.states ?? []) {
    for (const { value, ids } of cited) {
      if (!rule.keys.has(value.key)) continue;
      const own = ids.filter(({ form }) => rule.forms.has(form));
      if (own.length === 0 && rule.role !== 'depends-on') continue;
      add(reader, rule, item, own, value.start, value.end);
    }
  }
}

function add(
  { collected }: DocumentReader,
  { role }: StateRule,
  owner: number,
  cited: readonly CitedId[],
  start: number,
  end: number,
): void {
  const ids = cited.map(({ id, form, start, end }) => ({ symbol: collected.symbolOf(id, form), start, end }));
  collected.checked.statements.push({ role, owner, ids, start, end });
}

/** The value with what stands in parentheses blanked out. */
function withoutRemarks(value: string): string {
  return value.replace(/\([^()]*\)?/g, (remark) => ' '.repeat(remark.length));
}

function saysNothingElse(plain: string, from: number, ids: readonly CitedId[]): boolean {
  let rest = '';
  let at = 0;
  for (const { start, end } of ids) {
    if (start - from < at) continue;
    rest += `${plain.slice(at, start - from)} `;
    at = end - from;
  }
  return BETWEEN.test(rest + plain.slice(at));
}
