import { describe, expect, it } from 'vitest';
import { type NotebookFile, readNotebook } from '../../server/src/notebook/notebook-file';

function read(text: string): NotebookFile {
  const outcome = readNotebook(text);
  if ('reason' in outcome) throw new Error(outcome.reason);
  return outcome.value;
}

/** A notebook of one code cell whose source is written like this. */
const withSource = (source: string, rest = ''): string =>
  `{\n "cells": [\n  {\n   "cell_type": "code",\n   "source": ${source},\n   "outputs": []${rest}\n  }\n ],\n "nbformat": 4\n}\n`;

describe('a notebook file', () => {
  it.each([
    { name: 'a list', source: '["a = 1\\n", "b"]', text: 'a = 1\nb' },
    { name: 'a string', source: '"a = 1\\nb"', text: 'a = 1\nb' },
    { name: 'an empty list', source: '[]', text: '' },
    { name: 'escapes', source: '["\\u00e9\\t\\/\\"", "\\ud83d\\ude00\\ud800"]', text: 'é\t/"😀\ud800' },
    { name: 'something else', source: '7', text: '' },
  ])('reads a source given as $name', ({ source, text }) => {
    expect(read(withSource(source)).cells).toEqual([{ index: 0, kind: 'code', isPython: true, source: text }]);
  });

  it('reads worksheets of nbformat 3', () => {
    const notebook = read(
      '{"nbformat": 3, "worksheets": [{"cells": [{"cell_type": "markdown", "source": "t"}]}, {"cells": [{"cell_type": "code", "language": "python", "input": "x"}]}]}',
    );
    expect(notebook.cells.map(({ kind, source }) => [kind, source])).toEqual([
      ['markdown', 't'],
      ['code', 'x'],
    ]);
  });

  it.each([
    { name: 'the kernel', metadata: '{"kernelspec": {"language": "R", "name": "ir"}}', isPython: false },
    { name: 'the language', metadata: '{"language_info": {"name": "python"}}', isPython: true },
    { name: 'only the kernel’s name', metadata: '{"kernelspec": {"name": "conda_pytorch_p310"}}', isPython: true },
    { name: 'nothing', metadata: '{}', isPython: true },
    { name: 'numbers that JSON has not', metadata: '{"a": [NaN, -Infinity, Infinity]}', isPython: true },
  ])('takes the language from $name', ({ metadata, isPython }) => {
    const text = `{"metadata": ${metadata}, "cells": [{"cell_type": "code", "source": "x"}]}`;
    expect(read(text).cells[0]?.isPython).toBe(isPython);
  });

  it('lets a cell have a language of its own', () => {
    const text = withSource('"x"', ',\n   "metadata": {"vscode": {"languageId": "sql"}}');
    expect(read(text).cells[0]?.isPython).toBe(false);
  });

  it.each([
    { name: 'no JSON', text: 'import sagemaker\n', reason: /^not valid JSON \(line 1: unexpected text\)/ },
    { name: 'nothing', text: '', reason: /line 1: it ends too early/ },
    { name: 'a truncated file', text: withSource('["a"]').slice(0, 60), reason: /line 5: it ends too early/ },
    { name: 'a truncated string', text: withSource('["a"]').slice(0, 53), reason: /^not valid JSON \(line 5/ },
    { name: 'a comma too many', text: '{"cells": [],}', reason: /^not valid JSON/ },
    { name: 'a comment', text: '{"cells": [] /* none */}', reason: /^not valid JSON/ },
    { name: 'text behind it', text: '{"cells": []} {}', reason: /^not valid JSON/ },
    { name: 'a list', text: '[]', reason: /^not a notebook: its JSON is not an object/ },
    { name: 'no cells', text: '{"nbformat": 4}', reason: /^not a notebook: it has no list of cells/ },
    { name: 'a bottomless pit', text: '['.repeat(100_000), reason: /not a notebook/ },
    { name: 'deep metadata', text: `{"metadata": ${'['.repeat(100_000)}`, reason: /nested too deeply/ },
  ])('refuses $name', ({ text, reason }) => {
    expect(readNotebook(text)).toEqual({ reason: expect.stringMatching(reason) });
  });
});

describe('new sources', () => {
  const change = (text: string, source: string): string => read(text).withSources(new Map([[0, source]]));

  it('leave the text alone when they are the old ones', () => {
    const text = withSource('[ "a\\u00e9\\/",\n\n"b" ]');
    expect(change(text, 'aé/b')).toBe(text);
    expect(read(text).withSources(new Map())).toBe(text);
  });

  it.each([
    {
      name: 'a line in the middle',
      source: '["a\\n",\n    "b\\n",\n    "c"]',
      next: 'a\nB\nc',
      json: '["a\\n",\n    "B\\n",\n    "c"]',
    },
    { name: 'a line more', source: '["a\\n",\n    "c"]', next: 'a\nb\nc', json: '["a\\n",\n    "b\\n",\n    "c"]' },
    {
      name: 'a line more at the top',
      source: '[\n    "b\\n",\n    "c"\n   ]',
      next: 'a\nb\nc',
      json: '[\n    "a\\n",\n    "b\\n",\n    "c"\n   ]',
    },
    {
      name: 'a line more at the end',
      source: '["a\\n",\n    "b\\n"]',
      next: 'a\nb\nc',
      json: '["a\\n",\n    "b\\n",\n    "c"]',
    },
    {
      name: 'the last line without line end',
      source: '["a\\n",\n    "b"]',
      next: 'a\nb\nc',
      json: '["a\\n",\n    "b\\n",\n    "c"]',
    },
    { name: 'a line less', source: '["a\\n",\n    "b\\n",\n    "c"]', next: 'a\nc', json: '["a\\n",\n    "c"]' },
    {
      name: 'the first line less',
      source: '["a\\n",\n    "b\\n",\n    "c"]',
      next: 'b\nc',
      json: '["b\\n",\n    "c"]',
    },
    { name: 'a list of one', source: '[\n    "a"\n   ]', next: 'a\nb', json: '[\n    "a\\n",\n    "b"\n   ]' },
    { name: 'everything less', source: '["a\\n",\n    "b"]', next: '', json: '[]' },
    {
      name: 'items of several lines',
      source: '["a\\nb\\n", "c\\n", "d"]',
      next: 'a\nb\nC\nd',
      json: '["a\\nb\\n", "C\\n", "d"]',
    },
    { name: 'escaped characters', source: '["\\u00e9\\n", "b"]', next: 'é\nü', json: '["\\u00e9\\n", "\\u00fc"]' },
    { name: 'escapes in upper case', source: '["\\u00E9\\n", "b"]', next: 'é\nü', json: '["\\u00E9\\n", "\\u00FC"]' },
    { name: 'raw characters', source: '["é\\n", "b"]', next: 'é\nü', json: '["é\\n", "ü"]' },
    { name: 'escaped slashes', source: '["s3:\\/\\/\\n", "b"]', next: 's3://\n/', json: '["s3:\\/\\/\\n", "\\/"]' },
    { name: 'a lone surrogate', source: '["\\ud800\\n", "b"]', next: '\ud800\nc', json: '["\\ud800\\n", "c"]' },
    { name: 'CRLF inside', source: '["a\\r\\n", "b"]', next: 'a\r\nB\r\n', json: '["a\\r\\n", "B\\r\\n"]' },
    { name: 'a string', source: '"\\u0061\\nb\\nc"', next: 'a\nB\nc', json: '"\\u0061\\nB\\nc"' },
  ])('change only what they must: $name', ({ source, next, json }) => {
    const text = withSource(source);
    expect(change(text, next)).toBe(withSource(json));
    expect(read(change(text, next)).cells[0]?.source).toBe(next);
    const crlf = text.replaceAll('\n', '\r\n');
    expect(change(crlf, next)).toBe(withSource(json).replaceAll('\n', '\r\n'));
  });

  it('tell where a place stands in the file', () => {
    const text = withSource('["\\u00e9\\n",\n    "bcd"]');
    const notebook = read(text);
    expect(text.slice(notebook.offsetInFile(0, 3))).toMatch(/^cd"\]/);
    expect(text.slice(notebook.offsetInFile(0, 0))).toMatch(/^\\u00e9/);
    expect(text.slice(notebook.offsetInFile(0, 5))).toMatch(/^"\],/);
  });
});
