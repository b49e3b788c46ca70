import { createHash } from 'node:crypto';
import type { ArtifactLocation, Fix, Log, Region, ReportingDescriptor, Result } from 'sarif';
import type { Range } from 'vscode-languageserver-textdocument';
import { version } from '../../../../package.json';
import type { CatalogEntry } from '../../../../rules/catalog/entry';
import { allEntries } from '../../../../rules/catalog/index';
import type { Severity } from '../../../../rules/model/finding';
import type { CheckedFile } from '../file-work';
import type { FindingDetails } from '../finding-details';
import { pageOf, type ReportedFinding } from '../reported-finding';

/** A file with, for each of its findings, whether a baseline knows it; `undefined` without a baseline. */
export interface SarifFile {
  readonly file: CheckedFile;
  readonly known: readonly boolean[] | undefined;
}

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
};

/** The report in the Static Analysis Results Interchange Format 2.1.0, as code scanning services read it. */
export function sarifReport(files: readonly SarifFile[]): string {
  const used = new Set(files.flatMap(({ file }) => file.findings.map(({ code }) => code)));
  const rules = allEntries.filter(({ code }) => used.has(code));
  const indices = new Map(rules.map(({ code }, index) => [code, index]));
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'sagemaker-v3',
            semanticVersion: version,
            informationUri: 'https://github.com/sagemaker-v3-migrator/sagemaker-v3-migrator',
            rules: rules.map(toRule),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: files.flatMap((file) => toResults(file, indices)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function toRule({ code, title, why, severity }: CatalogEntry): ReportingDescriptor {
  return {
    id: code,
    shortDescription: { text: title },
    fullDescription: { text: why },
    helpUri: pageOf(code),
    defaultConfiguration: { level: levels[severity] },
  };
}

function toResults({ file, known }: SarifFile, indices: ReadonlyMap<string, number>): Result[] {
  const artifactLocation = locationOf(file.path);
  const repeats = new Map<string, number>();
  return file.findings.map((finding, index): Result => {
    const detail = file.details[index]!;
    const ruleIndex = indices.get(finding.code);
    const fixes = toFixes(detail, artifactLocation);
    return {
      ruleId: finding.code,
      ...(ruleIndex !== undefined && { ruleIndex }),
      level: levels[finding.severity],
      message: { text: finding.message },
      locations: [{ physicalLocation: { artifactLocation, region: toRegion(detail.inFile ?? finding.range) } }],
      partialFingerprints: { 'sagemakerV3/v1': fingerprint(file.path, finding, detail, repeats) },
      ...(known && { baselineState: known[index] ? 'unchanged' : 'new' }),
      ...(fixes.length > 0 && { fixes }),
      properties: {
        fix: finding.fix,
        v2: finding.v2,
        v3: finding.v3,
        ...(finding.cell !== undefined && { cell: finding.cell, cellRegion: toRegion(finding.range) }),
      },
    };
  });
}

function toFixes({ fix }: FindingDetails, artifactLocation: ArtifactLocation): Fix[] {
  if (!fix) return [];
  const replacements = fix.edits.map(({ range, newText }) => ({
    deletedRegion: toRegion(range),
    ...(newText !== '' && { insertedContent: { text: newText } }),
  }));
  return [{ description: { text: fix.title }, artifactChanges: [{ artifactLocation, replacements }] }];
}

/** SARIF counts from one. */
function toRegion({ start, end }: Range): Region {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** The same for a finding whose line only moved; equal lines are counted. */
function fingerprint(
  path: string,
  { code, v2 }: ReportedFinding,
  { line }: FindingDetails,
  repeats: Map<string, number>,
): string {
  const key = JSON.stringify([path, code, v2, line]);
  const count = repeats.get(key) ?? 0;
  repeats.set(key, count + 1);
  return createHash('sha256').update(`${key}${count}`).digest('hex').slice(0, 32);
}

/** A relative path stays relative to the root of the sources; an absolute one becomes a file URI. */
function locationOf(path: string): ArtifactLocation {
  const uri = path.split('/').map(encodeURIComponent).join('/').replace(/^\.\//, '');
  if (path.startsWith('/')) return { uri: `file://${uri}` };
  if (/^[A-Za-z]:/.test(path)) return { uri: `file:///${uri.replace('%3A', ':')}` };
  return { uri, uriBaseId: '%SRCROOT%' };
}
