import type { DocumentRuleSource, ProfileSource } from '../profile/schema';
import type { ValuePath } from './problem';
import type { OwnProfileSource } from './schema';

type Own = Readonly<Record<string, unknown>>;

/** A profile laid over another one. */
export interface Extended {
  /** Not yet known to fit the schema of profiles: what was added may lack what a whole one needs. */
  readonly profile: unknown;
  /** Where in the own profile a place of the whole one was written. */
  readonly writtenAt: (path: ValuePath) => ValuePath;
}

/**
 * Lays an own profile over its base. One rule for all: a value takes the place of the value that is there; a list of rules
 * (objects) stands before the rules that are there, since the first that fits counts. ID forms meet by name, documents by
 * kind, and new kinds stand before the others. `replace` keeps nothing of what is there.
 */
export function extendProfile(name: string, base: ProfileSource | null, own: OwnProfileSource): Extended {
  const { ids = {}, documents = [] } = own;
  const forms: Record<string, unknown> = { ...base?.ids };
  for (const [form, source] of Object.entries(ids)) forms[form] = laidOver(forms[form] as Own | undefined, source, []);
  const there = base?.documents ?? [];
  const merged: { readonly document: Own; readonly own: number }[] = [];
  documents.forEach((source, own) => {
    if (there.some(({ kind }) => kind === source.kind)) return;
    merged.push({ document: laidOver({ title: source.kind }, source, identity), own });
  });
  for (const document of there) {
    const own = documents.findIndex(({ kind }) => kind === document.kind);
    const source = documents[own];
    // Several rules may find documents of one kind; a replaced kind has the one that replaces them.
    if (source?.replace && merged.some((m) => m.own === own)) continue;
    merged.push({ document: source ? laidOver(document, source, identity) : document, own });
  }
  return {
    profile: {
      title: name,
      ...omit(base, ['ids', 'documents', 'name']),
      ...omit(own, ['extends', 'ids', 'documents']),
      schemaVersion: 1,
      name,
      ids: forms,
      documents: merged.map(({ document }) => document),
    },
    writtenAt: (path) => {
      const [first, index, ...inner] = path;
      if (first !== 'documents' || typeof index !== 'number') return path;
      const own = merged[index]?.own ?? -1;
      return own < 0 ? ['documents'] : ['documents', own, ...inner];
    },
  };
}

/** What a kind of document is called stays, even where nothing else does. */
const identity = ['kind', 'title'];

function laidOver(base: Own | undefined, own: Own, identity: readonly string[]): Own {
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(base ?? {}))
    if (own['replace'] !== true || identity.includes(key)) result[key] = value;
  for (const [key, value] of Object.entries(own)) {
    if (key === 'replace' || value === undefined) continue;
    const there = result[key];
    const isRules = Array.isArray(value) && (isListOfRules(value) || isListOfRules(there));
    result[key] = isRules ? [...(value as unknown[]), ...(Array.isArray(there) ? (there as unknown[]) : [])] : value;
  }
  return result;
}

function isListOfRules(value: unknown): boolean {
  return Array.isArray(value) && typeof value[0] === 'object';
}

function omit(source: object | null, keys: readonly string[]): Own {
  return Object.fromEntries(Object.entries(source ?? {}).filter(([key]) => !keys.includes(key)));
}

/** A profile with one kind of document changed, wherever it has that kind. */
export function withDocument(
  profile: ProfileSource,
  kind: string,
  change: (document: DocumentRuleSource) => DocumentRuleSource,
): ProfileSource {
  return { ...profile, documents: profile.documents.map((d) => (d.kind === kind ? change(d) : d)) };
}
