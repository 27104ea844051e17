import { updateIndexes, type IndexUpdate } from '../authoring/index/updateIndex';
import type { LinkedFile } from '../graph/linkedFile';
import { fileNameOf, listOf } from '../text/wording';
import type { Asked, AuthoringCommand, CommandAnswer } from './command';

/** *Update index*: file index and milestones of the master plan at hand, else of all, say what is so. */
export const updateIndex: AuthoringCommand = { name: 'updateIndex', answer };

function answer(asked: Asked): CommandAnswer {
  const { snapshot } = asked;
  const masters = mastersAtHand(asked);
  if (masters.length === 0)
    return { refused: 'There is no master plan here: write one that lists the phases, and try again.' };
  const kept = masters.filter(
    ({ facts }) =>
      [
        ...facts.announcements.filter(({ kind }) => kind === null),
        ...facts.items.filter(({ kind }) => kind === 'milestone'),
      ].length > 0,
  );
  const names = listOf(masters.map(({ path }) => path));
  if (kept.length === 0)
    return { refused: `${names} has no file index: give it a table with a column File, and try again.` };
  const update = updateIndexes(snapshot, kept);
  if ('refused' in update) return update;
  const left = leftAlone(asked, update);
  if (update.change.edits.length === 0)
    return {
      unchanged: `Nothing to change: the index of ${listOf(kept.map(({ path }) => path))} is up to date.${left}`,
    };
  const [first] = update.change.edits;
  const show = first ? { show: { file: first.file, offset: first.edits[0]?.start ?? 0 } } : {};
  return { change: update.change, said: `${saidOf(update)}.${left}`, ...show };
}

/** The master plan of the document at hand; all of them where that belongs to none. */
function mastersAtHand({ snapshot: { graph }, place }: Asked): LinkedFile[] {
  const all = graph.files.filter(({ rule }) => rule?.duty === 'master');
  const file = place ? graph.file(place.path) : undefined;
  if (file?.rule?.duty === 'master') return [file];
  const own = file && file.plan >= 0 ? all.filter(({ plan }) => plan === file.plan) : [];
  return own.length > 0 ? own : all;
}

function saidOf({ change, listed, corrected, milestones }: IndexUpdate): string {
  const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
  const parts = [
    ...(listed.length > 0 ? [`listed ${listOf(listed.map(fileNameOf))}`] : []),
    ...(corrected > 0 ? [`brought ${count(corrected, 'row')} up to date`] : []),
    ...(milestones > 0
      ? [
          `gave ${count(milestones, 'milestone')} the state of its phases`.replace(
            's the state of its',
            's the state of their',
          ),
        ]
      : []),
  ];
  const said = listOf(parts);
  return `${said.charAt(0).toUpperCase()}${said.slice(1)} in ${listOf(change.edits.map(({ file }) => file))}`;
}

const MOST_NAMED = 4;

/** What rows claim and is not so. */
function leftAlone({ snapshot: { graph } }: Asked, { told }: IndexUpdate): string {
  if (told.length === 0) return '';
  const byReason = new Map<string, string[]>();
  for (const { path, start, reason, master } of told) {
    const line = (graph.file(master)?.facts.lines.lineAt(start) ?? 0) + 1;
    const names = byReason.get(reason) ?? [];
    byReason.set(reason, names);
    names.push(`${fileNameOf(path)} (line ${line})`);
  }
  const rows = [...byReason].map(
    ([reason, names]) => `${listOf(names, MOST_NAMED)}, which ${names.length === 1 ? 'is' : 'are'} ${reason}`,
  );
  return ` Left as it stands: ${rows.join('; ')}.`;
}
