/** Lets whatever waits in the event loop run: messages that came in, above all. */
export function nextTurn(): Promise<void> {
  // Two turns: a message is read from its stream in one and answered in the next.
  return new Promise((resolve) => later(() => later(resolve)));
}

/** A worker of a browser has no `setImmediate`, and its timers wait for 4 ms once they are nested. */
const later: (then: () => void) => void = typeof setImmediate === 'function' ? (then) => setImmediate(then) : posted();

/** As browsers have it: the types that are loaded here are those of Node. */
interface Channel {
  readonly port1: { onmessage: (() => void) | null };
  readonly port2: { postMessage(message: null): void };
}

function posted(): (then: () => void) => void {
  const { port1, port2 }: Channel = new MessageChannel() as never;
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return (then) => {
    waiting.push(then);
    port2.postMessage(null);
  };
}
