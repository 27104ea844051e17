/** A document as it is quoted in another one: line ends of one kind, no mark of the byte order, no blank lines around it. */
export function quotedText(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();
}

/**
 * The text in a fence that is longer than every run of back-ticks in it, so that nothing inside can close it: its
 * headings and IDs stay what they are for a reader, and mean nothing to the document around them.
 */
export function fenced(text: string, language = 'markdown'): string {
  const longest = (text.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return `${fence}${language}\n${text}\n${fence}`;
}

/** A quarter of the characters: what English prose takes in the vocabularies of language models. */
export function roughTokens(characters: number): number {
  return Math.ceil(characters / 4);
}

/** `61,234` */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
