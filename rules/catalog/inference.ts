import type { CatalogEntry } from './entry';

/** One place in the V3 source. */
function v3(title: string, line: number): CatalogEntry['links'][number] {
  const path = 'sagemaker-core/src/sagemaker/core/resources.py';
  return { title, url: `https://github.com/aws/sagemaker-python-sdk/blob/v3.27.0/${path}#L${line}` };
}

/** One place in the V2 source. */
function v2(title: string, line: number, file = 'base_predictor.py'): CatalogEntry['links'][number] {
  return { title, url: `https://github.com/aws/sagemaker-python-sdk/blob/v2.257.6/src/sagemaker/${file}#L${line}` };
}

/** A page of the SageMaker API reference. */
function api(title: string, page: string): CatalogEntry['links'][number] {
  return { title, url: `https://docs.aws.amazon.com/sagemaker/latest/APIReference/${page}.html` };
}

/** SM5xx: inference and cleanup. */
export const inferenceEntries: readonly CatalogEntry[] = [
  {
    code: 'SM501',
    title: '`Predictor` is gone; get the endpoint by `Endpoint.get(endpoint_name=...)`',
    error:
      'ModuleNotFoundError: `sagemaker.predictor` was removed in the SageMaker Python SDK v3. Use the `Endpoint` resource. (from sagemaker.core.resources import Endpoint)',
    why: 'V3 has no predictor object. An endpoint that exists already is fetched as the resource `Endpoint`; unlike the constructor of `Predictor` this asks the service for it (`DescribeEndpoint`), so the endpoint must exist by then.\n\n`Endpoint` has the fields `serializer` and `deserializer`. With both set, `invoke` encodes the body and decodes the answer; with neither, bytes go in and a stream comes out. A session is passed as the boto3 session: `session=sess.boto_session`.',
    before: `from sagemaker.deserializers import JSONDeserializer
from sagemaker.predictor import Predictor
from sagemaker.serializers import CSVSerializer

predictor = Predictor(
    endpoint_name="demo",
    serializer=CSVSerializer(),
    deserializer=JSONDeserializer(),
)
print(predictor.predict([[5.1, 3.5]]))
`,
    after: `from sagemaker.core.resources import Endpoint
from sagemaker.core.serializers import CSVSerializer
from sagemaker.core.deserializers import JSONDeserializer

predictor = Endpoint.get(endpoint_name="demo")
predictor.serializer = CSVSerializer()
predictor.deserializer = JSONDeserializer()
print(predictor.invoke(
    body=[[5.1, 3.5]],
    content_type="text/csv",
    accept="application/json",
).body)
`,
    grade: 'safe',
    severity: 'error',
    contradicts:
      'The migration guide says that a V3 endpoint has no serializers; `Endpoint` has had both fields since 3.0.',
    links: [v3('Endpoint.get', 10327), v3('Endpoint.serializer', 10212), v2('Predictor', 99)],
    since: '3.0',
  },
  {
    code: 'SM502',
    title: '`Endpoint` has no `predict`; call `invoke(body=..., content_type=..., accept=...)`',
    error: "AttributeError: 'Endpoint' object has no attribute 'predict'",
    why: '`invoke` sends the request that `predict` sent, with three differences. It takes the entries of `initial_args` as keywords. It does not take ContentType and Accept from the serializers: without `content_type=` no such header is sent at all. And it returns the whole answer, whose `body` is the decoded value where the endpoint has a serializer and a deserializer, and otherwise a stream to `read()`.\n\nWithout a serializer the body must be bytes or text. Lists, arrays, open files and bytearrays fail.',
    before: `from sagemaker.predictor import Predictor

predictor = Predictor("demo")
result = predictor.predict(
    b"5.1,3.5",
    initial_args={"ContentType": "text/csv", "TargetModel": "a.tar.gz"},
    inference_id="first",
)
print(result.decode("utf-8"))
`,
    after: `from sagemaker.core.resources import Endpoint

predictor = Endpoint.get(endpoint_name="demo")
result = predictor.invoke(
    body=b"5.1,3.5",
    content_type="text/csv",
    accept="*/*",
    target_model="a.tar.gz",
    inference_id="first",
).body.read()
print(result.decode("utf-8"))
`,
    grade: 'safe',
    severity: 'error',
    contradicts:
      'The migration guide parses the response by hand; `invoke` decodes it where the endpoint has both fields set.',
    links: [
      v3('Endpoint.invoke', 10748),
      v2('Predictor.predict', 158),
      api('InvokeEndpoint', 'API_runtime_InvokeEndpoint'),
    ],
    since: '3.0',
  },
  {
    code: 'SM503',
    title: '`Endpoint` has no `delete_endpoint`; delete the configuration and the endpoint one by one',
    error: "AttributeError: 'Endpoint' object has no attribute 'delete_endpoint'",
    why: "V2's `delete_endpoint()` deleted two things, the endpoint configuration first and then the endpoint, unless `delete_endpoint_config=False` was given. V3's `Endpoint.delete()` deletes the endpoint only and takes no argument.\n\n`delete_model()` deleted the model of every production variant. Each is a `Model` of its own in V3; their names are in the configuration, which must still exist.",
    before: `from sagemaker.predictor import Predictor

predictor = Predictor("demo")
predictor.delete_model()
predictor.delete_endpoint()
`,
    after: `from sagemaker.core.resources import Endpoint, EndpointConfig, Model

predictor = Endpoint.get(endpoint_name="demo")
config = EndpointConfig.get(endpoint_config_name=predictor.endpoint_config_name)
for variant in config.production_variants:
    Model.get(model_name=variant.model_name).delete()
EndpointConfig.get(endpoint_config_name=predictor.endpoint_config_name).delete()
predictor.delete()
`,
    grade: 'safe',
    severity: 'error',
    links: [
      v3('Endpoint.delete', 10470),
      v3('EndpointConfig.get', 11171),
      v2('Predictor.delete_endpoint', 524),
      v2('Predictor.delete_model', 728),
      api('DeleteEndpointConfig', 'API_DeleteEndpointConfig'),
    ],
    since: '3.0',
  },
  {
    code: 'SM504',
    title: 'An `Endpoint` wants both serializer and deserializer, or neither; set the other one too',
    error: 'ValueError: Both serializer and deserializer must be provided together, or neither should be provided',
    why: 'A V2 predictor starts with an `IdentitySerializer` and a `BytesDeserializer`, so a program may replace one of them and keep the other. A V3 endpoint starts with none, and `invoke` raises when only one is set.\n\n`content_type` and `accept`, which V2 let a program set on the predictor, are arguments of `invoke`. `RecordSerializer` and `RecordDeserializer` can be imported but only raise `NotImplementedError`.',
    before: `from sagemaker.predictor import Predictor
from sagemaker.serializers import CSVSerializer

predictor = Predictor("demo")
predictor.serializer = CSVSerializer()
print(predictor.predict([[5.1, 3.5]]))
`,
    after: `from sagemaker.core.serializers import CSVSerializer
from sagemaker.core.resources import Endpoint
from sagemaker.core.deserializers import BytesDeserializer

predictor = Endpoint.get(endpoint_name="demo")
predictor.serializer = CSVSerializer()
predictor.deserializer = BytesDeserializer()
print(predictor.invoke(body=[[5.1, 3.5]], content_type="text/csv", accept="*/*").body)
`,
    grade: 'safe',
    severity: 'error',
    links: [v3('Endpoint.invoke', 10748), v2('Predictor.content_type', 958)],
    since: '3.0',
  },
  {
    code: 'SM505',
    title: 'An `Endpoint` does not have this member of a predictor; use the resource that has it',
    error: "AttributeError: 'Endpoint' object has no attribute 'endpoint'",
    why: 'Some members only changed their name: `endpoint` is `endpoint_name`. An update needs a new `EndpointConfig` and `Endpoint.update()`: a function with the code of V2 for that is written into the program. Others became operations of resources: monitors are `MonitoringSchedule` resources, a streamed answer (`predict_stream`) is asked for through the client of the session, because `invoke_with_response_stream` of an `Endpoint` fails on every answer, and the session is not kept on the endpoint. The note at each place names the call to use.',
    before: `from sagemaker.predictor import Predictor

predictor = Predictor("demo")
print(predictor.endpoint)
predictor.list_monitors()
`,
    after: `from sagemaker.core.resources import Endpoint

predictor = Endpoint.get(endpoint_name="demo")
print(predictor.endpoint_name)
# TODO(sagemaker-v3 SM505): Use MonitoringSchedule.get_all(endpoint_name=...) of sagemaker.core.resources; it gives schedules, not monitors.
predictor.list_monitors()
`,
    grade: 'safe',
    severity: 'error',
    links: [v3('Endpoint', 10174), v3('Endpoint.update', 10414), v2('Predictor.update_endpoint', 384)],
    since: '3.0',
  },
  {
    code: 'SM506',
    title: 'V3 has no `AsyncPredictor`; call `endpoint.invoke_async(input_location=...)`',
    error: "AttributeError: 'Endpoint' object has no attribute 'predict_async'",
    why: 'A V2 deploy with `async_inference_config=` gives an `AsyncPredictor`, which uploads the payload to the default bucket, starts the inference and waits for the answer in S3. In V3 the endpoint has `invoke_async(input_location=...)` only. Where the program uploads data or waits for a result, `sagemaker.serve.predictor_async.AsyncPredictor` does that; it does not accept an `Endpoint`, so a namespace with the members of a V2 predictor that it reads stands in between.',
    before: `from sagemaker.predictor import Predictor
from sagemaker.predictor_async import AsyncPredictor

predictor = AsyncPredictor(Predictor("demo"))
response = predictor.predict_async(input_path="s3://demo-bucket/in.csv")
print(response.output_path)
`,
    after: `from sagemaker.core.resources import Endpoint

predictor = Endpoint.get(endpoint_name="demo")
response = predictor.invoke_async(
    input_location="s3://demo-bucket/in.csv",
    accept="*/*"
)
print(response.output_location)
`,
    grade: 'safe',
    severity: 'error',
    links: [
      v3('Endpoint.invoke_async', 10849),
      v2('AsyncPredictor.predict_async', 146, 'predictor_async.py'),
      api('InvokeEndpointAsync', 'API_runtime_InvokeEndpointAsync'),
    ],
    since: '3.0',
  },
  {
    code: 'SM508',
    title: 'A predictor never had this method, in V2 or in V3; remove the call or call boto3',
    error: "AttributeError: 'Endpoint' object has no attribute 'describe'",
    why: 'The call fails under V2 already. A description of an endpoint is what `describe_endpoint` of boto3 returns; in V3 its parts are fields of the `Endpoint` (`endpoint_status`, `endpoint_config_name`, ...), brought up to date by `refresh()`.',
    before: `from sagemaker.predictor import Predictor

predictor = Predictor("demo")
print(predictor.describe())
`,
    after: `from sagemaker.core.resources import Endpoint

predictor = Endpoint.get(endpoint_name="demo")
# TODO(sagemaker-v3 SM508): describe is not a V2 method: a predictor never had it. Read the fields of the endpoint after refresh(), or call describe_endpoint of boto3.
print(predictor.describe())
`,
    grade: 'withheld',
    severity: 'error',
    links: [v2('Predictor', 99), v3('Endpoint', 10174)],
    since: '3.0',
  },
  {
    code: 'SM520',
    title: 'Framework predictors are gone; use `Endpoint.get(...)` with the formats of the class',
    error:
      'ModuleNotFoundError: `sagemaker.pytorch` was removed in the SageMaker Python SDK v3. Use `ModelTrainer`. (from sagemaker.train import ModelTrainer)',
    why: 'A framework predictor is a `Predictor` with other defaults: `PyTorchPredictor` sends and reads NumPy arrays, `HuggingFacePredictor` JSON, `XGBoostPredictor` sends LibSVM and reads CSV. In V3 the endpoint gets these formats by assignment.\n\nPredictors of the built-in algorithms exchange RecordIO-protobuf, which V3 cannot write or read; they are not rewritten.',
    before: `import numpy as np
from sagemaker.pytorch import PyTorchPredictor

predictor = PyTorchPredictor("demo")
print(predictor.predict(np.zeros((1, 4))))
`,
    after: `import numpy as np
from sagemaker.core.resources import Endpoint
from sagemaker.core.serializers import NumpySerializer
from sagemaker.core.deserializers import NumpyDeserializer

predictor = Endpoint.get(endpoint_name="demo")
predictor.serializer = NumpySerializer()
predictor.deserializer = NumpyDeserializer()
print(predictor.invoke(
    body=np.zeros((1, 4)),
    content_type="application/x-npy",
    accept="application/x-npy",
).body)
`,
    grade: 'safe',
    severity: 'error',
    links: [v3('Endpoint.get', 10327), v2('PyTorchPredictor', 47, 'pytorch/model.py')],
    since: '3.0',
  },
];
