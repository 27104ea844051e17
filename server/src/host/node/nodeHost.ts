import { URI } from 'vscode-uri';
import type { Host } from '../host';
import { DiskFolder } from './diskFolder';
import { rulePageUri } from './rulePages';

/** A process of Node: folders are on its disk, and those of other schemes are out of reach. */
export const nodeHost: Host = {
  filesOf: (uri, complain) => {
    const { scheme, fsPath } = URI.parse(uri);
    return scheme === 'file' ? new DiskFolder(fsPath, complain) : null;
  },
  rulePageUri,
  isTrusted: () => true,
};
