import { manifestKind } from '../manifests/manifest-kind';

/** True for what the server looks at: Python, and manifests by their names, whatever language an editor gives them. */
export function takesDocument({ languageId, uri }: { readonly languageId: string; readonly uri: string }): boolean {
  return languageId === 'python' || manifestKind(decodeURI(uri)) !== undefined;
}
