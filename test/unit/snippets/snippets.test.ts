import assert from 'node:assert/strict';
import { builtin } from '../../support/folderInMemory';
import { readingOf } from '../../support/reading';
import { allSnippets, expanded } from '../../support/snippets';
import { hosts } from './hosts';

const snippets = allSnippets();

describe('snippets', () => {
  it('have prefixes of their own, which all begin alike', () => {
    const prefixes = snippets.map(({ prefix }) => prefix);
    assert.deepEqual([...new Set(prefixes)], prefixes);
    assert.deepEqual(
      prefixes.filter((prefix) => !/^pt-[a-z-]+$/.test(prefix)),
      [],
    );
    assert.deepEqual(
      snippets.filter(({ description }) => !/^[A-Z][^]*\.$/.test(description)).map(({ name }) => name),
      [],
    );
  });

  it('are there for every profile', () => {
    assert.deepEqual(
      [...new Set(snippets.map(({ profile }) => profile))].sort(),
      builtin.map(({ name }) => name).sort(),
    );
  });

  it('each have a document to be tried in', () => {
    assert.deepEqual(snippets.map(({ prefix }) => prefix).sort(), Object.keys(hosts).sort());
  });

  for (const snippet of snippets) {
    it(`${snippet.prefix} is read as what it says`, () => {
      const host = hosts[snippet.prefix];
      assert.ok(host);
      assert.equal(host.text.split('@@').length, 2);
      const { items, links, findings } = readingOf(host.text.replace('@@', () => expanded(snippet)));
      for (const read of host.reads)
        assert.ok([...items, ...links].includes(read), `${read}\n${[...items, ...links].join('\n')}`);
      assert.deepEqual(
        findings.map((finding) => finding.split(' ')[1]),
        host.finds === undefined ? [] : [host.finds],
      );
    });
  }
});
