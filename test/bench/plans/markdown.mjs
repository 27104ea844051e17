// Pieces of markdown that several kinds of documents are made of.

/**
 * @param {string[]} head
 * @param {string[][]} rows
 */
export function table(head, rows) {
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/**
 * @param {string} language
 * @param {string} text
 */
export const fenced = (language, text) => `\`\`\`${language}\n${text}\n\`\`\``;
