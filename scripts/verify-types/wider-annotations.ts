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
    file: 'core/jumpstart/document.py',
    from: '@lru_cache(maxsize=128)\ndef get_hub_content_and_document(',
    to: 'def get_hub_content_and_document(',
    reason:
      'The cache asks for something hashable, which JumpStartConfig is by `frozen=True`; checkers do not know that.',
  },
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
  {
    file: 'core/helper/session_helper.py',
    from: '        self.default_bucket_prefix = default_bucket_prefix\n',
    to: '        self.default_bucket_prefix: str = default_bucket_prefix\n',
    reason: 'As above: a prefix of the configuration is a text.',
  },
  {
    file: 'core/workflow/properties.py',
    from: 'class Properties(StepOutput, metaclass=PropertiesMeta):\n',
    to: 'class Properties(StepOutput, metaclass=PropertiesMeta):\n    def __getattr__(self, name: str): return getattr(name, name)\n',
    reason: 'Attributes are made from the shapes of the service when the object is constructed.',
  },
  {
    file: 'core/transformer.py',
    from: '        batch_data_capture_config: BatchDataCaptureConfig = None,\n        wait: bool = True,\n',
    to: '        batch_data_capture_config = None,\n        wait: bool = True,\n',
    reason:
      'The request is serialized from the members of any object; the one of `sagemaker.core.inputs` has the same.',
  },
  {
    file: 'core/clarify/__init__.py',
    from: '        facet_values_or_threshold: Optional[Union[int, float, str]] = None,\n',
    to: '        facet_values_or_threshold: Any = None,\n',
    reason: 'A list of values is what the schema of the analysis wants and what its documentation names.',
  },
  {
    file: 'core/model_monitor/model_monitoring.py',
    from: '        dataset_format: MonitoringDatasetFormat,\n',
    to: '        dataset_format: Dict,\n',
    reason: 'The class has only static methods, whose dicts are passed here.',
  },
  {
    file: 'core/model_monitor/model_monitoring.py',
    from: '        probability_threshold_attribute: str = None,\n        exclude_features_attribute: str = None,\n    ):\n        """Initialize a `BatchTransformInput`',
    to: '        probability_threshold_attribute: Union[str, float] = None,\n        exclude_features_attribute: str = None,\n    ):\n        """Initialize a `BatchTransformInput`',
    reason: 'The field that it fills is a float.',
  },
  {
    file: 'mlops/workflow/condition_step.py',
    from: '        if_steps: Optional[List[Step]] = None,\n        else_steps: Optional[List[Step]] = None,\n',
    to: '        if_steps: Optional[list] = None,\n        else_steps: Optional[list] = None,\n',
    reason: 'The compiler of steps takes what a function with the step decorator returns as well.',
  },
  {
    file: 'core/analytics.py',
    from: '    def dataframe(self, force_refresh=False):\n',
    to: '    def dataframe(self, force_refresh=False) -> "pd.DataFrame":\n',
    reason: 'What is cached is None only until it has been fetched two lines above.',
  },
  {
    file: 'core/serializers/implementations.py',
    from: ') -> BaseSerializer:\n    """Retrieves the default',
    to: ') -> SimpleBaseSerializer:\n    """Retrieves the default',
    reason: 'Every class that the table of JumpStart formats names is a SimpleBaseSerializer.',
  },
  {
    file: 'core/deserializers/implementations.py',
    from: ') -> BaseDeserializer:\n    """Retrieves the default',
    to: ') -> SimpleBaseDeserializer:\n    """Retrieves the default',
    reason: 'Every class that the table of JumpStart formats names is a SimpleBaseDeserializer.',
  },
  {
    file: 'core/deserializers/base.py',
    from: '    def ACCEPT(self):\n        """The content types that are expected',
    to: '    def ACCEPT(self) -> "tuple[str, ...]":\n        """The content types that are expected',
    reason: 'What is abstract and has no body counts as None; each class that can be made gives a sequence of texts.',
  },
  {
    file: 'core/workflow/parameters.py',
    from: '    """String parameter for pipelines."""\n',
    to: '    """String parameter for pipelines."""\n\n    default_value: str\n',
    reason: 'The validator of the field accepts nothing but the type of the parameter.',
  },
  {
    file: 'core/workflow/parameters.py',
    from: '    """Integer parameter for pipelines."""\n',
    to: '    """Integer parameter for pipelines."""\n\n    default_value: int\n',
    reason: 'As above.',
  },
  {
    file: 'serve/model_builder.py',
    from: '    ) -> Union[ModelPackage, ModelPackageGroup]:\n',
    to: '    ) -> str:\n',
    reason: 'It returns `model_package_response.get("ModelPackageArn")`, and nothing in a pipeline.',
  },
  {
    file: 'mlops/workflow/model_step.py',
    from: '        step_args: Union[_ModelStepArguments, Dict],\n',
    to: '        step_args: object,\n',
    reason:
      'Under a PipelineSession build() and register() return these arguments, of which their annotations say nothing.',
  },
  {
    file: 'serve/model_builder.py',
    from: '        model_metrics: Optional[ModelMetrics] = None,\n        metadata_properties: Optional[MetadataProperties] = None,\n',
    to: '        model_metrics=None,\n        metadata_properties=None,\n',
    reason:
      '`_to_request_dict()` of the registry takes the classes of `sagemaker.core.model_metrics` as well as the shapes.',
  },
  {
    file: 'serve/model_builder.py',
    from: '        drift_check_baselines: Optional[DriftCheckBaselines] = None,\n',
    to: '        drift_check_baselines=None,\n',
    reason: 'As above.',
  },
];
