import { createExecutionChecklist } from '../../core/authoring/executionChecklist';
import type { Snapshot } from '../../core/workspace/snapshot';
import { plansOf } from '../../core/views/phases';
import type { CreateChecklistParams, CreateChecklistResult, PhasePlanEntry } from '../../protocol';
import { editOf } from '../convert';
import type { Session } from '../session';

export function onCreateChecklist(session: Session, params: CreateChecklistParams): CreateChecklistResult {
  const place = session.placeOf(params.uri);
  if (!place) return { kind: 'refused', reason: 'This document is in no folder that Plantrace has read.' };
  const { folder, path } = place;
  const snapshot = folder.snapshot();
  const plan = planAt(snapshot, path, params.line);
  if (plan === null)
    return {
      kind: 'refused',
      reason: `${path} is no phase plan: put the cursor into one, or into a phase of the master plan that has its plan.`,
    };
  const result = createExecutionChecklist(snapshot, plan);
  if ('refused' in result) return { kind: 'refused', reason: result.refused };
  if ('unchanged' in result) return { kind: 'unchanged', uri: folder.uri(result.unchanged) };
  return {
    kind: 'edit',
    uri: folder.uri(result.path),
    created: result.created,
    added: result.added,
    edit: editOf(
      result.change,
      (p) => folder.uri(p),
      (uri) => session.versionOf(uri) ?? null,
    ),
  };
}

/** The document itself where it is a phase plan; in a master plan the plan of the phase around the line. */
function planAt(snapshot: Snapshot, path: string, line: number | undefined): string | null {
  const file = snapshot.graph.file(path);
  if (file?.rule?.duty === 'plan') return path;
  if (file?.rule?.duty !== 'master' || line === undefined) return null;
  const offset = file.facts.lines.lineStart(line + 1);
  const own = snapshot.graph.phases.filter(
    (p) => p.masterPath === path && (file.facts.items[p.item]?.start ?? 0) < offset,
  );
  return own[own.length - 1]?.planPath ?? null;
}

export function onPhasePlans(session: Session): PhasePlanEntry[] {
  return session.allFolders().flatMap((folder) => {
    const snapshot = folder.snapshot();
    const { graph } = snapshot;
    return plansOf(snapshot).flatMap((plan) =>
      plan.phases.flatMap((phase) => {
        const { planPath } = phase;
        if (planPath === null || graph.file(planPath)?.rule?.duty !== 'plan') return [];
        const hasChecklist = graph.files.some((f) => f.rule?.duty === 'checklist' && f.speaksOf === planPath);
        return [{ uri: folder.uri(planPath), label: phase.id, title: phase.title, hasChecklist }];
      }),
    );
  });
}
