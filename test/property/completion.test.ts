/** What completion offers anywhere in half-typed plans fits where it is offered, and is read as what it said it would be. */
import assert from 'node:assert/strict';
import { completion } from '../../server/src/core/features/completion/completion';
import type { Proposal } from '../../server/src/core/features/completion/model';
import { targetAt } from '../../server/src/core/features/place';
import { foldHyphens } from '../../server/src/core/ids/template';
import type { Workspace } from '../../server/src/core/workspace/workspace';
import { exampleIn } from '../support/corpus';
import { commonmarkExamples, markerSoups, Random } from '../support/documents';
import { workspaceOf } from '../support/folderInMemory';

const EXAMPLES = ['phased-plan', 'task-table', 'spec-kit', 'kiro', 'schedule', 'own-dialect'];
/** What is typed at a random place, before completion is asked for. */
const TYPED = [
  '',
  '',
  '[',
  '-',
  ',',
  ', ',
  '.',
  '\n- ',
  '\n- [ ] ',
  '\n\n',
  '\n| ',
  '\n### ',
  '\n## ',
  'T-',
  'WP-',
  'FR-',
  '[4.',
];

interface Asked {
  readonly path: string;
  readonly text: string;
  readonly offset: number;
  readonly sign: string | null;
}

function* asked(files: ReadonlyMap<string, string>, random: Random, count: number): Generator<Asked> {
  const paths = [...files.keys()].filter((path) => path.endsWith('.md'));
  for (let i = 0; i < count; i++) {
    const path = random.pick(paths);
    const whole = files.get(path) ?? '';
    // Behind a word or a line: inside a word the rest of it would belong to what is typed.
    let at = random.below(whole.length + 1);
    while (at < whole.length && !/\s/.test(whole.charAt(at))) at++;
    const typed = random.pick(TYPED);
    const isCut = random.below(4) === 0;
    const text = whole.slice(0, at) + typed + (isCut ? '' : whole.slice(at));
    const offset = at + typed.length;
    const last = typed.slice(-1);
    yield { path, text, offset, sign: /[[\-,.]/.test(last) && random.below(2) === 0 ? last : null };
  }
}

function offered(workspace: Workspace, { path, text, offset, sign }: Asked): readonly Proposal[] {
  workspace.setBuffer(path, text);
  return completion(workspace.snapshot(), { path, offset, sign }).items;
}

const taken = (text: string, { start, insertEnd, text: written }: Proposal): string =>
  text.slice(0, start) + written + text.slice(insertEnd);

describe('completion at random places of half-typed plans', () => {
  for (const name of EXAMPLES) {
    it(`fits ${name}`, () => {
      const files = exampleIn(`test/workspaces/${name}`);
      const workspace = workspaceOf(files);
      const random = new Random(7);
      let named = 0;
      let made = 0;
      for (const one of asked(files, random, 250)) {
        const items = offered(workspace, one);
        const before = one.text.slice(Math.max(0, one.offset - 60), one.offset);
        for (const { label, start, insertEnd, end } of items) {
          assert.ok(start <= one.offset && one.offset <= insertEnd && insertEnd <= end, `${label} behind ${before}`);
          assert.ok(end <= one.text.length && !/[\r\n]/.test(one.text.slice(start, end)), `${label} behind ${before}`);
        }
        const item = items.length === 0 ? undefined : random.pick(items);
        if (!item) continue;
        const after = taken(one.text, item);
        workspace.setBuffer(one.path, after);
        const snapshot = workspace.snapshot();
        const place = `${one.path}, behind ${JSON.stringify(before)}`;
        if (item.known && item.isListed) {
          named++;
          const at = item.start + item.text.lastIndexOf(item.known.id.slice(-1));
          const target = targetAt(snapshot, one.path, at);
          const found = target < 0 ? '' : snapshot.graph.item(target).id;
          assert.equal(foldHyphens(found), foldHyphens(item.known.id), place);
        } else if (item.kind === 'new' || item.kind === 'row') {
          made++;
          const defined = snapshot.graph.file(one.path)?.facts.items ?? [];
          const isThere = defined.some(({ start }) => start >= item.start && start < item.start + item.text.length);
          assert.ok(isThere, `${item.text} defines nothing in ${place}`);
        }
        workspace.setBuffer(one.path, files.get(one.path) ?? '');
      }
      assert.ok(named + made > 2, `${named} named, ${made} made`);
    });
  }

  it('answers in any text', () => {
    const kinds = [
      ['plan.md', '| Task ID | Description | Prereqs |\n|---|---|---|\n| T-001 | Dig | None |\n'],
      ['phase-1.md', '# Phase 1\n\n## Work Packages\n\n### WP-1: Dig\n\n## Verification Gate\n\n'],
      ['specs/001-a/tasks.md', '# Tasks\n\n- [ ] T001 Dig\n'],
      ['.kiro/specs/a/tasks.md', '# Tasks\n\n- [ ] 1. Dig\n'],
    ] as const;
    const random = new Random(3);
    let read = 0;
    for (const { text: soup, name } of [...markerSoups(200, 5), ...commonmarkExamples()]) {
      const [path, head] = random.pick(kinds);
      const text = head + soup;
      const workspace = workspaceOf(new Map([[path, text]]));
      if (workspace.snapshot().graph.file(path)?.rule) read++;
      for (let i = 0; i < 3; i++) {
        const offset = head.length + random.below(soup.length + 1);
        for (const sign of [null, text.charAt(offset - 1)]) {
          for (const { start, insertEnd, end } of completion(workspace.snapshot(), { path, offset, sign }).items)
            assert.ok(start <= offset && offset <= insertEnd && insertEnd <= end && end <= text.length, name);
        }
      }
    }
    assert.ok(read > 500);
  });
});
