import { describe, expect, it } from 'vitest';
import { pythonBlocks } from '../../scripts/extract-python';

describe('Python blocks of a Markdown text', () => {
  it.each([
    { name: 'a fence', text: 'Text\n```python\nx = 1\n```\n', blocks: [{ line: 3, code: 'x = 1\n' }] },
    { name: 'an info string', text: '```py title="a"\nx\n```', blocks: [{ line: 2, code: 'x\n' }] },
    { name: 'tildes', text: '~~~Python\nx\n```\n~~~', blocks: [{ line: 2, code: 'x\n```\n' }] },
    { name: 'a longer fence', text: '````python\n```\n````', blocks: [{ line: 2, code: '```\n' }] },
    {
      name: 'an indented fence',
      text: '- a\n  ```python\n  if x:\n    y\n  ```',
      blocks: [{ line: 3, code: 'if x:\n  y\n' }],
    },
    { name: 'a fence never closed', text: '```python\nx', blocks: [{ line: 2, code: 'x\n' }] },
    { name: 'an empty block', text: '```python\n```', blocks: [{ line: 2, code: '\n' }] },
    {
      name: 'shell and magic lines',
      text: '```python\n%%time\n!pip install x\n  %cd y\nz = 7 \\\n% 3\n```',
      blocks: [{ line: 2, code: '# %%time\n# !pip install x\n  # %cd y\nz = 7 \\\n% 3\n' }],
    },
  ])('are found in $name', ({ text, blocks }) => {
    expect(pythonBlocks(text)).toEqual(blocks);
  });

  it.each([
    { name: 'no fence', text: 'python\n    x = 1\n' },
    { name: 'no language', text: '```\nx = 1\n```' },
    { name: 'another language', text: '```bash\n```python\n```\n' },
    { name: 'a language that begins alike', text: '```python-traceback\nError\n```\n```pytest\nx\n```' },
    { name: 'inline code', text: 'Use `python` here.' },
  ])('are none in $name', ({ text }) => {
    expect(pythonBlocks(text)).toEqual([]);
  });
});
