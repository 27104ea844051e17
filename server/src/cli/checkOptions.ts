import type { Severities } from '../core/rules/check';
import { ruleOf, rules } from '../core/rules/registry';
import { severities, type Severity } from '../core/model/vocabulary';
import { Failure } from './failure';

/** The options of `check` as they were given. */
export interface GivenCheckOptions {
  readonly format: string;
  readonly failOn: string;
  readonly maxWarnings?: string;
  readonly rule: readonly string[];
  readonly fix?: boolean;
  readonly dryRun?: boolean;
  readonly known?: string;
  readonly updateKnown?: boolean;
  readonly report?: string;
}

const FORMATS = ['stylish', 'json', 'sarif', 'github'] as const;
export type Format = (typeof FORMATS)[number];

/** The same, looked through. */
export interface CheckOptions {
  readonly format: Format;
  readonly failOn: Severity;
  readonly maxWarnings: number | null;
  readonly rules: Severities;
  readonly fix: 'no' | 'yes' | 'shown';
  readonly known: { readonly file: string; readonly update: boolean } | null;
}

const FAIL_ON: readonly Severity[] = ['error', 'warning', 'information'];

/** @throws Failure for what means nothing. */
export function checkOptions(given: GivenCheckOptions): CheckOptions {
  const format = FORMATS.find((f) => f === given.format);
  if (!format) throw new Failure(`Unknown format "${given.format}": choose ${FORMATS.join(', ')}.`);
  const failOn = FAIL_ON.find((s) => s === given.failOn);
  if (!failOn) throw new Failure(`Unknown severity "${given.failOn}" for --fail-on: choose ${FAIL_ON.join(', ')}.`);
  if (given.maxWarnings !== undefined && !/^\d+$/.test(given.maxWarnings))
    throw new Failure(`--max-warnings takes a whole number from 0 on, not "${given.maxWarnings}".`);
  if (given.dryRun && !given.fix) throw new Failure('--dry-run shows what --fix would do: give both.');
  if (given.dryRun && format !== 'stylish') throw new Failure(`--dry-run prints a diff, which is not ${format}.`);
  if (given.updateKnown && given.known === undefined) throw new Failure('--update-known needs --known FILE.');
  if (given.dryRun && given.updateKnown)
    throw new Failure('--dry-run changes nothing, so --update-known has no place.');
  return {
    format,
    failOn,
    maxWarnings: given.maxWarnings === undefined ? null : Number(given.maxWarnings),
    rules: severitiesOf(given.rule),
    fix: given.dryRun ? 'shown' : given.fix ? 'yes' : 'no',
    known: given.known === undefined ? null : { file: given.known, update: given.updateKnown ?? false },
  };
}

function severitiesOf(settings: readonly string[]): Severities {
  const chosen: Record<string, Severity | 'off'> = {};
  for (const setting of settings) {
    const [code = '', ...rest] = setting.split('=');
    const severity = rest.join('=');
    if (!ruleOf(code))
      throw new Failure(
        `Unknown rule "${code}" in --rule ${setting}: the rules are ${rules.map((r) => r.code).join(', ')}.`,
      );
    const known = ([...severities, 'off'] as const).find((s) => s === severity);
    if (!known)
      throw new Failure(`Unknown severity in --rule ${setting}: choose ${[...severities, 'off'].join(', ')}.`);
    chosen[code] = known;
  }
  return chosen;
}
