import fs from 'node:fs';
import path from 'node:path';

const LINK = /(\]\(<?)([^()<>#\s]{1,300})(#L\d{1,7}>?\))/g;

/** A text whose links lead from the root, as a file beside which they have to lead: written to `target`. */
export function relinked(text: string, root: string, target: string): string {
  const folder = path.dirname(target);
  if (folder === root) return text;
  return text.replace(LINK, (all: string, open: string, written: string, close: string) => {
    const file = path.join(root, decoded(written));
    if (!fs.existsSync(file)) return all;
    const relative = path.relative(folder, file).split(path.sep).join('/');
    return open + relative.replace(/[\s()<>%#[\]]/g, encoded) + close;
  });
}

const encoded = (c: string): string => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;

function decoded(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    // A percent sign that begins no code stands for itself.
    return written;
  }
}
