/** When the findings are brought up to date: after a pause, and never while a line is being typed. */
export class Checks {
  private timer: NodeJS.Timeout | null = null;
  private round = 0;
  /** The round that was gone through to its end. */
  private settled = 0;
  private typed: { readonly uri: string; readonly at: number } | null = null;
  private readonly listeners = new Set<() => void>();

  /**
   * @param quietTime how long typing has to pause, in ms
   * @param check goes through all folders; ends early when a newer change overtakes it
   */
  constructor(
    private readonly quietTime: () => number,
    private readonly check: (isOvertaken: () => boolean) => Promise<void>,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** Somebody types in a document: whatever else happens, there is no check until typing has paused. */
  edited(uri: string): void {
    this.typed = { uri, at: performance.now() };
    this.schedule(0);
  }

  /** In a document that is closed nobody types any more. */
  closed(uri: string): void {
    if (this.typed?.uri === uri) this.typed = null;
    this.schedule(0);
  }

  /** Checks after some time, in ms; a later change starts the time anew. */
  schedule(wait: number): void {
    this.round++;
    if (this.timer) clearTimeout(this.timer);
    const quiet = this.typed ? this.typed.at + this.quietTime() - performance.now() : 0;
    this.timer = setTimeout(
      () => {
        this.timer = null;
        void this.run(this.round);
      },
      Math.max(wait, quiet, 0),
    );
  }

  /** What is known is of the documents as they are. */
  get isSettled(): boolean {
    return this.settled === this.round;
  }

  /** Calls back whenever a check has gone through; answers how to end that. */
  onSettled(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private async run(round: number): Promise<void> {
    try {
      await this.check(() => round !== this.round);
    } catch (error) {
      this.failed(error);
    }
    if (round !== this.round) return;
    this.settled = round;
    for (const listener of [...this.listeners]) listener();
  }
}
