import { announcedPlan } from '../authoring/phasePlan/announcedPlan';
import { completedPlan, type CompletedPlan } from '../authoring/phasePlan/completedPlan';
import { newPhasePlan as planFor } from '../authoring/phasePlan/newPhasePlan';
import { folderOf } from '../graph/territories';
import type { ItemFact } from '../facts/facts';
import type { LinkedFile } from '../graph/linkedFile';
import type { PhaseRelation } from '../graph/relations';
import { normalisePath } from '../graph/relations';
import type { Refusal } from '../model/edit';
import { headingSays, kebabOf } from '../profile/words';
import { listOf, quoted } from '../text/wording';
import { answerOf, type Asked, type AuthoringCommand, type Choice, type CommandAnswer, type Question } from './command';
import { chosenOne } from './asking';

/** *New phase plan*: the plan of a phase of the master plan; where it is there, what it lacks. */
export const newPhasePlan: AuthoringCommand = { name: 'newPhasePlan', answer };

const MOST_NAMED = 6;

function answer(asked: Asked): CommandAnswer {
  const found = phaseMeant(asked);
  if (!('fact' in found)) return found;
  const { relation } = found;
  return relation.planPath === null ? created(asked, found) : completed(asked, found, relation.planPath);
}

interface PhaseMeant {
  readonly relation: PhaseRelation;
  readonly fact: ItemFact;
}

/** All phases of the master plans, in their order. */
export function phasesOfMasters({ graph }: Asked['snapshot']): PhaseMeant[] {
  const masters = graph.files.filter(({ rule }) => rule?.duty === 'master');
  return masters.flatMap((master) =>
    graph.phasesOf(master.path).flatMap((relation) => {
      const fact = master.facts.items[relation.item];
      return fact ? [{ relation, fact }] : [];
    }),
  );
}

/** The phase that was answered, else the one around the cursor in a master plan; else it is asked for. */
function phaseMeant(asked: Asked): PhaseMeant | { readonly ask: Question } | Refusal {
  const all = phasesOfMasters(asked.snapshot);
  const { graph } = asked.snapshot;
  if (!graph.files.some(({ rule }) => rule?.duty === 'master'))
    return {
      refused:
        'There is no master plan here: write one with a heading "Phase Structure" and its phases below, and try again.',
    };
  if (all.length === 0)
    return { refused: 'The master plan has no phases: write one as "### Phase 1: Title" below its Phase Structure.' };
  if (asked.answers.phase === undefined) {
    const here = around(asked, all);
    if (here) return here;
  }
  const unplanned = all.filter(({ relation }) => relation.planPath === null);
  if (asked.answers.phase === undefined && unplanned.length === 0)
    return {
      refused: 'Every phase has its plan: put the cursor into a phase of the master plan to add what its plan lacks.',
    };
  const offered = asked.answers.phase === undefined ? unplanned : all;
  const found = chosenOne(asked, {
    name: 'phase',
    title: 'Phase',
    prompt: 'Choose the phase that gets its plan.',
    kind: 'choice',
    choices: offered.map((one) => choiceFor(one, all)),
  });
  if (!('choice' in found)) return found;
  return (
    all.find((one) => choiceFor(one, all).value === found.choice.value) ?? {
      refused: `${found.choice.label} is gone: run the command again.`,
    }
  );
}

/** Phases of several master plans may be called the same. */
function choiceFor({ relation, fact }: PhaseMeant, all: readonly PhaseMeant[]): Choice {
  const isAlone = all.filter((other) => other.relation.label === relation.label).length === 1;
  return {
    value: isAlone ? relation.label : `${relation.label} of ${relation.masterPath}`,
    label: isAlone ? fact.id : `${fact.id} of ${relation.masterPath}`,
    ...(fact.title === '' ? {} : { description: fact.title }),
    ...(relation.announcedPath === null ? {} : { detail: relation.announcedPath }),
  };
}

function around({ snapshot: { graph }, place }: Asked, all: readonly PhaseMeant[]): PhaseMeant | null {
  const file = place ? graph.file(place.path) : undefined;
  if (!place || !file) return null;
  const inside = all.filter(({ relation, fact }) => {
    if (relation.masterPath !== place.path) return false;
    const own = file.facts.headings[fact.heading];
    const next = file.facts.headings
      .slice(fact.heading + 1)
      .find(({ depth }) => own !== undefined && depth <= own.depth);
    return fact.start <= place.offset && place.offset < (next?.start ?? file.facts.length + 1);
  });
  return inside[inside.length - 1] ?? null;
}

function created(asked: Asked, { relation, fact }: PhaseMeant): CommandAnswer {
  const { snapshot } = asked;
  const group = snapshot.graph.group(snapshot.graph.file(relation.masterPath)?.plan ?? -1);
  const at = relation.announcedPath === null ? placeFor(asked, relation, fact) : null;
  if (at !== null && typeof at !== 'string') return at;
  const plan = group ? planFor(snapshot, group, relation, at) : null;
  if (plan && 'refused' in plan) return plan;
  const taken = relation.announcedPath;
  if (!plan && taken !== null && snapshot.exists(taken))
    return {
      refused: `${taken} is there and is no document: move it away, or name another plan document in ${fact.id}.`,
    };
  if (!plan)
    return {
      refused: `${fact.id} can't have its plan at ${at ?? relation.announcedPath ?? 'that place'}: name a markdown file that is not there yet, such as ${proposedPath(relation, fact)}.`,
    };
  const { path, change } = plan;
  const edits = at === null ? change.edits : announcedPlan(snapshot, relation, path, change.edits);
  return {
    change: { ...change, edits },
    said: `Created ${path} for ${fact.id}.`,
    show: { file: path, offset: 0 },
  };
}

/** Where the plan of a phase goes that announces none. */
function placeFor(
  asked: Asked,
  relation: PhaseRelation,
  fact: ItemFact,
): string | { readonly ask: Question } | Refusal {
  const given = answerOf(asked, 'path');
  if (given === null)
    return {
      ask: {
        name: 'path',
        title: 'Plan document',
        prompt: `${fact.id} names no plan document. Say where the plan is to be written, from the root of the folder.`,
        kind: 'text',
        value: proposedPath(relation, fact),
      },
    };
  const path = normalisePath(given.trim());
  if (path === null || !/\.(?:md|markdown)$/i.test(path))
    return {
      refused: `${quoted(given)} is no place for a plan: name a markdown file of the folder, such as ${proposedPath(relation, fact)}.`,
    };
  if (asked.snapshot.exists(path))
    return { refused: `${path} is there already: choose another name, or name it as the plan document of ${fact.id}.` };
  return path;
}

/** `docs/plans/phase-3a-site-runtime.md` beside the master plan. */
function proposedPath({ masterPath, label }: PhaseRelation, { title }: ItemFact): string {
  const folder = folderOf(masterPath);
  const words = kebabOf(title).split('-').slice(0, MOST_NAMED).join('-');
  const name = `phase-${label.toLowerCase()}${words === '' ? '' : `-${words}`}.md`;
  return folder === '' ? name : `${folder}/${name}`;
}

function completed({ snapshot }: Asked, { relation, fact }: PhaseMeant, path: string): CommandAnswer {
  const plan = snapshot.graph.file(path);
  if (!plan || !isPhasePlan(plan))
    return {
      refused: `${path} is there and is no phase plan: name another plan document in ${fact.id}, or move that one away.`,
    };
  const result = completedPlan(snapshot, relation, path);
  if (result === null)
    return {
      unchanged: `Nothing to add: ${path} has its sections, rows and work packages.`,
      show: { file: path, offset: 0 },
    };
  if ('refused' in result) return result;
  const places = listOf(result.change.edits.map(({ file }) => file));
  return { change: result.change, said: `Added ${saidOf(result)} to ${places}.`, show: { file: path, offset: 0 } };
}

/** A document that a phase names by mistake has headings of its own, and none that a phase plan has. */
function isPhasePlan({ facts, rule }: LinkedFile): boolean {
  if (rule?.duty !== 'plan') return false;
  const { headings, items } = facts;
  const isOwn = (words: string): boolean =>
    rule.sections.some((section) => section.words.some((title) => headingSays(words, title)));
  if (items.some(({ kind }) => kind === 'work-package')) return true;
  return headings.length <= 1 || headings.some(({ words }) => isOwn(words));
}

function saidOf({ rows, sections, work }: CompletedPlan): string {
  const parts = [
    [rows.length, 'row'],
    [sections.length, 'section'],
    [work.length, 'work package'],
  ] as const;
  return listOf(parts.flatMap(([n, what]) => (n === 0 ? [] : [`${n} ${what}${n === 1 ? '' : 's'}`])));
}
