import type { LinkedFile } from '../graph/linkedFile';
import { titleOf } from './titles';

/** Titles that say what a document is for, and not what it is about. */
const GENERIC =
  /^(?:requirements?|requirements? document|specification|spec|design|design document|tasks|implementation plan|questions)$/i;

/** What documents are called side by side: by their titles, and by their folders where titles tell nothing apart. */
export function documentNames(files: readonly LinkedFile[]): (file: LinkedFile) => string {
  const times = new Map<string, number>();
  for (const file of files) times.set(titleOf(file), (times.get(titleOf(file)) ?? 0) + 1);
  return (file) => {
    const title = titleOf(file);
    const folder = file.path.slice(0, Math.max(0, file.path.lastIndexOf('/')));
    const isOfFolder = file.scope !== '.' && folder !== '';
    if (!isOfFolder || ((times.get(title) ?? 0) < 2 && !GENERIC.test(title))) return title;
    const name = folder.slice(folder.lastIndexOf('/') + 1);
    return GENERIC.test(title) ? `${name}: ${title}` : name;
  };
}
