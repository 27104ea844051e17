import { insertParts } from '../../authoring/insertParts';
import { incompleteReports } from '../incompleteParts';
import { defineRule } from '../rule';

export const missingGate = defineRule({
  code: 'document/missing-gate',
  title: 'Missing gate',
  severity: 'warning',
  looksAt: 'document',
  messages: {
    missing: (phase: string, parts: string) => `${phase} has no ${parts}, which most others of the plan have.`,
  },
  check: (file, messages) => incompleteReports(file, 'phase', messages.missing),
  fixes: insertParts,
});
