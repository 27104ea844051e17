import fs from 'node:fs';
import path from 'node:path';
import { extract as extracted, type Selection } from '../core/authoring/extraction/extract';
import type { ExtractionResult } from '../core/authoring/extraction/extractInto';
import { extractIntoPlan } from '../core/authoring/extraction/newChecklist';
import { Failure } from './failure';
import { diffOf } from './fixDiff';
import { extractionJson, extractionMarkdown } from './formats/extraction';
import { print, printJson, visible } from './output';
import { openProject } from './project';
import { replacementsOf, writeChange } from './writeChange';
import type { Replacement } from './writeDocument';

export interface ExtractOptions {
  readonly into?: string;
  readonly format: string;
  readonly dryRun?: boolean;
}

/**
 * Prints sections of sources as numbered checklist rows, or puts those that are missing into a plan.
 * @throws Failure where there is no such section or plan, or where the plan can't take the rows.
 */
export function extract(sections: readonly string[], { into, format, dryRun = false }: ExtractOptions): number {
  if (format !== 'md' && format !== 'json') throw new Failure(`Unknown format "${format}": choose md or json.`);
  if (dryRun && into === undefined) throw new Failure('--dry-run says what --into would do: name a plan with --into.');
  const wanted = sections.map(splitSection);
  const files = [...new Set(wanted.map(({ source }) => source)), ...(into === undefined ? [] : [nearestTo(into)])];
  const { root, snapshot } = openProject(files, { otherwise: process.cwd() });
  const within = (file: string): string => path.relative(root, path.resolve(file)).split(path.sep).join('/');
  const selections = wanted.map(({ source, section }) => ({ source: within(source), section }));
  if (into === undefined) {
    const compared = extracted(snapshot, selections);
    if ('refused' in compared) throw new Failure(compared.refused);
    if (format === 'json') printJson({ version: 1, sections: extractionJson(snapshot, compared) });
    else print(shown(extractionMarkdown(snapshot, compared)));
    return 0;
  }
  const result = extractIntoPlan(snapshot, selections, within(into));
  if ('refused' in result) throw new Failure(result.refused);
  const change = 'change' in result ? result.change : null;
  const shownChanges: Replacement[] = change ? [...change.creations.map(asReplacement), ...replacementsOf(change)] : [];
  if (!dryRun && change) writeChange(root, change);
  if (format === 'json') {
    const added = 'added' in result ? result.added : [];
    const data = { plan: within(into), added, written: !dryRun && added.length > 0 };
    printJson({ version: 1, ...data, sections: extractionJson(snapshot, result.compared) });
  } else if (dryRun && shownChanges.length > 0) print(diffOf(root, shownChanges));
  else print(sentence(result));
  return 0;
}

/** `docs/HighLevelReqs.md#4.4`: the path ends at the first `#` behind the name of a document. */
function splitSection(given: string): Selection {
  const at = /\.(?:md|markdown|mdx)#/i.exec(given);
  if (!at) return { source: given.replace(/#$/, ''), section: '' };
  const end = at.index + at[0].length;
  return { source: given.slice(0, end - 1), section: given.slice(end) };
}

/** A new document as a difference from nothing. */
const asReplacement = ({ file, text }: { readonly file: string; readonly text: string }): Replacement => ({
  file,
  expectedText: '',
  text,
  isNew: true,
});

/** A plan that is still to be written belongs to the project of the folder that it goes into. */
function nearestTo(file: string): string {
  let at = path.resolve(file);
  if (!/\.md$/i.test(at)) return file;
  while (!fs.existsSync(at) && path.dirname(at) !== at) at = path.dirname(at);
  return at === path.resolve(file) ? file : at;
}

function sentence(result: Exclude<ExtractionResult, { readonly refused: string }>): string {
  if ('unchanged' in result)
    return `Nothing to add: every bullet has a row. ${visible(result.unchanged)} stays as it is.`;
  const { length } = result.added;
  const rows = `${length} row${length === 1 ? '' : 's'}`;
  const isNew = result.change.creations.length > 0;
  return isNew ? `Created ${visible(result.plan)} with ${rows}.` : `Added ${rows} to ${visible(result.plan)}.`;
}

/** A pipe gets every character as it stands in the source; a terminal must not obey them. */
function shown(text: string): string {
  return process.stdout.isTTY ? text.replace(/[^\n\t]+/g, (part) => visible(part)) : text;
}
