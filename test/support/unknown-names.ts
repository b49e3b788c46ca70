import { join, resolve } from 'node:path';
import { Language, Parser } from 'web-tree-sitter';
import { type Inventory, resolveSymbol } from '../../rules/catalog/sdk/lookup';
import v2 from '../../rules/catalog/sdk/signatures.json';
import { evaluateProgram } from '../../rules/python/evaluator';
import { PythonSource } from '../../rules/python/source';
import { bindArguments } from '../../rules/sdk/bind-arguments';
import { SdkKnowledge } from '../../rules/sdk/sdk-knowledge';

const MODULES = join(resolve(__dirname, '..', '..'), 'node_modules');

/** Methods of `pydantic.BaseModel`, which is in no inventory; all shapes and configs of V3 extend it. */
const OF_PYDANTIC: ReadonlySet<string> = new Set(['model_copy']);

/** Makes a parser for Python. */
export async function pythonParser(): Promise<Parser> {
  await Parser.init({ locateFile: () => join(MODULES, 'web-tree-sitter', 'web-tree-sitter.wasm') });
  const parser = new Parser();
  parser.setLanguage(await Language.load(join(MODULES, 'tree-sitter-python', 'tree-sitter-python.wasm')));
  return parser;
}

/** Lists the names and keywords in a program that one V3 does not have; lines under a marker are left out. */
export function unknownNames(parser: Parser, v3: Inventory): (text: string) => string[] {
  const knowledge = new SdkKnowledge(v2 as unknown as Inventory, v3);
  return (text) => {
    const source = new PythonSource(parser, 'after.py', text);
    const facts = evaluateProgram([source.statements()], knowledge);
    const lines = text.split('\n');
    const isMarked = (offset: number): boolean => {
      const line = text.slice(0, offset).split('\n').length - 1;
      return /# TODO\(sagemaker-v3/.test(lines[line - 1] ?? '');
    };
    const wrong: string[] = [];
    for (const fact of facts.imports) {
      if (fact.dual || !knowledge.isV3(fact.written)) continue;
      if (resolveSymbol(v3, fact.written).kind === undefined) wrong.push(`import ${fact.written}`);
    }
    for (const { call, callee } of facts.calls.values()) {
      for (const atom of callee.atoms) {
        const name = atom.type === 'class' || atom.type === 'function' ? atom.name : undefined;
        const method = atom.type === 'method' ? atom : undefined;
        const owner = name ?? method?.self.cls ?? '';
        if (!knowledge.isV3(owner) || isMarked(call.host.start)) continue;
        const params = method ? knowledge.methodParameters(method.self.cls, method.name) : knowledge.parameters(owner);
        if (!params || params.some((one) => one.startsWith('**'))) continue;
        const { extra, surplus } = bindArguments(params, call);
        for (const keyword of extra.keys()) wrong.push(`${owner}${method ? `.${method.name}` : ''}(${keyword}=)`);
        if (surplus.length > 0 && !params.some((one) => /^\*\w/.test(one)))
          wrong.push(`${owner}: too many positional arguments`);
      }
    }
    for (const [node, { owner, value }] of facts.attributes) {
      for (const atom of owner.atoms) {
        if (atom.type !== 'instance' || !knowledge.isV3(atom.cls) || isMarked(node.host.start)) continue;
        const name = node.name.id;
        const isThere = knowledge.hasAttribute(atom.cls, name) || OF_PYDANTIC.has(name);
        if (value.atoms.length > 0 || name.startsWith('_') || isThere) continue;
        wrong.push(`${atom.cls}.${name}`);
      }
    }
    source.dispose();
    return wrong;
  };
}
