import { Content } from './checkedFacts';
import type {
  CheckedFacts,
  DeferralFact,
  PartFact,
  PriorityFact,
  QuestionFact,
  RecordFact,
  RepeatFact,
  StatementFact,
  VerdictFact,
} from './checkedFacts';

/** What is gathered of a document for checks alone. */
export class CollectedChecks implements CheckedFacts {
  readonly repeats: RepeatFact[] = [];
  readonly statements: StatementFact[] = [];
  readonly records: RecordFact[] = [];
  readonly verdicts: VerdictFact[] = [];
  readonly priorities: PriorityFact[] = [];
  readonly parts: PartFact[] = [];
  readonly questions: QuestionFact[] = [];
  readonly deferrals: DeferralFact[] = [];
  readonly contents: Content[] = [];
  readonly components: string[] = [];

  /** Notes that something stands below a heading; -1 for what stands above the first. */
  fill(heading: number, content: Content): void {
    while (this.contents.length <= heading) this.contents.push(Content.nothing);
    if (heading >= 0 && content > (this.contents[heading] ?? Content.nothing)) this.contents[heading] = content;
  }

  /** The facts, each list in exactly the room that it needs. */
  kept(): CheckedFacts {
    const exactly = <T>(list: readonly T[]): readonly T[] => (list.length === 0 ? NOTHING : list.slice());
    return {
      repeats: exactly(this.repeats),
      statements: exactly(this.statements),
      records: exactly(this.records),
      verdicts: exactly(this.verdicts),
      priorities: exactly(this.priorities),
      parts: exactly(this.parts),
      questions: exactly(this.questions),
      deferrals: exactly(this.deferrals),
      contents: exactly(this.contents),
      components: exactly(this.components),
    };
  }
}

const NOTHING: readonly never[] = [];
