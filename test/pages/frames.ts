import { cpus, loadavg } from 'node:os';
import type { Page } from 'playwright-core';

/** Scrolls an element down to its end and back in steps, and answers how long each frame took, in ms, sorted. */
export async function scrollFrames(page: Page, selector: string, steps: number): Promise<number[]> {
  return page.evaluate(
    async ([wanted, count]) => {
      const host = document.querySelector(wanted as string) as HTMLElement;
      const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
      const height = host.scrollHeight - host.clientHeight;
      const times: number[] = [];
      let last = await nextFrame();
      for (let step = 1; step <= Number(count); step++) {
        // A few rows at a time, as a wheel does, and every now and then a jump, as a drag of the scroll bar.
        host.scrollTop = step % 20 === 0 ? (height * step) / Number(count) : host.scrollTop + 240;
        const now = await nextFrame();
        times.push(now - last);
        last = now;
      }
      return times.sort((a, b) => a - b);
    },
    [selector, steps],
  );
}

/** What the page itself works in a frame while something is done: scripts, styles and layout, in ms. */
export async function workPerFrame(page: Page, frames: number, run: () => Promise<unknown>): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const worked = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    const counted = ['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'];
    return metrics.reduce((sum, { name, value }) => sum + (counted.includes(name) ? value : 0), 0);
  };
  const before = await worked();
  await run();
  return ((await worked()) - before) * (1000 / frames);
}

/** Others work on this machine, and frames wait for them. */
export const isBusy = (): boolean => (loadavg()[0] ?? 0) > 1.5 * cpus().length;

export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
