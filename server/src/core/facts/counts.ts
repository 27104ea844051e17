import type { DocumentReader } from './documentReader';
export function readCounts(_reader: DocumentReader): void {}
