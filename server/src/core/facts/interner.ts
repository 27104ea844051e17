/**
 * Strings to small numbers, one table for all files: IDs repeat across a workspace, and links compare numbers. What is
 * kept is a copy, since a slice would hold its whole file in memory.
 */
export class Interner {
  private readonly numbers = new Map<string, number>();
  private readonly strings: string[] = [];

  get size(): number {
    return this.strings.length;
  }

  intern(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    const copy = copyOf(text);
    const number = this.strings.length;
    this.strings.push(copy);
    this.numbers.set(copy, number);
    return number;
  }

  /** The one copy of a string that many facts hold. */
  shared(text: string): string {
    return this.text(this.intern(text));
  }

  /** The number of a string that is already there; -1 otherwise. */
  find(text: string): number {
    return this.numbers.get(text) ?? -1;
  }

  text(number: number): string {
    return this.strings[number] ?? '';
  }

  /** The ID that a number stands for, without the namespace that tells it from others of the same spelling. */
  idText(number: number): string {
    const text = this.text(number);
    const end = text.indexOf(NAMESPACE_END);
    return end < 0 ? text : text.slice(end + 1);
  }
}

/** No ID holds this character. */
const NAMESPACE_END = '\u0001';

/** How an ID of a namespace is kept: criterion `1.1` is not task `1.1`. */
export function symbolText(id: string, namespace: string): string {
  return namespace === '' ? id : `${namespace}${NAMESPACE_END}${id}`;
}

/**
 * A copy that shares no memory with the text it was cut from. Engines answer a cut, and a join of one piece, with a view
 * of the whole; parsing writes a string of its own, in one byte a character where that will do.
 */
export function copyOf(slice: string): string {
  if (slice.length < 13) return slice; // short slices are copies already
  return JSON.parse(JSON.stringify(slice)) as string;
}
