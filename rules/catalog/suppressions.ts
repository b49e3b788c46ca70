import type { CatalogEntry } from './entry';

const SUPPRESSIONS = {
  title: 'Suppressing findings',
  url: 'https://github.com/sagemaker-v3-migrator/sagemaker-v3-migrator/blob/main/docs/suppressions.md',
};

/** SM090–SM099: the comments that silence findings. */
export const suppressionEntries: readonly CatalogEntry[] = [
  {
    code: 'SM090',
    title: 'This suppression silences nothing; remove it',
    why:
      'The code it was written for is gone or has been rewritten. Left behind, it would silence the next V2 code ' +
      'that somebody writes there. Where only some of its codes silence nothing, only those are removed. Nothing is ' +
      'said about a file with a syntax error, because what is found in it may not be complete.',
    before: `import boto3

client = boto3.client("sagemaker")  # sagemaker-v3: ignore[SM201]
`,
    after: `import boto3

client = boto3.client("sagemaker")
`,
    grade: 'safe',
    severity: 'information',
    links: [SUPPRESSIONS],
    since: '3.0',
  },
  {
    code: 'SM091',
    title: 'This suppression names a code that does not exist',
    why:
      'A suppression names codes (`SM201`) or their beginnings (`SM2`), separated by commas. Anything else silences ' +
      'nothing. Only its author knows what was meant, so the comment stays as it is.',
    before: `from sagemaker.estimator import Estimator  # sagemaker-v3: ignore[SM1, moved-import]
`,
    after: `from sagemaker.estimator import Estimator  # sagemaker-v3: ignore[SM1, moved-import]
`,
    grade: 'withheld',
    severity: 'information',
    links: [SUPPRESSIONS],
    since: '3.0',
  },
];
