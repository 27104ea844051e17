import path from 'node:path';
import { Checker, type Severities } from '../core/rules/check';
import { ruleOf, rules } from '../core/rules/registry';
import type { Finding } from '../core/model/finding';
import { severities, type Severity } from '../core/model/vocabulary';
import { Failure } from './failure';
import { print, printJson, styled, table, visible } from './output';
import { openProject, type Project } from './project';

export interface CheckOptions {
  readonly format: string;
  readonly failOn: string;
  readonly maxWarnings?: string;
  readonly rule: readonly string[];
}

const FORMATS = ['stylish', 'json'];
const FAIL_ON: readonly Severity[] = ['error', 'warning', 'information'];

/** Checks the given paths; answers the exit status 0 or 1. @throws Failure for options that mean nothing. */
export function check(paths: readonly string[], options: CheckOptions): number {
  if (!FORMATS.includes(options.format))
    throw new Failure(`Unknown format "${options.format}": choose ${FORMATS.join(' or ')}.`);
  const failOn = FAIL_ON.find((s) => s === options.failOn);
  if (!failOn) throw new Failure(`Unknown severity "${options.failOn}" for --fail-on: choose ${FAIL_ON.join(', ')}.`);
  if (options.maxWarnings !== undefined && !/^\d+$/.test(options.maxWarnings))
    throw new Failure(`--max-warnings takes a whole number from 0 on, not "${options.maxWarnings}".`);
  const maxWarnings = options.maxWarnings === undefined ? null : Number(options.maxWarnings);
  const project = openProject(paths, undefined);
  const chosen = severitiesOf(options.rule);
  const byFile = new Checker({ ...project.configuration.severities, ...chosen }).check(project.snapshot);
  const findings = [...byFile].filter(([file]) => project.isSelected(file)).flatMap(([, list]) => list);
  if (options.format === 'json') printJson(report(project, findings));
  else print(stylish(project, findings));
  const failing = findings.some((f) => severities.indexOf(f.severity) <= severities.indexOf(failOn));
  const warnings = findings.filter((f) => f.severity === 'warning').length;
  return failing || (maxWarnings !== null && warnings > maxWarnings) ? 1 : 0;
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

function placeOf(project: Project, file: string, offset: number): { line: number; column: number } {
  const position = project.snapshot.graph.file(file)?.facts.lines.positionAt(offset);
  return { line: (position?.line ?? 0) + 1, column: (position?.character ?? 0) + 1 };
}

function countOf(findings: readonly Finding[], severity: Severity): number {
  return findings.filter((f) => f.severity === severity).length;
}

function report(project: Project, findings: readonly Finding[]): unknown {
  const files = project.snapshot.files.filter((f) => project.isSelected(f.path));
  let items = 0;
  for (const file of files) {
    const f = project.snapshot.graph.fileIndex(file.path);
    file.facts.items.forEach((_, i) => {
      const number = project.snapshot.graph.itemNumber(f, i);
      if (project.snapshot.graph.isCanonical(number)) items++;
    });
  }
  return {
    version: 1,
    root: path.relative(process.cwd(), project.root).split(path.sep).join('/') || '.',
    summary: {
      files: files.length,
      items,
      errors: countOf(findings, 'error'),
      warnings: countOf(findings, 'warning'),
      information: countOf(findings, 'information'),
      hints: countOf(findings, 'hint'),
    },
    findings: findings.map((finding) => {
      const start = placeOf(project, finding.file, finding.start);
      const end = placeOf(project, finding.file, finding.end);
      return {
        code: finding.code,
        severity: finding.severity,
        file: finding.file,
        line: start.line,
        column: start.column,
        endLine: end.line,
        endColumn: end.column,
        ...(finding.id === undefined ? {} : { id: finding.id }),
        message: finding.message,
        fixable: finding.fixable ?? false,
        related: (finding.related ?? []).map((r) => ({
          file: r.file,
          ...placeOf(project, r.file, r.start),
          message: r.message,
        })),
      };
    }),
  };
}

const COLOURS = { error: 'red', warning: 'yellow', information: 'blue', hint: 'dim' } as const;

function stylish(project: Project, findings: readonly Finding[]): string {
  const lines: string[] = [];
  for (const file of new Set(findings.map((f) => f.file))) {
    lines.push(styled('underline', visible(file)));
    const rows = findings
      .filter((f) => f.file === file)
      .map((f) => {
        const { line, column } = placeOf(project, file, f.start);
        return [`  ${line}:${column}`, f.severity, f.message, f.code];
      });
    for (const [i, row] of table(rows).split('\n').entries()) {
      const { severity, code } = findings.filter((f) => f.file === file)[i] ?? { severity: 'hint', code: '' };
      const dressed = row.replace(severity, styled(COLOURS[severity], severity));
      lines.push(code === '' ? dressed : dressed.slice(0, dressed.lastIndexOf(code)) + styled('dim', code));
    }
    lines.push('');
  }
  const counts = (['error', 'warning', 'information', 'hint'] as const).flatMap((severity) => {
    const count = countOf(findings, severity);
    return count === 0
      ? []
      : [`${count} ${severity === 'information' ? severity : count === 1 ? severity : `${severity}s`}`];
  });
  const documents = project.snapshot.files.filter((f) => f.rule && project.isSelected(f.path)).length;
  if (documents === 0) lines.push('No plan documents here: nothing to check.');
  else if (findings.length === 0) lines.push(`No findings in ${documents} plan document${documents === 1 ? '' : 's'}.`);
  else lines.push(`${findings.length} finding${findings.length === 1 ? '' : 's'}: ${counts.join(', ')}.`);
  return lines.join('\n');
}
