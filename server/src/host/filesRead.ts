import type { CodeFiles } from '../core/configuration/codeFiles';
import { isDocument, type IsRead } from './host';

/** The files that are read where the configuration says this of source files. */
export function filesRead({ isRead, roleOf }: CodeFiles): IsRead {
  return isRead ? (relative) => isDocument(relative) || roleOf(relative) !== null : isDocument;
}
