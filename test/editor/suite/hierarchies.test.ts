/** The order of work as a call hierarchy, and the chain of traces as a type hierarchy. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { begin, documents, open, pathOf, restore, within } from './workspace';

async function ask<T>(command: string, ...args: unknown[]): Promise<T> {
  return vscode.commands.executeCommand<T>(command, ...args);
}

async function prepared<T>(kind: 'Call' | 'Type', file: string, line: string, part: string): Promise<T> {
  const { document } = await open(file);
  const [first] = await ask<T[]>(`vscode.prepare${kind}Hierarchy`, document.uri, within(document, line, part));
  assert.ok(first, `nothing to start from at ${part}`);
  return first;
}

const placeOf = ({ name, uri }: { name: string; uri: vscode.Uri }): string => `${pathOf(uri)} ${name}`;

describe('the call hierarchy', () => {
  before(begin);
  afterEach(restore);

  it('shows what waits for work, in all plans, and what it waits for', async () => {
    const work = await prepared<vscode.CallHierarchyItem>('Call', documents.phase1, '### WP-4: ', 'WP-4');
    assert.equal(work.name, 'WP-4');
    assert.equal(work.detail, 'Loan Commands');
    const incoming = await ask<vscode.CallHierarchyIncomingCall[]>('vscode.provideIncomingCalls', work);
    assert.deepEqual(
      incoming.map(({ from }) => placeOf(from)),
      [`${documents.phase1} WP-5`, `${documents.phase1} WP-6`, `${documents.phase2A} Phase 2A WP-1`],
    );
    const outgoing = await ask<vscode.CallHierarchyOutgoingCall[]>('vscode.provideOutgoingCalls', work);
    assert.deepEqual(
      outgoing.map(({ to }) => placeOf(to)),
      [`${documents.phase1} WP-1`, `${documents.phase1} WP-2`],
    );
  });

  it('starts from a place that names the work, too', async () => {
    const work = await prepared<vscode.CallHierarchyItem>(
      'Call',
      documents.phase1,
      '**Blocked by**: WP-1, WP-2',
      'WP-2',
    );
    assert.equal(placeOf(work), `${documents.phase1} WP-2`);
  });
});

describe('the type hierarchy', () => {
  before(begin);
  afterEach(restore);

  it('leads from a requirement to its section, and to its work, criteria and tests', async () => {
    const requirement = await prepared<vscode.TypeHierarchyItem>('Type', documents.matrix, '[3.1-5]', '3.1-5');
    assert.equal(requirement.detail, 'A patron borrows at most 25 volumes at a time');
    const above = await ask<vscode.TypeHierarchyItem[]>('vscode.provideSupertypes', requirement);
    assert.deepEqual(above.map(placeOf), [`${documents.requirements} §3.1`]);
    const below = await ask<vscode.TypeHierarchyItem[]>('vscode.provideSubtypes', requirement);
    assert.deepEqual(
      below.map(({ name, detail }) => `${name.slice(0, 11)} | ${detail}`),
      ['WP-4 | Loan Commands', 'The 26th vo | WP-4', '- **Unit**: | Test Strategy'],
    );
    const [work] = below;
    assert.ok(work);
    const criteria = await ask<vscode.TypeHierarchyItem[]>('vscode.provideSubtypes', work);
    assert.equal(criteria.length, 10);
  });
});
