/** A build of VS Code that npm carries, and the Node it is made for. */
export interface Edition {
  /** Version of the npm package `code-server`. */
  readonly version: string;
  readonly vscode: string;
  readonly node: number;
}

/** From the oldest host that `engines.vscode` allows, over SageMaker Code Editor's 1.90, to the newest. */
export const editions: readonly Edition[] = [
  { version: '4.17.1', vscode: '1.82.2', node: 18 },
  { version: '4.90.3', vscode: '1.90.2', node: 20 },
  { version: '4.100.3', vscode: '1.100.3', node: 20 },
  { version: '4.139.1', vscode: '1.139.1', node: 24 },
];

/** The newest edition that runs on this machine's Node without a second one. */
export function defaultEdition(): Edition {
  const major = Number(process.versions.node.split('.')[0]);
  return editions.findLast((edition) => edition.node === major) ?? editionOf('4.100.3');
}

/** The edition of a `code-server` version; an unlisted one is taken to want the newest Node. */
export function editionOf(version: string): Edition {
  const known = editions.find((edition) => edition.version === version);
  return known ?? { version, vscode: version.replace(/^4/, '1'), node: 24 };
}
