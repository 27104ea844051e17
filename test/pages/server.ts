import { LanguageClient } from '../support/languageClient';

/** The built server over a folder, with everything read. */
export async function startServer(...folders: string[]): Promise<LanguageClient> {
  const server = await LanguageClient.start({ folders });
  await server.settled();
  return server;
}
