import { LLM_BACKENDS, LLM_HELPER, LMI_VERSION } from '../../catalog/mappings/llm-images';
import { callDoc, code, type Doc, type DocItem, joined, keyword, source } from '../../edits/doc';
import type { Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { readArguments } from '../arguments';
import type { Check, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { isNone, isSimple, knownString, quoted, unwrap } from '../expressions';
import type { RewriteBuilder } from '../rewrite-builder';

/** Rewrites `get_huggingface_llm_image_uri(backend, …)` as the look-up that V2 made of it. */
export const llmImageUri: Check = {
  name: 'llm-image-uri',
  handles: [LLM_HELPER],
  call(fact, context) {
    const [atom] = fact.callee.atoms;
    if (atom?.type !== 'function' || atom.name !== LLM_HELPER) return [];
    return [
      {
        code: 'SM112',
        node: fact.call.callee.kind === 'attribute' ? fact.call.callee.name : fact.call.callee,
        v2: LLM_HELPER,
        v3: 'sagemaker.core.image_uris.retrieve',
        message: 'get_huggingface_llm_image_uri() is gone in V3: look the image up with image_uris.retrieve()',
        fix: rewriteHelper(fact, context),
      },
    ];
  },
};

function rewriteHelper(fact: CallFact, context: Context): Rewrite | Refusal {
  const { args, items, obstacle } = readArguments(context, fact);
  const of = (name: string): Expression | undefined => {
    const value = args.find((one) => one.name === name)?.value;
    return value && !isNone(value) ? value : undefined;
  };
  const given = of('backend');
  const name = given && knownString(context, given);
  const backend = name !== undefined && Object.hasOwn(LLM_BACKENDS, name) ? LLM_BACKENDS[name] : undefined;
  if (obstacle || !backend) {
    const note =
      'Which image V2 chose depends on the backend: call image_uris.retrieve(framework=..., region=..., version=...).';
    return { grade: 'withheld', note };
  }
  const builder = context.rewrite();
  const images = builder.import('sagemaker.core', 'image_uris', fact.call);
  const { quote } = context.style(fact.call.host.text);
  const text = (value: string): Doc => code(quoted(value, quote));
  const region = regionOf(fact, of('region'), of('session'), builder);
  if (!region) {
    return { grade: 'withheld', note: 'Give the session a name first: image_uris.retrieve() needs its region.' };
  }
  const version = of('version');
  const out: DocItem[] = [keyword('framework', text(backend.framework)), keyword('region', region)];
  if (version) out.push(keyword('version', source(version)));
  else if (name === 'lmi') out.push(keyword('version', text(LMI_VERSION)));
  else
    builder.tell(
      'V2 took the newest version that it knew, V3 takes the newest that it knows: give version= to keep the image.',
    );
  if (name !== 'lmi') out.push(keyword('image_scope', text('inference')));
  if (backend.tool) out.push(keyword('inference_tool', text(backend.tool)));
  return builder
    .replace(fact.call, callDoc(`${images}.retrieve`, out, items.isMultiline), items)
    .done('Rewrite as image_uris.retrieve()');
}

function regionOf(
  fact: CallFact,
  region: Expression | undefined,
  session: Expression | undefined,
  builder: RewriteBuilder,
): Doc | undefined {
  if (region) return source(region);
  if (session) return isSimple(unwrap(session)) ? joined(source(session), code('.boto_region_name')) : undefined;
  const cls = builder.import('sagemaker.core.helper.session_helper', 'Session', fact.call);
  return code(`${cls}().boto_region_name`);
}
