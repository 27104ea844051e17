import type { PageAnswer, PageEvent, PageState } from '../../pageMessages';

interface EditorApi {
  postMessage(message: unknown): void;
  getState(): PageState | undefined;
  setState(state: PageState): void;
}
declare function acquireVsCodeApi(): EditorApi;

const editor = acquireVsCodeApi();
const waiting = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>();
const listeners = new Set<(event: PageEvent) => void>();
let last = 0;

window.addEventListener('message', ({ data }: MessageEvent<PageAnswer | PageEvent>) => {
  if ('event' in data) {
    for (const listener of listeners) listener(data);
    return;
  }
  const asked = waiting.get(data.id);
  waiting.delete(data.id);
  if ('error' in data) asked?.reject(new Error(data.error));
  else asked?.resolve(data.result as never);
});

/** Asks the extension. Rejected with one sentence for people. */
export function ask<Result>(method: string, params: unknown = {}): Promise<Result> {
  const id = ++last;
  return new Promise<Result>((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    editor.postMessage({ id, method, params });
  });
}

/** Hears that what is shown may have changed, and of commands of the editor. */
export function onEvent(listener: (event: PageEvent) => void): void {
  listeners.add(listener);
}

/** What the page remembered; kept across reloads and restarts of the window. */
export function remembered<State extends object>(whenNew: State): State {
  return { ...whenNew, ...editor.getState() };
}

export function remember(state: object): void {
  editor.setState({ ...editor.getState(), ...state });
}
