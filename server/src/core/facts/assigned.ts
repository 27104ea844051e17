import type { Blocks } from '../markdown/blocks';
import type { Profile } from '../profile/compile';
import type { Assignment } from '../configuration/assignments';
import { configurationFile } from '../configuration/file';
import { detectKind, type Announced, type Detected } from './detect';

const BY = `${configurationFile} says so`;

/**
 * What the configuration makes of a document, before its path and content are asked; where it names the profile alone,
 * that profile is asked.
 */
export function assignedKind(
  { profile: name, kind }: Assignment,
  path: string,
  text: string,
  blocks: Blocks,
  profiles: readonly Profile[],
  announced: Announced | null,
): Detected & { readonly reason: string } {
  const profile = profiles.find((p) => p.name === name);
  if (!profile) return { kind: null, ownKind: '', reason: `${BY}.` };
  if (kind === null) {
    const detected = detectKind(path, text, blocks, [profile], announced);
    if (!detected.kind)
      return {
        ...detected,
        reason: `${configurationFile} gives it to ${profile.name}, which does not know its path or what it holds.`,
      };
    const reason = `${configurationFile} gives it to ${profile.name}, and ${detected.kind.reason}`;
    return { ...detected, kind: { ...detected.kind, reason }, reason };
  }
  const rule = profile.documentRule(kind);
  return { kind: rule ? { profile, rule, reason: BY } : null, ownKind: `${profile.name} ${kind}`, reason: BY };
}

/** What others announce of a document counts where the configuration leaves it open, and among its own profile. */
export function heededAnnouncement<T extends Announced>(assigned: Assignment | null, announced: T | null): T | null {
  if (!assigned || !announced) return announced;
  return assigned.kind === null && assigned.profile === announced.profile ? announced : null;
}
