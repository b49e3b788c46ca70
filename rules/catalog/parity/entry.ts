/** What an argument has to be for a parity entry to be about it. */
export type ValueCondition =
  /** A pipeline parameter, execution variable or function, also inside a dict or list. */
  | 'pipeline-variable'
  /** Text that begins with `s3://`. */
  | 's3-uri'
  /** A path of Windows: with backslashes or a drive letter. */
  | 'windows-path'
  /** A boto3 session that may have other credentials than the default ones. */
  | 'own-credentials'
  /** A dict with the key `CA_REPOSITORY_ARN`. */
  | 'code-artifact'
  /** An `InputData` with a content type. */
  | 'typed-input';

/** V2 code that an entry is about. */
export interface Usage {
  /** Qualified V2 class (its constructor, and those of subclasses), or `class.method`. */
  readonly call: string;
  /** Any one of these parameters, not None, False or empty; the finding stands on it. Absent: every call. */
  readonly given?: readonly string[];
  /** What that argument has to be. */
  readonly value?: ValueCondition;
  /** These parameters have to be given as well. */
  readonly along?: readonly string[];
  /** The argument of this parameter was made by a call that fits `given`, `value` and `along` instead of this one. */
  readonly madeBy?: { readonly parameter: string; readonly call: string };
}

/** Something that V2 could do and V3 cannot, or could not for some releases. */
export interface ParityEntry {
  /** Number of the thread, with a letter where one thread reports several things. */
  readonly id: string;
  /** Thread in aws/sagemaker-python-sdk. */
  readonly thread: string;
  readonly title: string;
  readonly v2: string;
  readonly v3: string;
  /** Run-time error under V3; absent where it fails silently or in the container only. */
  readonly error?: string;
  /** First V3 minor that is affected. */
  readonly since: string;
  /** First V3 minor that is not, judged by its newest patch; absent when the newest known is affected. */
  readonly fixedIn?: string;
  readonly when: readonly Usage[];
  /** What happens, to begin the note with; `V3` is the subject or named in it. */
  readonly note: string;
  /** What to do when no newer V3 can be taken; a clause that begins in lower case. */
  readonly advice: string;
  /**
   * `withhold` leaves the object as it is; `review` lets it be rewritten with the note, `mark` only marks the place;
   * `rewrite`: the rule of `spokenBy` rewrites it to what works in every release.
   */
  readonly effect: 'withhold' | 'review' | 'mark' | 'rewrite';
  /** Codes of rules that deal with such code themselves: their finding takes the thread, and there is no second one. */
  readonly spokenBy?: readonly string[];
  /** V3 names that show it, which exist in every affected minor. */
  readonly v3Names: readonly string[];
  /** The place in the source that decides it. */
  readonly evidence: string;
}

/** Thread of an issue. */
export const issue = (number: number): string => `https://github.com/aws/sagemaker-python-sdk/issues/${number}`;

/** Thread of a pull request, where nobody opened an issue. */
export const pull = (number: number): string => `https://github.com/aws/sagemaker-python-sdk/pull/${number}`;

/** A file of the SDK's repository at a tag. */
export const sourceAt = (tag: string, path: string): string =>
  `https://github.com/aws/sagemaker-python-sdk/blob/${tag}/${path}`;
