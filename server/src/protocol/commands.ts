/** Commands that the server runs on `workspace/executeCommand`. */
export const serverCommands = {
  /** Migrates the open file or notebook whose URI is the only argument; answers a `MigrateFileResult`. */
  migrateFile: 'sagemakerV3.server.migrateFile',
} as const;

/** Commands that the client registers and the server puts into code actions. */
export const clientCommands = {
  /** Opens the page of the code that is the only argument. */
  explain: 'sagemakerV3.explain',
} as const;

/** Kind of the code action that applies every safe rewrite of a file. */
export const fixAllKind = 'source.fixAll.sagemakerV3';

/** The same for a whole notebook, of which an editor asks one cell only. */
export const notebookFixAllKind = `notebook.${fixAllKind}`;
