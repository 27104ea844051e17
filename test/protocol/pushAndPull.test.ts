import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Diagnostic } from 'vscode-languageserver/node';
import { Random } from '../support/documents';
import { LanguageClient, uriOf } from '../support/languageClient';
import { asking, pullDocument, PulledWorkspace } from '../support/pullingClient';
import { copyOfExample, writeFiles } from '../support/temporaryFolder';

const SEEDS = [1, 2, 3, 4];
const STEPS = 25;

const fragments = [
  '[1.1-1]',
  '[3.2-5]',
  'WP-2',
  '- [ ] [6.1-9] A new one → WP-1\n',
  '### WP-9: More\n',
  '```\n',
  '[x](docs/none.md#a)',
  '**Blocked by**: WP-1\n',
  '<!-- plantrace-ignore trace/orphan-work: a test. -->',
  '<!-- ',
  'TBD',
  '😀 ',
];

/** Two clients of the same folder, one that is told and one that asks, that edit the same. */
class Twins {
  private readonly texts = new Map<string, string>();
  private version = 1;
  readonly pulled: PulledWorkspace;

  constructor(
    private readonly root: string,
    private readonly told: LanguageClient,
    private readonly asks: LanguageClient,
  ) {
    this.pulled = new PulledWorkspace(asks);
  }

  private async both(act: (client: LanguageClient) => Promise<void>): Promise<void> {
    await act(this.told);
    await act(this.asks);
  }

  private uri(file: string): string {
    return uriOf(this.root, file);
  }

  files(): string[] {
    const names = readdirSync(this.root, { recursive: true, encoding: 'utf8' });
    return names.filter((name) => name.endsWith('.md')).sort();
  }

  text(file: string): string {
    return this.texts.get(file) ?? readFileSync(path.join(this.root, file), 'utf8');
  }

  async type(file: string, text: string): Promise<void> {
    const isOpen = this.texts.has(file);
    this.texts.set(file, text);
    const version = ++this.version;
    await this.both((client) =>
      isOpen ? client.change(this.uri(file), version, text) : client.open(this.uri(file), text, version),
    );
  }

  async close(file: string): Promise<void> {
    if (this.texts.delete(file)) await this.both((client) => client.close(this.uri(file)));
  }

  async write(file: string, text: string | null): Promise<void> {
    if (text === null) rmSync(path.join(this.root, file));
    else writeFiles(this.root, { [file]: text });
    const type = text === null ? 3 : 2;
    await this.both((client) => client.watched({ uri: this.uri(file), type }));
  }

  async configure(severity: string, most: number): Promise<void> {
    const plantrace = {
      severities: { 'trace/dangling-reference': severity },
      diagnostics: { delay: 5 },
      maxFindingsPerRule: most,
    };
    await this.both((client) => client.notify('workspace/didChangeConfiguration', { settings: { plantrace } }));
  }

  async askAbout(file: string): Promise<void> {
    const uri = this.uri(file);
    this.pulled.take(uri, await pullDocument(this.asks, uri, this.pulled.resultIdOf(uri)));
  }

  /** What the client that is told shows now. */
  private shown(): Map<string, readonly Diagnostic[]> {
    const last = new Map(this.told.publishes.map(({ uri, diagnostics }) => [uri, diagnostics]));
    return new Map([...last].filter(([, list]) => list.length > 0).sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  async agree(what: string): Promise<void> {
    await this.pulled.pull();
    const wanted = this.pulled.shown();
    await this.told
      .until('both show the same', () => isDeepStrictEqual(this.shown(), wanted))
      .catch(() => assert.deepEqual(this.shown(), wanted, what));
    assert.deepEqual(this.asks.publishes, [], 'never both');
    assert.equal(
      this.told.asked.some(({ method }) => method === 'workspace/diagnostic/refresh'),
      false,
    );
  }
}

async function change(twins: Twins, random: Random): Promise<string> {
  const file = random.pick(twins.files());
  const text = twins.text(file);
  const lines = text.split('\n');
  const at = random.below(lines.length);
  switch (random.below(10)) {
    case 0:
      await twins.close(file);
      return `close ${file}`;
    case 1:
      await twins.write(file, text);
      await twins.close(file);
      return `save and close ${file}`;
    case 2:
      await twins.write(`${file.slice(0, -3)}-copy.md`, text);
      return `copy ${file}`;
    case 3:
      if (!file.endsWith('-copy.md')) return '';
      await twins.write(file, null);
      return `remove ${file}`;
    case 4: {
      const most = random.below(3);
      await twins.configure(random.pick(['error', 'hint', 'off']), most);
      return `settings, at most ${most}`;
    }
    case 5:
      lines.splice(at, 1 + random.below(3));
      break;
    default: {
      const line = lines[at] ?? '';
      const column = random.below(line.length + 1);
      lines[at] = line.slice(0, column) + random.pick(fragments) + line.slice(column + random.below(3));
    }
  }
  await twins.type(file, lines.join('\n'));
  return `type in ${file}:${at + 1}`;
}

describe('findings that are told and findings that are asked for', function () {
  this.timeout(120_000);

  for (const seed of SEEDS) {
    it(`are the same, whatever is edited (seed ${seed})`, async () => {
      const root = copyOfExample('phased-plan');
      const options = { folders: [root], initializationOptions: { diagnostics: { delay: 5 } } };
      const told = await LanguageClient.start(options);
      const asks = await LanguageClient.start({ ...options, capabilities: asking });
      const twins = new Twins(root, told, asks);
      const random = new Random(seed);
      const done: string[] = [];
      await twins.agree('at the beginning');
      assert.ok(twins.pulled.shown().size > 3);
      for (let step = 0; step < STEPS; step++) {
        done.push(await change(twins, random));
        const chance = random.below(3);
        if (chance === 0) continue;
        if (chance === 1) await twins.askAbout(random.pick(twins.files()));
        await twins.agree(done.slice(-6).join('; '));
      }
      assert.equal(await told.stop(), 0);
      assert.equal(await asks.stop(), 0);
    });
  }
});
