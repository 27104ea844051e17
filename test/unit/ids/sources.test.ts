import assert from 'node:assert/strict';
import { readIntroductions, readSources } from '../../../server/src/core/ids/sources';

const known = new Set(['AP', 'SR', 'VR']);

/** Each part as `AP lines 14..17@start-end`. */
function sources(text: string, withIds: boolean): string[] {
  return readSources(text, 0, text.length, known, withIds).map(({ abbreviation, part, from, to, start, end }) => {
    const what = from === '' ? '' : ` ${from}`;
    return `${abbreviation} ${part}${what}${to === null ? '' : `..${to}`}@${start}-${end}`;
  });
}

const inColumn: [text: string, ...expected: string[]][] = [
  ['AP L14–L17', 'AP lines 14..17@0-10'],
  ['AP L14-17', 'AP lines 14..17@0-9'],
  ['AP L4', 'AP lines 4@0-5'],
  ['AP L1–L79, L80–L86', 'AP lines 1..79@0-9', 'AP lines 80..86@11-18'],
  ['SR §2', 'SR section 2@0-5'],
  ['SR §2–§4', 'SR section 2..4@0-8'],
  ['SR §3 B-003; VR NEW-RISK-003', 'SR section 3@0-5', 'SR id B-003@6-11', 'VR id NEW-RISK-003@13-28'],
  ['SR M-002, R-004, R-010', 'SR id M-002@0-8', 'SR id R-004@10-15', 'SR id R-010@17-22'],
  ['VR §3 R-005 (CHALLENGE)', 'VR section 3@0-5', 'VR id R-005@6-11'],
  ['AP L14–L17. SR §2', 'AP lines 14..17@0-10', 'SR section 2@12-17'],
  ['SR M‑002', 'SR id M‑002@0-8'],
  ['`AP` L3', 'AP lines 3@1-7'],
  ['SR and VR', 'SR document@0-2', 'VR document@7-9'],
  ['APL L3'],
  ['XAP L3'],
  ['AP-7'],
];

const inProse: [text: string, ...expected: string[]][] = [
  ['all commands listed in AP L4', 'AP lines 4@23-28'],
  ['(AP L1–L79) with additions (AP L80–L86)', 'AP lines 1..79@1-10', 'AP lines 80..86@28-38'],
  ['SR §4 A-001…A-010', 'SR section 4@0-5'],
  ['SR says nothing of L3'],
  ['SR R-007'],
  ['the AP'],
];

const introductions: [text: string, ...expected: string[]][] = [
  ['defined in `Action_Plan.md` (AP L1–L79)', 'AP Action_Plan.md@12-26'],
  ['in Action_Plan.md (AP), and', 'AP Action_Plan.md@3-17'],
  ['`Action_Plan.md` *(AP)*', 'AP Action_Plan.md@1-15'],
  ['**Action_Plan.md** (**AP**)', 'AP Action_Plan.md@2-16'],
  ['[Action plan](docs/Action_Plan.md) (AP)', 'AP docs/Action_Plan.md@14-33'],
  ['[`Action_Plan.md`](docs/Action_Plan.md) (AP)', 'AP docs/Action_Plan.md@19-38'],
  ['`.kiro/specs/lamp/tasks.md` (LT)', 'LT .kiro/specs/lamp/tasks.md@1-26'],
  ['`../plans/rollout.md` (RP)', 'RP ../plans/rollout.md@1-20'],
  ['`docs/Übersicht der Räume.md` (UR)', 'UR Räume.md@20-28'],
  ['`docs/Übersicht.md` (UE)', 'UE docs/Übersicht.md@1-18'],
  ['Action_Plan.md (APPENDIX)'],
  ['Action_Plan.md (see AP)'],
  ['Action_Plan.md and (AP)'],
];

describe('the reader of source citations', () => {
  for (const [text, ...expected] of inColumn) {
    it(`reads in a Source column ${text}`, () => assert.deepEqual(sources(text, true), expected));
  }
  for (const [text, ...expected] of inProse) {
    it(`reads in prose ${text}`, () => assert.deepEqual(sources(text, false), expected));
  }
});

describe('the reader of introductions', () => {
  for (const [text, ...expected] of introductions) {
    it(`reads ${text}`, () => {
      const found = readIntroductions(text);
      assert.deepEqual(
        found.map((a) => `${a.abbreviation} ${a.path}@${a.start}-${a.end}`),
        expected,
      );
      for (const { path, start, end } of found) assert.equal(text.slice(start, end), path);
    });
  }
});
