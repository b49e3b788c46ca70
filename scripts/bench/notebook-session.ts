import { generateModule } from './generate';
import { LspPeer } from './lsp-peer';
import { measure } from './statistics';

const cellCount = 120;
const uri = 'file:///bench/notebook.ipynb';
const openFiles = 100;

/** Times from an edit in a cell of a large notebook to the last of its cells that the edit concerns. */
export async function notebookEdits(command: string, args: readonly string[], folder: string) {
  const editor = await LspPeer.start(command, args, folder);
  const uses = cellCount - 2;
  const cells = [
    'from sagemaker.estimator import Estimator\n',
    "estimator = Estimator(image_uri='i', role='r', instance_count=1, instance_type='ml.m5.large')\n",
    ...Array.from({ length: uses }, (_, at) => `print(${at})\nestimator.fit('s3://bucket/train-${at}')\n`),
  ];
  await editor.openNotebook(uri, cells);
  const at = (character: number) => ({ line: 0, character });
  // The name of the module, there and gone: every other cell loses its findings and gets them back.
  const everything = await measure(60, (index) => {
    const isThere = index % 2 === 0;
    const range = { start: at(5), end: at(isThere ? 14 : 14 - 'sagemaker'.length + 'elsewhere'.length) };
    const text = isThere ? 'elsewhere' : 'sagemaker';
    return editor.changeCell(uri, 0, index + 2, range, text, cellCount);
  });
  await editor.stop();
  return { everything, cellCount };
}

/** Resident megabytes of the server with many V2 files of some 300 lines open. */
export async function memoryOfFiles(command: string, args: readonly string[], folder: string) {
  const editor = await LspPeer.start(command, args, folder);
  const empty = editor.memory();
  for (let index = 0; index < openFiles; index += 1) {
    await editor.open(`file://${folder}/open_${index}.py`, generateModule(300, { seed: index + 1 }));
  }
  const full = editor.memory();
  await editor.stop();
  return { empty, full, openFiles };
}
