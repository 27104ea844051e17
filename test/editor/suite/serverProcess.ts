import { existsSync, readFileSync } from 'node:fs';

/** Whether processes can be looked at here. */
export const seesProcesses = existsSync('/proc/self/task');

/** The process of the server: a child of the extension host, which runs these tests. */
export function serverProcess(): number | undefined {
  const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim().split(' ');
  const found = children.find((child) => child !== '' && commandLine(child).includes('dist/server.js'));
  return found === undefined ? undefined : Number(found);
}

/** Nothing for a process that has just ended. */
function commandLine(id: string): string {
  const file = `/proc/${id}/cmdline`;
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
