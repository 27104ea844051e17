import { ReferenceField } from '../../facts/facts';
import type { Graph } from '../../graph/graph';
import { actedOnBy, actingOn, ownedBy, type Trace } from '../../graph/traces';
import { statusInWords } from '../../model/statusWords';
import type { Role } from '../../model/vocabulary';
import { fileNameOf } from '../../text/wording';
import { titleOf } from '../../views/titles';
import { Verifiers } from '../../views/verifiers';
import type { Verifier } from '../../views/verificationModel';
import { rowOfBullet } from '../../views/requirements/rowOfBullet';
import { workedItem } from '../../views/requirements/standings';
import type { Snapshot } from '../../workspace/snapshot';
import { phaseOf, sourceBullet } from '../card';
import { entryOfWords, itemAround, saidByRow } from '../hierarchyEntries';
import { itemKnown, knownOf } from '../knownItem';
import { derivedAt } from '../place';
import { towardsSource, towardsWork } from '../traceChain';
import { idsBelow, type ListedNode, type ListedView, type ViewRequest } from '../viewNodes';
import { waitingFor, waitsFor, type Waiting } from '../workOrder';
import { isAskedKind, isWorkKind, itemNode, nameOfItem } from './itemNodes';
import { lookOfStatus } from './looks';

/** *Trace*: where the ID at the cursor comes from, and what follows from it. */
export function traceView(request: ViewRequest): ListedView {
  const item = subjectOf(request);
  if (item < 0) return { roots: [], shown: 0, all: 0 };
  const tracer = new Tracer(request.snapshot, item);
  return { roots: [tracer.root()], shown: 1, all: 1 };
}

/** A node below a root is asked for by that root, wherever the cursor has gone meanwhile. */
function subjectOf({ snapshot, node, pinned, place }: ViewRequest): number {
  const root = node ?? pinned;
  if (root === null) return place ? itemAt(snapshot, place.path, place.offset) : -1;
  const [path, namespace, id] = decodeURIComponent(root.split('/', 1)[0] ?? '').split('\n');
  return path === undefined || namespace === undefined || id === undefined
    ? -1
    : itemKnown(snapshot.graph, { path, namespace, id });
}

/** A bullet of a source stands for the row that a plan has of it. */
function itemAt(snapshot: Snapshot, path: string, offset: number): number {
  const around = itemAround(snapshot, path, offset);
  const bullet = around < 0 ? derivedAt(snapshot.graph, path, offset) : -1;
  if (bullet < 0) return around;
  const { item } = rowOfBullet(snapshot.graph, bullet);
  return snapshot.graph.canonicalOf(item) >= 0 ? item : around;
}

class Tracer {
  private readonly graph: Graph;
  private readonly path: string;
  private readonly id: string;

  constructor(
    private readonly snapshot: Snapshot,
    private readonly item: number,
  ) {
    this.graph = snapshot.graph;
    this.path = this.graph.fileOfItem(item).path;
    this.id = idsBelow('')(nameOfItem(this.graph, item));
  }

  root(): ListedNode {
    return {
      ...itemNode(this.snapshot, this.item, this.path, () => this.id),
      isExpanded: true,
      children: () => this.groups(),
    };
  }

  /** What there is nothing of is left out; nothing at all is said. */
  private groups(): ListedNode[] {
    const { kind } = this.graph.item(this.item);
    const groups = isWorkKind(kind) ? this.ofWork() : isAskedKind(kind) ? this.ofAsked() : this.ofOther();
    const shown = groups.filter((group) => group !== null);
    if (shown.length > 0) return shown;
    const words = 'Nothing is traced to it, and it to nothing.';
    return [{ ...plain(`${this.id}/nothing`, words), icon: 'info', context: 'nothing' }];
  }

  private ofAsked(): (ListedNode | null)[] {
    const { graph, item } = this;
    // What a part of a requirement is covered by may be said of the whole.
    const worked = isRisk(graph, item) ? item : workedItem(graph, item);
    const roles: Role[] = isRisk(graph, item) ? ['mitigates', 'sourced-from'] : ['covers'];
    const works = worked < 0 ? [] : roles.flatMap((role) => actingOn(graph, worked, role));
    return [
      this.group('Comes from', 'arrow-up', (id) => this.origins(id, item)),
      this.group(isRisk(graph, item) ? 'Mitigated by' : 'Covered by', 'package', (id) => this.works(id, works)),
      this.group('Verified by', 'beaker', (id) => this.verifiers(id, works)),
      this.group('Implemented in', 'code', (id) => this.places(id, actingOn(graph, item, 'implements'))),
      this.parts(),
      this.questions(),
    ];
  }

  private ofWork(): (ListedNode | null)[] {
    const { graph, item, snapshot } = this;
    const own = graph.definitionsOf(item);
    const targets = (['covers', 'mitigates', 'sourced-from'] as const).flatMap((role) =>
      own.flatMap((definition) => actedOnBy(graph, definition, role).map((trace) => trace.item)),
    );
    const known = { kind: 'item', ...knownOf(graph, item) } as const;
    const phase = phaseOf(graph, item);
    const itemOf = ({ entry }: Waiting): number => (entry.known.kind === 'item' ? itemKnown(graph, entry.known) : -1);
    const waited = (waitsFor(snapshot, known) ?? []).map(itemOf);
    const needed = (waitingFor(snapshot, known) ?? []).map(itemOf);
    return [
      this.group('Covers', 'bookmark', (id) => this.items(id, targets, (below, target) => this.origins(below, target))),
      phase === null
        ? null
        : this.group('Part of', 'layers', (id) => [
            {
              ...plain(idsBelow(id)(phase.label), phase.label),
              description: phase.title,
              icon: 'layers',
              context: 'place',
              place: phase,
            },
          ]),
      this.group('Scheduled in', 'calendar', (id) =>
        this.items(
          id,
          actingOn(graph, item, 'schedules').map((trace) => trace.item),
        ),
      ),
      this.group('Criteria', 'beaker', (id) => this.criteria(id, item)),
      this.parts(),
      this.group('Implemented in', 'code', (id) => this.places(id, actingOn(graph, item, 'implements'))),
      this.group('Tested by', 'beaker', (id) => this.places(id, actingOn(graph, item, 'tests'))),
      this.group('Waits for', 'arrow-left', (id) => this.items(id, waited)),
      this.group('Needed by', 'arrow-right', (id) => this.items(id, needed)),
      this.questions(),
    ];
  }

  private ofOther(): (ListedNode | null)[] {
    const { graph, item, snapshot, path } = this;
    const known = { kind: 'item', ...knownOf(graph, item), path } as const;
    const itemsOf = (entries: ReturnType<typeof towardsWork>): number[] =>
      (entries ?? []).flatMap((entry) => (entry.known.kind === 'item' ? [itemKnown(graph, entry.known)] : []));
    const touched = graph
      .definitionsOf(item)
      .flatMap((definition) => ownedBy(graph, definition))
      .map((reference) => graph.parts.targets[reference] ?? -1);
    return [
      this.group('Comes from', 'arrow-up', (id) => this.items(id, itemsOf(towardsSource(snapshot, known)))),
      this.group(graph.item(item).kind === 'question' ? 'Touches' : 'Holds', 'arrow-down', (id) =>
        this.items(id, graph.item(item).kind === 'question' ? touched : itemsOf(towardsWork(snapshot, known))),
      ),
      this.questions(),
    ];
  }

  private group(title: string, icon: string, children: (id: string) => ListedNode[]): ListedNode | null {
    const id = `${this.id}/${encodeURIComponent(title)}`;
    const nodes = children(id);
    if (nodes.length === 0) return null;
    const count = `${nodes.length}`;
    return {
      ...plain(id, title),
      description: count,
      accessibleLabel: `${title}, ${count}`,
      icon,
      context: 'group',
      isExpanded: true,
      children: () => nodes,
    };
  }

  /** From the bullet that a row was extracted from up to the document. */
  private origins(id: string, item: number): ListedNode[] {
    const { graph, snapshot, path } = this;
    const idOf = idsBelow(id);
    const nodes: ListedNode[] = [];
    const bullet = sourceBullet(graph, item, graph.definitionsOf(item));
    let { path: document } = graph.fileOfItem(item);
    if (bullet >= 0 && bullet !== item) {
      const fact = graph.item(bullet);
      ({ path: document } = graph.fileOfItem(bullet));
      const place = { file: document, start: fact.start };
      nodes.push({
        ...plain(idOf('bullet'), fact.title),
        description: `${document}:${this.lineOf(place)}`,
        icon: 'quote',
        context: 'place',
        place,
      });
    }
    const seen = new Set([item]);
    for (let at = item; at >= 0;) {
      const known = { kind: 'item', ...knownOf(graph, at) } as const;
      const [above] = towardsSource(snapshot, known) ?? [];
      at = above?.known.kind === 'item' ? itemKnown(graph, above.known) : -1;
      if (at < 0 || seen.has(at)) break;
      seen.add(at);
      nodes.push(itemNode(snapshot, at, path, idOf));
      document = graph.fileOfItem(at).path;
    }
    const file = graph.file(document);
    const own = nodes.length > 0 || document !== this.path || isAskedKind(graph.item(item).kind);
    if (file && own) {
      nodes.push({
        ...plain(idOf(`document ${document}`), titleOf(file)),
        description: document,
        icon: 'book',
        context: 'place',
        place: { file: document, start: 0 },
      });
    }
    return nodes;
  }

  /** The work, and below it the criteria that name what is traced. */
  private works(id: string, traces: readonly Trace[]): ListedNode[] {
    const own = traces.filter((trace) => trace.item >= 0);
    const documents = own.length > 0 ? [] : traces;
    return [
      ...this.items(
        id,
        own.map((trace) => trace.item),
        (below, work) => {
          const named = this.verifiers(below, [], work);
          return named.length > 0 ? named : this.criteria(below, work);
        },
      ),
      ...this.places(id, documents),
    ];
  }

  /** What verifies it: below `work` the criteria of that, else all that stand below none of `works`. */
  private verifiers(id: string, works: readonly Trace[], work?: number): ListedNode[] {
    const idOf = idsBelow(id);
    const owners = new Set(works.map((trace) => trace.item));
    return new Verifiers(this.snapshot, this.path)
      .of(this.item)
      .filter((verifier) => {
        const owner = this.ownerOf(verifier);
        return work === undefined ? !owners.has(owner) : owner === work;
      })
      .map((verifier) => this.verifier(idOf, verifier));
  }

  private verifier(idOf: (name: string) => string, { label, text, status, file, start }: Verifier): ListedNode {
    const isCode = this.graph.file(file)?.rule === null;
    const words = text === '' ? label : text;
    const place = { file, start };
    const where = `${fileNameOf(file)}:${this.lineOf(place)}`;
    const said = isCode ? 'test' : statusInWords(status);
    return {
      ...plain(idOf(`${file} ${words}`), words),
      description: [said, ...(text === '' ? [] : [label]), where].join(' · '),
      accessibleLabel: [words, said, label, where].join(', '),
      ...(isCode ? { icon: 'beaker' } : lookOfStatus(status)),
      context: 'place',
      place,
    };
  }

  /** The item that a criterion belongs to; -1 for a row or line of no item. */
  private ownerOf({ file, start, end }: Verifier): number {
    const linked = this.graph.file(file);
    const row = linked?.facts.rows.find((one) => one.start === start && one.end === end);
    if (!linked || !row || row.owner < 0) return -1;
    return this.graph.canonicalOf(this.graph.itemNumber(this.graph.fileIndex(file), row.owner));
  }

  private criteria(id: string, work: number): ListedNode[] {
    const { graph, snapshot } = this;
    const idOf = idsBelow(id);
    return graph.definitionsOf(work).flatMap((definition) => {
      const file = graph.fileOfItem(definition);
      const index = definition - graph.itemNumber(graph.fileIndex(file.path), 0);
      return file.facts.rows
        .filter(({ kind, owner }) => kind === 'criterion' && owner === index)
        .map((row): ListedNode => {
          const { label } = entryOfWords(snapshot, saidByRow(file, row), file.path);
          const said = statusInWords(row.status);
          return {
            ...plain(idOf(label), label),
            description: said,
            accessibleLabel: `${label}, criterion, ${said}`,
            ...lookOfStatus(row.status),
            context: 'place',
            place: { file: file.path, start: row.start },
          };
        });
    });
  }

  private items(
    id: string,
    items: readonly number[],
    below?: (id: string, item: number) => readonly ListedNode[],
  ): ListedNode[] {
    const idOf = idsBelow(id);
    return [...new Set(items)]
      .filter((item) => item >= 0 && item !== this.item)
      .map((item) => {
        const node = itemNode(this.snapshot, item, this.path, idOf);
        const children = below?.(node.id, item) ?? [];
        return children.length === 0 ? node : { ...node, children: () => children };
      });
  }

  /** Where documents and source files say so. */
  private places(id: string, traces: readonly Trace[]): ListedNode[] {
    const idOf = idsBelow(id);
    return traces.map(({ reference }) => {
      const file = this.graph.fileOfReference(reference);
      const place = { file: file.path, start: this.graph.field(reference, ReferenceField.start) };
      const label = `${fileNameOf(file.path)}:${this.lineOf(place)}`;
      return {
        ...plain(idOf(file.path), label),
        description: file.path,
        icon: file.rule ? 'book' : 'file-code',
        context: 'place',
        place,
      };
    });
  }

  /** Criteria of a requirement, sub-tasks of a task. */
  private parts(): ListedNode | null {
    const { graph, item } = this;
    const parts = graph.definitionsOf(item).flatMap((definition) => {
      const file = graph.fileOfItem(definition);
      const base = graph.itemNumber(graph.fileIndex(file.path), 0);
      return file.facts.items.flatMap(({ parent, strength }, i) =>
        parent === definition - base && strength !== 'example' ? [graph.canonicalOf(base + i)] : [],
      );
    });
    return this.group('Parts', 'list-tree', (id) => this.items(id, parts));
  }

  private questions(): ListedNode | null {
    const { graph, item } = this;
    const asking = graph
      .referencesTo(item)
      .map((reference) => graph.ownerOf(reference))
      .filter((owner) => owner >= 0 && graph.item(owner).kind === 'question')
      .map((owner) => graph.canonicalOf(owner));
    return this.group('Questions', 'question', (id) => this.items(id, asking));
  }

  private lineOf({ file, start }: { readonly file: string; readonly start: number }): number {
    return (this.graph.file(file)?.facts.lines.lineAt(start) ?? 0) + 1;
  }
}

function plain(id: string, label: string): ListedNode {
  return {
    id,
    label,
    description: '',
    accessibleLabel: label,
    icon: 'blank',
    context: '',
    place: null,
    children: null,
  };
}

function isRisk(graph: Graph, item: number): boolean {
  return graph.item(item).kind === 'risk';
}
