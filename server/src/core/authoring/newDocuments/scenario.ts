import type { LinkedFile } from '../../graph/linkedFile';
import { isCodeWord } from '../../ids/codeWords';
import type { Refusal } from '../../model/edit';
import { quoted } from '../../text/wording';
import type { Snapshot } from '../../workspace/snapshot';
import { documentPath, joined, slugOf } from './fileNames';
import { missingDocuments, type NewDocuments } from './missingDocuments';
import { folderWithMost } from './placedDocument';
import { TemplateBlocks } from './templateBlocks';

export interface NewScenario {
  /** In kebab case. */
  readonly id: string;
  /** IDs of the scenarios that come first. */
  readonly dependencies: readonly string[];
  /** Where somebody wants it; null: beside the others. */
  readonly path: string | null;
  readonly today: string;
  readonly near: string | null;
}

/** A scenario that documents define. */
export interface KnownScenario {
  readonly id: string;
  readonly title: string;
  readonly path: string;
  readonly start: number;
}

/** Where scenarios stand if there are none to go by. */
const FOLDER = 'docs/scenarios';

/** The scenarios that have a document, by their IDs. */
export function knownScenarios({ files }: Snapshot): KnownScenario[] {
  return files.flatMap(({ path, facts }) =>
    facts.items.flatMap(({ kind, strength, id, title, start }) =>
      kind === 'scenario' && strength === 'explicit' ? [{ id, title, path, start }] : [],
    ),
  );
}

/** Why something is no ID of a scenario, and what would be one; null where it is. */
export function idProblem(id: string): Refusal | null {
  if (isCodeWord(id)) return null;
  const slug = slugOf(id);
  const instead = isCodeWord(slug) ? `write ${slug}` : 'write it as in create-backup';
  return {
    refused: `${quoted(id)} can't be the ID of a scenario, which is words with hyphens between them: ${instead}.`,
  };
}

/** The document of a scenario, with its ID and what it depends on. */
export function newScenario(snapshot: Snapshot, { id, dependencies, path, today, near }: NewScenario): NewDocuments {
  const problem = idProblem(id);
  if (problem) return problem;
  const known = knownScenarios(snapshot);
  const own = known.find((one) => one.id === id);
  if (own) return { unchanged: `Nothing to add: ${own.path} is the scenario ${id}.`, path: own.path };
  const holdsScenario = ({ path: file }: LinkedFile): boolean => known.some((one) => one.path === file);
  const folder = folderWithMost(snapshot.files.filter(holdsScenario), near) ?? FOLDER;
  const place = path === null ? joined(folder, `${id}.md`) : documentPath(path);
  if (snapshot.exists(place))
    return { refused: `${place} is there already and is something else: choose another ID or place.` };
  const words = id.split('-').join(' ');
  const slots = {
    id,
    title: words.charAt(0).toUpperCase() + words.slice(1),
    date: today,
    path: place,
    dependencies: dependencies.length === 0 ? 'none' : dependencies.map((one) => `\`${one}\``).join(', '),
  };
  const blocks = new TemplateBlocks(snapshot);
  return missingDocuments(snapshot, [{ path: place, lines: () => blocks.document('scenario', slots) }]);
}
