import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from './temporaryFolder';

/** A plan of one phase; `row` is the line whose place tests ask for, `traces` what the work package traces. */
export function smallPlan(label: string, row: string, traces: string): string {
  return [
    `# Phase ${label}: Small`,
    '',
    '## Requirements Checklist',
    '',
    row,
    '',
    '## Work Packages',
    '',
    '### WP-1: The only one',
    '',
    `**Requirements traced**: ${traces}`,
    '',
  ].join('\n');
}

export const emoji = '👩‍🚀🚲é';

/** Texts that a tree of documents may hold, by name; each has `[1.1-9]`, which nothing defines, in its last line. */
export function hostileTexts(): Record<string, Buffer> {
  const row = '- [ ] [1.1-1] It opens → WP-1';
  const plain = smallPlan('1', row, '[1.1-1], [1.1-9]');
  const longLine = `${'word '.repeat(140_000)}[1.1-1] end`;
  const rows = Array.from({ length: 40_000 }, (_, i) => `- [ ] [2.${(i % 90) + 1}-${i + 1}] ${'x'.repeat(75)} → WP-1`);
  const utf16 = Buffer.from(plain, 'utf16le');
  return {
    'plain/phase-1-a.md': Buffer.from(plain),
    'crlf/phase-1-a.md': Buffer.from(plain.replaceAll('\n', '\r\n')),
    'cr/phase-1-a.md': Buffer.from(plain.replaceAll('\n', '\r')),
    'mark/phase-1-a.md': Buffer.from(`\ufeff${plain}`),
    'mark-crlf/phase-1-a.md': Buffer.from(`\ufeff${plain.replaceAll('\n', '\r\n')}`),
    'emoji/phase-1-a.md': Buffer.from(smallPlan('1', row, `${emoji} [1.1-1], ${emoji} [1.1-9]`)),
    'nul/phase-1-a.md': Buffer.from(smallPlan('1', `${row}\0`, '\0[1.1-1], \0[1.1-9]')),
    'invalid/phase-1-a.md': Buffer.concat([
      Buffer.from(smallPlan('1', row, '[1.1-1], ').trimEnd()),
      Buffer.from([0x20, 0xff, 0xfe, 0xc3, 0x28, 0x20]),
      Buffer.from('[1.1-9]\n'),
    ]),
    'utf16le/phase-1-a.md': Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]),
    'utf16be/phase-1-a.md': Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()]),
    'long-line/phase-1-a.md': Buffer.from(smallPlan('1', `${row}\n\n${longLine}`, '[1.1-1], [1.1-9]')),
    'large/phase-1-a.md': Buffer.from(smallPlan('1', `${row}\n${rows.join('\n')}`, '[1.1-1], [1.1-9]')),
    'spaces and ünï 漢/phase-1-a b#c%20(1).md': Buffer.from(plain),
    'unended/phase-1-a.md': Buffer.from(plain.trimEnd()),
  };
}

/** Besides the texts: what else a folder may hold that looks like a document. */
export function hostileFolder(): string {
  const folder = temporaryFolder({
    ...hostileTexts(),
    'empty/empty.md': '',
    'empty/mark.md': Buffer.from([0xef, 0xbb, 0xbf]),
    'empty/half-mark.md': Buffer.from([0xef, 0xbb]),
    'empty/half-utf16.md': Buffer.from([0xff, 0xfe, 0x41]),
    'empty/odd-utf16.md': Buffer.from([0xfe, 0xff, 0x00]),
    'empty/blank.md': '\n\n\r\n\r\t \n',
    'folder.md/inner.md': '# Inner\n',
    'bytes/noise.md': Buffer.from(Array.from({ length: 20_000 }, (_, i) => (i * 7919 + (i >> 3) * 104_729) & 0xff)),
    'nested/quotes.md': `${'> '.repeat(20_000)}deep\n`,
    'nested/lists.md': `${'- '.repeat(20_000)}deep\n`,
    'nested/brackets.md': `${'['.repeat(50_000)}1.1-1${']'.repeat(50_000)}\n`,
    'nested/backticks.md': `${Array.from({ length: 2000 }, (_, i) => '`'.repeat(i)).join(' ')}\n`,
    'nested/table.md': `|${' a |'.repeat(5000)}\n|${'---|'.repeat(5000)}\n${`|${' b |'.repeat(50)}\n`.repeat(50)}`,
  });
  mkdirSync(path.join(folder, 'links', 'inside'), { recursive: true });
  const link = (target: string, name: string): void => symlinkSync(target, path.join(folder, 'links', name));
  link('.', 'self');
  link('..', 'up');
  link('../..', 'out');
  link('b', 'a');
  link('a', 'b');
  link('round.md', 'round.md');
  link('nowhere.md', 'dangling.md');
  link('../nowhere', 'inside/dangling');
  link('../../links', 'inside/loop');
  link('../folder.md', 'folder-link.md');
  link('/dev/null', 'null.md');
  link('/dev/zero', 'zero.md');
  return folder;
}
