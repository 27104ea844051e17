/** Whether open work can be begun, as the tree shows it. */
export interface NodeReadiness {
  /** `waiting`: for work that can be done; `blocked`: by its own word, in a circle, or for something that is. */
  readonly kind: 'ready' | 'waiting' | 'blocked';
  /** What it waits for, by the names that people call it. */
  readonly waitsFor: readonly string[];
}

/** Of an item, by its number; null for what is under way, done or put off, and for what is no work of its own. */
export type ReadinessOf = (item: number) => NodeReadiness | null;
