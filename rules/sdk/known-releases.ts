import availability from '../catalog/sdk/v3-availability.json';
import { resolveTarget, type Target } from './versions';

/** The nearest V3 release that the tables know to the one asked for, with a line for the user where it is another. */
export function knownTarget(asked: string | undefined): Target {
  return resolveTarget(asked, availability.releases);
}
