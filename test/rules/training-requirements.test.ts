import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../rules/engine/api';
import { testEngine } from '../support/engine';
import { VirtualModules } from '../support/virtual-modules';

const program = (folder: string): string => `from sagemaker.sklearn import SKLearn

model = SKLearn(
    entry_point="train.py",
    source_dir=${folder},
    framework_version="1.2-1",
    role=role,
    instance_type="ml.m5.large",
)
`;

describe('requirements of a script', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await testEngine();
  });
  const migrate = (folder: string, files: Readonly<Record<string, string>>, ...cells: string[]): string => {
    const texts = [...cells, program(folder)].map((text, index) => ({ id: `nb/run.py#${index}`, text }));
    return engine.migrate(texts, {}, new VirtualModules(files)).texts.at(-1) ?? '';
  };

  it('are named where the file is there', () => {
    const text = migrate('"src"', { 'nb/src/requirements.txt': '', 'nb/src/train.py': '' });
    expect(text).toContain('requirements="requirements.txt"');
    expect(text).not.toContain('TODO');
  });

  it('are named where a cell writes the file', () => {
    const text = migrate('"src"', {}, '%%writefile ./src/requirements.txt\nnumpy\n');
    expect(text).toContain('requirements="requirements.txt"');
  });

  it('are not named where the folder has no such file', () => {
    const text = migrate('"src"', { 'nb/src/train.py': '' });
    expect(text).not.toContain('requirements');
  });

  it('are looked for by the program where the folder is not there', () => {
    const text = migrate('"src/"', { 'nb/run.py': '' });
    expect(text).toContain('requirements="requirements.txt" if os.path.exists("src/requirements.txt") else None,');
    expect(text).toMatch(/^import os$/m);
    expect(text).not.toContain('TODO');
  });

  it('are found below the working directory', () => {
    const text = migrate('os.path.join(os.getcwd(), "../code")', { 'code/requirements.txt': '' }, 'import os');
    expect(text).toContain('requirements="requirements.txt"');
    expect(text).not.toContain('exists');
  });

  it.each(['folder', '"s3://bucket/src/"'])('are asked for where %s cannot be looked into', (folder) => {
    const text = migrate(folder, { 'nb/run.py': '' });
    expect(text).toMatch(/TODO\(sagemaker-v3 SM202\): V2 installed a requirements\.txt of source_dir by itself/);
    expect(text).not.toContain('requirements="requirements.txt")');
  });
});
