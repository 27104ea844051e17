import * as vscode from 'vscode';
import type { ViewName } from '../../../server/src/protocol';
import { registerCommand } from '../commandRegistration';
import { clearRequirementFilters, filterRequirements } from '../commands/filterRequirements';
import { answerQuestion, copyId, explainRule, findReferences, fixGap, showTraceOf } from '../commands/listedNode';
import { commands, views } from '../contributions';
import type { PlantraceServer } from '../languageClient';
import type { PlanStateTracker } from '../planState';
import { GapGrouping, showGaps } from './gapsView';
import { ListedTree } from './listedTree';
import { showQuestions } from './questionsView';
import { RequirementFilter } from './requirementFilter';
import { requirementsTree, showRequirements } from './requirementsView';
import { TraceSubject } from './traceSubject';
import { showTrace, traceTree } from './traceView';

/** The views besides the phases, with their commands. */
export interface ListedViews extends vscode.Disposable {
  readonly trees: Readonly<Record<ViewName, ListedTree>>;
}

export function showListedViews(
  server: PlantraceServer,
  plans: PlanStateTracker,
  memory: vscode.Memento,
  output: vscode.LogOutputChannel,
): ListedViews {
  const filter = new RequirementFilter(memory);
  const subject = new TraceSubject(server, memory, output);
  const grouping = new GapGrouping(memory);
  const trees = {
    requirements: requirementsTree(filter, server, plans, output),
    trace: traceTree(subject, server, plans, output),
    questions: new ListedTree('questions', () => ({}), server, plans, output),
    gaps: new ListedTree('gaps', () => ({ groupBy: grouping.groupBy }), server, plans, output),
  };
  const disposables = vscode.Disposable.from(
    filter,
    subject,
    grouping,
    ...Object.values(trees),
    showRequirements(views.requirements, trees.requirements, filter),
    showTrace(views.trace, trees.trace, subject, plans),
    showQuestions(views.questions, trees.questions),
    showGaps(views.gaps, trees.gaps, grouping),
    registerCommand(commands.filterRequirements, filterRequirements(filter), output),
    registerCommand(commands.clearRequirementFilters, clearRequirementFilters(filter), output),
    registerCommand(commands.showTrace, showTraceOf(subject), output),
    registerCommand(commands.pinTrace, () => subject.pin(true), output),
    registerCommand(commands.unpinTrace, () => subject.pin(false), output),
    registerCommand(commands.copyId, copyId, output),
    registerCommand(commands.findReferences, findReferences, output),
    registerCommand(commands.answerQuestion, answerQuestion, output),
    registerCommand(commands.groupGapsByPhase, () => grouping.choose('phase'), output),
    registerCommand(commands.groupGapsByRule, () => grouping.choose('rule'), output),
    registerCommand(commands.fixGap, fixGap, output),
    registerCommand(commands.explainRule, explainRule, output),
  );
  return { trees, dispose: () => disposables.dispose() };
}
