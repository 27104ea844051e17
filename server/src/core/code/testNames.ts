/** Functions whose first argument is the name of a test, or of a group of tests. */
const NAMING: ReadonlySet<string> = new Set(
  (
    'it test describe specify scenario suite context ' +
    'xit fit xtest xdescribe fdescribe xspecify testWidgets ' +
    'It Describe Context When Specify Suite Test Scenario ' +
    'TEST_CASE SCENARIO SECTION SUBCASE DisplayName'
  ).split(' '),
);

/** Words that may follow such a function: `it.only`, `test.describe.parallel`. */
const MANNERS: ReadonlySet<string> = new Set(
  'only skip todo fixme fails failing concurrent sequential parallel serial slow step describe each for fn'.split(' '),
);

const LONGEST_CALL = 80;
const LONGEST_GAP = 200;

/** Tells quoted texts that name tests from all others, by what stands before them. */
export class TestNames {
  /** The parenthesis of a table of cases (`it.each([…])`) was passed, and the name that follows it was not. */
  private isTabled = false;

  constructor(private readonly text: string) {}

  /** A parenthesis is opened here, outside quotes and comments. */
  passParenthesis(at: number): void {
    const { text } = this;
    const isTable = text.startsWith('.each', at - 5) || text.startsWith('.for', at - 4);
    if (isTable && this.isNamingCall(at)) this.isTabled = true;
  }

  /** Whether the text whose quote opens here is the first argument of a call that names a test. */
  isNamed(open: number, needsParenthesis: boolean): boolean {
    const { text } = this;
    const isBackticked = text.charCodeAt(open) === BACKTICK;
    const at = this.beforeBlanks(open);
    const before = text.charCodeAt(at - 1);
    if (before === PARENTHESIS) {
      const end = this.beforeBlanks(at - 1);
      const c = text.charCodeAt(end - 1);
      if (this.isTabled && (c === CLOSING || c === BACKTICK)) {
        this.isTabled = false;
        return true;
      }
      return this.isNamingCall(end);
    }
    if (before === EQUALS) return this.wordsBefore(this.beforeBlanks(at - 1)) === 'DisplayName';
    const words = this.wordsBefore(at);
    if (at === open) return isBackticked && TABLE.test(words) && this.markTable();
    return needsParenthesis ? isBackticked && words === 'fun' : isNaming(words);
  }

  /** A table of cases in backticks: it names nothing itself. */
  private markTable(): false {
    this.isTabled = true;
    return false;
  }

  private isNamingCall(end: number): boolean {
    const words = this.wordsBefore(end);
    return isNaming(words) || RUNS.test(words);
  }

  private beforeBlanks(at: number): number {
    let to = at;
    while (to > 0 && at - to < LONGEST_GAP && isBlank(this.text.charCodeAt(to - 1))) to--;
    return to;
  }

  /** Names joined by dots that end here: `test.describe.only`. */
  private wordsBefore(end: number): string {
    let from = end;
    while (from > 0 && end - from < LONGEST_CALL && isPart(this.text.charCodeAt(from - 1))) from--;
    return this.text.slice(from, end);
  }
}

const PARENTHESIS = 40;
const CLOSING = 41;
const EQUALS = 61;
const BACKTICK = 96;

/** `` it.each`…` ``: the table of cases stands in backticks. */
const TABLE = /\.(?:each|for)$/;

/** Subtests of Go: `t.Run("keeps time", …)`. */
const RUNS = /^[a-z][A-Za-z]{0,9}\.Run$/;

const RSPEC = /^RSpec\./;

function isNaming(words: string): boolean {
  const [first = '', ...manners] = words.replace(RSPEC, '').split('.');
  return NAMING.has(first) && manners.every((manner) => MANNERS.has(manner));
}

const isBlank = (c: number): boolean => c === 32 || (c >= 9 && c <= 13);

const isPart = (c: number): boolean =>
  (c >= 48 && c <= 57) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c === 95 || c === 46 || c === 36;

const DOCUMENTS = /^[ \t]*(?:@(?:module|type)?doc[ \t]+)?(?:[rRuUbBfFsS]{1,2})?$/;

/** Whether a text in three quotes stands where a statement begins, and documents what is around it. */
export function isDocumentation(text: string, open: number): boolean {
  let line = open;
  while (line > 0 && open - line < LONGEST_LEAD && !isBreak(text.charCodeAt(line - 1))) line--;
  return open - line < LONGEST_LEAD && DOCUMENTS.test(text.slice(line, open));
}

const LONGEST_LEAD = 200;

const isBreak = (c: number): boolean => c === 10 || c === 13;
