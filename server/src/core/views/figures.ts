import type { LinkedFile } from '../graph/linkedFile';
import type { PlanGroup } from '../graph/planGroup';
import { absentBullets, sectionsOf } from '../graph/sections';
import type { Snapshot } from '../workspace/snapshot';

/** How many requirements and constraints there are, and how many of them work covers. */
export interface CoverageFigures {
  readonly requirements: number;
  readonly covered: number;
}

/** Coverage figures of a workspace folder, kept plan by plan as long as the plan's documents are the same. */
export class Figures {
  private readonly kept = new Map<number, { files: readonly LinkedFile[]; figures: CoverageFigures }>();

  of(snapshot: Snapshot): CoverageFigures {
    let requirements = 0;
    let covered = 0;
    for (const group of snapshot.graph.groups.values()) {
      const figures = this.ofPlan(group);
      requirements += figures.requirements;
      covered += figures.covered;
    }
    return { requirements, covered };
  }

  ofPlan(group: PlanGroup): CoverageFigures {
    const files = group.filesInReach;
    const kept = this.kept.get(group.plan);
    const isSame =
      kept !== undefined && kept.files.length === files.length && kept.files.every((file, i) => file === files[i]);
    const figures = isSame && group.plan !== -1 ? kept.figures : figuresOf(group);
    this.kept.set(group.plan, { files, figures });
    return figures;
  }
}

function figuresOf(group: PlanGroup): CoverageFigures {
  const { graph, files, indexes } = group;
  let requirements = 0;
  let covered = 0;
  files.forEach((file, at) => {
    requirements += bulletsWithoutRow(group, file);
    file.facts.items.forEach((item, i) => {
      const number = graph.itemNumber(indexes[at] ?? 0, i);
      const isAsked = item.kind === 'requirement' || item.kind === 'constraint';
      if (!isAsked || item.strength === 'example' || !graph.isCanonical(number)) return;
      requirements++;
      if ((graph.parts.covered[number] ?? 0) > 0) covered++;
    });
  });
  return { requirements, covered };
}

/** Bullets of a source that no row of their section stands for: nothing else counts them once the section has rows. */
function bulletsWithoutRow(group: PlanGroup, file: LinkedFile): number {
  if (file.rule?.duty !== 'source') return 0;
  return sectionsOf(group, file).reduce(
    (sum, section) => sum + (section.rows.length > 0 ? absentBullets(group.graph, section).length : 0),
    0,
  );
}
