import type { DocumentRule, FrontMatterRule } from '../../profile/compile';
import { lineAt } from './halfTyped';

const KEY = /^([A-Za-z_][\w-]{0,63})[ \t]*:/;
const FENCE = /^---[ \t]*$/m;

/** Whether the offset stands in the front matter, which nothing but its keys is read in. */
export function isInFrontMatter(text: string, offset: number): boolean {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const first = lineAt(text, start);
  if (!/^---[ \t]*$/.test(text.slice(start, first.end)) || offset <= first.end) return false;
  const close = FENCE.exec(text.slice(first.end));
  return close !== null && offset < first.end + close.index;
}

/** The key of the front matter whose value stands at an offset, where the document's rule reads it. */
export function keyAt(rule: DocumentRule, text: string, offset: number): FrontMatterRule | null {
  let { start, end } = lineAt(text, offset);
  for (let lines = 0; lines < 200 && start > 0; lines++) {
    const key = KEY.exec(text.slice(start, Math.min(end, start + 80)));
    if (key) {
      const isBehind = offset >= start + key[0].length;
      return isBehind ? (rule.frontMatter.find((one) => one.key === key[1]) ?? null) : null;
    }
    ({ start, end } = lineAt(text, start - 1));
  }
  return null;
}
