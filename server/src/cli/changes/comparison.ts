import { earlierSnapshot } from '../../core/commands/earlierSnapshot';
import { changesBetween, type Changes } from '../../core/features/changes/changes';
import { gitHistory } from '../../host/node/gitRevision';
import { Failure } from '../failure';
import type { Project } from '../project';

/** What changed in a project since a git revision. @throws Failure where that can't be read. */
export function changesSince({ root, snapshot }: Project, revision: string): Changes {
  const before = earlierSnapshot(gitHistory(root), revision);
  if ('refused' in before) throw new Failure(before.refused);
  return changesBetween(before.graph, snapshot.graph);
}
