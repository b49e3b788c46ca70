import type { Expression } from '../../python/ast';
import { publicName } from '../../sdk/names';
import type { Problem, Refusal, Rewrite } from '../check';
import type { ClientCall } from './clients';

/** A finding about a raw boto3 call, which works under V3 as it is. */
export function boto3Problem(
  code: string,
  client: ClientCall,
  v3: string,
  fix: Rewrite | Refusal,
  roots: readonly Expression[],
): Problem {
  return {
    code,
    node: client.callee.name,
    v2: `${publicName(client.atoms[0]?.self.cls ?? '')}.${client.name}`,
    v3,
    message: `${client.name} of boto3 keeps working; ${v3.replace(/^sagemaker\.core\.resources\./, '')} is V3's way to say it`,
    fix,
    roots,
  };
}

/** Why a call stays with boto3; nothing has to be done about it, so no marker is written. */
export function staysWithBoto3(reason: string): Refusal {
  return { grade: 'withheld', note: `This call stays with boto3 and needs no change: ${reason}.`, quiet: true };
}
