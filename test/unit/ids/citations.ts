import { allForms, compileForm, IdGrammar, type IdFormSource } from '../../../server/src/core/ids/grammar';
import { readIds, type Citations, type CitedId } from '../../../server/src/core/ids/reader';

/** ID forms of several dialects at once, so that one can be mistaken for another. */
const forms: Record<string, IdFormSource> = {
  numbered: { kind: 'requirement', templates: ['{section}-{n}'], bracketed: true, brackets: true },
  decision: { kind: 'constraint', templates: ['KDD-{name}-{n}'] },
  detail: { kind: 'constraint', templates: ['CD-{name}-{n}'] },
  component: { kind: 'requirement', templates: ['REQ-{name}-{n}{letter?}'] },
  package: { kind: 'work-package', templates: ['WP-{dotted}{letter?}', 'WP{n}'], scope: 'document' },
  task: { kind: 'task', templates: ['T-{n}{letter?}', 'T{n}{letter?}'] },
  functional: { kind: 'requirement', templates: ['FR-{n}{letter?}', 'NFR-{n}{letter?}'] },
  success: { kind: 'criterion', templates: ['SC-{n}{letter?}'] },
  constraint: { kind: 'constraint', templates: ['C-{n}'] },
  check: { kind: 'criterion', templates: ['CHK-{n}'] },
  risk: { kind: 'risk', templates: ['R-{n}'] },
  newRisk: { kind: 'risk', templates: ['NEW-RISK-{n}'] },
  phase: { kind: 'phase', templates: ['Phase {label}'] },
};

export const grammar = new IdGrammar(Object.entries(forms).map(([name, source]) => compileForm(name, source)));

export interface Reading {
  /** Bracketed forms are read bare. */
  readonly open?: boolean;
  readonly start?: number;
  readonly end?: number;
  readonly masks?: readonly number[];
}

export function read(
  text: string,
  { open = false, start = 0, end = text.length, masks = [] }: Reading = {},
): Citations {
  const out: Citations = { ids: [], ranges: [] };
  readIds(text, start, end, grammar, open ? allForms(grammar) : null, masks, out);
  return out;
}

const marks = { single: '', 'range-start': '<', 'range-inner': '~', 'range-end': '>' };

/**
 * What a text cites, one word for each ID: `FR-001@0-6`, with `<`, `~` and `>` behind the first, the inner and the last
 * member of a range, `,` behind members of a list, and a qualifier in braces. Defects of ranges follow: `!backwards`.
 */
export function cited(text: string, reading?: Reading): string {
  const { ids, ranges } = read(text, reading);
  const defects = ranges.flatMap((range) => (range.defect === null ? [] : [`!${range.defect}`]));
  return [...ids.map(describeId), ...defects].join(' ');
}

function describeId({ id, start, end, place, via, qualifier }: CitedId): string {
  return `${id}@${start}-${end}${marks[place]}${via === 'list' ? ',' : ''}${qualifier === null ? '' : `{${qualifier}}`}`;
}
