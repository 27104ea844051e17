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

export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
