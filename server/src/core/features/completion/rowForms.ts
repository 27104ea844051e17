import type { ItemFact } from '../../facts/facts';
import { readCheckbox } from '../../facts/status';
import type { NewId } from './newIds';
import { lineAt } from './halfTyped';

/** How an item's row or heading is written around its ID. */
export interface Lead {
  readonly indent: string;
  /** Bullet and empty box; empty for headings and cells. */
  readonly bullet: string;
  /** Marks and words before the ID. */
  readonly before: string;
  /** Marks behind the ID, and what parts it from its words. */
  readonly after: string;
  /** The arrow before the work that a row is mapped to; null where rows have none. */
  readonly arrow: string | null;
}

const BULLET = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?/;
const BEHIND =
  /^[\])`*_~]*(?:\(#?[^()\n]{0,80}\))?[ \t]*(?:[:\u2014\u2013|\u2192]|[-=]>|-(?=\s)|[.)](?=\s))?[\])*_]*[ \t]*/;
const ARROW = /\s(\u2192|->|=>)\s+[^\u2192]{0,80}$/;

/** As the row or heading of another item is written. */
export function leadLike(text: string, like: ItemFact, kind: 'heading' | 'row' | 'cell' | 'text'): Lead | null {
  const { start, end } = lineAt(text, like.start);
  const line = text.slice(start, like.start);
  if (kind === 'heading') {
    const marks = /^ {0,3}#{1,6}[ \t]+/.exec(line)?.[0];
    if (marks === undefined) return null;
    return {
      indent: '',
      bullet: marks.trimStart(),
      before: line.slice(marks.length),
      after: behind(text, like, end, ': '),
      arrow: null,
    };
  }
  if (kind !== 'row') return null;
  const bullet = BULLET.exec(line)?.[0] ?? '';
  if (bullet.trim() === '') return null;
  const box = readCheckbox(text, start + bullet.length);
  const lead = box ? box.end - start : bullet.length;
  if (lead > line.length) return null;
  const before = line.slice(lead);
  if (!/^[\s*_[`~]*$/.test(before)) return null;
  const after = behind(text, like, end, before.includes('*') ? '**: ' : ' ');
  const arrow = ARROW.exec(text.slice(like.end, end))?.[1] ?? null;
  return {
    indent: /^[ \t]*/.exec(bullet)?.[0] ?? '',
    bullet: `${nextBullet(bullet.trimStart())}${box ? '[ ] ' : ''}`,
    before,
    after,
    arrow: arrow !== null && after.includes(arrow) ? null : arrow,
  };
}

function behind(text: string, { end }: ItemFact, lineEnd: number, otherwise: string): string {
  const sign = BEHIND.exec(text.slice(end, Math.min(lineEnd, end + 100)))?.[0] ?? '';
  const isOpen = otherwise.startsWith('**') && !sign.includes('*');
  if (sign.includes('](')) return '] ';
  if (sign.trim() === '' || isOpen) return otherwise;
  return /\s$/.test(sign) ? sign : `${sign} `;
}

/** `4. ` behind `3. `. */
function nextBullet(bullet: string): string {
  return bullet.replace(/^\d+/, (number) => String(Number(number) + 1));
}

/** As the profile writes such a row where the document has none yet. */
export function plainLead({ rule, form }: NewId, kind: 'heading' | 'row' | 'cell' | 'text'): Lead {
  const [open, close] = form.brackets ? ['[', ']'] : ['', ''];
  if (kind === 'heading') return { indent: '', bullet: '### ', before: '', after: ': ', arrow: null };
  const marked = rule.source.marked === true && !form.brackets;
  const isBoxed = rule.source.boxed === true || rule.source.shared === true;
  return {
    indent: '',
    bullet: isBoxed ? '- [ ] ' : '- ',
    before: marked ? '**' : open,
    after: marked ? '**: ' : `${close} `,
    arrow: null,
  };
}
