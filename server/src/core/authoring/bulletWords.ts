import { parseRemark } from '../markdown/remarkTree';
import type { Snapshot } from '../workspace/snapshot';
import { PlanProse } from './planProse';
import { snapshotText } from './snapshotText';

/** A source bullet's words as the plan may say them. */
export function wordsOfBullet(snapshot: Snapshot, bullet: number, plan: string): string {
  return new BulletWords(snapshot, plan).of(bullet);
}

/** The same for many bullets. The tree of a source is asked only where they have marks or links, and made once. */
export class BulletWords {
  private readonly texts = new Map<string, string | null>();
  private readonly proses = new Map<string, PlanProse | null>();

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
    const run = prose?.runAt(item.start);
    return prose && run ? prose.say(run, item.start, item.end) : item.title;
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

  private proseOf(path: string, text: string): PlanProse | null {
    let prose = this.proses.get(path);
    if (prose === undefined) {
      const tree = parseRemark(text);
      prose = tree.type === 'root' ? new PlanProse(text, tree, path, this.plan) : null;
      this.proses.set(path, prose);
    }
    return prose;
  }
}
