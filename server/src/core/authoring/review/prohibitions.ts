import { markdownWords } from '../../views/markdownWords';
import type { Verification, VerifiedItem } from '../../views/verificationModel';
import type { Snapshot } from '../../workspace/snapshot';
import type { WrittenPart } from './part';
import { placeLink } from './placeLink';

/** What a plan forbids, each with its work and the criteria that are meant to catch a violation. */
export function prohibitions(snapshot: Snapshot, { negative }: Verification): WrittenPart {
  const rows = negative.entries.flatMap((item) => [
    `- **${markdownWords(item.label)}** ${markdownWords(item.title)}${workOf(item)}`,
    ...item.criteria.map(
      ({ label, text, file, start }) =>
        `  - ${placeLink(snapshot, markdownWords(label), file, start)}${text === '' ? '' : `: ${markdownWords(text)}`}`,
    ),
    ...(item.criteria.length === 0 ? ['  - No criterion names it.'] : []),
  ]);
  return { title: 'What the plan forbids', lines: rows.length === 0 ? ['No row of the plan forbids anything.'] : rows };
}

function workOf({ work }: VerifiedItem): string {
  return work.length === 0 ? ' (no work covers it)' : ` (${work.map(({ label }) => label).join(', ')})`;
}
