import { touchedParts, type ToldTouched, type TouchedPart } from './touched';
import { changeKinds, type Change, type ChangeKind } from './changes';

const NOUNS: Readonly<Record<TouchedPart, readonly [one: string, several: string]>> = {
  requirements: ['requirement', 'requirements'],
  work: ['piece of work', 'pieces of work'],
  criteria: ['criterion', 'criteria'],
  tests: ['test', 'tests'],
  code: ['place in the code', 'places in the code'],
  phases: ['phase', 'phases'],
  others: ['other', 'others'],
};

/** What the parts of an impact are called above their lists. */
export const partTitles: Readonly<Record<TouchedPart, string>> = {
  requirements: 'Requirements',
  work: 'Work',
  criteria: 'Criteria',
  tests: 'Tests',
  code: 'Code',
  phases: 'Phases',
  others: 'Others',
};

export const changeTitles: Readonly<Record<ChangeKind, string>> = {
  added: 'Added',
  removed: 'Removed',
  renumbered: 'Renumbered',
  reworded: 'Reworded',
  moved: 'Moved',
  'coverage-lost': 'Coverage lost',
  'coverage-gained': 'Coverage gained',
  'verification-lost': 'Verification lost',
  'verification-gained': 'Verification gained',
};

/** `3 pieces of work, 1 criterion and 2 phases`; empty where nothing is touched. */
export function countedParts(touched: readonly ToldTouched[]): string[] {
  return touchedParts.flatMap((part) => {
    const count = touched.filter((each) => each.part === part).length;
    const [one, several] = NOUNS[part];
    return count === 0 ? [] : [`${count} ${count === 1 ? one : several}`];
  });
}

/** `2 added, 1 reworded`; in the order in which they are told. */
export function countedChanges(changes: readonly Change[]): string[] {
  return changeKinds.flatMap((what) => {
    const count = changes.filter((change) => change.what === what).length;
    return count === 0 ? [] : [`${count} ${changeTitles[what].toLowerCase()}`];
  });
}
