// Loaded into each measured process before its program (`--import`): when the process ends, it notes the most memory that
// it ever held. The kernel's figure for the address space is exact; the one of resource usage also counts the parent's
// memory from before the program was started, so it only serves where there is no /proc.
import { readFileSync, writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const folder = process.env.PLANTRACE_BENCH_PEAKS;

if (folder && isMainThread) {
  process.on('exit', () => writeFileSync(`${folder}/${process.pid}`, String(peakKilobytes())));
}

function peakKilobytes() {
  try {
    const [, peak] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
    if (peak) return Number(peak);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  return process.resourceUsage().maxRSS;
}
