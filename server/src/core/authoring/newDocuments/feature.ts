import type { Refusal } from '../../model/edit';
import type { Snapshot } from '../../workspace/snapshot';
import { featureContent } from './featureContent';
import { featureFolder } from './featureFolders';
import { fileNameOf } from '../../text/wording';
import { slugOf, titleOf } from './fileNames';
import { missingDocuments, type NewDocuments } from './missingDocuments';
import { spelled } from './numberedIds';
import { counter, TemplateBlocks } from './templateBlocks';
import { titleInUse } from './titleInUse';

export interface NewFeature {
  readonly title: string;
  /** How many user stories its specification begins with. */
  readonly stories: number;
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** The document at hand. */
  readonly near: string | null;
}

/**
 * The folder of a feature with specification, plan and tasks. The same name again adds what is missing of them, fitting
 * to what the others say by now.
 */
export function newFeature(
  snapshot: Snapshot,
  { title: given, stories: count, today, near }: NewFeature,
): NewDocuments {
  const slug = slugOf(given);
  if (slug === '') return noName(given);
  const folder = featureFolder(snapshot, { title: given, slug, near });
  const { path } = folder;
  const content = featureContent(snapshot, folder, count);
  const title = titleInUse(folder.files) ?? titleOf(given);
  const blocks = new TemplateBlocks(snapshot);
  const common = { title, folder: fileNameOf(path), path, date: today };
  const stories = content.stories.map((story) => ({
    ...common,
    story: `US${story.number}`,
    'story-number': String(story.number),
    'story-title': story.title,
    priority: story.priority,
    requirements: story.requirements,
  }));
  return missingDocuments(snapshot, [
    {
      path: `${path}/spec.md`,
      lines: () =>
        blocks.document('featureSpec', {
          ...common,
          stories: blocks.each('featureStory', stories, (slots) => slots),
          requirements: orSlot(content.requirements.map((id) => `- **${id}**: System MUST …`)),
          criteria: orSlot(content.outcomes.map((id) => `- **${id}**: …`)),
        }),
    },
    { path: `${path}/plan.md`, lines: () => blocks.document('featurePlan', common) },
    {
      path: `${path}/tasks.md`,
      lines: () => {
        const { requirements, outcomes } = content;
        const counting = {
          'next-task': counter((n) => spelled(content.task, n)),
          'next-phase': counter(String),
        };
        const work = [{ ...common, ...counting, requirements }];
        return blocks.document('featureTasks', {
          ...common,
          ...counting,
          'story-phases':
            stories.length > 0
              ? blocks.each('featureStoryTasks', stories, (slots) => ({ ...slots, ...counting }))
              : blocks.each('featureWork', work, (slots) => slots),
          requirements,
          criteria: outcomes,
        });
      },
    },
  ]);
}

const orSlot = (rows: readonly string[]): readonly string[] => (rows.length === 0 ? ['- …'] : rows);

export function noName(given: string): Refusal {
  return { refused: `"${titleOf(given)}" has no letter or digit to make a name of: give another title.` };
}
