const BUILDER = /\bsagemaker\.serve\b[\s\S]*\bModelBuilder\b/;
const V3_NAMES = /\bsagemaker\.(core|train|mlops|serve\.model_builder)\b/;
const V2_NAMES =
  /\bfrom sagemaker\.serve import\s*(\([^)]*|[^\n]*)\b(Mode|SchemaBuilder|CustomPayloadTranslator)\b|\b(from|import) sagemaker(?!\.serve\b)(\.[a-z_]+)*\s|\bsagemaker\.serve\.builder\.model_builder\b/;
/** The builder stays V2's as long as its marker says that it waits. */
const MARKER = /\(sagemaker-v3 SM430\)/;

/**
 * True when `sagemaker.serve.ModelBuilder`, which both SDKs have, is V2's in a program: other names of it are V2's and
 * none is V3's.
 */
export function hasV2Builder(texts: readonly string[]): boolean {
  if (!texts.some((text) => BUILDER.test(text))) return false;
  if (texts.some((text) => MARKER.test(text))) return true;
  return texts.some((text) => V2_NAMES.test(text)) && !texts.some((text) => V3_NAMES.test(text));
}
