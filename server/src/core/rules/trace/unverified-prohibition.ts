import { insertCriterionFixes } from '../../authoring/insertCriterion';
import { defineRule } from '../rule';
import { unverifiedReports } from '../unverified';

/** Takes the place of `trace/unverified-requirement` for what must not be. */
export const unverifiedProhibition = defineRule({
  code: 'trace/unverified-prohibition',
  title: 'Unverified prohibition',
  severity: 'warning',
  looksAt: 'plan',
  messages: {
    unverified: (id: string, works: string) =>
      `No acceptance criterion, test or gate would catch a violation of ${id}, which ${works}.`,
    covers: (work: string, id: string) => `${work} covers ${id}.`,
  },
  check: (group, messages) => unverifiedReports(group, true, messages),
  fixes: insertCriterionFixes,
});
