import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { builtinProfiles } from '../../../server/src/core/profile/builtin';
import { compileProfile } from '../../../server/src/core/profile/compile';
import { profileSchema, type ProfileSource } from '../../../server/src/core/profile/schema';

/** Where a value holds something that JSON cannot: a function above all. */
function notData(value: unknown, at = ''): string[] {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return [];
  if (Array.isArray(value)) return value.flatMap((v: unknown, i) => notData(v, `${at}[${i}]`));
  if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return [`${at}: ${typeof value}`];
  return Object.entries(value).flatMap(([key, v]) => notData(v, `${at}.${key}`));
}

/** Document kinds that a profile speaks of. */
function kindsNamed(profile: ProfileSource): string[] {
  const byForms = Object.values(profile.ids).flatMap((form) => form.definedBy ?? []);
  const byDocuments = profile.documents.flatMap((d) => [
    ...(d.beside ?? []),
    ...(d.announces ?? []).flatMap((a) => (a.kind === undefined ? [] : [a.kind])),
  ]);
  return [...byForms, ...byDocuments];
}

describe('built-in profiles', () => {
  it('are one file each, and each is registered', () => {
    const files = readdirSync('server/src/core/profile/builtin').filter((file) => file !== 'index.ts');
    assert.equal(builtinProfiles.length, files.length);
    const names = builtinProfiles.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
  });

  for (const profile of builtinProfiles) {
    describe(profile.name, () => {
      it('fits the schema of profiles', () => {
        const result = profileSchema.safeParse(profile);
        assert.ok(result.success, result.error?.message);
      });

      it('is data through and through', () => assert.deepEqual(notData(profile), []));

      it('compiles', () => {
        const compiled = compileProfile(profile);
        assert.deepEqual(
          compiled.documents.map(({ kind }) => kind),
          profile.documents.map(({ kind }) => kind),
        );
        for (const { kind } of profile.documents) assert.equal(compiled.documentRule(kind)?.kind, kind);
      });

      it('speaks of document kinds that it has', () => {
        const kinds = new Set(profile.documents.map(({ kind }) => kind));
        assert.equal(kinds.size, profile.documents.length, 'each kind once');
        assert.deepEqual(
          kindsNamed(profile).filter((kind) => !kinds.has(kind)),
          [],
        );
      });

      it('means the same after a way through JSON, as configurations are written', () => {
        const copy = profileSchema.parse(JSON.parse(JSON.stringify(profile)));
        assert.deepEqual(copy, profile);
      });
    });
  }
});

describe('the profile schema', () => {
  const least = { schemaVersion: 1, name: 'own', title: 'Own', ids: {}, documents: [{ kind: 'plan', title: 'Plan' }] };

  it('takes the least that a profile is', () => assert.ok(profileSchema.safeParse(least).success));

  for (const [what, change] of [
    ['an unknown key', { colour: 'red' }],
    ['an unknown version', { schemaVersion: 2 }],
    ['a name that is no word', { name: 'My Profile' }],
    ['no document', { documents: [] }],
    ['an unknown kind of item', { ids: { a: { kind: 'thing', templates: ['A-{n}'] } } }],
    ['an unknown severity', { severities: { 'trace/orphan-work': 'fatal' } }],
  ] as const) {
    it(`refuses ${what}`, () => assert.ok(!profileSchema.safeParse({ ...least, ...change }).success));
  }

  it('leaves to the compiler a template that is none and an ID form that is not there', () => {
    const profile = (ids: ProfileSource['ids'], id: string): ProfileSource => ({
      schemaVersion: 1,
      name: 'own',
      title: 'Own',
      ids,
      documents: [{ kind: 'plan', title: 'Plan', items: [{ id, at: 'heading' }] }],
    });
    assert.throws(() => compileProfile(profile({ a: { kind: 'task', templates: ['A'] } }, 'a')), /"A"/);
    assert.throws(() => compileProfile(profile({ a: { kind: 'task', templates: ['A-{n}'] } }, 'b')), /"b"/);
  });
});
