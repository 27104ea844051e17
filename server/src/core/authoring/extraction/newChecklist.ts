import { phaseLabelOf } from '../../facts/phaseLabel';
import { normalisePath } from '../../graph/relations';
import type { Refusal } from '../../model/edit';
import { applyEdits } from '../../text/edit';
import { fileNameOf } from '../../text/wording';
import type { Snapshot } from '../../workspace/snapshot';
import { phaseHeading } from '../phasePlan/masterPhase';
import { lineEndingNear } from '../templates/lineEndingNear';
import type { Selection } from './extract';
import { extractInto, type ExtractionResult } from './extractInto';

/**
 * A plan that is not there yet, with a checklist of the rows that nobody has extracted; where it is there, those rows in
 * it. Everything else that a phase plan has is *New phase plan*'s.
 */
export function extractIntoPlan(
  snapshot: Snapshot,
  selections: readonly Selection[],
  planPath: string,
): ExtractionResult {
  if (snapshot.graph.file(planPath) || snapshot.exists(planPath)) return extractInto(snapshot, selections, planPath);
  const path = normalisePath(planPath);
  if (path === null || !/\.md$/i.test(path)) return noPlace(planPath);
  const eol = lineEndingNear(snapshot, path);
  const title = `# ${titleFor(snapshot, path)}${eol}`;
  // What no phase announces is known as a plan by what it holds.
  const held = ['', '## Requirements Checklist', '', NOTHING, '', '## Design Constraints Checklist', '', NOTHING, ''];
  const found = [title, title + held.join(eol)].flatMap((bare) => {
    const ahead = snapshot.withTexts(new Map([[path, bare]]));
    return ahead.graph.file(path)?.rule?.duty === 'plan' ? [{ bare, ahead }] : [];
  })[0];
  if (!found) return noPlace(planPath);
  const { bare, ahead } = found;
  const result = extractInto(ahead, selections, path);
  if (!('change' in result)) return 'unchanged' in result ? nothingLeft(path) : result;
  const text = applyEdits(bare, result.change.edits[0]?.edits ?? []);
  const { length } = result.added;
  const says = `Create ${fileNameOf(path)} with ${length} ${length === 1 ? 'row' : 'rows'}`;
  return { ...result, change: { title: says, creations: [{ file: path, text }], edits: [] } };
}

const NOTHING = 'None yet.';

const noPlace = (path: string): Refusal => ({
  refused: `${path} is no phase plan: name the plan document of a phase, or a new one that is called as those are, such as phase-1-start.md.`,
});

const nothingLeft = (path: string): Refusal => ({
  refused: `Nothing is left for ${path}: other plans have every bullet of it.`,
});

/** As its phase is called, where one announces it; else what its name says. */
function titleFor({ graph }: Snapshot, path: string): string {
  for (const { announcedPath, masterPath, item } of graph.phases) {
    const phase = graph.file(masterPath)?.facts.items[item];
    if (phase && announcedPath !== null && `/${path}`.endsWith(`/${normalisePath(announcedPath) ?? ''}`))
      return phaseHeading(phase);
  }
  const name = fileNameOf(path).replace(/\.[^.]+$/, '');
  const label = phaseLabelOf(path, []);
  const words = (label === null ? name : name.replace(/^phase[-_][^-_]+[-_]?/i, '')).replace(/[-_]+/g, ' ').trim();
  const title = words.charAt(0).toUpperCase() + words.slice(1);
  return label === null ? title : `Phase ${label}${title === '' ? '' : `: ${title}`}`;
}
