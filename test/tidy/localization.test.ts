import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { clientTexts, spokenIn } from '../support/localized.mjs';

type Texts = Readonly<Record<string, string>>;

const read = (file: string): Texts => JSON.parse(readFileSync(file, 'utf8')) as Texts;
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, unknown>;
const spoken = read('package.nls.json');
const bundle = read(path.join('l10n', 'bundle.l10n.json'));
const languages = readdirSync('.').flatMap((file) => /^package\.nls\.(.+)\.json$/.exec(file)?.[1] ?? []);

/** What a translation has to keep: places for values, icons, commands, settings and code. */
const kept = (text: string): string[] => (text.match(/\{\d\}|\$\([a-z-]+\)|\(command:[^)]*\)|`[^`]*`/g) ?? []).sort();

describe('translations', () => {
  it('of the manifest have a key for every text in it (npm run l10n takes out what is new)', () => {
    const found = spokenIn(manifest);
    assert.deepEqual(
      found.filter(({ key, text }) => text !== `%${key}%`).map(({ key }) => key),
      [],
    );
    assert.deepEqual(Object.keys(spoken).sort(), found.map(({ key }) => key).sort());
    assert.deepEqual(
      Object.entries(spoken).filter(([, text]) => text.trim() === ''),
      [],
    );
  });

  it('of the client have all that it says, and no more (npm run l10n lists it)', () => {
    assert.deepEqual(Object.keys(bundle), clientTexts());
    assert.deepEqual(
      Object.entries(bundle).filter(([key, text]) => key !== text),
      [],
    );
  });

  it('exist', () => assert.ok(languages.includes('de')));

  for (const language of languages) {
    const pairs: [translated: Texts, original: Texts][] = [
      [read(`package.nls.${language}.json`), spoken],
      [read(path.join('l10n', `bundle.l10n.${language}.json`)), bundle],
    ];
    it(`${language} says nothing that nobody asks for, and keeps what is no words`, () => {
      for (const [translated, original] of pairs)
        for (const [key, text] of Object.entries(translated)) {
          assert.ok(key in original, key);
          assert.deepEqual(kept(text), kept(original[key] ?? ''), key);
        }
    });

    it(`${language} leaves little in English`, () => {
      for (const [translated, original] of pairs) {
        const left = Object.keys(original).filter((key) => !(key in translated));
        assert.ok(left.length <= Object.keys(original).length / 10, left.join('\n'));
      }
    });
  }
});
