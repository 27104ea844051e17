import type { StatementFact } from '../facts/checkedFacts';
import type { LinkedFile } from '../graph/linkedFile';
import type { PlanGroup } from '../graph/planGroup';
import { progressIn } from '../graph/progress';
import { citationOf, fileNameOf, listOf, nameOf } from './display';
import type { Report } from './rule';

interface Statement {
  readonly file: LinkedFile;
  readonly fact: StatementFact;
}

export const statedTwiceMessages = {
  covered: (work: string, ids: string, other: string) => `${work} covers ${ids} here, and does not in ${other}.`,
  awaited: (work: string, ids: string, other: string) => `${work} depends on ${ids} here, and does not in ${other}.`,
  otherPlace: (work: string) => `The other place that says it of ${work}.`,
};

/**
 * What two documents say of one piece of work: all that it covers, all that it depends on. Told once for each side that
 * names something which the other does not.
 */
export function* disagreeingStatements(group: PlanGroup): Generator<Report> {
  const { graph } = group;
  const byWork = new Map<string, Statement[]>();
  for (const f of group.indexes) {
    const file = graph.files[f];
    for (const fact of file?.facts.statements ?? []) {
      const work = graph.canonicalOf(graph.itemNumber(f, fact.owner));
      if (!file || work < 0) continue;
      const key = `${fact.role} ${work}`;
      const list = byWork.get(key) ?? [];
      byWork.set(key, list);
      if (!list.some((other) => other.file === file)) list.push({ file, fact });
    }
  }
  const families = familiesNamed(group, [...byWork.values()].flat());
  for (const [key, [first, ...others]] of byWork) {
    const work = Number(key.slice(key.indexOf(' ') + 1));
    for (const other of first ? others : []) {
      if (!first) continue;
      yield* surplusOf(group, work, first, other, families);
      yield* surplusOf(group, work, other, first, families);
    }
  }
}

/** By kind of document and family of IDs: for how many pieces of work its statements of what is covered name the family. */
type FamiliesNamed = ReadonlyMap<string, number>;

/** What is left out fewer times is an oversight rather than a habit. */
const FEWEST_FOR_A_HABIT = 3;

function familiesNamed(group: PlanGroup, statements: readonly Statement[]): FamiliesNamed {
  const found = new Map<string, number>();
  for (const statement of statements) {
    if (statement.fact.role !== 'covers') continue;
    const families = new Set(statement.fact.ids.map(({ symbol }) => familyOf(group, symbol)));
    for (const family of families) {
      const key = `${kindOf(statement)} ${family}`;
      found.set(key, (found.get(key) ?? 0) + 1);
    }
  }
  return found;
}

const kindOf = ({ file }: Statement): string => file.rule?.kind ?? '';

/** `SC` of `SC-004`, `FR` of `FR-004a`, nothing of `4.4-3`. */
const familyOf = ({ graph }: PlanGroup, symbol: number): string => /^[A-Za-z]*/.exec(graph.text(symbol))?.[0] ?? '';

/** What one place names and the other does not, of what is there to be named at all. */
function* surplusOf(
  group: PlanGroup,
  work: number,
  one: Statement,
  other: Statement,
  families: FamiliesNamed,
): Generator<Report> {
  const { graph } = group;
  // Front matter that lists requirements, and success criteria for no work package at all, does not speak of criteria.
  const isSpokenOf = (symbol: number): boolean => {
    const family = familyOf(group, symbol);
    const named = (by: Statement): number => families.get(`${kindOf(by)} ${family}`) ?? 0;
    return one.fact.role !== 'covers' || named(other) > 0 || named(one) < FEWEST_FOR_A_HABIT;
  };
  const progress = progressIn(group);
  const known = new Set(other.fact.ids.map(({ symbol }) => symbol));
  const named = new Set<number>();
  const surplus = one.fact.ids.filter(({ symbol }) => {
    if (known.has(symbol) || named.has(symbol) || !isSpokenOf(symbol)) return false;
    if (!progress.reaches(graph.itemNamed(graph.text(symbol), one.file.path))) return false;
    named.add(symbol);
    return true;
  });
  const [first] = surplus;
  if (!first) return;
  const name = nameOf(graph, work);
  const ids = listOf(
    surplus.map(({ symbol }) => citationOf(graph.text(symbol), undefined)),
    8,
  );
  const say = one.fact.role === 'covers' ? statedTwiceMessages.covered : statedTwiceMessages.awaited;
  yield {
    file: one.file.path,
    start: first.start,
    end: first.end,
    id: graph.item(work).id,
    message: say(name, ids, fileNameOf(other.file.path)),
    related: [
      {
        file: other.file.path,
        start: other.fact.start,
        end: other.fact.end,
        message: statedTwiceMessages.otherPlace(name),
      },
    ],
  };
}
