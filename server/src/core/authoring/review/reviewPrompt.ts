import type { Refusal } from '../../model/edit';
import type { Snapshot } from '../../workspace/snapshot';
import { filledLines } from '../templates/filled';
import { templateOf } from '../templates/templates';
import { quotedText } from './quoted';
import type { ReviewName } from './reviews';
import type { ReviewSubject } from './subject';

/** What a reviewer is asked to do: the template `review-<name>`, with the name and the path of the plan for its slots. */
export function reviewPrompt(
  snapshot: Snapshot,
  name: ReviewName,
  { title, file }: ReviewSubject,
): { readonly text: string } | Refusal {
  const result = filledLines(templateOf(snapshot, `review-${name}`), { title, plan: file.path });
  return 'refused' in result ? result : { text: quotedText(result.lines.join('\n')) };
}
