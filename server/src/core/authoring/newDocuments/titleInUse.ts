import type { LinkedFile } from '../../graph/linkedFile';

/** What the documents of a folder are titled with: `Tool Lending` of `# Tasks: Tool Lending`; null where none says it. */
export function titleInUse(files: readonly LinkedFile[]): string | null {
  for (const { facts } of files) {
    const [heading] = facts.headings;
    const title = heading?.depth === 1 ? /^[^:]{1,60}:\s+(\S.{0,200})$/.exec(heading.text)?.[1] : undefined;
    if (title !== undefined && facts.placeholders.length === 0) return title.trim();
  }
  return null;
}
