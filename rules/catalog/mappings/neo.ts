/**
 * Which frameworks V2 told SageMaker Neo the version of, by what the model is compiled for; the empty name stands for all
 * others. Read from V2 2.257.7 `model.py` (`multi_version_compilation_supported`).
 */
export const BY_VERSION: Readonly<Record<string, readonly string[]>> = {
  ml_inf1: ['pytorch', 'tensorflow', 'mxnet'],
  '': ['pytorch', 'tensorflow'],
};

/** Devices for which it never did. */
export const UNVERSIONED: ReadonlySet<string> = new Set([
  'imx8mplus',
  'jacinto_tda4vm',
  'coreml',
  'sitara_am57x',
  'amba_cv2',
  'amba_cv22',
  'amba_cv25',
  'lambda',
]);
