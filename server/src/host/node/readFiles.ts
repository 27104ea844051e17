import path from 'node:path';
import { LONGEST_CODE } from '../../core/facts/codeFacts';
import { isDocument, type Complaint } from '../host';
import { readText, statOf } from './documents';

export { filesRead } from '../filesRead';

/** The text of a document or source file of a folder; null with one complaint where it cannot be read, or is not. */
export function readIn(root: string, relative: string, complain: Complaint): string | null {
  const file = path.join(root, relative);
  if (!isDocument(relative) && (statOf(file)?.size ?? 0) > LONGEST_CODE) {
    complain(`${relative}: a source file above 1 MB is left out.`);
    return null;
  }
  return readText(file, relative, complain);
}
