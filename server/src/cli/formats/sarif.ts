import { createHash } from 'node:crypto';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ArtifactLocation, Location, Log, Region, Result } from 'sarif';
import type { Place } from '../../core/model/finding';
import { identify, keyOf, type IdentifiedFinding } from '../../core/rules/identity';
import { rules } from '../../core/rules/registry';
import { version } from '../../version';
import { placeOf, type Outcome } from './outcome';
import { SarifFixes } from './sarifFixes';
import { LEVELS, ruleDescriptors } from './sarifRules';

/** What relative addresses of documents begin from; the name that readers of SARIF know. */
const ROOT = '%SRCROOT%';

/** SARIF 2.1.0, for code scanning and for viewers. */
export function sarif(outcome: Outcome): string {
  const { root, snapshot, findings, fixes } = outcome;
  const sarifFixes = new SarifFixes(snapshot, artifact);
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Plantrace', version, semanticVersion: version, rules: ruleDescriptors() } },
        invocations: [
          {
            executionSuccessful: true,
            ...(fixes === null
              ? {}
              : {
                  toolExecutionNotifications: fixes.map(({ code, file, title }) => ({
                    level: 'note',
                    message: { text: `Fixed: ${title}` },
                    associatedRule: { id: code, index: indexes.get(code) ?? -1 },
                    locations: [{ physicalLocation: { artifactLocation: artifact(file) } }],
                  })),
                }),
          },
        ],
        originalUriBaseIds: { [ROOT]: { uri: pathToFileURL(root + path.sep).href } },
        columnKind: 'utf16CodeUnits',
        results: identify(snapshot, findings).map((found) => result(outcome, found, sarifFixes)),
      },
    ],
  };
  return JSON.stringify(log, null, 2);
}

const indexes = new Map(rules.map(({ code }, i) => [code, i]));

function result(outcome: Outcome, found: IdentifiedFinding, sarifFixes: SarifFixes): Result {
  const { finding } = found;
  const related = finding.related ?? [];
  const fixes = sarifFixes.of(finding);
  return {
    ruleId: finding.code,
    ruleIndex: indexes.get(finding.code) ?? -1,
    level: LEVELS[finding.severity],
    message: { text: finding.message },
    locations: [location(outcome, finding)],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((place, i) => ({
            id: i + 1,
            ...location(outcome, place),
            message: { text: place.message },
          })),
        }),
    partialFingerprints: { 'plantraceFinding/v1': fingerprint(found) },
    ...(fixes.length === 0 ? {} : { fixes }),
  };
}

/** The same for the same finding after the document was edited elsewhere. */
function fingerprint({ identity, ordinal }: IdentifiedFinding): string {
  return `${createHash('sha256').update(keyOf(identity)).digest('hex').slice(0, 32)}:${ordinal}`;
}

function location({ snapshot }: Outcome, { file, start, end }: Place): Location {
  const from = placeOf(snapshot, file, start);
  const to = placeOf(snapshot, file, end);
  const region: Region = {
    startLine: from.line,
    startColumn: from.column,
    endLine: to.line,
    endColumn: to.column,
  };
  return { physicalLocation: { artifactLocation: artifact(file), region } };
}

function artifact(file: string): ArtifactLocation {
  return { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: ROOT };
}
