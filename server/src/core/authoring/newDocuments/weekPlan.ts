import type { LinkedFile } from '../../graph/linkedFile';
import type { Snapshot } from '../../workspace/snapshot';
import { titleOf } from './fileNames';
import { missingDocuments, type NewDocuments } from './missingDocuments';
import { otherDocumentAt, placeOf, type Placed } from './placedDocument';
import { TemplateBlocks } from './templateBlocks';

export interface NewWeekPlan extends Placed {
  readonly weeks: number;
  /** `YYYY-MM-DD` */
  readonly start: string;
  readonly today: string;
}

/** Days of a week on which people work. */
const DAYS = 5;

const isWeekPlan = ({ profile, rule }: LinkedFile): boolean =>
  profile?.name === 'schedule' && rule?.source.founds === true;

/** A plan of weeks and their days, with what each week delivers and when all of it is a success. */
export function newWeekPlan(snapshot: Snapshot, request: NewWeekPlan): NewDocuments {
  const placed = placeOf(snapshot, request, isWeekPlan);
  if ('refused' in placed) return placed;
  const { path } = placed;
  const other = otherDocumentAt(snapshot, path, isWeekPlan);
  if (other) return other;
  const { weeks: count, start, today } = request;
  const blocks = new TemplateBlocks(snapshot);
  const common = {
    title: titleOf(request.title),
    date: today,
    path,
    start,
    duration: `${count} week${count === 1 ? '' : 's'}`,
  };
  const weeks = Array.from({ length: count }, (_, i) => ({
    ...common,
    week: String(i + 1),
    ...Object.fromEntries(Array.from({ length: DAYS }, (_day, d) => [`day-${d + 1}`, String(i * DAYS + d + 1)])),
  }));
  return missingDocuments(snapshot, [
    {
      path,
      lines: () =>
        blocks.document('weekPlan', {
          ...common,
          weeks: blocks.each('weekPlanWeek', weeks, (slots) => slots),
          deliverables: blocks.each('weekPlanDeliverables', weeks, (slots) => slots),
        }),
    },
  ]);
}
