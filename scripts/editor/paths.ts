import { join, resolve } from 'node:path';

/** The repository. */
export const root = resolve(__dirname, '../..');

/** Where editors are installed; git ignores it. */
export const editorsFolder = join(root, '.cache', 'editors');
