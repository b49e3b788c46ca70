import { CONFIG_MODULE } from '../../catalog/mappings/trainer';
import { callDoc, code, type Doc, keyword } from '../../edits/doc';
import type { Expression } from '../../python/ast';
import type { Trainer } from './trainer';

/** The channel that V2 added for `model_uri` (V2 `job.py`, `_Job._load_config`). */
export function modelChannel(trainer: Trainer, uri: Expression): Doc {
  const { builder, fact } = trainer;
  const named = (name: string): string => builder.import(CONFIG_MODULE, name, fact.call);
  const text = (value: string): Doc => code(trainer.text(value));
  const name = trainer.given('model_channel_name')?.value;
  const place = callDoc(named('S3DataSource'), [
    keyword('s3_data_type', text('S3Prefix')),
    keyword('s3_uri', trainer.doc(uri)),
    keyword('s3_data_distribution_type', text('FullyReplicated')),
  ]);
  return callDoc(named('Channel'), [
    keyword('channel_name', name ? trainer.doc(name) : text('model')),
    keyword('data_source', callDoc(named('DataSource'), [keyword('s3_data_source', place)])),
    keyword('content_type', text('application/x-sagemaker-model')),
    keyword('input_mode', text('File')),
  ]);
}
