import { readBaseline, type BaselineReading } from '../core/baseline/baseline';
import { baselineFile } from '../core/baseline/file';
import { ownFileIn } from '../host/node/ownFile';
import { complain } from './output';

/** The baseline of the project with this root; null where it has none that can be read. */
export function baselineIn(root: string): BaselineReading | null {
  const found = ownFileIn(root, baselineFile, 'The baseline');
  if (found && 'refused' in found) complain(`${baselineFile}: ${found.refused}`);
  return found && 'text' in found ? readBaseline(found.text) : null;
}
