import { describe, expect, it } from 'vitest';
import { splitPrograms } from '../../rules/notebook/split-programs';

const cells = (...texts: readonly string[]) => texts.map((text, index) => ({ id: `c${index}`, text }));

describe('the programs of a notebook', () => {
  it('are its own, in the order of the cells', () => {
    const [main, ...others] = splitPrograms(cells('a = 1', '%%time\nb = a', '%%bash\nls', ''));
    expect(main?.parts.map(({ text, start }) => [text, start])).toEqual([
      ['a = 1', 0],
      ['%%time\nb = a', 0],
      ['%%bash\nls', 0],
      ['', 0],
    ]);
    expect(others).toEqual([]);
  });

  it.each([
    { name: 'a file', text: '%%writefile train.py\nx = 1', path: 'train.py', start: 21 },
    { name: 'a quoted path', text: "%%writefile 'my code/train.py'\nx", path: 'my code/train.py', start: 31 },
    { name: 'the old name', text: '%%file a.py\nx', path: 'a.py', start: 12 },
    { name: 'a path from a variable', text: '%%writefile {folder}/a.py\r\nx', path: '{folder}/a.py', start: 27 },
    { name: 'lines above', text: '\n# the script\n%%writefile a.py\nx', path: 'a.py', start: 31 },
    { name: 'nothing below', text: '%%writefile a.py', path: 'a.py', start: 16 },
  ])('include what a cell writes: $name', ({ text, path, start }) => {
    const [, file] = splitPrograms(cells('a = 1', text));
    expect(file).toEqual({
      kind: 'file',
      path,
      parts: [{ id: 'c1#body', text: text.slice(start), cell: 1, start }],
    });
  });

  it('join what is appended to a file that the notebook wrote', () => {
    const programs = splitPrograms(
      cells('%%writefile a.py\na', '%%writefile -a a.py\nb', '%%writefile b.py\nc', '%%writefile a.py\nd'),
    );
    expect(programs.slice(1).map(({ parts }) => parts.map(({ text }) => text))).toEqual([['a', 'b'], ['c'], ['d']]);
  });

  it('include a Python process', () => {
    for (const magic of ['%%python3', '%%script python', '%%script --bg /usr/bin/python3.11 -u']) {
      expect(splitPrograms(cells(`${magic}\nx`))[1]).toMatchObject({ kind: 'process', parts: [{ text: 'x' }] });
    }
    expect(splitPrograms(cells('%%script bash\npython x'))).toHaveLength(1);
  });

  it.each([
    { name: 'a file in another language', text: '%%writefile requirements.txt\nsagemaker' },
    { name: 'another magic', text: '%%bash\ncat train.py' },
    { name: 'a magic below code', text: 'x = 1\n%%writefile a.py\ny' },
    { name: 'a magic in a string', text: '"""\n%%writefile a.py\n"""' },
  ])('are not made of $name', ({ text }) => {
    expect(splitPrograms(cells(text))).toHaveLength(1);
  });
});
