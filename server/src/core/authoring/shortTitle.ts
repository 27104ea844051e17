const LONGEST = 120;

/** The words of a requirement as the title of the work that is for it. */
export function shortTitle(title: string): string {
  const words = title.replace(/\s*\(negative\)/i, '').replace(/\s*\.$/, '');
  if (words.length <= LONGEST) return words;
  return `${words.slice(0, LONGEST).replace(/\s+\S*$/, '')}…`;
}
