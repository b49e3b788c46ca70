/** The formats that requirements are read from. */
export type ManifestKind =
  | 'requirements'
  | 'constraints'
  | 'pyproject'
  | 'pipfile'
  | 'setup-cfg'
  | 'conda'
  | 'dockerfile'
  | 'uv-lock'
  | 'poetry-lock'
  | 'pipfile-lock';

const LOCKS: Readonly<Record<string, ManifestKind>> = {
  'uv.lock': 'uv-lock',
  'poetry.lock': 'poetry-lock',
  'pipfile.lock': 'pipfile-lock',
  'pyproject.toml': 'pyproject',
  pipfile: 'pipfile',
  'setup.cfg': 'setup-cfg',
};

/** The format of a file by its name and folder; undefined for all others. */
export function manifestKind(path: string): ManifestKind | undefined {
  const parts = path.split(/[/\\]/);
  const name = (parts.at(-1) ?? '').toLowerCase();
  const folder = (parts.at(-2) ?? '').toLowerCase();
  const known = Object.hasOwn(LOCKS, name) ? LOCKS[name] : undefined;
  if (known) return known;
  if (/^(?:[\w.-]*[-_.])?constraints?(?:[-_.][\w.-]*)?\.(?:txt|in)$/.test(name)) return 'constraints';
  if (/^(?:[\w.-]*[-_.])?requirements?(?:[-_.]?[\w.-]*)?\.(?:txt|in|pip)$/.test(name)) return 'requirements';
  if (/^requirements?$/.test(folder) && /\.(?:txt|in)$/.test(name)) return 'requirements';
  if (/^(?:[\w.-]*[-_.])?(?:environment|env|conda)(?:[-_.][\w.-]*)?\.ya?ml$/.test(name)) return 'conda';
  if (/^(?:[\w.-]+\.)?(?:docker|container)file(?:[-_.][\w.-]*)?$/.test(name)) return 'dockerfile';
  return undefined;
}
