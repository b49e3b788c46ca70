import { callDoc, code, keyword, source } from '../../edits/doc';
import type { CallFact } from '../../python/facts';
import { readArguments } from '../arguments';
import type { Check, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { quoted } from '../expressions';

const HELPER = 'sagemaker.amazon.amazon_estimator.get_image_uri';

/** Rewrites `get_image_uri(region, name, version)` as `image_uris.retrieve`. */
export const imageUriHelper: Check = {
  name: 'image-uri-helper',
  handles: [HELPER],
  call(fact, context) {
    const [atom] = fact.callee.atoms;
    if (atom?.type !== 'function' || atom.name !== HELPER) return [];
    return [
      {
        code: 'SM112',
        node: fact.call.callee.kind === 'attribute' ? fact.call.callee.name : fact.call.callee,
        v2: HELPER,
        v3: 'sagemaker.core.image_uris.retrieve',
        fix: rewriteHelper(fact, context),
      },
    ];
  },
};

function rewriteHelper(fact: CallFact, context: Context): Rewrite | Refusal {
  const { args, items, obstacle } = readArguments(context, fact);
  const of = (name: string): (typeof args)[number] | undefined => args.find((one) => one.name === name);
  const [region, repo, version] = [of('region_name'), of('repo_name'), of('repo_version')];
  if (obstacle || !region || !repo) {
    return { grade: 'withheld', note: 'Call image_uris.retrieve(framework=..., region=..., version=...) instead.' };
  }
  const builder = context.rewrite();
  const images = builder.import('sagemaker.core', 'image_uris', fact.call);
  const { quote } = context.style(fact.call.host.text);
  const doc = callDoc(`${images}.retrieve`, [
    keyword('framework', source(repo.value)),
    keyword('region', source(region.value)),
    keyword('version', version ? source(version.value) : code(quoted('1', quote))),
  ]);
  return builder.replace(fact.call, doc, items).done('Rewrite as image_uris.retrieve()');
}
