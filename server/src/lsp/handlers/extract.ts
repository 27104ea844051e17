import { extract, type Selection } from '../../core/authoring/extraction/extract';
import { extractIntoPlan } from '../../core/authoring/extraction/newChecklist';
import { isExtractable } from '../../core/authoring/extraction/sourceSeries';
import type { ExtractableSection, ExtractParams, ExtractResult } from '../../protocol';
import { editOf } from '../convert';
import type { Session } from '../session';

/** The sections of all numbered sources, in the order of their documents. */
export function onExtractableSections(session: Session): ExtractableSection[] {
  return session.allFolders().flatMap((folder) => {
    const snapshot = folder.snapshot();
    return snapshot.files.filter(isExtractable).flatMap(({ path }): ExtractableSection[] => {
      const compared = extract(snapshot, [{ source: path, section: '' }]);
      if ('refused' in compared) return [];
      return compared.map(({ series, bullets }) => ({
        uri: folder.uri(path),
        section: series.name,
        title: series.title,
        bullets: bullets.length,
        missing: bullets.filter(({ state }) => state === 'new').length,
      }));
    });
  });
}

export function onExtract(session: Session, { sections, plan }: ExtractParams): ExtractResult {
  const target = session.placeOf(plan);
  if (!target) return refused('The plan is in no folder that Plantrace has read.');
  const { folder } = target;
  const selections: Selection[] = [];
  for (const { uri, section } of sections) {
    const source = session.placeOf(uri);
    if (source?.folder !== folder)
      return refused('Source and plan are in different folders: choose a plan of the same one.');
    selections.push({ source: source.path, section });
  }
  const result = extractIntoPlan(folder.snapshot(), selections, target.path);
  if ('refused' in result) return refused(result.refused);
  if ('unchanged' in result) return { kind: 'unchanged', uri: folder.uri(result.unchanged) };
  return {
    kind: 'edit',
    uri: folder.uri(result.plan),
    added: [...result.added],
    edit: editOf(
      result.change,
      (path) => folder.uri(path),
      (open) => session.versionOf(open) ?? null,
    ),
  };
}

const refused = (reason: string): ExtractResult => ({ kind: 'refused', reason });
