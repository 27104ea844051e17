import type { Graph } from '../core/graph/graph';
import { codeKind } from '../core/facts/codeFacts';
import { packedField, ReferenceField, ReferenceFlag, referenceStride } from '../core/facts/facts';
import type { LinkedFile } from '../core/graph/linkedFile';
import { definedItems, definedKinds, kindsInWords } from '../core/features/definedKinds';
import type { ItemKind } from '../core/model/vocabulary';
import { plansOf } from '../core/views/phases';
import type { GroupView, PhaseView, WorkView } from '../core/views/planViews';
import { Failure } from './failure';
import { print, printJson, table } from './output';
import { openProject, type Project } from './project';

const THINGS = ['documents', 'items', 'references', 'phases'] as const;
type Thing = (typeof THINGS)[number];

/** Lists what was read. @throws Failure for a thing or a format that is not there. */
export function list(what: string, paths: readonly string[], options: { readonly format: string }): number {
  const thing = THINGS.find((t) => t === what);
  if (!thing) throw new Failure(`Can't list "${what}": choose ${THINGS.join(', ')}.`);
  if (options.format !== 'table' && options.format !== 'json')
    throw new Failure(`Unknown format "${options.format}": choose table or json.`);
  const project = openProject(paths);
  const rows = makers[thing](project);
  if (options.format === 'json') printJson({ version: 1, [thing]: rows });
  else print(rows.length === 0 ? `No ${thing}.` : asTable(thing, rows));
  return 0;
}

type Row = Readonly<Record<string, unknown>>;

const columns: Readonly<Record<Thing, readonly string[]>> = {
  documents: ['file', 'profile', 'kind', 'scope', 'items'],
  items: ['id', 'kind', 'strength', 'status', 'file', 'line', 'title'],
  references: ['id', 'role', 'from', 'state', 'file', 'line', 'column'],
  phases: ['id', 'kind', 'done', 'total', 'status', 'file', 'line', 'title'],
};

function asTable(thing: Thing, rows: readonly Row[]): string {
  const shown = (value: unknown): string => {
    if (value === null || value === undefined) return '-';
    if (typeof value !== 'object') return String(value);
    const kinds = kindsInWords(new Map(Object.entries(value) as [ItemKind, number][]));
    return kinds === '' ? '-' : kinds;
  };
  return table([
    columns[thing].map((c) => c.toUpperCase()),
    ...rows.map((row) => columns[thing].map((c) => shown(row[c]))),
  ]);
}

const makers: Readonly<Record<Thing, (project: Project) => Row[]>> = { documents, items, references, phases };

function documents({ snapshot, isSelected }: Project): Row[] {
  return snapshot.files
    .filter((f) => (f.rule || f.facts.kind === codeKind) && isSelected(f.path))
    .map((f) => ({
      file: f.path,
      profile: f.profile?.name ?? null,
      kind: f.facts.kind,
      reason: f.facts.reason,
      scope: f.scope,
      items: Object.fromEntries(definedKinds(snapshot.graph, snapshot.graph.fileIndex(f.path))),
    }));
}

/** Within what an item's ID is unique: its document, or the folder that its plan's IDs are shared in. */
function scopeOf(file: LinkedFile, form: number): string {
  const scope = file.profile?.grammar.forms[form]?.scope ?? 'document';
  if (scope === 'document') return file.path;
  return file.scope;
}

function place(file: LinkedFile, start: number): { line: number; column: number } {
  const position = file.facts.lines.positionAt(start);
  return { line: position.line + 1, column: position.character + 1 };
}

function items({ snapshot: { graph }, isSelected }: Project): Row[] {
  const rows: Row[] = [];
  graph.files.forEach((file, f) => {
    if (!isSelected(file.path)) return;
    for (const i of definedItems(graph, f)) {
      const item = file.facts.items[i];
      if (!item) continue;
      rows.push({
        id: item.id,
        kind: item.kind,
        title: item.title,
        scope: scopeOf(file, item.form),
        strength: item.strength,
        file: file.path,
        ...place(file, item.start),
        status: item.status,
        negative: item.negative,
      });
    }
  });
  return rows;
}

/** Roles that say how a plan is laid out, not how it traces, are no trace links. */
const LAYOUT_ROLES = new Set(['planned', 'blocks']);

function references({ snapshot: { graph }, isSelected }: Project): Row[] {
  const rows: Row[] = [];
  graph.files.forEach((file, f) => {
    if (!isSelected(file.path)) return;
    rows.push(...restatements(graph, file, f));
    const packed = file.facts.references;
    for (let at = 0, r = 0; at < packed.length; at += referenceStride, r++) {
      const number = graph.referenceNumber(f, r);
      const state = graph.stateOf(number);
      if (state === null) continue;
      const target = graph.parts.targets[number] ?? -1;
      const role = graph.roleOf(number);
      const owner = graph.ownerOf(number);
      const form = packedField(packed, at, ReferenceField.form);
      const flags = packedField(packed, at, ReferenceField.flags);
      const targetFile = target >= 0 ? graph.fileOfItem(target) : null;
      const start = packed[at + ReferenceField.start] ?? 0;
      rows.push({
        id: target >= 0 ? graph.item(target).id : graph.text(packed[at + ReferenceField.symbol] ?? -1),
        kind: target >= 0 ? graph.item(target).kind : (file.profile?.grammar.forms[form]?.kind ?? null),
        scope: targetFile && target >= 0 ? scopeOf(targetFile, graph.item(target).form) : scopeOf(file, form),
        role: role === null || LAYOUT_ROLES.has(role) ? null : role,
        from: owner >= 0 ? graph.item(owner).id : null,
        file: file.path,
        ...place(file, start),
        endColumn: place(file, packed[at + ReferenceField.end] ?? 0).column,
        via: (flags & ReferenceFlag.viaRange) !== 0 ? 'range' : (flags & ReferenceFlag.viaList) !== 0 ? 'list' : null,
        state,
        target:
          targetFile && target >= 0
            ? {
                file: targetFile.path,
                line: place(targetFile, graph.item(graph.definitionFor(target, file.path)).start).line,
              }
            : null,
      });
    }
  });
  const order = new Map(graph.files.map((file, f) => [file.path, f]));
  const fileOf = (row: Row): number => order.get(String(row['file'])) ?? 0;
  return rows.sort(
    (a, b) =>
      fileOf(a) - fileOf(b) || Number(a['line']) - Number(b['line']) || Number(a['column']) - Number(b['column']),
  );
}

/** A row that restates what another document, or another place, defines is a reference to it. */
function restatements(graph: Graph, file: LinkedFile, f: number): Row[] {
  return file.facts.items.flatMap((item, i): Row[] => {
    const number = graph.itemNumber(f, i);
    const target = graph.canonicalOf(number);
    if (!item.restates || target < 0 || target === number) return [];
    const targetFile = graph.fileOfItem(target);
    return [
      {
        id: graph.item(target).id,
        kind: item.kind,
        scope: scopeOf(targetFile, graph.item(target).form),
        role: null,
        from: item.parent >= 0 ? (file.facts.items[item.parent]?.id ?? null) : null,
        file: file.path,
        ...place(file, item.start),
        endColumn: place(file, item.end).column,
        via: null,
        state: 'resolved',
        target: { file: targetFile.path, line: place(targetFile, graph.item(target).start).line },
      },
    ];
  });
}

function phases(project: Project): Row[] {
  const { snapshot, isSelected } = project;
  const { graph } = snapshot;
  const row = (phase: PhaseView): Row => {
    const file = graph.file(phase.file);
    return {
      id: phase.id,
      kind: phase.kind,
      title: phase.title,
      file: phase.file,
      line: file ? place(file, phase.start).line : 1,
      done: phase.done,
      total: phase.total,
      status: phase.status,
      children: phase.kind === 'milestone' ? phase.phases : phase.work.map((w) => graph.item(w.item).id),
    };
  };
  const packageRow = (work: WorkView): Row => {
    const item = graph.item(work.item);
    const file = graph.fileOfItem(work.item);
    return {
      id: item.id,
      kind: item.kind,
      title: item.title,
      file: file.path,
      line: place(file, item.start).line,
      done: work.done,
      total: work.total,
      status: work.status,
      children: work.parts.map((part) => graph.item(part.item).id),
    };
  };
  const groupRow = ({ kind, id, title, file: path, start, done, total, status }: GroupView): Row => {
    const file = graph.file(path);
    const line = file ? place(file, start).line : 1;
    return { id, kind, title, file: path, line, done, total, status, children: [] };
  };
  const withPackages = (phase: PhaseView): Row[] => [
    row(phase),
    ...phase.work.filter((w) => graph.item(w.item).kind === 'work-package').map(packageRow),
    ...phase.groups.map(groupRow),
  ];
  return plansOf(snapshot).flatMap((plan) => [
    ...plan.phases.filter(({ file }) => isSelected(file)).flatMap(withPackages),
    ...plan.groups.filter(({ file }) => isSelected(file)).map(groupRow),
    ...plan.milestones.filter(({ file }) => isSelected(file)).map(row),
  ]);
}
