import type { Graph } from '../../graph/graph';
import type { LinkedFile } from '../../graph/linkedFile';
import { listOf } from '../../text/wording';
import { documentNames } from '../../views/documentNames';
import { questionsByDocument, type AskedQuestion, type QuestionsOfDocument } from '../../views/openQuestions';
import { phaseOfDocument } from './phaseOfDocument';
import { idsBelow, type ListedNode, type ListedView, type ViewRequest } from '../viewNodes';

/** *Questions*: what is open, by the documents that ask it; what has been answered stands below, closed. */
export function questionsView({ snapshot: { graph }, text }: ViewRequest): ListedView {
  const all = questionsByDocument(graph);
  const shown = all.flatMap(({ file, questions }) => {
    const left = questions.filter((question) => holds(question, text));
    return left.length === 0 ? [] : [{ file, questions: left }];
  });
  const count = (documents: readonly QuestionsOfDocument[]): number =>
    documents.reduce((sum, { questions }) => sum + questions.filter(({ isOpen }) => isOpen).length, 0);
  const idOf = idsBelow('');
  const byState = [...shown].sort((a, b) => Number(hasOpen(b)) - Number(hasOpen(a)));
  const nameOf = documentNames(all.map(({ file }) => file));
  return { roots: byState.map((one) => documentNode(graph, one, idOf, nameOf)), shown: count(shown), all: count(all) };
}

const hasOpen = ({ questions }: QuestionsOfDocument): boolean => questions.some(({ isOpen }) => isOpen);

function holds({ id, words, touches }: AskedQuestion, text: string): boolean {
  return [id, words, ...touches].some((part) => part.toLowerCase().includes(text));
}

function documentNode(
  graph: Graph,
  { file, questions }: QuestionsOfDocument,
  idOf: (name: string) => string,
  nameOf: (file: LinkedFile) => string,
): ListedNode {
  const id = idOf(file.path);
  const phase = phaseOfDocument(graph, file);
  const label = phase?.label ?? nameOf(file);
  const open = questions.filter(({ isOpen }) => isOpen);
  const answered = questions.filter(({ isOpen }) => !isOpen);
  const counts = open.length === 0 ? 'none open' : `${open.length} open`;
  return {
    id,
    label,
    description: `${counts} · ${file.path}`,
    accessibleLabel: `${label}, ${counts}, ${file.path}`,
    icon: phase === null ? 'book' : 'layers',
    context: 'document',
    isExpanded: open.length > 0,
    place: { file: file.path, start: 0 },
    children: () => [
      ...nodesOf(id, open, file.path),
      ...(answered.length === 0 ? [] : [answeredNode(`${id}/answered`, answered, file.path)]),
    ],
  };
}

function answeredNode(id: string, answered: readonly AskedQuestion[], path: string): ListedNode {
  return {
    id,
    label: 'Answered',
    description: `${answered.length}`,
    accessibleLabel: `Answered, ${answered.length}`,
    icon: 'archive',
    context: 'group',
    place: null,
    children: () => nodesOf(id, answered, path),
  };
}

function nodesOf(parent: string, questions: readonly AskedQuestion[], path: string): ListedNode[] {
  const idOf = idsBelow(parent);
  return questions.map(({ id, words, isOpen, isMarker, touches, start, end }) => {
    const name = id === '' ? words : id;
    const about = touches.length === 0 ? [] : [listOf(touches, 4)];
    const kind = isMarker ? 'needs clarification' : isOpen ? 'open question' : 'answered question';
    return {
      id: idOf(name),
      label: name,
      description: [...(id === '' ? [] : [words]), ...about].join(' · '),
      accessibleLabel: [name, ...(id === '' ? [] : [words]), kind, ...about.map((names) => `about ${names}`)].join(
        ', ',
      ),
      icon: isMarker ? 'comment-unresolved' : isOpen ? 'question' : 'pass',
      color: isOpen ? 'problemsWarningIcon.foreground' : 'testing.iconPassed',
      context: `question ${isOpen ? 'open' : 'answered'}${isMarker ? ' marker' : ''}${id === '' ? '' : ' item'}`,
      place: { file: path, start, end },
      ...(id === '' ? {} : { cited: id }),
      children: null,
    };
  });
}
