/** The folder part of a path, `''` at the top. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** What a plan is founded by: a document of its own, or the folder in which IDs are unique. */
export interface Founder {
  readonly profile: string;
  /** Of the document, or of the folder. */
  readonly path: string;
}

/**
 * Which plan a file belongs to. Where a profile has scopes, each folder that is one is a plan. Elsewhere each founding document (a master plan, a task-table plan) founds a plan; a file belongs
 * to the plan that announces it, else to the one founder in the nearest folder around it that has any. Where two
 * founders are equally near, the file belongs to none: what it says is read against all.
 */
export class Territories {
  /** Per profile and folder: the only founder at or below it, or -1 for several. */
  private readonly nearest = new Map<string, number>();
  readonly founders: Founder[];
  private readonly byPath = new Map<string, number>();
  private readonly byScope = new Map<string, number>();

  constructor(
    founders: readonly Founder[],
    /** Announced path → path of the founder that announces it. */
    private readonly announcedBy: ReadonlyMap<string, string>,
  ) {
    this.founders = [...founders];
    founders.forEach(({ profile, path }, index) => {
      this.byPath.set(path, index);
      for (let folder = folderOf(path); ; folder = folderOf(folder)) {
        const key = `${profile} ${folder}`;
        const there = this.nearest.get(key);
        this.nearest.set(key, there === undefined || there === index ? index : -1);
        if (folder === '') break;
      }
    });
  }

  /** Index of the plan that a scope is. */
  planOfScope(profile: string, folder: string): number {
    const key = `${profile} ${folder}`;
    let plan = this.byScope.get(key);
    if (plan === undefined) {
      plan = this.founders.length;
      this.founders.push({ profile, path: folder });
      this.byScope.set(key, plan);
    }
    return plan;
  }

  /** The plans that scopes of a profile are, with their folders. */
  *scopesOf(profile: string): Generator<{ plan: number; folder: string }> {
    for (const plan of this.byScope.values()) {
      const founder = this.founders[plan];
      if (founder?.profile === profile) yield { plan, folder: founder.path };
    }
  }

  /** Index of the plan that a file read by `profile` belongs to, or -1. */
  planOf(path: string, profile: string): number {
    const own = this.byPath.get(path);
    if (own !== undefined && this.founders[own]?.profile === profile) return own;
    const announcer = this.announcedBy.get(path);
    const announced = announcer === undefined ? undefined : this.byPath.get(announcer);
    if (announced !== undefined && this.founders[announced]?.profile === profile) return announced;
    for (let folder = folderOf(path); ; folder = folderOf(folder)) {
      const found = this.nearest.get(`${profile} ${folder}`);
      if (found !== undefined) return found;
      if (folder === '') return -1;
    }
  }
}
