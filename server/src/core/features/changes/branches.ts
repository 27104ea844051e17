import { listOf } from '../../text/wording';
import { wordDiff, type WordRun } from '../../text/wordDiff';
import type { Role } from '../../model/vocabulary';
import { changeKinds, type Change, type ChangeKind, type Changes } from './changes';
import { changeTitles, partTitles } from './counted';
import type { Told } from './told';
import { touchedParts, type ToldTouched } from './touched';

/** A line of a tree that is told, whatever it is written as. */
export interface Branch {
  /** Words of Plantrace before what is told; alone, they are a title. */
  readonly lead: string;
  /** As it was called, where that changed. */
  readonly formerly: string | null;
  readonly told: Told | null;
  /** The title, word by word where it changed. */
  readonly words: readonly WordRun[];
  /** Words of Plantrace behind it. */
  readonly note: string;
  readonly branches: readonly Branch[];
}

/** What acts on an item, seen from the item. */
export const actedOnWords: Partial<Readonly<Record<Role, string>>> = {
  covers: 'covered by',
  verifies: 'verified by',
  mitigates: 'mitigated by',
  implements: 'implemented by',
  tests: 'tested by',
  'sourced-from': 'source of',
  'derived-from': 'source of',
  'depends-on': 'needed by',
  'defers-to': 'deferred to by',
  schedules: 'scheduled by',
};

/** What an item does to the one by way of which it is touched. */
export const actingWords: Partial<Readonly<Record<Role, string>>> = {
  covers: 'covers',
  verifies: 'verifies',
  'depends-on': 'waits for',
  schedules: 'schedules',
  'defers-to': 'defers to',
  mitigates: 'mitigates',
  implements: 'implements',
  tests: 'tests',
};

/** What changed, kind by kind, each with what is held to it. */
export function changeBranches({ changes }: Changes): Branch[] {
  return changeKinds.flatMap((what) => {
    const own = changes.filter((change) => change.what === what);
    if (own.length === 0) return [];
    const branches = what === 'moved' ? movedBranches(own) : own.map(branchOf);
    return [title(changeTitles[what], own.length, branches)];
  });
}

/** What is touched, part by part. */
export function touchedBranches(touched: readonly ToldTouched[]): Branch[] {
  return touchedParts.flatMap((part) => {
    const own = touched.filter((each) => each.part === part);
    if (own.length === 0) return [];
    return [title(partTitles[part], own.length, own.map(touchedBranch))];
  });
}

const title = (words: string, count: number, branches: readonly Branch[]): Branch => ({
  ...empty,
  lead: words,
  note: String(count),
  branches,
});

const empty: Branch = { lead: '', formerly: null, told: null, words: [], note: '', branches: [] };

const plain = (text: string): WordRun[] => (text === '' ? [] : [{ what: 'same', text }]);

function branchOf(change: Change): Branch {
  const { what, before, now, by, source, touched } = change;
  const told = now ?? before;
  const isOther = what === 'renumbered' || what === 'reworded';
  const [was, is] = source ? [source.before, source.now] : [before?.title ?? '', now?.title ?? ''];
  const words = isOther && before && now ? wordDiff(was, is) : plain(told?.title ?? '');
  const formerly = what === 'renumbered' && before && now && before.label !== now.label ? before.label : null;
  const isOfLinks = what.startsWith('coverage') || what.startsWith('verification');
  const branches = isOfLinks ? by.map((each) => linkBranch(what, each)) : touched.map(directBranch);
  return { ...empty, formerly, told, words, note: noteOf(change), branches };
}

function noteOf({ what, before, now, by, source }: Change): string {
  const wantsCoverage = now?.kind === 'requirement' || now?.kind === 'constraint';
  if (what === 'added' && now?.id === null) return 'no checklist row says it yet';
  if (what === 'added') return wantsCoverage && by.length === 0 ? 'no work covers it yet' : '';
  if (what === 'removed') return 'as it was';
  if (what !== 'reworded' || !before || !now) return '';
  if (source) return 'its source bullet; the row says what it said';
  return wordDiff(before.title, now.title).some((run) => run.what !== 'same') ? '' : 'what stands below it changed';
}

const LINKS: Partial<Readonly<Record<ChangeKind, string>>> = {
  'coverage-lost': 'was covered by',
  'coverage-gained': 'covered by',
  'verification-lost': 'was verified by',
  'verification-gained': 'verified by',
};

function linkBranch(what: ChangeKind, told: Told): Branch {
  return { ...empty, lead: LINKS[what] ?? '', told, words: plain(told.title) };
}

/** Held to the item itself: the link says how. */
function directBranch({ told, role, part }: ToldTouched): Branch {
  const lead = role !== null ? (actedOnWords[role] ?? 'named by') : part === 'phases' ? 'in' : 'with its part';
  return { ...empty, lead, told, words: plain(told.title) };
}

/** Among others of its part: what it has to do with what changed. */
function touchedBranch({ told, role, via, part }: ToldTouched): Branch {
  const verb = role !== null ? (actingWords[role] ?? 'is held to') : part === 'phases' ? 'has' : 'is a part of';
  // A criterion has no name of its own: it is the one at that place, in its work package.
  const lead = part === 'criteria' && told.kind !== null && told.kind !== 'criterion' ? 'in' : '';
  return { ...empty, lead, told, words: plain(told.title), note: `${verb} ${via.label}` };
}

/** A document that got another path takes all that it defines along: told in one line. */
function movedBranches(changes: readonly Change[]): Branch[] {
  const documents = new Map<string, Change[]>();
  for (const change of changes) {
    const name = `${change.before?.file ?? ''}\n${change.now?.file ?? ''}`;
    const own = documents.get(name);
    if (own) own.push(change);
    else documents.set(name, [change]);
  }
  return [...documents.values()].map((own) => {
    const [first] = own;
    const labels = listOf(own.flatMap(({ now }) => now?.label ?? []));
    return { ...empty, lead: `from ${first?.before?.file ?? ''} to ${first?.now?.file ?? ''}`, note: labels };
  });
}
