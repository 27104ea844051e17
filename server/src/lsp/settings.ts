import type { Connection } from 'vscode-languageserver';
import type { Severities } from '../core/rules/check';
import { severities, type Severity } from '../core/model/vocabulary';

/** What can be switched off by name, in the order of the documentation. */
export const featureNames = [
  'hover',
  'definition',
  'references',
  'documentHighlights',
  'documentLinks',
  'completion',
  'rename',
  'documentSymbols',
  'workspaceSymbols',
  'foldingRanges',
  'selectionRanges',
  'semanticTokens',
  'inlayHints',
  'codeLenses',
  'callHierarchy',
  'typeHierarchy',
  'codeActions',
] as const;
export type FeatureName = (typeof featureNames)[number];

/** What a user can set of the server. */
export interface Settings {
  /** Quiet time after the last keystroke before diagnostics are computed, in ms. */
  readonly delay: number;
  readonly severities: Severities;
  /** How many findings of one rule are shown in one document; 0: all. */
  readonly maxFindingsPerRule: number;
  /** Features that are switched off. */
  readonly off: ReadonlySet<FeatureName>;
}

export const defaultSettings: Settings = { delay: 150, severities: {}, maxFindingsPerRule: 100, off: new Set() };

/** Reads settings of any shape; what does not make sense leaves the default in force and is told in the log. */
export function readSettings(settings: unknown, log: (message: string) => void): Settings {
  const root = fieldsOf(settings);
  const delay = fieldsOf(root['diagnostics'])['delay'];
  const most = root['maxFindingsPerRule'];
  const chosen: Record<string, Severity | 'off'> = {};
  for (const [code, value] of Object.entries(fieldsOf(root['severities']))) {
    const severity = ([...severities, 'off'] as const).find((s) => s === value);
    if (severity) chosen[code] = severity;
    else
      log(
        `plantrace.severities: ${code} can't be ${JSON.stringify(value)}; choose ${[...severities, 'off'].join(', ')}.`,
      );
  }
  const off = new Set<FeatureName>();
  for (const [name, value] of Object.entries(fieldsOf(root['features']))) {
    const feature = featureNames.find((known) => known === name);
    if (!feature) log(`plantrace.features: there is no feature ${name}; there are ${featureNames.join(', ')}.`);
    else if (typeof value !== 'boolean') log(`plantrace.features: ${name} can only be true or false.`);
    else if (!value) off.add(feature);
  }
  return {
    off,
    delay: typeof delay === 'number' && delay >= 0 ? Math.min(delay, 10_000) : defaultSettings.delay,
    severities: chosen,
    maxFindingsPerRule: typeof most === 'number' && most >= 0 ? Math.floor(most) : defaultSettings.maxFindingsPerRule,
  };
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** Asks a client that lets itself be asked; null where it has nothing to say, and what is in force stays. */
export async function pullSettings(connection: Connection, log: (message: string) => void): Promise<Settings | null> {
  const settings: unknown = await connection.workspace.getConfiguration('plantrace');
  return settings === null || settings === undefined ? null : readSettings(settings, log);
}
