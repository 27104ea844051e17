// npm run l10n: takes the texts out of package.json into package.nls.json, where they stand as %keys%, and lists those of
// the client in l10n/bundle.l10n.json. Says what has no translation yet.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { clientTexts, spokenIn } from './localized.mjs';

/** @param {string} file @returns {Record<string, string>} */
const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {});
/** @param {string} file @param {object} value */
const write = (file, value) => writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const before = read('package.nls.json');
/** @type {Record<string, string>} */
const texts = {};
for (const { key, text, put } of spokenIn(manifest)) {
  const isKey = /^%(.*)%$/.exec(text);
  texts[key] = isKey ? (before[isKey[1] ?? ''] ?? '') : text;
  put(`%${key}%`);
}
write('package.nls.json', texts);
write('package.json', manifest);
mkdirSync('l10n', { recursive: true });
const bundle = Object.fromEntries(clientTexts().map((text) => [text, text]));
write('l10n/bundle.l10n.json', bundle);

const languages = readdirSync('.').flatMap((file) => /^package\.nls\.(.+)\.json$/.exec(file)?.[1] ?? []);
for (const language of languages) {
  const pairs = /** @type {const} */ ([
    [`package.nls.${language}.json`, texts],
    [path.join('l10n', `bundle.l10n.${language}.json`), bundle],
  ]);
  for (const [file, wanted] of pairs) {
    const has = read(file);
    // What nobody says any more goes; what is new is told, and in English until somebody translates it.
    write(file, Object.fromEntries(Object.keys(wanted).flatMap((key) => (key in has ? [[key, has[key]]] : []))));
    for (const key of Object.keys(wanted))
      if (!(key in has)) console.log(`${file}: ${JSON.stringify(key)}: ${JSON.stringify(wanted[key])}`);
  }
}
