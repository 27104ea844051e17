import { insertCriterionFixes } from '../../authoring/insertCriterion';
import { defineRule } from '../rule';
import { unverifiedReports } from '../unverified';

/** Prohibitions are `trace/unverified-prohibition`'s. */
export const unverifiedRequirement = defineRule({
  code: 'trace/unverified-requirement',
  title: 'Unverified requirement',
  severity: 'information',
  looksAt: 'plan',
  messages: {
    unverified: (id: string, works: string) => `No acceptance criterion, test or gate names ${id}, which ${works}.`,
    covers: (work: string, id: string) => `${work} covers ${id}.`,
  },
  check: (group, messages) => unverifiedReports(group, false, messages),
  fixes: insertCriterionFixes,
});
