import type { CitedId } from '../ids/reader';
import type { Status } from '../model/vocabulary';
import type { ItemRule } from '../profile/compile';
import type { DocumentReader } from './documentReader';
import { isNegative } from './sentences';

/** Where an item is defined, and what is said of it there. */
export interface DefiningPlace {
  readonly title: string;
  /** The whole row, bullet, line or heading. */
  readonly blockStart: number;
  readonly blockEnd: number;
  readonly parent: number;
  readonly status?: Status | null;
  /** Index of the heading around; absent: the one in force. */
  readonly heading?: number;
}

/** The item that a rule defines by an ID, wherever it stands; the whole range where the ID is the first of one. */
export function addDefinition(reader: DocumentReader, rule: ItemRule, lead: CitedId, place: DefiningPlace): number {
  const { collected, context } = reader;
  const item = collected.addItem({
    id: lead.id,
    form: rule.form,
    kind: rule.kind,
    strength: rule.source.strength ?? 'explicit',
    restates: rule.source.restates ?? false,
    shared: rule.source.shared ?? false,
    title: place.title,
    start: lead.start,
    end: lead.place === 'single' ? lead.end : lead.expressionEnd,
    blockStart: place.blockStart,
    blockEnd: place.blockEnd,
    parent: place.parent,
    status: place.status ?? null,
    negative: isNegative(place.title),
    heading: place.heading ?? context.headingIndex,
    sentence: 0,
  });
  if (rule.source.yields) collected.yielding.add(item);
  if (rule.source.learned) collected.learned.add(item);
  return item;
}
