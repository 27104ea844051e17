import type { ItemFact } from '../../facts/facts';
import type { LinkedFile } from '../../graph/linkedFile';
import type { ItemKind } from '../../model/vocabulary';
import type { DemandRule } from '../../profile/demands';
import type { TextEdit } from '../../text/edit';
import type { Snapshot } from '../../workspace/snapshot';
import { numbered } from '../citations';
import { firstRows } from '../extraction/firstRows';
import { hasTracesField, headedBeside, isTraces, partsOf, type NewHeaded } from '../headedItem';
import { mappingsOf } from '../leadOfRow';
import { lineEndingAt } from '../lineEnding';
import { openDocument } from '../openDocument';
import { partOf } from '../phasePlan/planSections';
import { fieldsIn } from '../sectionParts';
import { nextIdLike, nextNumber } from './nextId';

/** What a new work package says of itself. */
export interface PackageWords {
  readonly title: string;
  /** What it traces, as a citation names it. */
  readonly traces: readonly string[];
  readonly criteria: readonly string[];
}

export interface NewPackage {
  readonly id: string;
  readonly edit: TextEdit;
  /** The one that it stands behind; null for the first. */
  readonly behind: string | null;
}

/** The items of a kind that headings of a document define, in its order. */
export function headedItems({ facts }: LinkedFile, kind: ItemKind): ItemFact[] {
  return facts.items.filter((item) => {
    const heading = facts.headings[item.heading];
    const isHeaded = heading !== undefined && heading.start <= item.start && item.start < heading.end;
    return item.kind === kind && item.strength === 'explicit' && isHeaded && numbered(item.id) !== null;
  });
}

/**
 * A work package, or a phase of a task list, behind the one around the cursor, else behind the last: under the next free
 * ID, with the parts that the others of the document have.
 */
export function newPackage(
  snapshot: Snapshot,
  file: LinkedFile,
  kind: ItemKind,
  offset: number,
  words: PackageWords,
): NewPackage | null {
  const prose = openDocument(snapshot, file.path);
  if (!prose) return null;
  const all = headedItems(file, kind);
  const beside = all.filter((item) => isAround(file, item, offset)).pop() ?? all[all.length - 1];
  if (!beside) return kind === 'work-package' ? firstPackage(snapshot, file, words) : null;
  const id = nextIdLike(snapshot, file, beside);
  const edit = id === null ? null : headedBeside(file, prose, beside, true, said(file, prose.text, id, kind, words));
  return edit && id !== null ? { id, edit, behind: beside.id } : null;
}

function isAround({ facts }: LinkedFile, { heading, start }: ItemFact, offset: number): boolean {
  const own = facts.headings[heading];
  const next = facts.headings.slice(heading + 1).find(({ depth }) => own !== undefined && depth <= own.depth);
  return start <= offset && offset < (next?.start ?? facts.length + 1);
}

function said(file: LinkedFile, text: string, id: string, kind: ItemKind, words: PackageWords): NewHeaded {
  const { title, traces, criteria } = words;
  return {
    id,
    title,
    also: otherFields(file, text, kind),
    says: (demand) => {
      if (isTraces(file, demand)) return traces.length > 0 ? traces : null;
      return demand.skeleton.startsWith('- ') && criteria.length > 0 ? criteria : null;
    },
    // A plan that maps its rows, and says nothing of them in its work packages, goes on so.
    needs: (demand) =>
      traces.length > 0 &&
      isTraces(file, demand) &&
      (hasTracesField(file, text, kind) || mappingsOf(file.facts).size === 0),
  };
}

const LABEL = /^[\p{L}][\p{L} /'’&()-]{0,40}$/u;

/** What the others say of themselves besides what their kind must say: a description, what they wait for. */
function otherFields(file: LinkedFile, text: string, kind: ItemKind): DemandRule[] {
  const demands = (file.rule?.demands ?? []).filter(({ of }) => of === kind);
  const labels = new Set(
    headedItems(file, kind).flatMap((item) => {
      const fields = fieldsIn(file, text, item, demands);
      const isList = fields[0]?.bullet !== '';
      // A row of a list that happens to have a colon is marked as no label is, or stands among labels that are no rows.
      return fields
        .filter(({ demand, mark, bullet, means }) => {
          return demand === null && mark !== '' && (bullet !== '') === isList && LABEL.test(means);
        })
        .map(({ means }) => means);
    }),
  );
  return [...labels].map((words) => ({
    of: kind,
    title: words,
    label: words,
    labels: new Set([words]),
    skeleton: '…',
  }));
}

/** The first of a plan, below the heading that is for work packages. */
function firstPackage(snapshot: Snapshot, file: LinkedFile, words: PackageWords): NewPackage | null {
  const prose = openDocument(snapshot, file.path);
  const section = file.rule?.sections.find((one) => partOf(one) === 'work');
  const form = file.profile?.grammar.classify('WP-1')?.form ?? -1;
  if (!prose || !section || file.profile?.grammar.forms[form]?.kind !== 'work-package') return null;
  const id = `WP-${nextNumber(snapshot, file, form, 'WP-')}`;
  const eol = lineEndingAt(prose.text, prose.text.length);
  const parts = partsOf(file, prose.text, 'work-package', said(file, prose.text, id, 'work-package', words), eol);
  const group = { heading: `${id}: ${words.title}`, rows: parts.join('').split(eol).slice(2), isHeaded: true };
  const edit = firstRows(file, prose, section, [group]);
  return edit ? { id, edit, behind: null } : null;
}
