import {
  CodeActionKind,
  MessageType,
  ShowMessageNotification,
  type CancellationToken,
  type CodeAction,
  type CodeActionParams,
  type Diagnostic,
} from 'vscode-languageserver';
import type { Finding } from '../../core/model/finding';
import { fixesTogether } from '../../core/rules/fixesTogether';
import { maySafelyFix, safeFix } from '../../core/rules/safeFixes';
import { chosenChanges, identitiesOf, type ActionData } from '../chosenActions';
import { diagnosticOf } from '../convert';
import { computedFixes, fixesOf, ignoresFor, isCostly, repairsFor, type Offer, type TitledOffer } from '../offers';
import type { LspFeature } from '../feature';
import {
  chosenRefactoring,
  isAsked,
  isRefactoringData,
  refactoringActions,
  refactoringEdit,
  refactoringKinds,
} from '../refactorings';
import type { DocumentPlace, Session } from '../session';
import { inSlices } from '../slices';
import { withReasonSelected, workspaceEditOf, type FolderChange } from '../workspaceEdits';

export const codeActionFeature: LspFeature = {
  name: 'codeActions',
  capabilities: () => ({
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, ...refactoringKinds, FIX_ALL],
      resolveProvider: true,
    },
  }),
  listen: (connection, session, guard) => {
    connection.onCodeAction(guard.whileOn((params, token) => onCodeAction(session, params, token), null));
    connection.onCodeActionResolve(guard.always((action, token) => onCodeActionResolve(session, action, token)));
  },
};

/** All safe fixes of a document at once: for *Fix All*, and for editors that do so when they save. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.plantrace`;

/** What can be done in a range, computed on the text as it is now; edits only for clients that do not ask for them later. */
export async function onCodeAction(
  session: Session,
  params: CodeActionParams,
  token: CancellationToken,
): Promise<CodeAction[]> {
  const { only } = params.context;
  const place = session.placeOf(params.textDocument.uri);
  if (!place) return [];
  const wants = (kind: string): boolean => only !== undefined && isAsked(only, kind);
  return [
    ...(only === undefined || wants(CodeActionKind.QuickFix) ? await quickFixes(session, place, params, token) : []),
    ...refactoringActions(session, place, params.textDocument.uri, params.range, only, token),
    // Never without being asked for: it is about the whole document, and not about what is at the cursor.
    ...(wants(FIX_ALL) ? await fixAll(session, place, token) : []),
  ];
}

interface OfferOf extends TitledOffer {
  readonly finding: Finding;
}

const order: readonly Offer['act'][] = ['fix', 'all', 'ignore'];

async function quickFixes(
  session: Session,
  { folder, path }: DocumentPlace,
  { range, textDocument: { uri } }: CodeActionParams,
  token: CancellationToken,
): Promise<CodeAction[]> {
  const snapshot = folder.snapshot();
  const lines = folder.lines(path);
  if (!lines) return [];
  const lineOf = (offset: number): number => lines.positionAt(offset).line;
  const found = session.findingsOf(folder);
  const findings = found.get(path) ?? [];
  const touched = findings.filter(
    ({ start, end }) => lineOf(end) >= range.start.line && lineOf(start) <= range.end.line,
  );
  const resolves = session.abilities.resolvesEdits;
  const offers = new Map<string, OfferOf>();
  for (const finding of touched) {
    const fixes = resolves ? fixesOf(snapshot, finding) : computedFixes(snapshot, finding);
    for (const each of [...repairsFor(finding, fixes, found), ...ignoresFor(snapshot, finding)]) {
      if (!resolves && isCostly(each.offer)) continue;
      if ((each.change?.creations.length ?? 0) > 0 && !session.abilities.createsDocuments) continue;
      // Two findings of one line may both offer to ignore it, and to fix all of their kind: once is enough.
      const about = each.offer.act === 'fix' ? finding.start : each.offer.act === 'all' ? '' : lineOf(finding.start);
      const key = `${about} ${each.title}`;
      if (!offers.has(key)) offers.set(key, { ...each, finding });
    }
  }
  const ordered = [...offers.values()].sort((a, b) => order.indexOf(a.offer.act) - order.indexOf(b.offer.act));
  const identities = new Map<Finding, Pick<ActionData, 'code' | 'key' | 'ordinal'>>();
  for (const code of new Set(touched.map((finding) => finding.code)))
    for (const [finding, identity] of identitiesOf(snapshot, findings, code)) identities.set(finding, identity);
  const diagnostics = new Map<Finding, Diagnostic>(touched.map((f) => [f, diagnosticOf(folder, f, false)]));
  const actions: CodeAction[] = [];
  for (const { title, preferred, offer, finding, change } of ordered) {
    const identity = identities.get(finding);
    const diagnostic = diagnostics.get(finding);
    if (!identity || !diagnostic) continue;
    const data: ActionData = { uri, ...identity, offer };
    const action = { title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], isPreferred: preferred };
    if (resolves) actions.push({ ...action, data });
    else {
      const chosen = change ? { changes: [{ folder, change }] } : await chosenChanges(session, data, title, token);
      if ('changes' in chosen) actions.push({ ...action, edit: editFor(session, title, offer, chosen.changes) });
    }
  }
  return actions;
}

async function fixAll(
  session: Session,
  { folder, path }: DocumentPlace,
  token: CancellationToken,
): Promise<CodeAction[]> {
  const snapshot = folder.snapshot();
  const findings = (session.findingsOf(folder).get(path) ?? []).filter(maySafelyFix);
  const steps = fixesTogether(snapshot, findings, safeFix, (file) => file === path);
  const together = await inSlices(steps, () => token.isCancellationRequested);
  if (!together || together.taken.length === 0 || folder.snapshot() !== snapshot) return [];
  const title = `Apply all safe fixes (${together.taken.length})`;
  const change = { title, creations: [], edits: together.edits };
  const edit = workspaceEditOf(title, [{ folder, change }], (uri) => session.versionOf(uri), session.abilities);
  return [{ title, kind: FIX_ALL, edit }];
}

/** The edit of an action that somebody chose. Where it can't be made any more, the action has none, and the client is told why. */
export async function onCodeActionResolve(
  session: Session,
  action: CodeAction,
  token: CancellationToken,
): Promise<CodeAction> {
  const { data, title } = action;
  if (isRefactoringData(data)) {
    const chosen = chosenRefactoring(session, data, title);
    return 'changes' in chosen
      ? { ...action, edit: refactoringEdit(session, chosen.changes) }
      : refuse(session, action, chosen.refused);
  }
  if (!isActionData(data)) return action;
  const chosen = await chosenChanges(session, data, title, token);
  if ('changes' in chosen) return { ...action, edit: editFor(session, title, data.offer, chosen.changes) };
  return refuse(session, action, chosen.refused);
}

async function refuse(session: Session, action: CodeAction, why: string): Promise<CodeAction> {
  const message = `${action.title}: ${why}`;
  await session.connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
  return action;
}

function editFor(
  session: Session,
  title: string,
  { act }: Offer,
  changes: readonly FolderChange[],
): NonNullable<CodeAction['edit']> {
  const { abilities } = session;
  const edit = workspaceEditOf(title, changes, (uri) => session.versionOf(uri), abilities);
  return act === 'ignore' && abilities.takesSnippets ? withReasonSelected(edit) : edit;
}

/** A client gives back what it was given; anything else is not ours. */
function isActionData(data: unknown): data is ActionData {
  if (typeof data !== 'object' || data === null) return false;
  const { uri, code, key, ordinal, offer } = data as Record<string, unknown>;
  const isOffer = typeof offer === 'object' && offer !== null && 'act' in offer;
  return [uri, code, key].every((part) => typeof part === 'string') && typeof ordinal === 'number' && isOffer;
}
