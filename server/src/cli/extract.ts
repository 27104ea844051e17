import path from 'node:path';
import { extract as extracted, type Selection } from '../core/authoring/extraction/extract';
import { extractInto, type ExtractionResult } from '../core/authoring/extraction/extractInto';
import { applyEdits } from '../core/text/edit';
import { Failure } from './failure';
import { diffOf } from './fixDiff';
import { extractionJson, extractionMarkdown } from './formats/extraction';
import { print, printJson, visible } from './output';
import { openProject } from './project';
import { replaceDocuments, type Replacement } from './writeDocument';

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
  const files = [...new Set(wanted.map(({ source }) => source)), ...(into === undefined ? [] : [into])];
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
  const result = extractInto(snapshot, selections, within(into));
  if ('refused' in result) throw new Failure(result.refused);
  const replacements = 'change' in result ? result.change.edits.map(replacementOf) : [];
  if (!dryRun) replaceDocuments(root, replacements);
  if (format === 'json') {
    const added = 'added' in result ? result.added : [];
    const data = { plan: within(into), added, written: !dryRun && added.length > 0 };
    printJson({ version: 1, ...data, sections: extractionJson(snapshot, result.compared) });
  } else if (dryRun && replacements.length > 0) print(diffOf(root, replacements));
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

function replacementOf({
  file,
  expectedText,
  edits,
}: {
  readonly file: string;
  readonly expectedText: string;
  readonly edits: Parameters<typeof applyEdits>[1];
}): Replacement {
  return { file, expectedText, text: applyEdits(expectedText, edits) };
}

function sentence(result: Exclude<ExtractionResult, { readonly refused: string }>): string {
  if ('unchanged' in result)
    return `Nothing to add: every bullet has a row. ${visible(result.unchanged)} stays as it is.`;
  const { length } = result.added;
  return `Added ${length} row${length === 1 ? '' : 's'} to ${visible(result.plan)}.`;
}

/** A pipe gets every character as it stands in the source; a terminal must not obey them. */
function shown(text: string): string {
  return process.stdout.isTTY ? text.replace(/[^\n\t]+/g, (part) => visible(part)) : text;
}
