import path from 'node:path';
import type { CodeFiles } from '../../core/configuration/codeFiles';
import { LONGEST_CODE } from '../../core/facts/codeFacts';
import { isDocument, readText, statOf, type Complaint, type IsRead } from './documents';

/** The files that are read where the configuration says this of source files. */
export function filesRead({ isRead, roleOf }: CodeFiles): IsRead {
  return isRead ? (relative) => isDocument(relative) || roleOf(relative) !== null : isDocument;
}

/** The text of a document or source file of a folder; null with one complaint where it cannot be read, or is not. */
export function readIn(root: string, relative: string, complain: Complaint): string | null {
  const file = path.join(root, relative);
  if (!isDocument(relative) && (statOf(file)?.size ?? 0) > LONGEST_CODE) {
    complain(`${relative}: a source file above 1 MB is left out.`);
    return null;
  }
  return readText(file, relative, complain);
}
