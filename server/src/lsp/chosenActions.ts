import type { CancellationToken } from 'vscode-languageserver';
import type { Finding } from '../core/model/finding';
import { fixesTogether } from '../core/rules/fixesTogether';
import { identify, keyOf } from '../core/rules/identity';
import { ruleOf } from '../core/rules/registry';
import type { Snapshot } from '../core/workspace/snapshot';
import { ignoresFor, meantFix, type Offer } from './offers';
import type { Session } from './session';
import { inSlices } from './slices';
import type { FolderChange } from './workspaceEdits';

/** What an action carries until it is chosen: by what its finding is known again, and what is to be done about it. */
export interface ActionData {
  readonly uri: string;
  readonly code: string;
  readonly key: string;
  readonly ordinal: number;
  readonly offer: Offer;
}

/** The changes of an action, or a sentence that says why there are none. */
export type Chosen = { readonly changes: readonly FolderChange[] } | { readonly refused: string };

const MOVED_ON: Chosen = { refused: 'The documents changed meanwhile. Ask for the fix again.' };

/** How each of a document's findings of one code is known again. */
export function identitiesOf(
  snapshot: Snapshot,
  findings: readonly Finding[],
  code: string,
): Map<Finding, Pick<ActionData, 'code' | 'key' | 'ordinal'>> {
  const own = findings.filter((finding) => finding.code === code);
  return new Map(
    identify(snapshot, own).map(({ finding, identity, ordinal }) => [finding, { code, key: keyOf(identity), ordinal }]),
  );
}

/** Computes what an action does, on the documents as they are now. */
export async function chosenChanges(
  session: Session,
  data: ActionData,
  title: string,
  token: CancellationToken,
): Promise<Chosen> {
  const place = session.placeOf(data.uri);
  if (!place) return MOVED_ON;
  const { folder, path } = place;
  const snapshot = folder.snapshot();
  const findings = session.findingsOf(folder).get(path) ?? [];
  const identities = identitiesOf(snapshot, findings, data.code);
  const finding = findings.find((f) => {
    const own = identities.get(f);
    return own?.key === data.key && own.ordinal === data.ordinal;
  });
  if (!finding) return { refused: 'What was to be fixed is no longer there.' };
  const { offer } = data;
  if (offer.act === 'all') return allChanges(session, data.uri, finding.code, offer, token);
  const fixes = offer.act === 'fix' ? ruleOf(finding.code)?.fixes(snapshot, finding) : ignoresFor(snapshot, finding);
  const fix = fixes?.[offer.index];
  if (fix?.title !== title) return MOVED_ON;
  return { changes: [{ folder, change: fix.change }] };
}

async function allChanges(
  session: Session,
  uri: string,
  code: string,
  { where, only }: Extract<Offer, { act: 'all' }>,
  token: CancellationToken,
): Promise<Chosen> {
  const here = session.placeOf(uri);
  const changes: FolderChange[] = [];
  for (const folder of where === 'workspace' ? session.allFolders() : here ? [here.folder] : []) {
    const snapshot = folder.snapshot();
    const found = session.findingsOf(folder);
    const own = where === 'document' && here ? (found.get(here.path) ?? []) : [...found.values()].flat();
    const ofCode = own.filter((finding) => finding.code === code);
    const steps = fixesTogether(snapshot, ofCode, meantFix(only), () => true);
    const together = await inSlices(steps, () => token.isCancellationRequested);
    if (!together || folder.snapshot() !== snapshot) return MOVED_ON;
    if (together.taken.length > 0)
      changes.push({ folder, change: { title: code, creations: [], edits: together.edits } });
  }
  return changes.length > 0 ? { changes } : MOVED_ON;
}
