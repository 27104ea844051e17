import type { DocumentLink, DocumentLinkParams } from 'vscode-languageserver';
import { documentLinks, offsetOfPlace, type DocumentLink as Link } from '../../core/features/documentLinks';
import { rangeOf } from '../convert';
import type { LspFeature } from '../feature';
import type { Folder } from '../folder';
import { positionFragment } from '../positionFragment';
import type { Session } from '../session';

export const documentLinkFeature: LspFeature = {
  name: 'documentLinks',
  capabilities: () => ({ documentLinkProvider: { resolveProvider: true } }),
  listen: (connection, session, guard) => {
    connection.onDocumentLinks(guard.whileOn((params) => onDocumentLinks(session, params), null));
    connection.onDocumentLinkResolve(guard.always((link) => onDocumentLinkResolve(session, link)));
  },
};

/** What a link keeps until somebody follows it. */
interface LinkData extends Pick<Link, 'path' | 'place'> {
  /** The document that it stands in. */
  readonly from: string;
}

function onDocumentLinks(session: Session, { textDocument }: DocumentLinkParams): DocumentLink[] | null {
  const from = textDocument.uri;
  const place = session.placeOf(from);
  if (!place) return null;
  const { folder } = place;
  const snapshot = folder.snapshot();
  const lines = folder.lines(place.path);
  return documentLinks(snapshot, place.path).map((link) => ({
    range: rangeOf(lines, link.start, link.end),
    tooltip: tooltipOf(link),
    // Headings and items move when their document is edited: they are looked up when the link is followed.
    ...(isSteady(link)
      ? { target: targetOf(folder, link) }
      : { data: { from, path: link.path, place: link.place } satisfies LinkData }),
  }));
}

function onDocumentLinkResolve(session: Session, link: DocumentLink): DocumentLink {
  const data = link.data as LinkData | undefined;
  const folder = data && session.placeOf(data.from)?.folder;
  return data && folder ? { ...link, target: targetOf(folder, data) } : link;
}

const isSteady = ({ place }: Link): boolean => place === null || place.kind === 'line';

function targetOf(folder: Folder, { path, place }: Pick<Link, 'path' | 'place'>): string {
  const offset = offsetOfPlace(folder.snapshot(), path, place);
  return folder.uri(path) + (offset === null ? '' : positionFragment(folder.lines(path), offset));
}

function tooltipOf({ path, place }: Link): string {
  if (place?.kind === 'line') return `${path}, line ${place.line}`;
  if (place?.kind === 'section') return `${path} §${place.number}`;
  if (place?.kind === 'anchor') return `${path}#${place.anchor}`;
  return place ? `${place.id} in ${path}` : path;
}
