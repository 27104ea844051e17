/** The sentence under the title of a rule's page. */
export function summaryOf(page: string): string {
  const line = page.split('\n').find((l) => l.trim() !== '' && !l.startsWith('#'));
  return line?.trim() ?? '';
}

/** What stands under a heading of the second level of a rule's page; empty where there is none. */
export function sectionOf(page: string, title: string): string {
  const lines = page.split('\n');
  const from = lines.indexOf(`## ${title}`) + 1;
  if (from === 0) return '';
  const to = lines.findIndex((line, i) => i >= from && /^#{1,3} /.test(line));
  return lines
    .slice(from, to < 0 ? undefined : to)
    .join('\n')
    .trim();
}

/** A rule's page without its examples, which are written for tests as well as for people. */
export function adviceOf(page: string): string {
  const examples = page.indexOf('\n### Valid\n');
  return (examples < 0 ? page : page.slice(0, examples)).trim();
}
