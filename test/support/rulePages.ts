import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** The page of a rule, taken apart. */
export interface RulePage {
  /** The heading of the page. */
  readonly title: string;
  /** What the table below the summary says. */
  readonly severity: string;
  readonly quickFix: string;
  readonly sections: readonly string[];
  readonly valid: readonly Example[];
  readonly invalid: readonly Example[];
}

export interface Example {
  /** 1-based line of the page where the example begins. */
  readonly line: number;
  readonly text: string;
}

export const rulesFolder = path.join('server', 'src', 'core', 'rules');

/** `group/name` of every file below the rules' folder with the ending, in order. */
export function ruleFiles(ending: string): string[] {
  return readdirSync(rulesFolder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.includes('/') && file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort();
}

export function readPage(code: string): RulePage {
  const text = readFileSync(path.join(rulesFolder, `${code}.md`), 'utf8');
  const headings: string[] = [];
  const examples = { valid: [] as Example[], invalid: [] as Example[] };
  let into: Example[] | null = null;
  let open: { fence: string; line: number; lines: string[] } | null = null;
  for (const [i, line] of text.split('\n').entries()) {
    if (open) {
      if (line === open.fence) {
        into?.push({ line: open.line, text: `${open.lines.join('\n')}\n` });
        open = null;
      } else open.lines.push(line);
      continue;
    }
    const fence = /^(`{3,})markdown$/.exec(line)?.[1];
    if (fence !== undefined) open = { fence, line: i + 2, lines: [] };
    else if (/^#+ /.test(line)) {
      headings.push(line);
      into = line === '### Valid' ? examples.valid : line === '### Invalid' ? examples.invalid : null;
    }
  }
  if (open) throw new Error(`${code}.md: the fence before line ${open.line} is never closed`);
  const [, severity = '', quickFix = ''] =
    /^\| Severity \| Quick fix \|\n\|[-| ]+\|\n\| (\w+) \| (.+?) \|$/m.exec(text) ?? [];
  return { title: headings[0] ?? '', severity, quickFix, sections: headings.slice(1), ...examples };
}
