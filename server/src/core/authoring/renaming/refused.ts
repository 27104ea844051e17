import type { LinkedFile } from '../../graph/linkedFile';

/** Why an ID cannot be changed, thrown where it is found out; whoever asked is answered with its sentence. */
export class Refused extends Error {}

/** `plans/phase-1.md, line 12`. */
export function placeOf({ path, facts }: LinkedFile, offset: number): string {
  return `${path}, line ${facts.lines.lineAt(offset) + 1}`;
}
