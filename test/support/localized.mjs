// What the manifest and the client say to people: which of it stands where, and by what key it is translated.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** Keys of the manifest whose values are read by people. */
const spoken = new Set([
  'title',
  'description',
  'markdownDescription',
  'displayName',
  'name',
  'label',
  'contents',
  'altText',
]);
const spokenLists = new Set(['enumDescriptions', 'markdownEnumDescriptions']);
/** What settings say of rules stays in English, as the rules' pages and their findings are. */
const ofRules = 'contributes.configuration.properties.plantrace.severities.properties';
/** The name of the extension, which is the same in all languages. */
const names = new Set(['Plantrace']);

/**
 * @typedef {object} Spoken
 * @property {string} key
 * @property {string} text a literal, or `%key%`
 * @property {(text: string) => void} put
 */

/**
 * All texts of a manifest, with keys that are made of what they belong to.
 * @param {Record<string, any>} manifest
 * @returns {Spoken[]}
 */
export function spokenIn(manifest) {
  /** @type {Spoken[]} */
  const found = [];
  /** @param {any} value @param {string} key */
  const walk = (value, key) => {
    for (const [part, held] of Object.entries(value)) {
      const here = `${key}.${part}`;
      if (here === ofRules) continue;
      const put = (/** @type {string} */ text) => (value[part] = text);
      if (typeof held === 'string') {
        if (spoken.has(part) && !names.has(held)) found.push({ key: here, text: held, put });
      } else if (Array.isArray(held) && spokenLists.has(part)) {
        held.forEach((text, at) => found.push({ key: `${here}.${at}`, text, put: (changed) => (held[at] = changed) }));
      } else if (Array.isArray(held)) {
        held.forEach((each, at) => {
          if (each && typeof each === 'object') walk(each, `${here}.${nameOf(each, at)}`);
        });
      } else if (held && typeof held === 'object') walk(held, here);
    }
  };
  walk(manifest.contributes, 'contributes');
  const trust = manifest.capabilities.untrustedWorkspaces;
  found.push({ key: 'untrusted', text: trust.description, put: (text) => (trust.description = text) });
  return found.map(({ key, ...rest }) => ({ key: key.replace(/^contributes\.|plantrace\.(?=\w)/g, ''), ...rest }));
}

/** @param {Record<string, any>} entry @param {number} at */
function nameOf(entry, at) {
  if (entry.view && entry.when) return `${entry.view}.${wordsOf(entry.when)}`;
  return entry.command ?? entry.id ?? entry.kind ?? entry.actions?.[0]?.kind ?? String(at);
}

/** A `when` clause as a key: what the text of a view is shown for stays with it when others come before it. */
const wordsOf = (/** @type {string} */ clause) => clause.replace(/[^A-Za-z0-9!]+/g, '-').replace(/^-|-$/g, '');

/** Every literal that is handed to `l10n.t` below a folder, sorted. */
export function clientTexts(folder = path.join('client', 'src')) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  /** @type {Set<string>} */
  const texts = new Set();
  for (const file of files) {
    const name = path.join(folder, file);
    const source = ts.createSourceFile(name, readFileSync(name, 'utf8'), ts.ScriptTarget.ES2022, true);
    /** @param {ts.Node} node */
    const visit = (node) => {
      if (ts.isCallExpression(node) && /\bl10n\.t$/.test(node.expression.getText(source))) {
        const [first] = node.arguments;
        if (!first || !ts.isStringLiteralLike(first))
          throw new Error(`${name}: what l10n.t is given has to be a literal: ${node.getText(source)}`);
        texts.add(first.text);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return [...texts].sort();
}
