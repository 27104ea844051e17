/** The snippets of the extension, as an editor inserts them when Tab is pressed until the end. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface Snippet {
  /** The file, which has the name of a profile. */
  readonly profile: string;
  readonly name: string;
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

const folder = 'snippets';

export function allSnippets(): Snippet[] {
  return readdirSync(folder)
    .filter((f) => f !== 'plantrace.json')
    .flatMap((file) => {
      const read = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Record<string, Omit<Snippet, 'name'>>;
      return Object.entries(read).map(([name, snippet]) => ({
        ...snippet,
        name,
        profile: path.basename(file, '.json'),
      }));
    });
}

/** With the default of every place, and the first of every choice. */
export function expanded({ body }: Snippet): string {
  const values = new Map<string, string>();
  return body
    .join('\n')
    .replace(/\$(?:(\d+)|\{(\d+)(?::((?:\\.|[^\\}])*)|\|((?:\\.|[^\\|])*)\|)?\})/g, (_, ...groups: string[]) => {
      const [plain, number = plain, text, choices] = groups;
      const value = text ?? choices?.split(/(?<!\\),/)[0] ?? values.get(number ?? '') ?? '';
      values.set(number ?? '', value.replace(/\\(.)/g, '$1'));
      return values.get(number ?? '') ?? '';
    });
}
