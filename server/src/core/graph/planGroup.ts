import { packedField, ReferenceField, ReferenceFlag, referenceStride } from '../facts/facts';
import { roles, type Role } from '../model/vocabulary';
import type { Graph } from './graph';
import type { LinkedFile } from './linkedFile';

/** A role's links as triples: acting item (-1: the document), item acted on, number of the reference. */
export type Links = readonly number[];

/**
 * The files of one plan, or those of no certain plan. What rules say of a plan follows from its own files and from the
 * files of no certain plan, which speak to all; that is why findings can be kept plan by plan.
 */
export class PlanGroup {
  /** Files of this group. */
  readonly files: readonly LinkedFile[];
  private links: ReadonlyMap<Role, number[]> | null = null;
  private reach: readonly LinkedFile[] | null = null;

  constructor(
    readonly graph: Graph,
    readonly plan: number,
    /** Indexes of the group's files in the graph. */
    readonly indexes: readonly number[],
  ) {
    this.files = indexes.map((f) => graph.files[f] as LinkedFile);
  }

  /** The group's files, and those of no certain plan. */
  get filesInReach(): readonly LinkedFile[] {
    this.reach ??= this.plan === -1 ? this.files : [...this.files, ...(this.graph.group(-1)?.files ?? [])];
    return this.reach;
  }

  /** Numbers of all references in the group's files, with the file's index. */
  *references(): Generator<{ file: LinkedFile; fileIndex: number; first: number; count: number }> {
    for (const [i, fileIndex] of this.indexes.entries()) {
      const file = this.files[i];
      if (!file) continue;
      const first = this.graph.referenceNumber(fileIndex, 0);
      yield { file, fileIndex, first, count: file.facts.references.length / referenceStride };
    }
  }

  /** Numbers of the references in the group's files that came to nothing, for one reason. */
  *unresolved(reason: number): Generator<number> {
    const { targets } = this.graph.parts;
    for (const { first, count } of this.references()) {
      for (let reference = first; reference < first + count; reference++)
        if (targets[reference] === reason) yield reference;
    }
  }

  /** Links of a role that the group's files state; covering and verifying are counted in the graph instead. */
  linksOf(role: Role): Links {
    this.links ??= this.collectLinks();
    return this.links.get(role) ?? [];
  }

  private collectLinks(): Map<Role, number[]> {
    const found = new Map<Role, number[]>();
    const { graph } = this;
    for (const { file, fileIndex, first, count } of this.references()) {
      const packed = file.facts.references;
      for (let r = 0, at = 0; r < count; r++, at += referenceStride) {
        const role = roles[packedField(packed, at, ReferenceField.role)];
        const target = graph.parts.targets[first + r] ?? -1;
        if (role === undefined || role === 'covers' || role === 'verifies' || target < 0) continue;
        const owner = packed[at + ReferenceField.owner] ?? -1;
        const ownerItem = owner < 0 ? -1 : graph.itemNumber(fileIndex, owner);
        const reverse = (packedField(packed, at, ReferenceField.flags) & ReferenceFlag.reverse) !== 0;
        const list = found.get(role) ?? [];
        if (reverse) list.push(target, ownerItem < 0 ? -1 : graph.canonicalOf(ownerItem), first + r);
        else list.push(ownerItem, target, first + r);
        found.set(role, list);
      }
    }
    return found;
  }
}
