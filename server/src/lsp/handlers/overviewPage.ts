import { overview } from '../../core/features/overview/overview';
import type { OverviewModel, OverviewPlace } from '../../core/features/overview/overviewModel';
import { ruleOf } from '../../core/rules/registry';
import {
  commandNames,
  type Location,
  type OverviewPageFolder,
  type OverviewPageParams,
  type OverviewPageResult,
} from '../../protocol';
import { fileNameOf } from '../../core/text/wording';
import { locationOf } from '../convert';
import type { Folder } from '../folder';
import type { Session } from '../session';

export function onOverviewPage(session: Session, params: OverviewPageParams): OverviewPageResult {
  const own = session.openFolders().filter(({ isLoose }) => !isLoose);
  const folders = own.filter(({ folder, shown }) => folder.isIndexed && shown.hasPlans).map(({ folder }) => folder);
  const meant = folders.find(({ place }) => place.uri === params.folder) ?? folders[0];
  return {
    isReading: own.some(({ folder }) => !folder.isIndexed),
    folders: folders.map(({ place }) => ({ id: place.uri, name: decodeURIComponent(fileNameOf(place.uri)) })),
    folder: meant
      ? pageFolder(
          meant,
          overview(meant.snapshot(), session.findingsOf(meant), (code) => ruleOf(code)?.title ?? code),
        )
      : null,
  };
}

type StepCommand = OverviewPageFolder['steps'][number]['command'];

const known = new Set<string>([...commandNames, 'updateMatrix']);

function pageFolder(folder: Folder, model: OverviewModel): OverviewPageFolder {
  const at = ({ file, start }: OverviewPlace): Location => locationOf(folder, file, start, start);
  return {
    id: folder.place.uri,
    documents: model.documents.map(({ place, sections, ...document }) => ({
      ...document,
      sections: sections.map(({ place: own, ...section }) => ({ ...section, location: at(own) })),
      location: at(place),
    })),
    plans: model.plans.map(({ place, phases, ...plan }) => ({
      ...plan,
      phases: phases.map(({ place: own, ...phase }) => ({ ...phase, location: at(own) })),
      location: at(place),
    })),
    rules: model.rules.map(({ findings, ...rule }) => ({
      ...rule,
      findings: findings.map(({ message, place }) => ({ message, location: at(place) })),
      page: folder.rulePageUri(rule.code),
    })),
    severities: model.severities,
    questions: model.questions.map(({ id, words, place }) => ({ id, words, location: at(place) })),
    steps: model.steps.map(({ text, command, place }) => ({
      text,
      command: command !== null && known.has(command) ? (command as StepCommand) : null,
      location: at(place),
    })),
  };
}
