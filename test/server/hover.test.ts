import { expect, test } from 'vitest';
import { type Hover, MarkupContent } from 'vscode-languageserver-protocol';
import { clean, uri, v2 } from './programs';
import { startClient } from './start-client';

test('a finding shows V2 beside V3, the message, the grade and the page', async () => {
  const client = await startClient({ initializationOptions: { docsFolder: 'file:///docs' } });
  await client.open(uri, v2);
  const hover = await client.hover(uri, 'Estimator', 1);
  const onCall = (await client.diagnostics(uri)).find(({ code, range }) => code === 'SM201' && range.start.line === 2);
  expect(hover?.range).toEqual(client.rangeOf(uri, 'Estimator', 1));
  expect(hover?.contents).toMatchObject({ kind: 'markdown' });
  const value = textOf(hover);
  expect(value).toMatch(
    /^\| SageMaker SDK V2 \| V3 \|\n\| --- \| --- \|\n\| `sagemaker\.estimator\.Estimator` \| `sagemaker\.train\.[\w.]*ModelTrainer` \|/,
  );
  expect(value).toContain(onCall!.message);
  expect(value).toMatch(/\*Fix: (can be rewritten|not rewritten)/);
  expect(value).toContain('[SM201](file:///docs/SM201.md)');
});

test('a finding about a gap of V3 links the thread', async () => {
  const client = await startClient({ settings: { targetVersion: '3.17.0' } });
  const code = `from sagemaker.transformer import Transformer
transformer = Transformer("model", 1, "ml.m5.xlarge", tags=[{"Key": "a", "Value": "b"}])
`;
  await client.open(uri, code);
  await client.diagnostics(uri);
  const value = textOf(await client.hover(uri, 'tags'));
  expect(value).toContain('[aws/sagemaker-python-sdk#6090](https://github.com/aws/sagemaker-python-sdk/issues/6090)');
  expect(value).toContain('migrate to 3.18 or newer');
});

test.each([
  ['the import of a class', 'Estimator', /is replaced by something in sagemaker\.train\.model\\_trainer: ModelTrainer/],
  [
    'a parameter that is gone',
    'processor',
    /`sagemaker\.workflow\.steps\.ProcessingStep\(processor=\)`.*\n\n.*takes no processor=/,
  ],
  [
    'a method of the session',
    'describe_training_job',
    /sagemaker\\_client\.describe\\_training\\_job\(TrainingJobName=\.\.\.\)/,
  ],
])('what became of %s is told', async (_name, part, told) => {
  const client = await startClient();
  const code = `import sagemaker
from sagemaker.estimator import Estimator
from sagemaker.workflow.steps import ProcessingStep
sagemaker.Session().describe_training_job("demo")
ProcessingStep(name="demo", processor=make())
Estimator(**settings)
`;
  await client.open(uri, code);
  await client.diagnostics(uri);
  expect(textOf(await client.hover(uri, part))).toMatch(told);
});

test('an answer that the finding gives itself is not told twice', async () => {
  const client = await startClient();
  await client.open(uri, v2);
  await client.diagnostics(uri);
  const value = textOf(await client.hover(uri, 'Estimator', 1));
  expect(value.split('\n\n')).toHaveLength(4);
});

function textOf(hover: Hover | null): string {
  return hover && MarkupContent.is(hover.contents) ? hover.contents.value : '';
}

test.each([
  [
    'a parameter that a rewrite moves',
    'instance_type',
    /`sagemaker\.estimator\.Estimator\(instance_type=\)` \| `sagemaker\.train\.ModelTrainer`[\s\S]*becomes compute\.instance/,
  ],
  ['a parameter that stays', 'environment', /environment= of sagemaker\.train\.ModelTrainer/],
  ['a parameter of a function', 'region', /`sagemaker\.image_uris\.retrieve\(region=\)`[\s\S]*is the same in V3/],
  [
    'a method',
    'default_bucket',
    /`sagemaker\.session\.Session\.default_bucket`[\s\S]*is the same in V3[\s\S]*\[SM101\]/,
  ],
])('what became of %s without a finding is told', async (_name, part, told) => {
  const client = await startClient();
  const code = `import sagemaker
from sagemaker.estimator import Estimator
session = sagemaker.Session()
image = sagemaker.image_uris.retrieve("kmeans", region="us-west-2", version="1")
estimator = Estimator(image, "role", 1, instance_type="ml.m5.xlarge", environment={})
print(session.default_bucket())
`;
  await client.open(uri, code);
  await client.diagnostics(uri);
  const hover = await client.hover(uri, part);
  expect(textOf(hover)).toMatch(told);
  expect(hover?.range).toEqual(client.rangeOf(uri, part));
});

test.each([
  ['in a text of the program', v2, 's3:'],
  ['in V3 code', clean, 'Session'],
  ['in a file without the package', 'est = Estimator()\n', 'Estimator'],
])('there is nothing to show %s', async (_name, text, part) => {
  const client = await startClient();
  await client.open(uri, text);
  expect(await client.hover(uri, part)).toBeNull();
});

test('there is nothing to show when the extension is switched off', async () => {
  const client = await startClient({ settings: { enable: false } });
  await client.open(uri, v2);
  await client.diagnostics(uri);
  expect(await client.hover(uri, 'Estimator', 1)).toBeNull();
});
