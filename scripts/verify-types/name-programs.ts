import { relative, sep } from 'node:path';

/**
 * Names the files a type checker is to see: relative to their common folder, notebooks as modules. A folder called like
 * the SDK would hide it from its neighbours, and a dotted one is not looked into. `index` counts the programs of a file.
 */
export function checkedName(root: string, path: string, index = 0): string {
  const parts = relative(root, path).split(sep);
  const file = (parts.pop() ?? '').replace(/\.ipynb$/, `_notebook${index === 0 ? '' : `_${index}`}.py`);
  const folders = parts.map((part) => part.replace(/^\./, '_').replace(/^(sagemaker|sagemaker_core)$/, '$1_folder'));
  return [...folders, file.replace(/^(sagemaker|sagemaker_core)\.py$/, '$1_file.py')].join('/');
}

/** The deepest folder that holds all paths. */
export function commonFolder(paths: readonly string[]): string {
  const [first = [], ...others] = paths.map((path) => path.split(sep).slice(0, -1));
  let length = first.length;
  for (const other of others) {
    let same = 0;
    while (same < length && first[same] === other[same]) same += 1;
    length = same;
  }
  return first.slice(0, length).join(sep) || sep;
}
