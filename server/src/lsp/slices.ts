import { nextTurn } from './nextTurn';

/** How long one step of work may take, in ms: what a request may have to wait. */
const SLICE = 8;

/** Goes through steps, and lets others be answered between them; null where it is over before they are. */
export async function inSlices<T>(steps: Generator<void, T>, isOver: () => boolean): Promise<T | null> {
  let sliceEnd = performance.now() + SLICE;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() < sliceEnd) continue;
    await nextTurn();
    if (isOver()) return null;
    sliceEnd = performance.now() + SLICE;
  }
}
