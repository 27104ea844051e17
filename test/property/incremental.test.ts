import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readBaseline, type BaselineReading } from '../../server/src/core/baseline/baseline';
import { recordedText } from '../../server/src/core/baseline/record';
import { compileAssignments } from '../../server/src/core/configuration/assignments';
import { compileCodeFiles } from '../../server/src/core/configuration/codeFiles';
import { builtinProfiles } from '../../server/src/core/profile/builtin';
import { compileProfile } from '../../server/src/core/profile/compile';
import { Checker } from '../../server/src/core/rules/check';
import type { Snapshot } from '../../server/src/core/workspace/snapshot';
import { Workspace } from '../../server/src/core/workspace/workspace';
import { Figures } from '../../server/src/core/views/figures';
import { Random } from '../support/documents';

const profiles = builtinProfiles.map(compileProfile);
const code = compileCodeFiles({ implements: ['src/**'], tests: ['**/*.test.ts'] });
const SEQUENCES = 25;
const STEPS = 40;

/** Files on disk and open buffers, as a person changes them; the workspace is told of each change. */
class Desk {
  readonly disk = new Map<string, string>();
  readonly buffers = new Map<string, string>();
  readonly workspace: Workspace;
  private baseline: BaselineReading | null = null;

  constructor(files: ReadonlyMap<string, string>) {
    this.workspace = makeWorkspace(this.disk);
    for (const [file, text] of files) this.write(file, text);
  }

  write(file: string, text: string): void {
    this.disk.set(file, text);
    this.workspace.setDisk(file, text);
  }

  remove(file: string): void {
    this.disk.delete(file);
    this.workspace.removeDisk(file);
  }

  type(file: string, text: string): void {
    this.buffers.set(file, text);
    this.workspace.setBuffer(file, text);
  }

  close(file: string): void {
    this.buffers.delete(file);
    this.workspace.dropBuffer(file);
  }

  /** Remembers what the texts say now; where that is remembered already, some of it as if it had been reviewed. */
  record(marksReviewed: boolean): void {
    const { graph, text: textOf } = this.workspace.snapshot();
    const { text } = recordedText(graph, this.baseline, { isSelected: () => true, marksReviewed, textOf });
    this.baseline = readBaseline(text);
    this.workspace.setBaseline(this.baseline);
  }

  forgetBaseline(): void {
    this.baseline = null;
    this.workspace.setBaseline(null);
  }

  files(): string[] {
    return [...new Set([...this.disk.keys(), ...this.buffers.keys()])].sort();
  }

  text(file: string): string {
    return this.buffers.get(file) ?? this.disk.get(file) ?? '';
  }

  /** A workspace that never saw anything but what is there now. */
  fromScratch(): Workspace {
    const fresh = makeWorkspace(this.disk);
    for (const [file, text] of this.disk) fresh.setDisk(file, text);
    for (const [file, text] of this.buffers) fresh.setBuffer(file, text);
    fresh.setBaseline(this.baseline);
    return fresh;
  }
}

function makeWorkspace(disk: ReadonlyMap<string, string>): Workspace {
  const surroundings = { readText: (file: string) => disk.get(file) ?? null, exists: (file: string) => disk.has(file) };
  return new Workspace(profiles, surroundings, compileAssignments([], code.roleOf));
}

/** Everything that can be said of a snapshot, without the numbers that only it knows. */
function everything(snapshot: Snapshot, checker: Checker, figures: Figures): unknown {
  const { graph } = snapshot;
  return {
    files: snapshot.files.map((file, f) => ({
      path: file.path,
      kind: file.facts.kind,
      profile: file.facts.profile,
      speaksOf: file.speaksOf,
      items: file.facts.items.map((item, i) => {
        const number = graph.itemNumber(f, i);
        const canonical = graph.canonicalOf(number);
        return [
          item.id,
          item.strength,
          item.start,
          canonical < 0 ? null : nameOf(snapshot, canonical),
          graph.parts.covered[number],
          graph.parts.verified[number],
          graph.parts.tracesOut[number],
        ];
      }),
      references: Array.from({ length: file.referenceSlots.length }, (_, r) => {
        const number = graph.referenceNumber(f, r);
        const target = graph.parts.targets[number] ?? -1;
        return target >= 0 ? nameOf(snapshot, target) : graph.stateOf(number);
      }),
    })),
    findings: [...checker.check(snapshot)],
    figures: figures.of(snapshot),
  };
}

function nameOf(snapshot: Snapshot, item: number): string {
  return `${snapshot.graph.fileOfItem(item).path} ${snapshot.graph.item(item).id} ${snapshot.graph.item(item).start}`;
}

function exampleFiles(): Map<string, string> {
  const files = new Map<string, string>();
  for (const workspace of ['phased-plan', 'task-table']) {
    const root = path.join('test', 'workspaces', workspace);
    for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.md')) continue;
      files.set(`${workspace}/${name.split(path.sep).join('/')}`, readFileSync(path.join(root, name), 'utf8'));
    }
  }
  files.set('src/ledger.ts', '// [1.1-1], [3.2-1]–[3.2-3]\nexport const ledger = 1; /* REQ-LEDGER-1, [1.1-77] */\n');
  files.set(
    'src/ledger.test.ts',
    "it('[1.1-2] keeps what is lent', f);\nit('[3.1-1] and WP-2', f); // [KDD-runtime-2]\n",
  );
  return files;
}

const fragments = [
  '[1.1-1]',
  '[3.2-5]',
  'WP-2',
  'Phase 1 WP-3',
  'T-004, ',
  'R-001 → T-002',
  '- [ ] [6.1-9] A new one → WP-1\n',
  '### WP-9: More\n',
  '\n## Scope\n',
  '```\n',
  '[x](docs/none.md#a)',
  '| T-020 | x |',
  'REQ-LEDGER-4a',
  '**Requirements traced**: [1.1-2]–[1.1-4]\n',
  '**Blocked by**: WP-1\n',
  '<!-- ',
  '// ',
  "it('[3.2-4]', f)",
  'TBD',
];

/**
 * One change as a person makes it: a line typed, cut, moved or ticked; a file saved, closed, deleted, copied or moved; a
 * baseline recorded or thrown away.
 */
function change(desk: Desk, random: Random): string {
  const files = desk.files();
  const file = files[random.below(files.length)] ?? '';
  const text = desk.text(file);
  const lines = text.split('\n');
  const at = random.below(lines.length);
  switch (random.below(11)) {
    case 0:
      desk.remove(file);
      return `remove ${file}`;
    case 1:
      desk.write(`${file.slice(0, -3)}-copy${file.slice(-3)}`, text);
      return `copy ${file}`;
    case 2:
      desk.close(file);
      return `close ${file}`;
    case 3:
      desk.write(file, text);
      desk.close(file);
      return `save and close ${file}`;
    case 9: {
      const marksReviewed = random.below(2) === 0;
      desk.record(marksReviewed);
      return marksReviewed ? 'record a baseline, all reviewed' : 'record a baseline';
    }
    case 10:
      if (random.below(4) > 0) break;
      desk.forgetBaseline();
      return 'delete the baseline';
    case 4:
      lines.splice(at, 1 + random.below(3));
      break;
    case 5:
      lines.splice(at, 0, ...lines.slice(random.below(lines.length)).slice(0, 2));
      break;
    default: {
      const line = lines[at] ?? '';
      const column = random.below(line.length + 1);
      const fragment = fragments[random.below(fragments.length)] ?? '';
      lines[at] = line.slice(0, column) + fragment + line.slice(column + random.below(3));
    }
  }
  desk.type(file, lines.join('\n'));
  return `type in ${file}:${at + 1}`;
}

describe('a workspace that is changed', function () {
  this.timeout(120_000);
  const examples = exampleFiles();

  for (let seed = 1; seed <= SEQUENCES; seed++) {
    it(`says what it would say from scratch (seed ${seed})`, () => {
      const random = new Random(seed);
      const desk = new Desk(examples);
      const checker = new Checker();
      const figures = new Figures();
      const done: string[] = [];
      for (let step = 0; step < STEPS; step++) {
        done.push(change(desk, random));
        // Not after each change: several at once must come out the same as well.
        if (random.below(3) === 0) continue;
        const kept = everything(desk.workspace.snapshot(), checker, figures);
        const fresh = everything(desk.fromScratch().snapshot(), new Checker(), new Figures());
        assert.deepEqual(kept, fresh, done.slice(-6).join('; '));
      }
    });
  }

  it('keeps an earlier snapshot as it was', () => {
    const desk = new Desk(examples);
    const before = desk.workspace.snapshot();
    const said = JSON.stringify(everything(before, new Checker(), new Figures()));
    const random = new Random(99);
    for (let step = 0; step < 10; step++) {
      change(desk, random);
      desk.workspace.snapshot();
    }
    assert.equal(JSON.stringify(everything(before, new Checker(), new Figures())), said);
  });
});
