import { ownTemplatePath } from '../../facts/ownDocuments';
import type { Snapshot } from '../../workspace/snapshot';
import coverage from './prompts/review-coverage.md';
import implementation from './prompts/review-implementation.md';
import negative from './prompts/review-negative.md';
import quality from './prompts/review-quality.md';
import splitSection from './prompts/review-split-section.md';
import { quotedText } from './quoted';
import type { ReviewName } from './reviews';

const builtin: Readonly<Record<ReviewName, string>> = {
  coverage,
  negative,
  'split-section': splitSection,
  implementation,
  quality,
};

/** What a reviewer is asked to do: in the words of the workspace, `.plantrace/templates/review-<name>.md`, if it has some. */
export function reviewPrompt(snapshot: Snapshot, name: ReviewName): string {
  const own = snapshot.isTrusted ? snapshot.text(ownTemplatePath(`review-${name}`)) : null;
  const text = quotedText(own ?? '');
  return text === '' ? quotedText(builtin[name]) : text;
}
