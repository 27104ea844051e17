import { createTwoFilesPatch } from 'diff';
import { byteOrderMarkOf, type Replacement } from './writeDocument';
import { visible } from './output';

/** What would be written, as a unified diff that `patch -p1` and `git apply` take. */
export function diffOf(root: string, replacements: readonly Replacement[]): string {
  const patches = replacements.map(({ file, expectedText, text, isNew = false }) => {
    const mark = isNew ? '' : (byteOrderMarkOf(root, file, expectedText) ?? '');
    const name = visible(file);
    const patch = createTwoFilesPatch(
      isNew ? '/dev/null' : `a/${name}`,
      `b/${name}`,
      mark + expectedText,
      mark + text,
      undefined,
      undefined,
      {
        context: 3,
      },
    );
    // A rule of equals signs comes first, which no format of diffs asks for.
    return patch.slice(patch.indexOf('--- '));
  });
  const diff = patches.join('');
  // A pipe gets every character as it stands in the document; a terminal must not obey them.
  return process.stdout.isTTY ? diff.replace(/[^\n\t]+/g, (part) => visible(part)) : diff;
}
