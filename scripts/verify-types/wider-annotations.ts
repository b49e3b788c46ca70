/** An annotation of the SDK that promises less than its code does, with what the code shows. */
interface WiderAnnotation {
  /** Path below `site-packages/sagemaker`. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/**
 * Annotations the check reads as the code behaves; each must be in the SDK exactly so, or the check stops.
 * Read from sagemaker-serve and sagemaker-train 1.27.0.
 */
export const widerAnnotations: readonly WiderAnnotation[] = [
  {
    file: 'serve/model_builder.py',
    from: ') -> Union[Endpoint, LocalEndpoint, Transformer]:',
    to: ') -> Endpoint:',
    reason: 'A Transformer comes only for BatchTransformInferenceConfig, a LocalEndpoint only in local modes.',
  },
  {
    file: 'train/model_trainer.py',
    from: '    hyperparameters: Optional[Union[Dict[str, Any], str]] = {}\n',
    to: '    hyperparameters: Dict[str, Any] = {}\n',
    reason: 'A text is read as the path of a file and replaced by the dict in it when the object is made.',
  },
  {
    file: 'mlops/workflow/steps.py',
    from: '    expire_after = attr.ib(\n',
    to: '    expire_after: Optional[str] = attr.ib(\n',
    reason: 'attrs takes the field without an annotation, which checkers do not know.',
  },
  {
    file: 'core/helper/session_helper.py',
    from: '    def default_bucket(self):\n',
    to: '    def default_bucket(self) -> str:\n',
    reason: 'The inferred type comes from a look into the configuration, which may hold anything.',
  },
];
