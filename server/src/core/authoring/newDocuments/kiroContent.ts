import type { LinkedFile } from '../../graph/linkedFile';
import type { ItemKind } from '../../model/vocabulary';
import type { Snapshot } from '../../workspace/snapshot';
import { citedIds } from './citedIds';
import { numberOf } from './numberedIds';

const SLOT = '…';
/** What a requirement begins with if nothing says otherwise. */
const CRITERIA = 2;
const PROPERTY = /\bProperty (\d{1,3})\b/g;

/** One requirement of a specification. */
export interface Asking {
  readonly number: number;
  readonly title: string;
  /** Its criteria: `1.1`, `1.2`. */
  readonly criteria: readonly string[];
  /** The design has a property of its number, or may get one. */
  readonly hasProperty: boolean;
}

/**
 * What a feature asks for: what its requirements say where there are any, else what its other documents name, else as
 * many requirements as are wanted. Nothing where there are requirements without criteria yet.
 */
export function kiroContent(snapshot: Snapshot, files: readonly LinkedFile[], wanted: number): Asking[] {
  const spec = files.find(({ rule }) => rule?.duty === 'spec');
  const criteria = spec ? definedIn(spec) : citedIn(snapshot, files);
  if (criteria.size === 0 && !spec)
    for (let n = 1; n <= wanted; n++)
      criteria.set(n, { title: SLOT, ids: Array.from({ length: CRITERIA }, (_, i) => `${n}.${i + 1}`) });
  const properties = propertiesOf(snapshot, files);
  return [...criteria]
    .filter(([, { ids }]) => ids.length > 0)
    .map(([number, { title, ids }]) => ({
      number,
      title,
      criteria: ids,
      hasProperty: properties === null || properties.has(number),
    }));
}

type Criteria = Map<number, { title: string; ids: string[] }>;

function definedIn({ facts: { items } }: LinkedFile): Criteria {
  const found: Criteria = new Map();
  for (const { kind, id, title, parent } of items) {
    if (kind === 'requirement') found.set(numberOf(id), { title: title === '' ? SLOT : title, ids: [] });
    const owner = items[parent];
    if (kind === 'criterion' && owner) found.get(numberOf(owner.id))?.ids.push(id);
  }
  return found;
}

/** The requirements that documents name, each with all criteria up to the last that is named. */
function citedIn(snapshot: Snapshot, files: readonly LinkedFile[]): Criteria {
  const forms = files[0]?.profile?.grammar.forms ?? [];
  const formsOf = (kind: ItemKind): Set<number> => new Set(forms.flatMap((form, i) => (form.kind === kind ? i : [])));
  const last = new Map(citedIds(snapshot, files, formsOf('requirement')).map((id) => [numberOf(id), CRITERIA]));
  for (const id of citedIds(snapshot, files, formsOf('criterion'))) {
    const [, requirement, criterion] = /(\d{1,4})\.(\d{1,4})$/.exec(id)?.map(Number) ?? [];
    if (requirement === undefined || criterion === undefined) continue;
    last.set(requirement, Math.max(last.get(requirement) ?? 0, criterion));
  }
  const found: Criteria = new Map();
  for (const [number, count] of [...last].sort(([a], [b]) => a - b))
    found.set(number, { title: SLOT, ids: Array.from({ length: count }, (_, i) => `${number}.${i + 1}`) });
  return found;
}

/** Numbers of the properties that design or tasks have; null where neither is there yet. */
function propertiesOf(snapshot: Snapshot, files: readonly LinkedFile[]): ReadonlySet<number> | null {
  const design = files.find(({ facts }) => facts.items.some(({ kind }) => kind === 'property'));
  if (design) return new Set(design.facts.items.flatMap(({ kind, id }) => (kind === 'property' ? numberOf(id) : [])));
  const others = files.filter(({ rule }) => rule?.duty !== 'spec');
  if (others.length === 0) return null;
  const texts = others.map(({ path }) => snapshot.text(path) ?? '');
  return new Set(texts.flatMap((text) => [...text.matchAll(PROPERTY)].map(([, number]) => Number(number))));
}
