/**
 * What a page and the extension say to each other: the page asks and is answered; the extension tells that what is shown
 * may have changed. Plain data; imported by both sides.
 */

export interface PageRequest {
  readonly id: number;
  readonly method: string;
  readonly params: unknown;
}

export type PageAnswer =
  | { readonly id: number; readonly result: unknown }
  /** One sentence for people. */
  | { readonly id: number; readonly error: string };

/** Sent to the page: ask again for what is shown; or do what a command of the editor is for. */
export type PageEvent = { readonly event: 'changed' } | { readonly event: 'command'; readonly name: string };

/** By what a page is found again when the window is opened again: the state that the page itself keeps. */
export type PageState = Readonly<Record<string, unknown>>;
