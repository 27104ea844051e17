/** What completion offers at the cursor of a fixture, and what becomes of the line where it is taken. */
import assert from 'node:assert/strict';
import { completion } from '../../server/src/core/features/completion/completion';
import type { Proposal, Proposals } from '../../server/src/core/features/completion/model';
import { parseFixture } from './fixture';
import { workspaceOf } from './folderInMemory';

export interface Offered extends Proposals {
  readonly text: string;
  readonly offset: number;
  readonly labels: readonly string[];
  /** The line of the cursor after a proposal is taken; where what stands behind the cursor is kept, or replaced. */
  readonly line: (label: string, how?: 'insert' | 'replace' | 'snippet') => string;
  readonly find: (label: string) => Proposal;
}

/** `sign`: the sign before the cursor was typed just now. */
export function offered(source: string, { sign = false, crlf = false } = {}): Offered {
  const { files, cursor } = parseFixture(crlf ? source.replace(/\n/g, '\r\n') : source);
  assert.ok(cursor, 'the fixture has no cursor');
  const { path, offset } = cursor;
  const text = files.get(path) ?? '';
  const snapshot = workspaceOf(files).snapshot();
  const proposals = completion(snapshot, { path, offset, sign: sign ? text.charAt(offset - 1) : null });
  for (const item of proposals.items) assertInside(text, offset, item);
  const find = (label: string): Proposal => {
    const found = proposals.items.find((item) => item.label === label);
    if (found) assertFound(text, offset, found);
    assert.ok(found, `${label} is not offered; ${proposals.items.map((item) => item.label).join(', ')} are`);
    return found;
  };
  return {
    ...proposals,
    text,
    offset,
    labels: proposals.items.map(({ label }) => label),
    find,
    line: (label, how = 'insert') => {
      const { start, insertEnd, end, text: plain, snippet } = find(label);
      const written = how === 'snippet' ? (snippet ?? plain) : plain;
      const after = text.slice(0, start) + written + text.slice(how === 'replace' ? end : insertEnd);
      const from = after.lastIndexOf('\n', start - 1) + 1;
      const to = after.indexOf('\n', start + written.length);
      return after.slice(from, to < 0 ? after.length : to).replace(/\r$/, '');
    },
  };
}

/** What an editor asks of every proposal: on one line, and around the cursor. */
function assertInside(text: string, offset: number, { label, start, insertEnd, end }: Proposal): void {
  assert.ok(start <= offset && offset <= insertEnd && insertEnd <= end && end <= text.length, label);
  assert.doesNotMatch(text.slice(start, end), /[\r\n]/, label);
}

/** An editor finds it by what is typed: its signs in that order. */
function assertFound(text: string, offset: number, { label, start, filter }: Proposal): void {
  let from = 0;
  for (const sign of text.slice(start, offset).trim().toLowerCase()) {
    from = filter.toLowerCase().indexOf(sign, from) + 1;
    assert.ok(from > 0, `"${text.slice(start, offset)}" does not find ${label} by "${filter}"`);
  }
}
