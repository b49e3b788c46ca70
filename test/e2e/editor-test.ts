/** One thing a user does in the editor. */
export interface EditorTest {
  readonly name: string;
  run(): Promise<void>;
}

/** Runs the tests in order, tells each outcome, and rejects when one failed. */
export async function runTests(tests: readonly EditorTest[]): Promise<void> {
  const failed: string[] = [];
  for (const { name, run } of tests) {
    const started = Date.now();
    try {
      await run();
      tell(`ok    ${name} (${Date.now() - started} ms)`);
    } catch (error) {
      failed.push(name);
      tell(`FAIL  ${name}`);
      for (const line of describe(error).split('\n')) tell(`      ${line}`);
    }
  }
  if (failed.length > 0) throw new Error(`${failed.length} of ${tests.length} editor tests failed`);
}

/** The mark lets whoever started the editor pick these lines out of its log. */
function tell(line: string): void {
  console.log(`[e2e] ${line}`);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
