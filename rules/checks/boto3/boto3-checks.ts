import type { Check } from '../check';
import { createResource } from './create-resource';
import { deleteResource } from './delete-resource';
import { describeResource } from './describe-resource';
import { invokeEndpoint } from './invoke-endpoint';
import { waiter } from './waiter';

/** The checks of this area, in order. */
export const boto3Checks: readonly Check[] = [createResource, invokeEndpoint, deleteResource, describeResource, waiter];
