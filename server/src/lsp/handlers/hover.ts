import type { Hover, HoverParams } from 'vscode-languageserver';
import { MarkupKind } from 'vscode-languageserver';
import { hover } from '../../core/features/hover';
import { hoverMarkdown } from '../hoverMarkdown';
import { rangeOf } from '../convert';
import { offsetAt } from '../offset';
import type { LspFeature } from '../feature';
import type { Session } from '../session';

export const hoverFeature: LspFeature = {
  name: 'hover',
  capabilities: () => ({ hoverProvider: true }),
  listen: (connection, session, guard) => connection.onHover(guard.whileOn((params) => onHover(session, params), null)),
};

export function onHover(session: Session, params: HoverParams): Hover | null {
  const at = offsetAt(session, params);
  if (!at) return null;
  const content = hover(at.snapshot, at.path, at.offset);
  if (!content) return null;
  return {
    contents: { kind: MarkupKind.Markdown, value: hoverMarkdown(content, at.folder) },
    range: rangeOf(at.folder.lines(at.path), content.start, content.end),
  };
}
