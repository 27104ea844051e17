import type { Graph } from '../../graph/graph';
import type { LinkedFile } from '../../graph/linkedFile';
import type { PhaseRelation } from '../../graph/relations';
import type { Snapshot } from '../../workspace/snapshot';
import { criterionText } from '../insertCriterion';
import { openDocument } from '../openDocument';
import { readPlanChecklist, type PlanChecklist } from '../planChecklist';
import type { PlanProse } from '../planProse';
import { listRowText } from '../rowStyle';
import type { PlanStyle } from './draftedPlan';
import type { ExtractedRow } from './extractedRows';

/** As the plan of the nearest phase before writes its rows and criteria, else that of the nearest one behind. */
export function styleOfPlans(snapshot: Snapshot, relation: PhaseRelation): PlanStyle {
  const { graph } = snapshot;
  const phases = graph.phasesOf(relation.masterPath);
  const own = phases.indexOf(relation);
  const others = [...phases.slice(0, own).reverse(), ...phases.slice(own + 1)];
  const plan = others.map(({ planPath }) => planPath).find((path) => path !== null);
  const file = plan === undefined ? undefined : graph.file(plan);
  const prose = file ? openDocument(snapshot, file.path) : null;
  return file && prose ? new StyleOfPlan(graph, file, prose) : plainStyle;
}

const marked = ({ words, negative }: ExtractedRow): string =>
  words.replace(/\.$/, '') + (negative ? ' (negative)' : '');
const mapped = (work: readonly string[]): string => (work.length === 0 ? '' : ` → ${work.join(', ')}`);

export const plainStyle: PlanStyle = {
  row: (row, work) => `- [ ] ${row.label} ${marked(row)}${mapped(work)}`,
  criterion: ({ words, negative, label }) => {
    const says = words.replace(/\.$/, '');
    return `${negative ? `Negative: ${says}; an attempt to do so fails` : says} (verifies ${label})`;
  },
};

class StyleOfPlan implements PlanStyle {
  private readonly checklists = new Map<number, PlanChecklist | null>();

  constructor(
    private readonly graph: Graph,
    private readonly file: LinkedFile,
    private readonly prose: PlanProse,
  ) {}

  row(row: ExtractedRow, work: readonly string[]): string {
    const rows = (this.checklistOf(row.form)?.rows ?? []).filter(({ table }) => table === null);
    // A row among the details of another one is indented as no first row is.
    const model = rows.find(({ block }) => this.isFlush(block));
    if (!model) return plainStyle.row({ ...row, label: this.labelOf(row) }, work);
    const { id, negative } = row;
    // Prohibitions are marked where no prohibition tells that the plan does without.
    const words = rows.some(({ item }) => item.negative) ? row.words : marked(row);
    const mapping = work.length === 0 ? null : work.join(', ');
    return listRowText(this.prose, model, rows, { id, words, negative, work: mapping, mustMap: true });
  }

  criterion(row: ExtractedRow): string {
    return criterionText(this.graph, this.file.path, this.prose, row);
  }

  private checklistOf(form: number): PlanChecklist | null {
    let checklist = this.checklists.get(form);
    if (checklist === undefined) {
      checklist = readPlanChecklist(this.prose, this.file.facts, form);
      this.checklists.set(form, checklist);
    }
    return checklist;
  }

  private isFlush(block: number): boolean {
    const { text, blocks } = this.prose;
    const start = blocks[block]?.start ?? 0;
    return start === 0 || /[\r\n]/.test(text.charAt(start - 1));
  }

  /** In brackets where the plan has its own IDs of the form in them. */
  private labelOf({ form, id, label }: ExtractedRow): string {
    const like = this.file.facts.items.find((item) => item.form === form);
    if (!like) return label;
    return this.prose.text.charAt(like.start - 1) === '[' ? `[${id}]` : id;
  }
}
