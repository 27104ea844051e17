import type { Graph } from '../../graph/graph';
import type { LinkedFile } from '../../graph/linkedFile';
import { isStillOpen } from '../../graph/questions';
import { ownedBy } from '../../graph/traces';

/** A question that touches a plan. */
export interface QuestionOfPlan {
  readonly id: string;
  readonly words: string;
  readonly isOpen: boolean;
  readonly file: string;
  readonly start: number;
}

/** The questions that name the plan's phase, its work or its rows, and those of its own list that are logged nowhere. */
export function questionsOfPlan(graph: Graph, plan: LinkedFile): QuestionOfPlan[] {
  const group = graph.group(plan.plan);
  const relation = graph.phaseOfPlan(plan.path);
  const phase = relation ? graph.itemNumber(graph.fileIndex(relation.masterPath), relation.item) : -1;
  const own = new Set(plan.facts.questions.map(({ symbol }) => symbol).filter((symbol) => symbol >= 0));
  const found: QuestionOfPlan[] = [];
  const known = new Set<number>();
  for (const document of group?.filesInReach ?? []) {
    if (document.rule?.duty !== 'questions') continue;
    const f = graph.fileIndex(document.path);
    document.facts.items.forEach(({ kind, id, title, start, symbol, strength }, i) => {
      if (kind !== 'question' || strength === 'example') return;
      const touches = ownedBy(graph, graph.itemNumber(f, i)).map((reference) => graph.parts.targets[reference] ?? -1);
      if (!own.has(symbol) && !touches.some((item) => item >= 0 && (item === phase || isOfPlan(graph, item, plan))))
        return;
      known.add(symbol);
      found.push({ id, words: title, isOpen: isStillOpen(document, i), file: document.path, start });
    });
  }
  for (const { symbol, said, start } of plan.facts.questions)
    if (symbol < 0 || !known.has(symbol))
      found.push({ id: symbol < 0 ? '' : graph.text(symbol), words: said, isOpen: true, file: plan.path, start });
  return found;
}

/** Rows of requirements are shared with other plans: of this one are those that it has. */
function isOfPlan(graph: Graph, item: number, plan: LinkedFile): boolean {
  return graph.definitionsOf(item).some((one) => graph.fileOfItem(one) === plan);
}
