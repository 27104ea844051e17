/** One part of a source citation such as `SR §3 B-003` or `AP L14–L17`; offsets into the text that was read. */
export interface SourceCitation {
  readonly abbreviation: string;
  readonly part: 'document' | 'lines' | 'section' | 'id';
  /** A line number, a section number or an ID, as written without `L` and `§`. */
  readonly from: string;
  readonly to: string | null;
  readonly start: number;
  readonly end: number;
}

const PART =
  /(L(\d+)(?:\s*[-\u2013\u2012]\s*L?(\d+))?)(?![A-Za-z0-9])|(§\s*(\d+(?:\.\d+)*)(?:\s*[-\u2013\u2012]\s*§?\s*(\d+(?:\.\d+)*))?)|([A-Z]{1,8}(?:[-\u2010\u2011][A-Z]{1,8}){0,3}[-\u2010\u2011]\d{1,5}[a-z]?)(?![A-Za-z0-9])/y;

/**
 * Reads the source citations in `text[start, end)`: an abbreviation from `abbreviations`, then lines, sections and IDs of
 * that document until another abbreviation, a semicolon or a full stop. `onlyIds`: whether IDs are read too (in a Source
 * column; in prose an ID after an abbreviation may be anybody's).
 */
export function readSources(
  text: string,
  start: number,
  end: number,
  abbreviations: ReadonlySet<string>,
  withIds: boolean,
): SourceCitation[] {
  const found: SourceCitation[] = [];
  if (abbreviations.size === 0) return found;
  let current: { name: string; start: number; parts: number } | null = null;
  let i = start;
  while (i < end) {
    const c = text.charCodeAt(i);
    const boundary = i === start || !/[A-Za-z0-9]/.test(text.charAt(i - 1));
    if (boundary && c >= 65 && c <= 90) {
      const name = abbreviationAt(text, i, end);
      if (name !== null && abbreviations.has(name)) {
        finish();
        current = { name, start: i, parts: 0 };
        i += name.length;
        continue;
      }
    }
    if (current && boundary && (c === 76 || c === 0xa7 || (c >= 65 && c <= 90))) {
      PART.lastIndex = i;
      const m = PART.exec(text);
      if (m && i + m[0].length <= end) {
        add(current, m, i);
        i += m[0].length;
        continue;
      }
      if (c >= 65 && c <= 90 && !withIds) finish();
    }
    if (current && (c === 59 || (c === 46 && !/[0-9]/.test(text.charAt(i + 1))) || c === 41)) finish();
    // In prose only what follows the abbreviation at once belongs to it.
    else if (current && !withIds && !/[\s,&\u2013\u2012-]/.test(text.charAt(i))) finish();
    i++;
  }
  finish();
  return found;

  function add(owner: { name: string; start: number; parts: number }, m: RegExpExecArray, at: number): void {
    const common = { abbreviation: owner.name, start: owner.parts === 0 ? owner.start : at, end: at + m[0].length };
    if (m[2] !== undefined) found.push({ ...common, part: 'lines', from: m[2], to: m[3] ?? null });
    else if (m[5] !== undefined) found.push({ ...common, part: 'section', from: m[5], to: m[6] ?? null });
    else if (withIds && m[7] !== undefined) found.push({ ...common, part: 'id', from: m[7], to: null });
    owner.parts++;
  }

  function finish(): void {
    if (current && current.parts === 0 && withIds) {
      found.push({
        abbreviation: current.name,
        part: 'document',
        from: '',
        to: null,
        start: current.start,
        end: current.start + current.name.length,
      });
    }
    current = null;
  }
}

function abbreviationAt(text: string, at: number, end: number): string | null {
  let to = at;
  while (to < end && to - at < 7 && text.charCodeAt(to) >= 65 && text.charCodeAt(to) <= 90) to++;
  const after = to < end ? text.charAt(to) : '';
  return to - at >= 2 && to - at <= 6 && !/[A-Za-z0-9_-]/.test(after) ? text.slice(at, to) : null;
}

const INTRODUCTION =
  /([\p{L}\p{M}\p{N}_.][\p{L}\p{M}\p{N}_./ -]{0,120}\.md)(?:#[^)\s`]{0,80})?[`*_]*(?:\]\((?![^)\s]*\.md)[^)\s]{0,200}\)|\))?[*_]*\s*[*_]*\([*_]*\s*([A-Z]{2,6})(?![A-Za-z0-9_-])/gu;

/** A place where a text says which document an abbreviation names; the offsets are the path's. */
export interface Introduction {
  readonly abbreviation: string;
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** `` `Action_Plan.md` (AP L1–L79) ``: each such place in a text. */
export function readIntroductions(text: string): Introduction[] {
  const found: Introduction[] = [];
  if (!text.includes('.md')) return found;
  INTRODUCTION.lastIndex = 0;
  for (let m = INTRODUCTION.exec(text); m; m = INTRODUCTION.exec(text)) {
    // A path has no blanks unless it stands in a code span; what precedes the last blank is prose.
    const path = (m[1] ?? '').split(' ').pop() ?? '';
    const start = m.index + m[0].indexOf(path);
    found.push({ abbreviation: m[2] ?? '', path, start, end: start + path.length });
  }
  return found;
}

const NAMED =
  /[*_`]*([A-Z]{2,6})[*_`]*\s*(?::|=|\u2014|\u2013|-(?=\s))[*_`]*\s*(?:\[[^\]\n]{0,120}\]\()?[*_`]*([\p{L}\p{M}\p{N}_.][\p{L}\p{M}\p{N}_./-]{0,160}\.md)(?![A-Za-z0-9])/uy;
/** Words in capitals that begin a remark. */
const REMARKS = new Set(['NOTE', 'TODO', 'TBD', 'TBA', 'FIXME', 'SEE', 'FILE', 'PATH', 'DOC', 'DOCS', 'README']);

/** `` AP: `Action_Plan.md` ``, `**AP** — [Plan](docs/plan.md)` at the beginning of `text[start, end)`. */
export function readNamedDocument(text: string, start: number, end: number): Introduction | null {
  NAMED.lastIndex = start;
  const [all = '', abbreviation = '', path = ''] = NAMED.exec(text) ?? [];
  const pathEnd = start + all.length;
  if (all === '' || pathEnd > end || REMARKS.has(abbreviation)) return null;
  return { abbreviation, path, start: pathEnd - path.length, end: pathEnd };
}
