import type { LinkRuleSource, ProfileSource } from '../profile/schema';
import { wordsOf } from '../profile/words';
import { withDocument } from './extend';
import { insteadOf } from './nearest';
import type { ValueProblem } from './problem';
import type { ConfigurationSource } from './schema';

type Tell = (problem: ValueProblem) => void;

/** What the configuration says of all profiles in force becomes part of each of them: the core knows profiles alone. */
export function withShorthands(
  profiles: readonly ProfileSource[],
  { requiredSections = {}, roles = [], scopes }: ConfigurationSource,
  tell: Tell,
): ProfileSource[] {
  let changed = profiles.map((profile) => (scopes ? { ...profile, scopes: { folders: scopes } } : profile));
  for (const [wanted, titles] of Object.entries(requiredSections)) {
    const targets = targetsOf(wanted, changed, (message) =>
      tell({ path: ['requiredSections', wanted], atKey: true, message }),
    );
    changed = changed.map((profile) => {
      const kind = targets.get(profile.name);
      return kind === undefined ? profile : withSections(profile, kind, titles);
    });
  }
  // The first entry is asked first.
  for (const [i, role] of [...roles.entries()].reverse()) {
    const targets = targetsOf(role.kind, changed, (message) => tell({ path: ['roles', i, 'kind'], message }));
    const links = linksOf(role);
    if (links.length === 0) tell({ path: ['roles', i], message: 'Say where it counts: "labels", "columns" or both.' });
    const takers = changed.filter((p) => targets.has(p.name) && role.ids.every((id) => Object.hasOwn(p.ids, id)));
    const [first] = changed.filter((p) => targets.has(p.name));
    if (takers.length === 0 && first) {
      const missing = role.ids.findIndex((id) => !Object.hasOwn(first.ids, id));
      const message = `Profile "${first.name}" has no ID form "${role.ids[missing] ?? ''}": ${insteadOf(role.ids[missing] ?? '', Object.keys(first.ids))}`;
      tell({ path: ['roles', i, 'ids', missing], message });
    }
    changed = changed.map((profile) =>
      takers.includes(profile)
        ? withDocument(profile, targets.get(profile.name) ?? '', (d) => ({
            ...d,
            links: [...links, ...(d.links ?? [])],
          }))
        : profile,
    );
  }
  return changed;
}

/** The profiles that a kind is of, with the kind's name: `kind` in all that have it, or `profile/kind`. */
function targetsOf(
  wanted: string,
  profiles: readonly ProfileSource[],
  refuse: (message: string) => void,
): Map<string, string> {
  const slash = wanted.indexOf('/');
  const [profileName, kind] = slash < 0 ? [null, wanted] : [wanted.slice(0, slash), wanted.slice(slash + 1)];
  const asked = profiles.filter(({ name }) => profileName === null || name === profileName);
  const targets = new Map(
    asked.filter((p) => p.documents.some((d) => d.kind === kind)).map(({ name }) => [name, kind] as const),
  );
  if (targets.size > 0) return targets;
  const kinds = (all: readonly ProfileSource[]): string[] => [
    ...new Set(all.flatMap((p) => p.documents.map((d) => d.kind))),
  ];
  if (asked.length === 0)
    refuse(
      `No profile "${profileName ?? ''}" is in force: ${insteadOf(
        profileName ?? '',
        profiles.map((p) => p.name),
      )}`,
    );
  else refuse(`There is no document kind "${kind}": ${insteadOf(kind, kinds(asked))}`);
  return targets;
}

/** A section that the profile knows by that title keeps its other names. */
function withSections(profile: ProfileSource, kind: string, titles: readonly string[]): ProfileSource {
  return withDocument(profile, kind, (document) => ({
    ...document,
    sections: titles.map(
      (title) => document.sections?.find((known) => wordsOf(known.title) === wordsOf(title)) ?? { title },
    ),
  }));
}

function linksOf({
  role,
  ids,
  labels,
  columns,
  reverse,
}: NonNullable<ConfigurationSource['roles']>[number]): LinkRuleSource[] {
  // A column or label that somebody names is a place made for these IDs: they need no brackets there.
  const rule = { role, ids, open: true, ...(reverse === undefined ? {} : { reverse }) };
  return [...(labels ? [{ ...rule, in: { labels } }] : []), ...(columns ? [{ ...rule, in: { columns } }] : [])];
}
