import { headingSlugs } from '../../graph/anchors';
import { readBlocks } from '../../markdown/blockReader';
import type { Refusal } from '../../model/edit';
import { fileNameOf } from '../../text/wording';
import { cellText } from '../../text/cellText';
import { markdownWords } from '../../views/markdownWords';
import { statedVerificationOf } from '../../views/verification';
import type { Verification } from '../../views/verificationModel';
import type { Snapshot } from '../../workspace/snapshot';
import { isHiddenAmong } from '../hiddenPlace';
import { citedComponents, citedDecisions, otherCited, quotedDocuments } from './citedDocuments';
import { citedIds, type CitedId } from './citedIds';
import { citedSections } from './citedSections';
import { executionRecords, sourceFiles, workSummary } from './executed';
import { missingSources } from './missingSources';
import type { Part, Parts, QuotedPart } from './part';
import { pathTo } from './placeLink';
import { prohibitions } from './prohibitions';
import { fenced, grouped, roughTokens } from './quoted';
import { reviewPrompt } from './reviewPrompt';
import type { Review, ReviewName } from './reviews';
import { sharedSections } from './sharedSections';
import type { ReviewSubject } from './subject';

/** More than many readers take in at once; nothing is left out for that, it is only said. */
const LARGE = 100_000;

export interface Bundle {
  readonly title: string;
  readonly text: string;
}

/** Everything that a reviewer needs who has nothing else at hand, as one document. */
export function reviewBundle(snapshot: Snapshot, subject: ReviewSubject, review: Review): Bundle | Refusal {
  const asking = reviewPrompt(snapshot, review.name, subject);
  if ('refused' in asking) return asking;
  const { parts, missing } = partsOf(snapshot, subject, review);
  const title = `${review.title} review: ${markdownWords(subject.title)}`;
  const prompt = promptLines(asking.text);
  const headings = parts.map(({ title: own }, i) => `${i + 1}. ${markdownWords(own)}`);
  const lost = missing.length === 0 ? [] : ['Cited and not found'];
  const above = ['Prompt', ...headingsIn(prompt), 'Contents', ...lost];
  const slugs = headingSlugs([title, ...above, ...headings]).slice(1 + above.length);
  const texts = parts.map((part) => ('text' in part ? part.text : part.lines.join('\n')));
  const characters = texts.reduce((sum, { length }) => sum + length, 0);
  const lines = [
    `# ${title}`,
    '',
    review.purpose,
    '',
    sizeLine(parts.length, characters),
    '',
    '## Prompt',
    '',
    prompt,
    '',
    '## Contents',
    '',
    ...contents(headings, slugs, texts),
    '',
    ...(missing.length === 0 ? [] : [`## ${lost.join('')}`, '', ...missing.map((one) => `- ${one}`), '']),
    ...parts.flatMap((part, i) => [`## ${headings[i] ?? ''}`, '', ...bodyOf(part), '']),
  ];
  return { title, text: lines.join('\n') };
}

function sizeLine(parts: number, characters: number): string {
  const tokens = roughTokens(characters);
  const large = tokens > LARGE ? ' That is more than many readers take in at once; nothing has been left out.' : '';
  return `**Size**: ${grouped(characters)} characters in ${parts} ${parts === 1 ? 'part' : 'parts'}, roughly ${grouped(tokens)} tokens (estimated as a quarter of the characters).${large}`;
}

function contents(headings: readonly string[], slugs: readonly string[], texts: readonly string[]): string[] {
  return [
    '| Part | Characters | Tokens, roughly |',
    '|------|-----------:|----------------:|',
    ...headings.map((heading, i) => {
      const { length } = texts[i] ?? '';
      const link = `[${heading.replace(/[[\]]/g, '\\$&')}](#${slugs[i] ?? ''})`;
      return `| ${cellText(link)} | ${grouped(length)} | ${grouped(roughTokens(length))} |`;
    }),
  ];
}

/** A prompt with a fence or a comment that nothing closes would swallow what follows. */
function promptLines(prompt: string): string {
  return isHiddenAmong(readBlocks(`${prompt}\n\nend`), `${prompt}\n\nend`, prompt.length + 2) ? fenced(prompt) : prompt;
}

function headingsIn(prompt: string): string[] {
  return readBlocks(prompt).flatMap((block) =>
    block.kind === 'heading'
      ? [prompt.slice(block.segments[0] ?? 0, block.segments[block.segments.length - 1] ?? 0)]
      : [],
  );
}

function bodyOf(part: Part): string[] {
  if (!('text' in part)) return [...part.lines];
  const { file, firstLine, lastLine, text } = part;
  const lines = firstLine === lastLine ? `line ${firstLine + 1}` : `lines ${firstLine + 1}–${lastLine + 1}`;
  return [`From [${file}](${pathTo(file)}#L${firstLine + 1}), ${lines}:`, '', fenced(text)];
}

function partsOf(
  snapshot: Snapshot,
  subject: ReviewSubject,
  review: Review,
): { readonly parts: readonly Part[]; readonly missing: readonly string[] } {
  const { graph } = snapshot;
  const cited = citedIds(graph, subject);
  const report = statedVerificationOf(snapshot, subject.file.path);
  const own = quotedDocuments(snapshot, subject.documents, (file) =>
    file === subject.file ? `Plan: ${subject.title}` : `Plan: ${fileNameOf(file.path)}`,
  );
  const executed: Parts = review.isAfterPhase ? executionRecords(snapshot, subject) : { parts: [], missing: [] };
  const answered: readonly Parts[] = [
    citedSections(snapshot, subject, cited),
    citedComponents(snapshot, subject, cited),
    citedDecisions(snapshot, subject, cited),
    otherCited(snapshot, subject, cited),
  ];
  const quoted = [own, executed, ...answered];
  return {
    parts: [
      ...ahead(snapshot, subject, review.name, report),
      ...own.parts,
      ...executed.parts,
      ...distinct(answered.flatMap(({ parts }) => parts)),
    ],
    missing: [
      ...quoted.flatMap(({ missing }) => missing),
      ...missingSources(graph, subject, cited),
      ...danglingIds(cited, snapshot),
      ...brokenLinks(snapshot, subject),
    ],
  };
}

/** What a review looks at first: its question, put together. */
function ahead(snapshot: Snapshot, subject: ReviewSubject, name: ReviewName, report: Verification | null): Part[] {
  if (name === 'negative' && report) return [prohibitions(snapshot, report)];
  if (name === 'split-section' && report) return [sharedSections(snapshot, report)];
  if (name !== 'implementation' && name !== 'quality') return [];
  return [workSummary(snapshot, subject), sourceFiles(snapshot, subject)].filter((part) => part !== null);
}

/** A stretch that stands in a document which is quoted whole is not quoted again. */
function distinct(parts: readonly QuotedPart[]): QuotedPart[] {
  return parts.filter(
    (part, i) =>
      !parts.some(
        (other, o) =>
          o !== i &&
          other.file === part.file &&
          other.firstLine <= part.firstLine &&
          part.lastLine <= other.lastLine &&
          (other.firstLine < part.firstLine || part.lastLine < other.lastLine || o < i),
      ),
  );
}

/** Requirements and constraints that the plan cites and nothing defines. */
function danglingIds(cited: readonly CitedId[], { graph }: Snapshot): string[] {
  const found = cited.filter(({ target, form, file }) => {
    const kind = graph.file(file)?.profile?.grammar.forms[form]?.kind;
    return target < 0 && (kind === 'requirement' || kind === 'constraint');
  });
  const first = found.filter(({ label }, i) => found.findIndex((other) => other.label === label) === i);
  return first.map(({ label, file, start }) => {
    const line = (graph.file(file)?.facts.lines.lineAt(start) ?? 0) + 1;
    return `\`${label}\` ([${file}](${pathTo(file)}#L${line})): nothing defines it`;
  });
}

/** Documents that the plan links to and that are not there. */
function brokenLinks(snapshot: Snapshot, { documents }: ReviewSubject): string[] {
  const paths = documents.flatMap(({ facts }) => facts.links.map(({ path }) => path));
  return [...new Set(paths)]
    .filter((path) => !snapshot.exists(path))
    .map((path) => `${path}: the plan links to it, and it is not there`);
}
