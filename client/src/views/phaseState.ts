import type * as vscode from 'vscode';
import { type PhaseFilter, phaseFilters, type PhaseSort, phaseSorts } from '../../../server/src/protocol';

/** What of the phases is wanted: any of some statuses, and some words. */
export interface PhaseWishes {
  readonly only: readonly PhaseFilter[];
  readonly text: string;
}

/** A person opens hundreds of nodes in a year, and plans come and go: what was opened longest ago is forgotten. */
const mostExpanded = 1000;

/** How somebody looks at the phases: kept for the workspace, so that a reload changes nothing. */
export class PhaseState {
  private readonly expanded: Set<string>;

  constructor(private readonly memory: vscode.Memento) {
    const kept = memory.get<unknown>(keys.expanded);
    this.expanded = new Set(Array.isArray(kept) ? kept.filter((path) => typeof path === 'string') : []);
  }

  get wishes(): PhaseWishes {
    const kept = this.memory.get<Partial<PhaseWishes>>(keys.wishes);
    const only = Array.isArray(kept?.only) ? kept.only : [];
    // An earlier version may have known others.
    return { only: phaseFilters.filter((one) => only.includes(one)), text: String(kept?.text ?? '') };
  }

  set wishes({ only, text }: PhaseWishes) {
    void this.memory.update(keys.wishes, { only: [...only], text: text.trim() });
  }

  get isFiltered(): boolean {
    const { only, text } = this.wishes;
    return only.length > 0 || text !== '';
  }

  get sort(): PhaseSort {
    const kept = this.memory.get<PhaseSort>(keys.sort);
    return phaseSorts.find((sort) => sort === kept) ?? 'plan';
  }

  set sort(sort: PhaseSort) {
    void this.memory.update(keys.sort, sort);
  }

  get isFollowing(): boolean {
    return this.memory.get<boolean>(keys.follow) === true;
  }

  set isFollowing(isFollowing: boolean) {
    void this.memory.update(keys.follow, isFollowing);
  }

  isExpanded(path: string): boolean {
    return this.expanded.has(path);
  }

  setExpanded(path: string, isExpanded: boolean): void {
    this.expanded.delete(path);
    if (isExpanded) this.expanded.add(path);
    void this.memory.update(keys.expanded, [...this.expanded].slice(-mostExpanded));
  }
}

const keys = {
  expanded: 'phases.expanded',
  wishes: 'phases.filter',
  sort: 'phases.sort',
  follow: 'phases.followsCursor',
} as const;
