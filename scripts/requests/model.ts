import type { Declaration } from './declared';

/** A value of a recorded request; JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** One AWS request as botocore got it from the SDK. */
export interface RecordedCall {
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  readonly parameters: { readonly [key: string]: Json };
  /** Of an upload: what the object holds, archives by their members. */
  readonly content?: { readonly archive: { readonly [member: string]: string } } | { readonly text: string };
  /** What the request was answered with when that was a failure. */
  readonly error?: string;
}

/** What one run of a program did. */
export interface Recording {
  readonly calls: readonly RecordedCall[];
  /** Arguments of the program's own `print` calls. */
  readonly printed: readonly (readonly Json[])[];
  readonly error: {
    readonly type: string;
    readonly message: string;
    /** One-based line of the program. */
    readonly line: number | null;
    /** Innermost frames, outermost first. */
    readonly from: readonly string[];
  } | null;
}

/** A request that changes or bills something, made comparable. */
export interface Effect {
  /** For example `CreateTrainingJob`, or `upload` and `upload code` for what goes to S3. */
  readonly operation: string;
  /** Leaves by path; list items are named by what identifies them: `InputDataConfig[train].DataSource`. */
  readonly fields: ReadonlyMap<string, string>;
}

/** One field that the two runs do not agree on; `undefined` where a run does not send it. */
export interface Difference {
  readonly operation: string;
  /** Index among the program's requests of this operation. */
  readonly index: number;
  /** Empty for a request that only one run sends. */
  readonly path: string;
  readonly v2: string | undefined;
  readonly v3: string | undefined;
  readonly declared?: Declaration;
}

/** What comparing two runs of one program gave. */
export interface Comparison {
  readonly requests: number;
  readonly equalFields: number;
  readonly differences: readonly Difference[];
}
