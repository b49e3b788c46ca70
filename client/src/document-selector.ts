import { type DocumentSelector, languages, type TextDocument } from 'vscode';

/** Where documents may lie: on disk, not saved yet, on virtual file systems. */
const SCHEMES = ['file', 'untitled', 'vscode-vfs'] as const;

/** Names of manifests; the server knows more exactly which of them it takes. The editor's globs have no braces in braces. */
const MANIFESTS = [
  '*requirement*.txt,*requirement*.in,*constraint*.txt,requirements/*.txt,pyproject.toml,setup.cfg',
  'Pipfile,Pipfile.lock,uv.lock,poetry.lock,*environment*.yml,*environment*.yaml',
  'env.yml,env.yaml,conda.yml,conda.yaml,conda-*.yml,conda-*.yaml,Dockerfile*,*.dockerfile,*.Dockerfile',
];

/** What the language server is told about: Python, and manifests by name, so that no other YAML or TOML file wakes it. */
export const documentFilters = [
  ...SCHEMES.flatMap((scheme) => [
    { scheme, language: 'python' },
    { scheme, pattern: `**/{${MANIFESTS.join(',')}}` },
  ]),
  { scheme: 'vscode-notebook-cell', language: 'python' },
];

/** True for a document that the commands work on. */
export function isOurs(document: TextDocument): boolean {
  return languages.match(documentFilters as DocumentSelector, document) > 0;
}
