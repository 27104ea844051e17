import type { ProfileSource } from '../schema';

/** Headings of a cited document under which its rows introduce risks; elsewhere they restate them. */
const REGISTERS = ['Risk', 'Risks', 'Risk Register', 'New Risks', 'Key Risks', 'Top Risks', 'Identified Risks'];

/** One document: a table of tasks, phases that schedule them, and a mapping of risks onto them. */
export const taskTable: ProfileSource = {
  schemaVersion: 1,
  name: 'task-table',
  title: 'Task table',
  ids: {
    task: { kind: 'task', templates: ['T-{n}{letter?}', 'T{n}{letter?}'], scope: 'document' },
    risk: { kind: 'risk', templates: ['R-{n}{letter?}', 'RISK-{n}{letter?}'], scope: 'folder' },
    newRisk: { kind: 'risk', templates: ['NEW-RISK-{n}{letter?}'], scope: 'folder' },
    phase: { kind: 'phase', templates: ['Phase {label}'], soft: true, scope: 'document' },
  },
  documents: [
    {
      kind: 'task-plan',
      title: 'Task-table plan',
      duty: 'schedule',
      founds: true,
      holds: {
        table: {
          columns: ['Task ID', 'ID', 'Task'],
          beside: [
            'Prereqs',
            'Prerequisites',
            'Depends on',
            'Dependencies',
            'Priority',
            'Source',
            'Source refs',
            'Owner/Role',
            'Owner',
            'Outputs',
            'Inputs',
          ],
          ids: ['task'],
        },
      },
      items: [
        {
          id: 'task',
          at: 'cell',
          columns: ['Task ID', 'ID', 'Task'],
          beside: [
            'Prereqs',
            'Prerequisites',
            'Depends on',
            'Dependencies',
            'Priority',
            'Source',
            'Source refs',
            'Owner/Role',
            'Owner',
            'Outputs',
            'Inputs',
          ],
          titleColumns: ['Description', 'Title', 'Summary'],
          statusColumns: ['Status', 'Done'],
        },
        { id: 'phase', at: 'heading' },
        {
          id: 'risk',
          at: 'cell',
          columns: ['Risk ID', 'Risk', 'ID'],
          beside: ['Likelihood', 'Impact', 'Severity', 'Risk', 'Mitigation', 'Rating', 'Probability'],
          titleColumns: ['Description', 'Risk', 'Title'],
        },
        {
          id: 'newRisk',
          at: 'cell',
          columns: ['Risk ID', 'Risk', 'ID'],
          beside: ['Likelihood', 'Impact', 'Severity', 'Risk', 'Mitigation', 'Rating', 'Probability'],
          titleColumns: ['Description', 'Risk', 'Title'],
        },
        {
          id: 'risk',
          at: 'list-lead',
          under: ['Risk-to-Task Mapping', 'Risk Mapping', 'Risk to Task Mapping', 'Risks'],
          restates: true,
        },
        {
          id: 'newRisk',
          at: 'list-lead',
          under: ['Risk-to-Task Mapping', 'Risk Mapping', 'Risk to Task Mapping', 'Risks'],
          restates: true,
        },
        {
          id: 'risk',
          at: 'cell',
          under: ['Risk-to-Task Mapping', 'Risk Mapping', 'Risk to Task Mapping'],
          columns: ['Risk', 'Risk ID', 'ID'],
          restates: true,
        },
        {
          id: 'newRisk',
          at: 'cell',
          under: ['Risk-to-Task Mapping', 'Risk Mapping', 'Risk to Task Mapping'],
          columns: ['Risk', 'Risk ID', 'ID'],
          restates: true,
        },
      ],
      links: [
        {
          role: 'depends-on',
          ids: ['task'],
          in: { columns: ['Prereqs', 'Prerequisites', 'Depends on', 'Dependencies', 'Blocked by'] },
        },
        {
          role: 'sourced-from',
          ids: ['risk', 'newRisk', 'task'],
          in: { columns: ['Source', 'Source refs', 'Sources'] },
        },
        { role: 'schedules', ids: ['task'], in: { labels: ['Tasks'] }, owner: 'phase' },
        {
          role: 'mitigates',
          ids: ['task'],
          in: { under: ['Risk-to-Task Mapping', 'Risk Mapping', 'Risk to Task Mapping', 'Risks'], afterLead: true },
          reverse: true,
        },
        {
          role: 'mitigates',
          ids: ['task'],
          in: {
            under: ['Risk-to-Task Mapping', 'Risk Mapping', 'Risk to Task Mapping'],
            columns: ['Task', 'Tasks', 'Mitigated by', 'Task IDs'],
          },
          reverse: true,
        },
      ],
      priorities: { columns: ['Priority', 'Prio'] },
      demands: [
        {
          of: 'phase',
          title: 'entrance',
          labels: ['Entrance', 'Entrance Criteria', 'Entry', 'Entry Criteria'],
          skeleton: '…',
        },
        { of: 'phase', title: 'exit', labels: ['Exit', 'Exit Criteria'], skeleton: '…' },
      ],
      sources: {
        columns: ['Source', 'Source refs', 'Sources'],
        demand: ['must have at least one source', 'needs at least one source', 'every task has a source'],
      },
      placeholders: true,
    },
    {
      kind: 'cited-document',
      title: 'Cited document',
      duty: 'cited',
      announced: true,
      items: [
        { id: 'risk', at: 'cell', under: REGISTERS, columns: ['Risk ID', 'Risk', 'ID'], shared: true },
        { id: 'newRisk', at: 'cell', under: REGISTERS, columns: ['Risk ID', 'Risk', 'ID'], shared: true },
        { id: 'risk', at: 'list-lead', under: REGISTERS, shared: true },
        { id: 'newRisk', at: 'list-lead', under: REGISTERS, shared: true },
        { id: 'risk', at: 'heading', under: REGISTERS, shared: true },
        { id: 'newRisk', at: 'heading', under: REGISTERS, shared: true },
      ],
    },
  ],
};
