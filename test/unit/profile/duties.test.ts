/** A dialect is what it says of its documents, not what it calls them. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { createExecutionChecklist } from '../../../server/src/core/authoring/executionChecklist';
import { insertRowFixes } from '../../../server/src/core/authoring/insertRow';
import { kindGiven } from '../../../server/src/core/facts/detect';
import { hover } from '../../../server/src/core/features/hover';
import { builtinProfiles } from '../../../server/src/core/profile/builtin';
import { compileProfile, type Profile } from '../../../server/src/core/profile/compile';
import type { ProfileSource } from '../../../server/src/core/profile/schema';
import { Checker } from '../../../server/src/core/rules/check';
import type { Snapshot } from '../../../server/src/core/workspace/snapshot';
import { markdownIn } from '../../support/corpus';
import { builtin, workspaceOf } from '../../support/folderInMemory';
import { describeSnapshot } from '../../support/golden';

const workspaces = path.join('test', 'workspaces');

/** A kind's name in a profile with names of its own: several words, of which the built-in name is neither first nor last. */
const ownName = (kind: string): string => `zz ${kind} zz`;
const withoutOwnNames = (text: string): string => text.replace(/zz (\S+) zz/g, '$1');

/** The profile with other names for its kinds of documents, and else word for word the same. */
function renamed(profile: ProfileSource): ProfileSource {
  const own = (kinds: readonly string[] | undefined): { kinds: string[] } | null =>
    kinds ? { kinds: kinds.map(ownName) } : null;
  return {
    ...profile,
    ids: Object.fromEntries(
      Object.entries(profile.ids).map(([name, form]) => {
        const definedBy = own(form.definedBy);
        return [name, definedBy ? { ...form, definedBy: definedBy.kinds } : form];
      }),
    ),
    documents: profile.documents.map((document) => {
      const beside = own(document.beside);
      return {
        ...document,
        kind: ownName(document.kind),
        announces: (document.announces ?? []).map((a) => (a.kind === undefined ? a : { ...a, kind: ownName(a.kind) })),
        ...(beside ? { beside: beside.kinds } : {}),
      };
    }),
  };
}

/** Everything that depends on what a document is for: views, findings, hovers, quick fixes, checklists. */
function everything(files: ReadonlyMap<string, string>, profiles: readonly Profile[]): Record<string, unknown> {
  const snapshot: Snapshot = workspaceOf(files, profiles).snapshot();
  const findings = [...new Checker().check(snapshot).values()].flat();
  return {
    read: withoutOwnNames(describeSnapshot(snapshot)),
    fixes: findings.map((finding) => insertRowFixes(snapshot, finding)),
    checklists: snapshot.files.map((file) => createExecutionChecklist(snapshot, file.path)),
    hovers: snapshot.files.flatMap((file) => file.facts.items.map((item) => hover(snapshot, file.path, item.start))),
  };
}

describe('duties', () => {
  const own = builtinProfiles.map((profile) => compileProfile(renamed(profile)));

  for (const entry of readdirSync(workspaces, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    it(`${entry.name} is read and checked alike by a profile that has other names for its documents`, () => {
      const files = markdownIn(path.join(workspaces, entry.name));
      assert.deepEqual(everything(files, own), everything(files, builtin));
    });
  }

  it('keep a document that lists phases from becoming the plan of one, whoever announces it', () => {
    const kind = (duty: string): string =>
      own.flatMap(({ documents }) => documents).find((rule) => rule.duty === duty)?.kind ?? '';
    const announced = { profile: 'phased-plan', kind: kind('plan'), by: 'other.md' };
    const master = `phased-plan ${kind('master')}`;
    assert.equal(kindGiven(master, announced, own), master);
    assert.equal(kindGiven(`phased-plan ${kind('source')}`, announced, own), `phased-plan ${kind('plan')}`);
  });
});
