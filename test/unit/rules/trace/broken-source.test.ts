import { checkFixture } from '../../../support/fixture';
import { folder } from '../../../support/planText';

const letter = '# Letter\n\n## 1. Wishes\n\nAn actor (W-001).';
const plan = (introduction: string, cell: string): string =>
  `${introduction}\n\n| Task ID | Description | Source |\n|---|---|---|\n| T-001 | Record | ${cell} |`;
const check = (introduction: string, cell: string): void =>
  void checkFixture(folder({ 'plan.md': plan(introduction, cell), 'docs/Letter.md': letter }));
const tooFar = '//^"LT L9" warning trace/broken-source: Letter.md has 5 lines; L9 lies beyond them.';

describe('trace/broken-source', () => {
  for (const introduction of [
    'From `docs/Letter.md` (LT).',
    'From [the letter](docs/Letter.md) (LT).',
    'From **docs/Letter.md** (**LT**, of May).',
    '- LT: `docs/Letter.md`',
    '- **LT** — [the letter](docs/Letter.md)',
  ]) {
    it(`knows the document of ${JSON.stringify(introduction)}`, () => check(introduction, `LT L9 |\n${tooFar}\n| `));
  }

  for (const cell of ['LT L1–L5', 'LT §1', 'LT W-001', 'LT', 'LT §1 W-001; LT L3', 'T-001']) {
    it(`finds ${cell}`, () => check('From `docs/Letter.md` (LT).', cell));
  }

  it('takes no heading of a list for an abbreviation unless something is cited by it', () =>
    check('- API: docs/api.md\n- NOTE: see.md', 'none of these'));

  it('counts the last line of a document that ends without a line ending', () =>
    check('From `docs/Letter.md` (LT).', 'LT L5'));

  it('tells lines that run backwards', () =>
    check('From `docs/Letter.md` (LT).', 'LT L5–L3 |\n//^"LT L5–L3" warning trace/broken-source: The lines\n| '));

  it('leaves an ID that nothing defines to the rule on dangling references', () => {
    const risks = '# Risks\n\n| ID | Risk |\n|---|---|\n| R-001 | Rain |\n';
    const source = 'RR R-009 |\n//^"R-009" error trace/dangling-reference: Nothing defines R-009.\n| ';
    const mapping = '\n\n## Risk Mapping\n\n- R-001 → T-001\n';
    const files = { 'plan.md': plan('From `Risk_Register.md` (RR).', source) + mapping, 'Risk_Register.md': risks };
    checkFixture(folder(files));
  });

  it('tells an ID that is defined, and not in the cited document', () => {
    const risks =
      '# Risks\n\n| Risk ID | Risk | Rating |\n|---|---|---|\n| R-001 | Rain | Low |\n| R-002 | Wind | Low |\n';
    const source =
      'LT R-001; RR R-002 |\n//^"LT R-001" warning trace/broken-source: Letter.md does not name R-001.\n| ';
    const files = {
      'plan.md':
        plan('From `docs/Letter.md` (LT) and `Risk_Register.md` (RR).', source) +
        '\n\n## Risk Mapping\n\n- R-002 → T-001\n',
      'docs/Letter.md': letter,
      'Risk_Register.md': risks,
    };
    checkFixture(folder(files));
  });
});
