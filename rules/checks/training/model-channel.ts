import { CONFIG_MODULE } from '../../catalog/mappings/trainer';
import { callDoc, code, type Doc, type DocItem, keyword } from '../../edits/doc';
import type { Expression } from '../../python/ast';
import type { Trainer } from './trainer';

/** The channel that V2 added for `model_uri` (V2 `job.py`, `_Job._load_config`). */
export function modelChannel(trainer: Trainer, uri: Expression): Doc {
  const text = (value: string): Doc => code(trainer.text(value));
  const name = trainer.given('model_channel_name')?.value;
  return channelDoc(trainer, name ? trainer.doc(name) : text('model'), trainer.doc(uri), [
    keyword('content_type', text('application/x-sagemaker-model')),
    keyword('input_mode', text('File')),
  ]);
}

/** The channel by which V2 gave the code to a container without a network. */
export function codeChannel(trainer: Trainer, uri: Doc): Doc {
  return channelDoc(trainer, code(trainer.text('code')), uri, []);
}

function channelDoc(trainer: Trainer, name: Doc, uri: Doc, more: readonly DocItem[]): Doc {
  const { builder, fact } = trainer;
  const named = (cls: string): string => builder.import(CONFIG_MODULE, cls, fact.call);
  const place = callDoc(named('S3DataSource'), [
    keyword('s3_data_type', code(trainer.text('S3Prefix'))),
    keyword('s3_uri', uri),
    keyword('s3_data_distribution_type', code(trainer.text('FullyReplicated'))),
  ]);
  return callDoc(named('Channel'), [
    keyword('channel_name', name),
    keyword('data_source', callDoc(named('DataSource'), [keyword('s3_data_source', place)])),
    ...more,
  ]);
}
