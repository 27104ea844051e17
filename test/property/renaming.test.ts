import assert from 'node:assert/strict';
import { renameItem, renumberSeries } from '../../server/src/core/authoring/renaming/rename';
import { numbered } from '../../server/src/core/authoring/citations';
import { configurationFile } from '../../server/src/core/configuration/file';
import { ReferenceField, ReferenceFlag } from '../../server/src/core/facts/facts';
import { Unresolved } from '../../server/src/core/graph/graph';
import type { Snapshot } from '../../server/src/core/workspace/snapshot';
import { exampleIn } from '../support/corpus';
import { Random } from '../support/documents';
import { workspaceOf } from '../support/folderInMemory';
import { changed, type Files } from '../support/renaming';

const EXAMPLES = ['kiro', 'mixed', 'own-dialect', 'phased-plan', 'schedule', 'spec-kit', 'task-table', 'long'];
const ROUNDS = 12;

/** Items that are written somewhere and have a number, by their numbers. */
function renamable({ graph }: Snapshot): number[] {
  const found: number[] = [];
  for (let item = 0; item < graph.itemCount; item++) {
    const { form, id } = graph.item(item);
    const isWritten = graph.definitionsOf(item).every((other) => graph.item(other).strength !== 'derived');
    if (graph.isCanonical(item) && form >= 0 && isWritten && numbered(id)) found.push(item);
  }
  return found;
}

/** The same item before and after: nothing moves from its place. */
function nameOf({ graph }: Snapshot, item: number): string {
  const { path } = graph.fileOfItem(item);
  return `${path}#${item - graph.itemNumber(graph.fileIndex(path), 0)}`;
}

/** Who cites whom, document by document; how it is written does not count, nor do numbers of a range that nobody has. */
function meaning(snapshot: Snapshot): string[] {
  const { graph } = snapshot;
  const said = new Set<string>();
  for (let reference = 0; reference < graph.referenceCount; reference++) {
    const target = graph.parts.targets[reference] ?? -1;
    const inner = (graph.field(reference, ReferenceField.flags) & ReferenceFlag.rangeInner) !== 0;
    if (target < 0 && (inner || target === (Unresolved.ambiguous as number))) continue;
    const owner = graph.ownerOf(reference);
    const whom = target >= 0 ? nameOf(snapshot, target) : graph.text(graph.field(reference, ReferenceField.symbol));
    const by = owner < 0 ? '' : nameOf(snapshot, owner);
    said.add([graph.fileOfReference(reference).path, by, graph.roleOf(reference) ?? 'mention', whom].join(' '));
  }
  return [...said].sort();
}

const OPERATORS = ['–', '..', ' to ', ' through ', '…', '–', '--'];
const SEPARATORS = [', ', '/', ' and ', '+', ', ', '; '];

/** A document cites random items of its own once more, in lists and ranges. */
function withCitations(files: Files, random: Random): Map<string, string> {
  const { graph } = workspaceOf(files).snapshot();
  const after = new Map(files);
  const file = random.pick(graph.files.filter(({ facts }) => facts.items.some(({ form }) => form >= 0)));
  const forms = file.profile?.grammar.forms ?? [];
  const items = file.facts.items.filter(({ form, strength }) => form >= 0 && strength !== 'derived');
  const citations: string[] = [];
  for (let i = 0; i < 3 && items.length > 0; i++) {
    const item = random.pick(items);
    const kin = items.filter(
      ({ form, id }) => form === item.form && numbered(id)?.series === numbered(item.id)?.series,
    );
    const inCode = random.below(5) === 0;
    const dress = (id: string): string => (forms[item.form]?.brackets ? `[${id}]` : inCode ? `\`${id}\`` : id);
    const ends = [random.pick(kin), random.pick(kin)].sort(
      (a, b) => (numbered(a.id)?.number ?? 0) - (numbered(b.id)?.number ?? 0),
    );
    const [from, to] = ends;
    if (from && to && from !== to && random.below(2) === 0)
      citations.push(dress(from.id) + random.pick(OPERATORS) + dress(to.id));
    else citations.push(dress(item.id));
    citations.push(random.pick(SEPARATORS));
  }
  const text = (files.get(file.path) ?? '').replace(/\n*$/, '\n');
  after.set(file.path, `${text}\nSee ${citations.slice(0, -1).join('')}.\n`);
  return after;
}

/** What a document cites once more, cited by a source file beside it instead. */
function inSource(plain: Files, cited: Files, random: Random): Map<string, string> {
  const files = new Map(plain);
  for (const [path, text] of cited) {
    if (text === plain.get(path)) continue;
    const said = text.trimEnd().slice(text.trimEnd().lastIndexOf('\n') + 1);
    const line = random.below(2) === 0 ? `call(); // ${said}` : `it("${said}", () => call());`;
    files.set(`${path.slice(0, path.lastIndexOf('/') + 1)}src/call.ts`, `${line}\n`);
  }
  return files.set(configurationFile, '{ "code": { "implements": ["**/src/**"] } }');
}

function numberedLike(id: string, number: number): string {
  const parsed = numbered(id);
  assert.ok(parsed);
  return parsed.series + String(number).padStart(parsed.width, '0') + parsed.letter;
}

/** Ranges of three or with a hole become lists that cannot tell later that they were ranges. */
function losesRanges(snapshot: Snapshot, item: number): boolean {
  const { graph } = snapshot;
  return graph.referencesTo(item).some((reference) => {
    const { facts } = graph.fileOfReference(reference);
    const start = graph.field(reference, ReferenceField.expressionStart);
    const range = facts.ranges.find((one) => one.start === start);
    if (!range) return false;
    const size = range.last - range.first + 1;
    return size <= 3 || membersOf(snapshot, reference, start) < size;
  });
}

function membersOf({ graph }: Snapshot, reference: number, start: number): number {
  const f = graph.fileIndex(graph.fileOfReference(reference).path);
  const first = graph.referenceNumber(f, 0);
  let members = 0;
  for (let r = first; r < (graph.parts.referenceBase[f + 1] ?? 0); r++)
    if (graph.field(r, ReferenceField.expressionStart) === start && (graph.parts.targets[r] ?? -1) >= 0) members++;
  return members;
}

/** Plans with long series, so that there is something to cut up. */
const LONG: Files = new Map([
  [
    'specs/001-kiosk/spec.md',
    `# Feature Specification: Kiosk\n\n${Array.from({ length: 14 }, (_, i) => `- **FR-${String(i + 1).padStart(3, '0')}**: System MUST ring ${i} times.\n`).join('')}`,
  ],
  [
    'specs/001-kiosk/tasks.md',
    `# Tasks: Kiosk\n\n## Phase 1: Setup\n\n${Array.from({ length: 12 }, (_, i) => `- [ ] T0${String(i + 1).padStart(2, '0')} Ring ${i} times, FR-001/002, FR-004–FR-012\n`).join('')}`,
  ],
]);

const filesOf = (example: string): Files => (example === 'long' ? LONG : exampleIn(`test/workspaces/${example}`));

describe('IDs of random items of the example workspaces', () => {
  EXAMPLES.forEach((example, seed) => {
    it(`${example}: renamed there and back, all is as it was`, () => {
      const random = new Random(seed + 1);
      const plain = filesOf(example);
      let done = 0;
      for (let round = 0; round < ROUNDS; round++) {
        const files = random.below(3) === 0 ? plain : withCitations(plain, random);
        const before = workspaceOf(files).snapshot();
        const item = random.pick(renamable(before));
        const { id } = before.graph.item(item);
        const newId = numberedLike(id, random.below(40) + 1);
        const there = renameItem(before, item, newId);
        if ('refused' in there) continue;
        done++;
        const renamed = changed(files, there);
        const after = workspaceOf(renamed).snapshot();
        assert.deepEqual(meaning(after), meaning(before), `${id} → ${newId}`);
        const moved = [...Array(after.graph.itemCount).keys()].find((i) => nameOf(after, i) === nameOf(before, item));
        const back = renameItem(after, moved ?? -1, id);
        assert.ok(!('refused' in back), `${newId} → ${id}: ${'refused' in back ? back.refused : ''}`);
        const returned = changed(renamed, back);
        if (!losesRanges(before, item)) assert.deepEqual([...returned], [...files], `${id} → ${newId} → ${id}`);
        else assert.deepEqual(meaning(workspaceOf(returned).snapshot()), meaning(before), `${id} → ${newId} → ${id}`);
      }
      assert.ok(done >= ROUNDS / 4, `only ${done} of ${ROUNDS} were renamed`);
    });

    // Those with a configuration of their own read no source files.
    if (!filesOf(example).has(configurationFile))
      it(`${example}: renamed there and back, source files mean what they meant`, () => {
        const random = new Random(seed + 51);
        const plain = filesOf(example);
        for (let round = 0; round < ROUNDS; round++) {
          const files = inSource(plain, withCitations(plain, random), random);
          const before = workspaceOf(files).snapshot();
          const item = random.pick(renamable(before));
          const { id } = before.graph.item(item);
          const newId = numberedLike(id, random.below(40) + 1);
          const there = renameItem(before, item, newId);
          if ('refused' in there) continue;
          const renamed = changed(files, there);
          const after = workspaceOf(renamed).snapshot();
          assert.deepEqual(meaning(after), meaning(before), `${id} → ${newId}`);
          const moved = [...Array(after.graph.itemCount).keys()].find((i) => nameOf(after, i) === nameOf(before, item));
          const back = renameItem(after, moved ?? -1, id);
          // A source file stands in no folder of requirements: it may not be able to say whose it meant, or means.
          if ('refused' in back)
            assert.match(back.refused, /(?:nobody could tell which one|is taken:) \S*src\/call\.ts/);
          else assert.deepEqual(meaning(workspaceOf(changed(renamed, back)).snapshot()), meaning(before), id);
        }
      });

    it(`${example}: renumbered, every reference is still on its item`, () => {
      const random = new Random(seed + 101);
      const plain = filesOf(example);
      let done = 0;
      for (let round = 0; round < ROUNDS; round++) {
        const files = withCitations(plain, random);
        const before = workspaceOf(files).snapshot();
        const series = kinOf(before, random.pick(renamable(before)));
        const newIds = randomNumbers(before, series, random);
        const change = renumberSeries(before, newIds);
        if ('refused' in change) continue;
        done++;
        const after = workspaceOf(changed(files, change)).snapshot();
        const told = [...newIds].map(([item, newId]) => `${before.graph.item(item).id} → ${newId}`).join(', ');
        assert.deepEqual(meaning(after), meaning(before), told);
      }
      assert.ok(done >= ROUNDS / 4, `only ${done} of ${ROUNDS} were renumbered`);
    });
  });
});

/** The items of the series that an item belongs to, in its document. */
function kinOf(snapshot: Snapshot, item: number): number[] {
  const { graph } = snapshot;
  const { path } = graph.fileOfItem(item);
  const { form, id } = graph.item(item);
  return renamable(snapshot).filter((other) => {
    const own = graph.item(other);
    const isKin = own.form === form && numbered(own.id)?.series === numbered(id)?.series;
    return isKin && graph.fileOfItem(other).path === path;
  });
}

/** Two swapped, or all shifted by one, or all mixed up. */
function randomNumbers({ graph }: Snapshot, series: readonly number[], random: Random): Map<number, string> {
  const ids = series.map((item) => graph.item(item).id);
  const how = random.below(3);
  if (how === 0) {
    const [a, b] = [random.below(series.length), random.below(series.length)];
    return new Map([
      [series[a] ?? -1, ids[b] ?? ''],
      [series[b] ?? -1, ids[a] ?? ''],
    ]);
  }
  if (how === 1) return new Map(series.map((item, i) => [item, numberedLike(ids[i] ?? '', i + 2)]));
  const rest = [...ids];
  return new Map(series.map((item) => [item, rest.splice(random.below(rest.length), 1)[0] ?? '']));
}
