/** How one part of a compliance check came out. */
export type CheckOutcome = 'pass' | 'fail' | 'not-run' | 'n/a';

const BOX = /\[[^\]\s]?\s?\](\s*)([A-Za-z/]*)/g;
const WORDS: Readonly<Record<CheckOutcome, RegExp>> = {
  pass: /^(?:pass|ok|yes|done)/i,
  fail: /^(?:fail|no$)/i,
  'n/a': /^(?:n\/a|none|skipped)/i,
  'not-run': /^(?:not|skipped)/i,
};
const SAID: Readonly<Record<CheckOutcome, string>> = {
  pass: 'Pass',
  fail: 'Failed',
  'n/a': 'N/A',
  'not-run': 'Not run',
};

/**
 * An outcome in the way of a cell: of its boxes the one that says so is ticked, and no other; where it has none, the
 * outcome is written in words. A box alone can only be ticked.
 */
export function outcomeCell(like: string, outcome: CheckOutcome): string {
  const boxes = [...like.matchAll(BOX)];
  if (boxes.length === 0) return isSaid(like, outcome) ? like : SAID[outcome];
  if (boxes.length === 1 && (boxes[0]?.[2] ?? '') === '') {
    const rest = like.slice((boxes[0]?.index ?? 0) + (boxes[0]?.[0].length ?? 0)).trim();
    if (outcome === 'pass') return '[x]';
    return rest === '' && outcome === 'not-run' ? '[ ]' : `[ ] ${SAID[outcome]}`;
  }
  return like.replace(BOX, (_, blank: string, word: string) => {
    const mark = outcome !== 'not-run' && WORDS[outcome].test(word) ? 'x' : ' ';
    return `[${mark}]${blank}${word}`;
  });
}

/** The other rows may say it in words of their own: `PASS`, `✅ Pass`. */
function isSaid(cell: string, outcome: CheckOutcome): boolean {
  return WORDS[outcome].test(cell.replace(/^[\s*_`\u2705\u274c]+/u, '')) && cell.length <= 12;
}
