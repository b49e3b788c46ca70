import { readFile } from 'node:fs/promises';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { v2Program } from './support/programs';
import { useWorkspace } from './support/run-cli';

const workspace = useWorkspace();

/** The V2 program with a declaration on top and a comment that the encoding can express. */
function declared(encoding: string, comment: string): string {
  return `# -*- coding: ${encoding} -*-\n# ${comment}\n${v2Program}`;
}

describe('a declared encoding is read and written back', () => {
  it.each([
    { declaration: 'latin-1', codec: 'latin1', comment: 'Größe' },
    { declaration: 'iso-8859-15', codec: 'iso-8859-15', comment: '5 €' },
    { declaration: 'cp1252', codec: 'cp1252', comment: '5 € – “quoted”' },
    { declaration: 'windows-1251', codec: 'cp1251', comment: 'модель' },
    { declaration: 'koi8-r', codec: 'koi8-r', comment: 'модель' },
    { declaration: 'shift_jis', codec: 'shift_jis', comment: '日本語' },
    { declaration: 'euc_jp', codec: 'euc-jp', comment: '日本語' },
    { declaration: 'gbk', codec: 'gbk', comment: '模型' },
    { declaration: 'big5', codec: 'big5', comment: '模型' },
    { declaration: 'utf-8-unix', codec: 'utf8', comment: '模型 😀' },
    { declaration: 'UTF_8', codec: 'utf8', comment: '模型 😀' },
    { declaration: 'ascii', codec: 'ascii', comment: 'plain' },
  ])('$declaration', async ({ declaration, codec, comment }) => {
    const program = declared(declaration, comment);
    const expected = (await workspace.run(['migrate', '-'], { stdin: program.replace(declaration, 'utf-8') })).stdout;
    await workspace.write({ 'a.py': iconv.encode(program, codec) });
    await workspace.run(['migrate', '--write', 'a.py']);
    expect(iconv.decode(await readFile(workspace.path('a.py')), codec)).toBe(expected.replace('utf-8', declaration));
  });

  it('on the second line, below a comment', async () => {
    await workspace.write({ 'a.py': iconv.encode(`#!/usr/bin/env python\n${declared('cp1252', '€')}`, 'cp1252') });
    expect((await workspace.run(['check', 'a.py'])).code).toBe(1);
  });

  it('in the diff, so that the patch fits the file', async () => {
    await workspace.write({ 'a.py': iconv.encode(declared('cp1252', '5 €'), 'cp1252') });
    const { bytes } = await workspace.run(['migrate', 'a.py']);
    expect(bytes.includes(iconv.encode('\n # 5 €\n', 'cp1252'))).toBe(true);
  });
});

describe('a file is refused', () => {
  it.each([
    {
      name: 'invalid UTF-8',
      content: Buffer.concat([Buffer.from(`${v2Program}# `), Buffer.from([0xe9, 0x0a])]),
      reason: `not valid UTF-8 (line ${v2Program.split('\n').length}), and no coding declaration names another encoding`,
    },
    {
      name: 'a declaration on the third line',
      content: iconv.encode(`#\n#\n${declared('cp1252', '€')}`, 'cp1252'),
      reason: 'not valid UTF-8 (line 4), and no coding declaration names another encoding',
    },
    {
      name: 'a declaration below code',
      content: iconv.encode(`import sagemaker\n${declared('cp1252', '€')}`, 'cp1252'),
      reason: 'not valid UTF-8 (line 3), and no coding declaration names another encoding',
    },
    {
      name: 'bytes outside of ASCII',
      content: iconv.encode(declared('ascii', 'é'), 'latin1'),
      reason: 'not valid ascii text',
    },
    {
      name: 'a byte that cp1252 does not have',
      content: iconv.encode(declared('cp1252', '\u0081'), 'latin1'),
      reason: 'not valid cp1252 text',
    },
    {
      name: 'an unknown encoding',
      content: declared('klingon', ''),
      reason: 'unknown encoding "klingon" in the coding declaration; save it as UTF-8',
    },
    {
      name: 'an encoding that is not one for source text',
      content: declared('hex', ''),
      reason: 'unknown encoding "hex" in the coding declaration; save it as UTF-8',
    },
    {
      name: 'a declaration against the byte order mark',
      content: `\uFEFF${declared('latin-1', '')}`,
      reason: 'the coding declaration says "latin-1", but the byte order mark says UTF-8',
    },
  ])('for $name', async ({ content, reason }) => {
    await workspace.write({ 'a.py': content, 'b.py': v2Program });
    const { code, stdout, stderr } = await workspace.run(['check']);
    expect({ code, stderr }).toEqual({ code: 2, stderr: `a.py: error: ${reason}\n` });
    expect(stdout).toContain('b.py:');
  });

  it('and never rewritten in another encoding', async () => {
    const content = Buffer.concat([Buffer.from(v2Program), Buffer.from([0xff])]);
    await workspace.write({ 'a.py': content });
    expect((await workspace.run(['migrate', '--write', 'a.py'])).code).toBe(2);
    expect(await workspace.bytes('a.py')).toEqual(content);
  });
});
