import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import * as ids from '../../client/src/contributions';
import { tokenModifiers } from '../../server/src/core/features/idTokens';
import { itemKinds } from '../../server/src/core/model/vocabulary';
import { ownType } from '../../server/src/lsp/semanticTokens';
import { featureNames } from '../../server/src/lsp/settings';

interface Manifest {
  main: string;
  activationEvents: string[];
  bin: Record<string, string>;
  icon: string;
  contributes: {
    commands: { command: string; title: string; category: string; icon?: string }[];
    menus: Record<string, { command?: string; submenu?: string; when?: string; group?: string }[]>;
    submenus: { id: string }[];
    keybindings: { command: string; key: string; when?: string }[];
    walkthroughs: {
      id: string;
      steps: { description: string; media: { svg: string; altText: string }; completionEvents: string[] }[];
    }[];
    viewsContainers: Record<string, { id: string }[]>;
    views: Record<string, { id: string }[]>;
    viewsWelcome: { view: string }[];
    configuration: { properties: Record<string, unknown> };
    grammars: { path: string }[];
    snippets: { path: string }[];
    colors: { id: string; defaults: Record<string, string> }[];
    semanticTokenTypes: { id: string; superType: string }[];
    semanticTokenModifiers: { id: string }[];
    semanticTokenScopes: { scopes: Record<string, string[]> }[];
  };
}

const source = readFileSync('package.json', 'utf8');
const words = readFileSync('package.nls.json', 'utf8');
/** What the manifest says, and how it says that to people. */
const text = source + words;
const spoken = JSON.parse(words) as Record<string, string>;
/** A text of the manifest, which stands there by its key. */
const said = (key: string): string => spoken[key.slice(1, -1)] ?? key;
const manifest: Manifest = JSON.parse(source);
const { contributes } = manifest;

const sorted = (names: Iterable<string>) => [...names].sort();

describe('manifest', () => {
  it('contributes the commands that the client names', () => {
    const contributed = contributes.commands.map(({ command }) => command);
    assert.deepEqual(sorted(contributed), sorted(Object.values(ids.commands)));
  });

  it('puts only commands into menus that it contributes', () => {
    const known = new Set<string>(Object.values(ids.commands));
    const menus = new Set<string | undefined>(Object.values(ids.submenus));
    const entries = Object.values(contributes.menus).flat();
    assert.deepEqual(
      entries.filter(({ command, submenu }) => !known.has(command ?? '') && !menus.has(submenu)),
      [],
    );
    assert.deepEqual(sorted(contributes.submenus.map(({ id }) => id)), sorted(Object.values(ids.submenus)));
  });

  it('gives every command a title, a category and an icon', () => {
    const bare = contributes.commands.filter(
      ({ title, category, icon }) =>
        !/^[A-Z]/.test(said(title)) || category !== 'Plantrace' || !/^\$\([a-z-]+\)$/.test(icon ?? ''),
    );
    assert.deepEqual(bare, []);
  });

  it('shows nothing where there are no plans, save what helps to get some', () => {
    const always = new Set<string | undefined>([ids.commands.openWalkthrough, ids.commands.tryExample]);
    const own: readonly string[] = ['view/title', 'view/item/context', ids.submenus.editor];
    const shown = Object.entries(contributes.menus)
      .filter(([menu]) => !own.includes(menu))
      .flatMap(([, entries]) => entries)
      .filter(({ command }) => !always.has(command));
    const guard = /plantrace\.state|plantrace\.inPlan|^false$|^editorLangId == markdown/;
    assert.deepEqual(
      shown.filter(({ when }) => !guard.test(when ?? '')),
      [],
    );
    const inPalette = contributes.menus['commandPalette']?.map(({ command }) => command) ?? [];
    assert.deepEqual(
      contributes.commands
        .map(({ command }) => command)
        // Brings the view up that says why there is nothing.
        .filter((command) => command !== ids.commands.showPhases && !inPalette.includes(command)),
      [],
    );
    assert.deepEqual(
      contributes.keybindings.filter(({ when }) => !guard.test(when ?? '')),
      [],
    );
  });

  it('has chords of its own for keys, each once', () => {
    const keys = contributes.keybindings.map(({ key }) => key);
    assert.deepEqual([...new Set(keys)], keys);
    assert.deepEqual(
      keys.filter((key) => !/^ctrl\+alt\+p [a-z]$/.test(key)),
      [],
    );
  });

  it('has pictures and words for each first step, which lead to commands that exist', () => {
    const steps = contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
    assert.ok(steps.length >= 5);
    for (const { description, media, completionEvents } of steps) {
      assert.ok(existsSync(media.svg), media.svg);
      assert.match(said(media.altText), /^[A-Z][^]{20,}\.$/);
      assert.ok(completionEvents.length > 0);
      const known = new Set<string | undefined>(Object.values(ids.commands));
      const led = [...said(description).matchAll(/\(command:(plantrace\.[^?)]*)/g)].map(([, command]) => command);
      assert.deepEqual(
        led.filter((command) => !known.has(command)),
        [],
      );
    }
    const [start] = contributes.walkthroughs;
    assert.equal(`plantrace.plantrace#${start?.id ?? ''}`, ids.walkthroughs.start);
  });

  it('contributes the views and view containers that the client names', () => {
    const views = Object.values(contributes.views).flat();
    assert.deepEqual(sorted(views.map(({ id }) => id)), sorted(Object.values(ids.views)));
    const containers = Object.values(contributes.viewsContainers).flat();
    assert.deepEqual(sorted(containers.map(({ id }) => id)), sorted(Object.values(ids.viewContainers)));
    assert.deepEqual(sorted(Object.keys(contributes.views)), sorted(Object.values(ids.viewContainers)));
  });

  it('welcomes to views that exist', () => {
    const known = new Set<string>(Object.values(ids.views));
    assert.deepEqual(
      contributes.viewsWelcome.filter(({ view }) => !known.has(view)),
      [],
    );
  });

  it('lets each feature of the server be switched off by name', () => {
    const { properties } = contributes.configuration.properties[ids.settings.features] as { properties: object };
    assert.deepEqual(Object.keys(properties), [...featureNames]);
  });

  it('says in the README what each feature does', () => {
    const rows = readFileSync('README.md', 'utf8').matchAll(/^\|.*\| `(\w+)` \|$/gm);
    const named = new Set([...rows].map(([, name]) => name));
    assert.deepEqual(
      featureNames.filter((name) => !named.has(name)),
      [],
    );
  });

  it('contributes the settings that the client names', () => {
    assert.deepEqual(sorted(Object.keys(contributes.configuration.properties)), sorted(Object.values(ids.settings)));
  });

  it('contributes the colours that the client names, for every sort of theme', () => {
    assert.deepEqual(sorted(contributes.colors.map(({ id }) => id)), sorted(Object.values(ids.colors)));
    for (const { id, defaults } of contributes.colors)
      assert.deepEqual(sorted(Object.keys(defaults)), ['dark', 'highContrast', 'highContrastLight', 'light'], id);
  });

  it('contributes a type of token for each kind of item, and the modifiers that editors do not have', () => {
    const own = itemKinds.map(ownType);
    assert.deepEqual([...ids.tokenTypes], own);
    assert.deepEqual(
      contributes.semanticTokenTypes.map(({ id }) => id),
      own,
    );
    const contributed = contributes.semanticTokenModifiers.map(({ id }) => id);
    assert.deepEqual(['definition', ...contributed], [...tokenModifiers]);
    const coloured = contributes.semanticTokenScopes.flatMap(({ scopes }) => Object.keys(scopes));
    assert.deepEqual(
      own.filter((id) => !coloured.includes(id)),
      [],
    );
  });

  it('names nothing of Plantrace that the client does not name', () => {
    const known = new Set<string>([
      ...Object.values(ids.commands),
      ...Object.values(ids.views),
      ...Object.values(ids.pages),
      ...Object.values(ids.settings),
      ...Object.values(ids.contexts),
      ...Object.values(ids.submenus),
      ...Object.values(ids.colors),
    ]);
    // Not the identifier of the extension itself, nor the names of its files.
    const named = text.match(/(?<![\w./-])plantrace\.(?!plantrace\b|config\.json\b|injection\b)[A-Za-z.]*[A-Za-z]/g);
    assert.deepEqual(
      sorted(new Set(named)).filter((name) => !known.has(name)),
      [],
    );
  });

  it('is activated for the pages that a saved window holds', () => {
    const events = manifest.activationEvents.filter((event) => event.startsWith('onWebviewPanel:'));
    assert.deepEqual(sorted(events), sorted(Object.values(ids.pages).map((type) => `onWebviewPanel:${type}`)));
  });

  it('points to files that exist', () => {
    const files = [manifest.icon, ...[...contributes.grammars, ...contributes.snippets].map(({ path }) => path)];
    const icons = [...text.matchAll(/"icon": "(media\/[^"]*)"/g)].map(([, icon]) => icon);
    assert.deepEqual(
      [...files, ...icons].filter((file) => !existsSync(file)),
      [],
    );
  });
});
