import { describe, expect, test } from 'vitest';
import { NotebookCellKind } from 'vscode-languageserver-protocol';
import { MigrateFile } from '../../server/src/protocol/migrate-file';
import type { LspClient } from '../support/lsp-client';
import { startClient } from './start-client';

const uri = 'file:///project/train.ipynb';

/** One V2 program over four cells; the estimator is made in one and used in the next but one. */
const v2Cells = [
  'from sagemaker.estimator import Estimator\n',
  "est = Estimator(image_uri='i', role='r', instance_count=1, instance_type='ml.m5.large')",
  'print("unrelated")',
  "est.fit('s3://bucket/train')",
];

async function open(client: LspClient, texts: readonly string[] = v2Cells): Promise<string[]> {
  const cells = await client.openNotebook(uri, texts);
  for (const cell of cells) await client.diagnostics(cell);
  return cells;
}

/** The newest published words under squiggles, per cell. */
function underlined(client: LspClient, cells: readonly string[]): string[][] {
  return cells.map((cell) =>
    (client.published.findLast((params) => params.uri === cell)?.diagnostics ?? []).map(({ range }) =>
      client.textIn(cell, range),
    ),
  );
}

describe('a notebook', () => {
  test('is asked for with its Python cells, whatever its type', async () => {
    const client = await startClient();
    expect(client.initializeResult?.capabilities.notebookDocumentSync).toEqual({
      notebookSelector: [{ notebook: '*', cells: [{ language: 'python' }] }],
      save: false,
    });
  });

  test('is one program: a call is found three cells after the import that types it', async () => {
    const client = await startClient();
    const cells = await open(client);
    const [imported, made, plain, fitted] = underlined(client, cells);
    expect(made).toContain('Estimator');
    expect(fitted).toContain('fit');
    expect(imported?.length).toBeGreaterThan(0);
    expect(plain).toEqual([]);
  });

  test('has related places in sibling cells', async () => {
    const client = await startClient();
    const cells = await open(client);
    const diagnostics = await client.diagnostics(cells[3]!);
    const related = diagnostics.flatMap(({ relatedInformation = [] }) => relatedInformation);
    expect(related.map(({ location }) => location.uri)).toContain(cells[1]);
  });

  test('counts all of its cells in one status', async () => {
    const client = await startClient();
    const cells = await open(client);
    const status = await client.until('a status', () => client.statuses.findLast((one) => one.uri === uri));
    expect(status.count).toBe(underlined(client, cells).flat().length);
    expect(client.statuses.every((one) => one.uri === uri)).toBe(true);
  });

  test.each([['interactive'], ['databricks-notebook'], ['']])('of type %j is analysed like any other', async (type) => {
    const client = await startClient();
    const cells = await client.openNotebook('untitled:Untitled-1.ipynb', v2Cells, type);
    expect(await client.diagnostics(cells[3]!)).not.toEqual([]);
  });

  test('without Python cells, or without any, has nothing', async () => {
    const client = await startClient();
    await client.openNotebook('file:///empty.ipynb', []);
    const cells = await open(client);
    expect(underlined(client, cells).flat()).not.toEqual([]);
    expect(client.logged).toEqual([]);
  });

  test('takes its diagnostics back when it closes', async () => {
    const client = await startClient();
    const cells = await open(client);
    const seen = client.published.length;
    await client.closeNotebook(uri);
    for (const cell of cells) {
      expect((await client.nextPublished(cell, () => true, seen)).diagnostics).toEqual([]);
    }
    await client.until('a count of nothing', () => client.statuses.find((one) => one.uri === uri && one.count === 0));
  });
});

describe('a change in one cell', () => {
  test('refreshes the cells that depend on it, and only those', async () => {
    const client = await startClient();
    const cells = await open(client);
    const seen = client.published.length;
    await client.changeCells(uri, [{ cell: cells[0]!, from: 'sagemaker.estimator', text: 'elsewhere' }]);
    await client.nextPublished(cells[3]!, ({ diagnostics }) => diagnostics.length === 0, seen);
    const told = client.published.slice(seen).map((params) => params.uri);
    expect(told).not.toContain(cells[2]);
    expect(underlined(client, cells).flat()).toEqual([]);
    await client.changeCells(uri, [{ cell: cells[0]!, from: 'elsewhere', text: 'sagemaker.estimator' }]);
    await client.nextPublished(cells[3]!, ({ diagnostics }) => diagnostics.length > 0, seen);
  });

  test('that concerns nobody else is told for that cell alone', async () => {
    const client = await startClient();
    const cells = await open(client);
    const seen = client.published.length;
    await client.changeCells(uri, [{ cell: cells[1]!, from: "'i'", text: "'image'" }]);
    await client.diagnostics(cells[1]!);
    expect(client.published.slice(seen).map((params) => params.uri)).toEqual([cells[1]]);
  });

  test('may come with changes of others in one message', async () => {
    const client = await startClient();
    const cells = await open(client);
    await client.changeCells(uri, [
      { cell: cells[1]!, from: 'est =', text: '\n\nother =' },
      { cell: cells[3]!, from: 'est.', text: 'other.' },
    ]);
    expect((await client.diagnostics(cells[3]!)).map(({ range }) => client.textIn(cells[3]!, range))).toContain('fit');
    const fresh = await startClient();
    const texts = cells.map((cell) => client.text(cell));
    expect(underlined(client, cells)).toEqual(underlined(fresh, await open(fresh, texts)));
  });

  test('of outputs, execution or metadata costs nothing', async () => {
    const client = await startClient();
    const cells = await open(client);
    await client.until('a status', () => client.statuses.at(-1));
    const seen = client.published.length;
    const told = client.statuses.length;
    await client.changeNotebook(uri, { metadata: { kernelspec: { name: 'python3' } } });
    await client.changeNotebook(uri, {
      cells: {
        data: cells.map((document) => ({
          kind: NotebookCellKind.Code,
          document,
          executionSummary: { executionOrder: 7, success: true },
        })),
      },
    });
    expect(await client.hover(cells[1]!, 'Estimator')).not.toBeNull();
    expect(client.published.length).toBe(seen);
    expect(client.statuses.length).toBe(told);
  });
});

describe('cells', () => {
  test('that are removed lose their diagnostics, and so do those that lived on them', async () => {
    const client = await startClient();
    const cells = await open(client);
    const seen = client.published.length;
    await client.spliceCells(uri, 1, 1, []);
    expect((await client.nextPublished(cells[1]!, () => true, seen)).diagnostics).toEqual([]);
    await client.nextPublished(cells[3]!, ({ diagnostics }) => diagnostics.length === 0, seen);
  });

  test('that are added take part at once', async () => {
    const client = await startClient();
    await open(client);
    const [added] = await client.spliceCells(uri, 2, 0, ["est.fit('s3://bucket/other')"]);
    const found = await client.diagnostics(added!);
    expect(found.map(({ range }) => client.textIn(added!, range))).toContain('fit');
  });

  test('that move keep their text and get the findings of their new place', async () => {
    const client = await startClient();
    const cells = await open(client);
    const seen = client.published.length;
    // The import goes to the end: nothing before it has a known type any more.
    const [first] = cells;
    const array = {
      start: 0,
      deleteCount: 4,
      cells: [...cells.slice(1), first!].map((document) => ({ kind: NotebookCellKind.Code, document })),
    };
    await client.changeNotebook(uri, { cells: { structure: { array } } });
    await client.nextPublished(cells[3]!, () => true, seen);
    const fresh = await startClient();
    const again = await open(fresh, [...v2Cells.slice(1), v2Cells[0]!]);
    const moved = underlined(client, [...cells.slice(1), first!]);
    expect(moved).toEqual(underlined(fresh, again));
  });

  test('that become Markdown leave the program, and come back', async () => {
    const client = await startClient();
    const cells = await open(client);
    const seen = client.published.length;
    await client.changeNotebook(uri, { cells: { data: [{ kind: NotebookCellKind.Markup, document: cells[0]! }] } });
    await client.nextPublished(cells[3]!, ({ diagnostics }) => diagnostics.length === 0, seen);
    await client.changeNotebook(uri, { cells: { data: [{ kind: NotebookCellKind.Code, document: cells[0]! }] } });
    await client.nextPublished(cells[3]!, ({ diagnostics }) => diagnostics.length > 0, client.published.length - 1);
  });

  test('that close and open again under the same name are read anew', async () => {
    const client = await startClient();
    const cells = await open(client);
    const cell = cells[3]!;
    const seen = client.published.length;
    const structure = {
      array: { start: 3, deleteCount: 1, cells: [{ kind: NotebookCellKind.Code, document: cell }] },
      didClose: [{ uri: cell }],
      didOpen: [{ uri: cell, languageId: 'python', version: 9, text: 'pass\n' }],
    };
    await client.changeNotebook(uri, { cells: { structure } });
    const { diagnostics } = await client.nextPublished(cell, ({ version }) => version === 9, seen);
    expect(diagnostics).toEqual([]);
  });
});

describe('a cell that writes a file', () => {
  const script = `%%writefile train.py\n${v2Cells.join('\n')}\n`;
  const words = (client: LspClient, cell: string) => underlined(client, [cell])[0];

  test('is a program of its own, in which the names of the notebook mean nothing', async () => {
    const client = await startClient();
    const cells = await open(client, [...v2Cells, '%%writefile other.py\nest.fit()', script]);
    expect(words(client, cells[4]!)).toEqual([]);
    expect(words(client, cells[5]!)).toEqual(expect.arrayContaining(['Estimator', 'fit']));
    expect(words(client, cells[3]!)).toContain('fit');
  });

  test('of another kind is no code, and silences nobody', async () => {
    const client = await startClient();
    const cells = await open(client, [
      ...v2Cells,
      '%%writefile train.txt\nest.fit()',
      '%%bash\nest.fit()',
      v2Cells[3]!,
    ]);
    expect([words(client, cells[4]!), words(client, cells[5]!)]).toEqual([[], []]);
    expect(words(client, cells[6]!)).toContain('fit');
    await client.changeCells(uri, [{ cell: cells[4]!, from: 'train.txt', text: 'train.py' }]);
    await client.changeCells(uri, [{ cell: cells[5]!, from: '%%bash', text: '%%time' }]);
    await client.until('findings below the timer', () => words(client, cells[5]!)?.includes('fit'));
    expect(words(client, cells[4]!)).toEqual([]);
  });

  test('follows typing, also in and out of the magic', async () => {
    const client = await startClient();
    const cells = await open(client, [...v2Cells, script]);
    const found = words(client, cells[4]!);
    await client.changeCells(uri, [{ cell: cells[4]!, from: 'print', text: 'x = 1\nprint' }]);
    await client.diagnostics(cells[4]!);
    expect(words(client, cells[4]!)).toEqual(found);
    await client.changeCells(uri, [{ cell: cells[4]!, from: '%%writefile train.py', text: '' }]);
    await client.diagnostics(cells[4]!);
    expect(words(client, cells[4]!)).toEqual(found);
  });

  test('offers its fixes at its own places', async () => {
    const client = await startClient();
    const cells = await open(client, [...v2Cells, script]);
    const cell = cells[4]!;
    const actions = await client.codeActions(cell, client.rangeOf(cell, 'Estimator', 1));
    const { edit } = await client.resolve(actions.find(({ title }) => /^Rewrite as ModelTrainer/.test(title))!);
    expect(client.apply(edit!)).toBe(true);
    expect(client.text(cell)).toMatch(/^%%writefile train\.py\n(.*\n)+est = ModelTrainer\(/);
    expect(client.text(cells[1]!)).toBe(v2Cells[1]);
  });

  test('is migrated with its notebook', async () => {
    const client = await startClient();
    const cells = await open(client, [...v2Cells, script, '%%bash\npython train.py']);
    const { outcome } = await client.request(MigrateFile.type, { textDocument: { uri } });
    expect(outcome.rewritten + outcome.marked + outcome.suppressed + outcome.left).toBe(outcome.found);
    expect(client.text(cells[4]!)).toContain('%%writefile train.py\n');
    expect(cells.map((cell) => client.text(cell)).join('\n')).not.toMatch(/\bEstimator\b/);
    expect(client.text(cells[5]!)).toBe('%%bash\npython train.py');
  });
});

describe('IPython syntax', () => {
  const ipython = [
    '!pip install -q pandas\n%matplotlib inline\nfrom sagemaker.estimator import Estimator',
    `%%time\n${v2Cells[1]}`,
    'listing = !ls {est}\nest?',
    `%timeit 1 + 1\n${v2Cells[3]};`,
  ];
  const words = (client: LspClient, cell: string) => underlined(client, [cell])[0];

  test('hides no finding of its cell, and all stand where the editor shows them', async () => {
    const client = await startClient();
    const cells = await open(client, ipython);
    expect(words(client, cells[1]!)).toContain('Estimator');
    expect(words(client, cells[3]!)).toContain('fit');
    const lines = (await client.diagnostics(cells[1]!)).map(({ range }) => range.start.line);
    expect(lines.every((line) => line > 0)).toBe(true);
  });

  test('outlives a migration', async () => {
    const client = await startClient();
    const cells = await open(client, ipython);
    await client.request(MigrateFile.type, { textDocument: { uri } });
    const texts = cells.map((cell) => client.text(cell));
    expect(texts[0]).toMatch(/^!pip install -q pandas\n%matplotlib inline\n/);
    expect(texts[1]).toMatch(/^%%time\nest = ModelTrainer\(/);
    expect(texts[2]).toBe(ipython[2]);
    expect(texts[3]).toMatch(/^%timeit 1 \+ 1\n(#.*\n)?est\.train\([\s\S]*\);$/);
  });

  test('that is typed or taken away refreshes its cell', async () => {
    const client = await startClient();
    const cells = await open(client, ipython);
    await client.changeCells(uri, [{ cell: cells[1]!, from: '%%time', text: '%%bash' }]);
    expect(await client.diagnostics(cells[1]!)).toEqual([]);
    await client.until('no estimator', () => words(client, cells[3]!)?.length === 0);
    await client.changeCells(uri, [{ cell: cells[1]!, from: '%%bash', text: '%%capture' }]);
    await client.until('the estimator', () => words(client, cells[3]!)?.includes('fit'));
  });
});

describe('bad input', () => {
  test('about an unknown notebook is ignored', async () => {
    const client = await startClient();
    await client.changeNotebook('file:///unknown.ipynb', {
      cells: { structure: { array: { start: 0, deleteCount: 3 } } },
    });
    await client.closeNotebook('file:///unknown.ipynb');
    await open(client);
    expect(client.logged).toEqual([]);
  });

  test('that changes a cell that is not open is named once, and the rest goes on', async () => {
    const client = await startClient();
    const cells = await open(client);
    const change = {
      cells: { textContent: [{ document: { uri: 'cell:unknown', version: 2 }, changes: [{ text: 'x' }] }] },
    };
    await client.changeNotebook(uri, change);
    await client.changeNotebook(uri, change);
    await client.changeCells(uri, [{ cell: cells[1]!, from: 'est', text: 'other' }]);
    await client.diagnostics(cells[1]!);
    expect(client.logged).toEqual([`${uri} has no open cell cell:unknown that could change.`]);
  });

  test('with a cell twice takes the first', async () => {
    const client = await startClient();
    const cells = await open(client);
    const seen = client.published.length;
    const array = { start: 4, deleteCount: 0, cells: [{ kind: NotebookCellKind.Code, document: cells[0]! }] };
    await client.changeNotebook(uri, { cells: { structure: { array } } });
    await client.changeCells(uri, [{ cell: cells[3]!, from: 'fit', text: '  fit' }]);
    expect((await client.nextPublished(cells[3]!, () => true, seen)).diagnostics).not.toEqual([]);
    expect(client.logged).toEqual([]);
  });

  test('with a splice beyond the end appends', async () => {
    const client = await startClient();
    await open(client);
    const [added] = await client.spliceCells(uri, 99, 5, ["est.fit('s3://b')"]);
    expect(await client.diagnostics(added!)).not.toEqual([]);
  });

  test('that closes a cell but leaves it in the list takes it out of the program', async () => {
    const client = await startClient();
    const cells = await open(client);
    const seen = client.published.length;
    const structure = { array: { start: 0, deleteCount: 0 }, didClose: [{ uri: cells[0]! }] };
    await client.changeNotebook(uri, { cells: { structure } });
    await client.nextPublished(cells[3]!, ({ diagnostics }) => diagnostics.length === 0, seen);
  });

  test('that opens a cell as a file, too, shows everything once', async () => {
    const client = await startClient();
    const cells = await open(client);
    const seen = client.published.length;
    await client.open(cells[3]!, v2Cells[3]!);
    await client.close(cells[3]!);
    expect(
      await client.request('textDocument/hover', {
        textDocument: { uri: cells[3] },
        position: { line: 0, character: 5 },
      }),
    ).not.toBeNull();
    expect(client.published.length).toBe(seen);
  });
});
