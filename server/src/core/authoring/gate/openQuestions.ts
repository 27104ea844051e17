import { itemsOfKind } from '../../graph/itemsOfKind';
import type { LinkedFile } from '../../graph/linkedFile';
import type { PlanGroup } from '../../graph/planGroup';
import { isStillOpen, unloggedQuestions } from '../../graph/questions';
import { ownedBy } from '../../graph/traces';
import { markdownWords } from '../../views/markdownWords';
import { fileNameOf } from '../../text/wording';
import type { OpenItem } from './gateModel';
import { named, shortened } from './openWork';

/**
 * Open questions that touch a phase: the phase itself, or anything that its plan defines; and those of the plan that the
 * questions document does not have. `phase`: its number, -1 where no master plan has it.
 */
export function openQuestions(group: PlanGroup, plan: LinkedFile, phase: number): OpenItem[] {
  const { graph } = group;
  const touches = (target: number): boolean =>
    target >= 0 &&
    (target === phase || graph.definitionsOf(target).some((one) => graph.fileOfItem(one).path === plan.path));
  const logged = group.filesInReach.flatMap((file) => {
    if (file.rule?.duty !== 'questions') return [];
    const f = graph.fileIndex(file.path);
    return itemsOfKind(file.facts, 'question').flatMap((i): OpenItem[] => {
      if (!isStillOpen(file, i)) return [];
      const question = graph.itemNumber(f, i);
      if (!ownedBy(graph, question).some((r) => touches(graph.parts.targets[r] ?? -1))) return [];
      const { id, title, start } = graph.item(question);
      return [{ kind: 'question', label: shortened(named(id, title)), words: 'is open', file: file.path, start }];
    });
  });
  const unlogged = [...unloggedQuestions(group)]
    .filter(({ file }) => file === plan)
    .map(({ question, document }): OpenItem => ({
      kind: 'question',
      label: shortened(markdownWords(question.said)),
      words: `is not in ${fileNameOf(document.path)} yet`,
      file: plan.path,
      start: question.start,
    }));
  return [...logged, ...unlogged];
}
