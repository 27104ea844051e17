import { insertParts } from '../../authoring/insertParts';
import { incompleteReports } from '../incompleteParts';
import { defineRule } from '../rule';

export const incompleteWorkPackage = defineRule({
  code: 'document/incomplete-work-package',
  title: 'Incomplete work package',
  severity: 'warning',
  looksAt: 'document',
  messages: {
    incomplete: (work: string, missing: string) => `${work} has no ${missing}, which most others of the plan have.`,
  },
  check: (file, messages) => incompleteReports(file, 'work-package', messages.incomplete),
  fixes: insertParts,
});
