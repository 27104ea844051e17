import type { Snapshot } from '../workspace/snapshot';
import { PlanProse } from './planProse';
import { snapshotText } from './snapshotText';

/** A source bullet's words as the plan may say them. */
export function wordsOfBullet(snapshot: Snapshot, bullet: number, plan: string): string {
  return new BulletWords(snapshot, plan).of(bullet);
}

/** The same for many bullets. A source is read once, and only where they have marks or links. */
export class BulletWords {
  private readonly texts = new Map<string, string | null>();
  private readonly proses = new Map<string, PlanProse>();

  constructor(
    private readonly snapshot: Snapshot,
    private readonly plan: string,
  ) {}

  of(bullet: number): string {
    const item = this.snapshot.graph.item(bullet);
    const { path } = this.snapshot.graph.fileOfItem(bullet);
    const text = this.textOf(path);
    if (text === null || !/[[\]<*_~`|]/.test(text.slice(item.start, item.end))) return item.title;
    const prose = this.proseOf(path, text);
    const run = prose.runAt(item.start);
    return run ? prose.say(run, item.start, item.end) : item.title;
  }

  private textOf(path: string): string | null {
    let text = this.texts.get(path);
    if (text === undefined) {
      const current = snapshotText(this.snapshot, path);
      text = typeof current === 'string' ? null : current.text;
      this.texts.set(path, text);
    }
    return text;
  }

  private proseOf(path: string, text: string): PlanProse {
    let prose = this.proses.get(path);
    if (!prose) this.proses.set(path, (prose = new PlanProse(text, null, path, this.plan)));
    return prose;
  }
}
