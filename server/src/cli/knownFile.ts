import fs from 'node:fs';
import type { Severities } from '../core/rules/check';
import type { Finding } from '../core/model/finding';
import { identify } from '../core/rules/identity';
import {
  knownOfAll,
  readKnown,
  totalOf,
  unknownOf,
  withoutVanished,
  writeKnown,
  type KnownFinding,
} from '../core/rules/knownFindings';
import type { Snapshot } from '../core/workspace/snapshot';
import { reasonOf } from '../host/node/documents';
import { Failure } from './failure';
import { replaceFile } from './writeDocument';

/** What a list of known findings makes of those that were found. */
export interface Sifted {
  /** The findings that are not known. */
  readonly findings: readonly Finding[];
  /** How many are known. */
  readonly known: number;
  /** What became of the file, for people; null where it is as it was. */
  readonly said: string | null;
}

/** What was looked at, and how. */
interface Looked {
  readonly isSelected: (file: string) => boolean;
  readonly rules: Severities;
}

/**
 * Leaves out the findings that the file lists. With `update`, a file that is not there is made of all that was found,
 * and one that is there loses what has vanished; it never grows, so that nothing new becomes known by the way.
 * @throws Failure for a file that can't be read or written, or is no such list.
 */
export function siftKnown(
  { file, update }: { readonly file: string; readonly update: boolean },
  snapshot: Snapshot,
  findings: readonly Finding[],
  { isSelected, rules }: Looked,
): Sifted {
  const found = identify(snapshot, findings);
  const before = readFile(file, update);
  if (before === null) {
    const known = knownOfAll(found);
    write(file, () => fs.writeFileSync(file, writeKnown(known), { flag: 'wx' }));
    return { findings: [], known: findings.length, said: `Wrote ${counted(totalOf(known))} to ${file}.` };
  }
  const left = unknownOf(found, before.known);
  const sifted = { findings: left, known: findings.length - left.length };
  if (!update) return { ...sifted, said: null };
  const known = withoutVanished(before.known, found, (entry) => isSelected(entry.file) && rules[entry.code] !== 'off');
  const text = writeKnown(known);
  if (text !== before.text) write(file, () => replaceFile(file, text));
  const vanished = totalOf(before.known) - totalOf(known);
  return { ...sifted, said: vanished === 0 ? null : `Dropped ${counted(vanished)} from ${file}.` };
}

function counted(count: number): string {
  return `${count} known finding${count === 1 ? '' : 's'}`;
}

function readFile(
  file: string,
  mayBeMissing: boolean,
): { readonly text: string; readonly known: readonly KnownFinding[] } | null {
  let text: string;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (isMissing && mayBeMissing) return null;
    const way = isMissing ? '; --update-known creates it' : '';
    throw new Failure(`${file}: ${reasonOf(error)}${way}.`);
  }
  const known = readKnown(text.replace(/^\ufeff/, ''));
  // Never overwritten, whatever is asked for: a slip in the command must not cost somebody a document.
  if ('wrong' in known) throw new Failure(`${file} is no list of known findings: ${known.wrong}.`);
  return { text, known };
}

function write(file: string, doWrite: () => void): void {
  try {
    doWrite();
  } catch (error) {
    throw new Failure(`${file} can't be written: ${reasonOf(error)}.`);
  }
}
