import type { CodeAction, CodeActionParams } from 'vscode-languageserver';
import { CodeActionKind } from 'vscode-languageserver';
import { ruleOf } from '../../core/rules/registry';
import { diagnosticOf, editOf, quickFixOf } from '../convert';
import type { Session } from '../session';

/** Quick fixes for the findings that the range touches, computed on the text as it is now. */
export function onCodeAction(session: Session, params: CodeActionParams): CodeAction[] {
  const { only } = params.context;
  if (
    only &&
    !only.some(
      (kind) => CodeActionKind.QuickFix === kind || CodeActionKind.QuickFix.startsWith(`${kind}.`) || kind === '',
    )
  )
    return [];
  const place = session.placeOf(params.textDocument.uri);
  if (!place) return [];
  const { folder, path } = place;
  const snapshot = folder.snapshot();
  const lines = folder.lines(path);
  if (!lines) return [];
  const actions: CodeAction[] = [];
  for (const finding of session.findingsOf(folder).get(path) ?? []) {
    if (!finding.fixable) continue;
    const start = lines.positionAt(finding.start);
    const end = lines.positionAt(finding.end);
    if (end.line < params.range.start.line || start.line > params.range.end.line) continue;
    const diagnostic = diagnosticOf(folder, finding, false);
    for (const fix of ruleOf(finding.code)?.fixes(snapshot, finding) ?? []) {
      const edit = editOf(
        fix.change,
        (p) => folder.uri(p),
        (uri) => session.versionOf(uri) ?? null,
      );
      actions.push(quickFixOf(fix.title, fix.preferred, diagnostic, edit));
    }
  }
  return actions;
}
