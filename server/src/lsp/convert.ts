import {
  DiagnosticSeverity,
  DiagnosticTag,
  SymbolKind,
  type Diagnostic,
  type Location,
  type Range,
} from 'vscode-languageserver';
import type { Finding } from '../core/model/finding';
import type { ItemKind, Severity } from '../core/model/vocabulary';
import type { WorkspaceChange } from '../core/model/edit';
import { LineIndex, type LineStarts } from '../core/text/lineIndex';
import type { WorkspaceEditData } from '../protocol';

/** The one file in which offsets become LSP positions and words of the core become LSP's. */

/** Where a path of a folder is found by an editor: its URI, and the lines of the text that its facts were read from. */
export interface PlaceNames {
  uri(path: string): string;
  lines(path: string): LineStarts | undefined;
}

/** The same, and where the pages of rules are. */
export interface FindingNames extends PlaceNames {
  rulePageUri(code: string): string | null;
}

export function rangeOf(lines: LineStarts | undefined, start: number, end: number): Range {
  const zero = { line: 0, character: 0 };
  return lines ? { start: lines.positionAt(start), end: lines.positionAt(end) } : { start: zero, end: zero };
}

export function locationOf(names: PlaceNames, file: string, start: number, end: number): Location {
  return { uri: names.uri(file), range: rangeOf(names.lines(file), start, end) };
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const tags = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const;

export function diagnosticOf(names: FindingNames, finding: Finding, withRelated: boolean): Diagnostic {
  const page = names.rulePageUri(finding.code);
  return {
    range: rangeOf(names.lines(finding.file), finding.start, finding.end),
    severity: severities[finding.severity],
    code: finding.code,
    ...(page === null ? {} : { codeDescription: { href: page } }),
    ...(finding.tag ? { tags: [tags[finding.tag]] } : {}),
    source: 'plantrace',
    message: finding.message,
    ...(withRelated && finding.related && finding.related.length > 0
      ? {
          relatedInformation: finding.related.map((r) => ({
            location: locationOf(names, r.file, r.start, r.end),
            message: r.message,
          })),
        }
      : {}),
  };
}

/**
 * A change as an edit that an editor can preview and undo in one step. `versionOf` guards open documents: null for
 * closed ones.
 */
export function editOf(
  change: WorkspaceChange,
  uri: (path: string) => string,
  versionOf: (uri: string) => number | null,
): WorkspaceEditData {
  const documentChanges: WorkspaceEditData['documentChanges'] = [];
  for (const { file, text } of change.creations) {
    const target = uri(file);
    const zero = { line: 0, character: 0 };
    documentChanges.push({ kind: 'create', uri: target, options: { overwrite: false, ignoreIfExists: false } });
    documentChanges.push({
      textDocument: { uri: target, version: null },
      edits: [{ range: { start: zero, end: zero }, newText: text }],
    });
  }
  for (const { file, expectedText, edits } of change.edits) {
    const lines = new LineIndex(expectedText);
    const target = uri(file);
    documentChanges.push({
      textDocument: { uri: target, version: versionOf(target) },
      edits: edits.map((e) => ({ range: rangeOf(lines, e.start, e.end), newText: e.newText })),
    });
  }
  return { documentChanges };
}

const symbols: Readonly<Record<ItemKind | 'heading' | 'row', SymbolKind>> = {
  requirement: SymbolKind.Field,
  constraint: SymbolKind.Constant,
  section: SymbolKind.Namespace,
  'work-package': SymbolKind.Class,
  task: SymbolKind.Method,
  risk: SymbolKind.Event,
  story: SymbolKind.Interface,
  criterion: SymbolKind.Boolean,
  property: SymbolKind.Property,
  question: SymbolKind.Null,
  phase: SymbolKind.Module,
  milestone: SymbolKind.Event,
  gate: SymbolKind.Operator,
  deliverable: SymbolKind.Object,
  scenario: SymbolKind.Function,
  decision: SymbolKind.Constant,
  heading: SymbolKind.String,
  row: SymbolKind.Boolean,
};

export function symbolKindOf(kind: ItemKind | 'heading' | 'row'): SymbolKind {
  return symbols[kind];
}
