import * as disk from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { FileOperations } from '../../server/src/cli/output/file-transaction';
import { type AppliedChanges, applyChanges, type Change } from '../../server/src/workspace/apply-changes';

const old = 'old\n';
const next = 'next\n';

describe('applying changes', () => {
  it('replaces all files, keeps their modes and leaves nothing behind', async () => {
    const root = await folder('a.py', 'b.py');
    await disk.chmod(join(root, 'a.py'), 0o755);
    expect(await apply(root, ['a.py', 'b.py'])).toEqual({ refused: new Map() });
    expect(await texts(root)).toEqual({ 'a.py': next, 'b.py': next });
    expect((await disk.stat(join(root, 'a.py'))).mode & 0o777).toBe(0o755);
  });

  it('writes through a link inside of the workspace', async () => {
    const root = await folder('a.py');
    await disk.symlink(join(root, 'a.py'), join(root, 'link.py'));
    await apply(root, ['link.py']);
    expect(await texts(root)).toEqual({ 'a.py': next, 'link.py': next });
    expect((await disk.lstat(join(root, 'link.py'))).isSymbolicLink()).toBe(true);
  });

  it.each([
    ['ENOSPC', 'no space left on the device'],
    ['EIO', 'the device failed'],
    ['EPROTO', 'EPROTO: made up'],
  ])('puts everything back when a file cannot be made ready: %s', async (code, reason) => {
    const root = await folder('a.py', 'b.py', 'c.py');
    const { failure } = await apply(root, ['a.py', 'b.py', 'c.py'], { files: failing('write', 'b.py', code) });
    expect(failure).toBe(`b.py: ${reason}; nothing was changed`);
    expect(await texts(root)).toEqual({ 'a.py': old, 'b.py': old, 'c.py': old });
  });

  it.each(['ENOSPC', 'EACCES', 'EROFS'])('puts back what was renamed already when a rename fails: %s', async (code) => {
    const root = await folder('a.py', 'b.py');
    const { failure } = await apply(root, ['a.py', 'b.py'], { files: failing('rename', 'b.py', code) });
    expect(failure).toMatch(/^b\.py: .*; nothing was changed$/);
    expect(await texts(root)).toEqual({ 'a.py': old, 'b.py': old });
  });

  it('says where the old content is when it cannot be put back', async () => {
    const root = await folder('a.py', 'b.py');
    const { failure } = await apply(root, ['a.py', 'b.py'], {
      files: { ...failing('rename', 'b.py', 'EIO'), ...failing('restore', '', 'EIO', 'b.py') },
    });
    expect(failure).toContain(`could not be restored, their old content is beside them (*.kept): ${root}/a.py`);
    const kept = (await disk.readdir(root)).filter((name) => name.endsWith('.kept'));
    expect(kept).toHaveLength(1);
    expect(await disk.readFile(join(root, kept[0]!), 'utf8')).toBe(old);
  });

  it.each([
    ['EACCES', 'permission denied'],
    ['EROFS', 'the file system is read-only'],
  ])('refuses a file that may not be written, and does the others: %s', async (code, reason) => {
    const root = await folder('a.py', 'b.py');
    const { refused, failure } = await apply(root, ['a.py', 'b.py'], { files: failing('write', 'a.py', code) });
    expect([...refused]).toEqual([[join(root, 'a.py'), reason]]);
    expect(failure).toBeUndefined();
    expect(await texts(root)).toEqual({ 'a.py': old, 'b.py': next });
  });

  it('refuses a file that changes while the others are made ready, with its group', async () => {
    const root = await folder('a.py', 'b.py', 'c.py');
    const open: FileOperations['open'] = async (path, ...rest) => {
      if (String(path).startsWith(join(root, 'c.py'))) await disk.writeFile(join(root, 'a.py'), 'typed\n');
      return disk.open(path, ...rest);
    };
    const { refused } = await apply(root, ['a.py', 'b.py', 'c.py'], {
      files: { ...disk, open },
      more: { 'a.py': { group: 1 }, 'b.py': { group: 1 } },
    });
    expect(names(root, refused)).toEqual({
      'a.py': 'it changed since the preview',
      'b.py': 'it shares objects with a.py, which cannot be changed',
    });
    expect(await texts(root)).toEqual({ 'a.py': 'typed\n', 'b.py': old, 'c.py': next });
  });

  it('refuses what needs a change that is refused', async () => {
    const root = await folder('a.py', 'pin.txt');
    await disk.writeFile(join(root, 'a.py'), 'typed\n');
    const { refused } = await apply(root, ['a.py', 'pin.txt'], {
      more: { 'pin.txt': { needs: [{ path: join(root, 'a.py'), name: 'a.py' }] } },
    });
    expect(names(root, refused)['pin.txt']).toBe('a.py, which needs what is installed now, stays on V2');
    expect((await texts(root))['pin.txt']).toBe(old);
  });

  it('does not ask the editor when there is nothing open, nor when everything open is refused', async () => {
    const root = await folder('a.py', 'b.py');
    let asked = 0;
    const edit = async (): Promise<undefined> => {
      asked += 1;
    };
    const obstacle = async (): Promise<string> => 'typed in';
    await apply(root, ['a.py'], { edit });
    const closed = { obstacle, contentFor: undefined };
    const { refused } = await apply(root, ['b.py'], { edit, more: { 'b.py': closed } });
    expect([...refused.values()]).toEqual(['typed in']);
    expect(asked).toBe(0);
  });

  it('puts files back when the editor throws', async () => {
    const root = await folder('a.py', 'b.py');
    const { failure } = await apply(root, ['a.py', 'b.py'], {
      edit: () => Promise.reject(new Error('connection lost')),
      more: { 'b.py': { contentFor: undefined, obstacle: async () => undefined } },
    });
    expect(failure).toBe('connection lost; nothing was changed');
    expect(await texts(root)).toEqual({ 'a.py': old, 'b.py': old });
  });
});

interface Circumstances {
  readonly files?: FileOperations;
  readonly edit?: () => Promise<string | undefined>;
  readonly more?: Readonly<Record<string, { readonly [Key in keyof Change]?: Change[Key] | undefined }>>;
}

function apply(
  root: string,
  files: readonly string[],
  { files: operations = disk, edit = async () => undefined, more = {} }: Circumstances = {},
): Promise<AppliedChanges> {
  const changes = files.map((name): Change => {
    const contentFor: Change['contentFor'] = (now) =>
      now.toString() === old ? { value: Buffer.from(next) } : { reason: 'it changed since the preview' };
    return { path: join(root, name), name, contentFor, ...more[name] } as Change;
  });
  return applyChanges(changes, { roots: [root], edit, files: operations });
}

/** The file system, but for one thing that fails for the file of a name. */
function failing(what: 'write' | 'rename' | 'restore', name: string, code: string, also = ''): FileOperations {
  const fail = (): never => {
    throw Object.assign(new Error(`${code}: made up`), { code });
  };
  const isMeant = (path: unknown, one: string): boolean => one !== '' && String(path).includes(`/${one}`);
  return {
    ...disk,
    async open(path, ...rest) {
      const file = await disk.open(path, ...rest);
      if (what === 'write' && isMeant(path, name)) file.writeFile = async () => fail();
      return file;
    },
    async rename(from, to) {
      if (what === 'rename' && isMeant(to, name)) fail();
      if (what === 'restore' && (String(from).endsWith('.kept') || isMeant(to, also))) fail();
      return disk.rename(from, to);
    },
  };
}

async function folder(...files: readonly string[]): Promise<string> {
  const root = await disk.realpath(await disk.mkdtemp(join(tmpdir(), 'apply-')));
  onTestFinished(() => disk.rm(root, { recursive: true }));
  for (const name of files) await disk.writeFile(join(root, name), old);
  return root;
}

/** Every file there is, so that what is left behind shows. */
async function texts(root: string): Promise<Record<string, string>> {
  const entries = (await disk.readdir(root)).map(async (name) => [name, await disk.readFile(join(root, name), 'utf8')]);
  return Object.fromEntries(await Promise.all(entries));
}

function names(root: string, refused: AppliedChanges['refused']): Record<string, string> {
  return Object.fromEntries([...refused].map(([path, reason]) => [path.slice(root.length + 1), reason]));
}
