import { LanguageClient, uriOf, type ClientOptions } from '../support/languageClient';
import { lampWith, LAMP_SPEC, LAMP_TASKS } from '../support/idForms';
import { parseFixture } from '../support/fixture';
import { temporaryFolder } from '../support/temporaryFolder';

export interface LampDesk {
  readonly client: LanguageClient;
  readonly root: string;
  readonly spec: string;
  readonly tasks: string;
  readonly tasksText: string;
}

/** A client with the lamp's folder, its specification and its tasks open. */
export async function lampDesk(rows: string, options: ClientOptions = {}): Promise<LampDesk> {
  const { files } = parseFixture(lampWith(rows));
  const root = temporaryFolder(Object.fromEntries(files));
  const client = await LanguageClient.start({ folders: [root], ...options });
  await client.settled();
  const [spec, tasks] = [uriOf(root, LAMP_SPEC), uriOf(root, LAMP_TASKS)];
  const tasksText = files.get(LAMP_TASKS) ?? '';
  await client.open(spec, files.get(LAMP_SPEC) ?? '');
  await client.open(tasks, tasksText);
  return { client, root, spec, tasks, tasksText };
}
