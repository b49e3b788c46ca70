import type { Helper } from './helper';
import { WRITE_DENSE } from './record-io';

/**
 * Record sets of V2's `amazon/amazon_estimator.py`, which V3 has none of; `test/requests/programs/training` compares what they
 * upload and send with the real V2.
 */

const CONFIGS = 'sagemaker.core.training.configs';
const importing = (...names: readonly string[]) => names.map((name) => ({ module: CONFIGS, name }));

/** `sagemaker.amazon.amazon_estimator.RecordSet`. */
const recordSet: Helper = {
  name: 'RecordSet',
  imports: importing('Channel', 'DataSource', 'S3DataSource'),
  source: `class RecordSet:
    """Records in S3 and how many there are, as in SageMaker SDK 2."""

    def __init__(
        self,
        s3_data,
        num_records,
        feature_dim,
        s3_data_type="ManifestFile",
        channel="train",
        distribution="ShardedByS3Key",
    ):
        self.s3_data = s3_data
        self.feature_dim = feature_dim
        self.num_records = num_records
        self.s3_data_type = s3_data_type
        self.channel = channel
        self.distribution = distribution

    def input_channel(self):
        records = S3DataSource(
            s3_uri=self.s3_data,
            s3_data_type=self.s3_data_type,
            s3_data_distribution_type=self.distribution,
        )
        source = DataSource(s3_data_source=records)
        return Channel(channel_name=self.channel, data_source=source)
`,
};

/** `sagemaker.amazon.amazon_estimator.FileSystemRecordSet`. */
const fileSystemRecordSet: Helper = {
  name: 'FileSystemRecordSet',
  imports: importing('Channel', 'DataSource', 'FileSystemDataSource'),
  source: `class FileSystemRecordSet:
    """Records in a file system and how many there are, as in SageMaker SDK 2."""

    def __init__(
        self,
        file_system_id,
        file_system_type,
        directory_path,
        num_records,
        feature_dim,
        file_system_access_mode="ro",
        channel="train",
    ):
        self.file_system = FileSystemDataSource(
            file_system_id=file_system_id,
            file_system_type=file_system_type,
            directory_path=directory_path,
            file_system_access_mode=file_system_access_mode,
        )
        self.feature_dim = feature_dim
        self.num_records = num_records
        self.channel = channel

    def input_channel(self):
        source = DataSource(file_system_data_source=self.file_system)
        return Channel(channel_name=self.channel, data_source=source)
`,
};

/** `record_set()` of V2's algorithm classes; takes the trainer, the name of its V2 class and what V2 called data_location. */
export const uploadRecordSet: Helper = {
  name: 'upload_record_set',
  uses: [recordSet, WRITE_DENSE],
  imports: [{ module: 'sagemaker.core.common_utils', name: 'sagemaker_timestamp' }],
  source: `def upload_record_set(
    trainer,
    algorithm,
    location,
    train,
    labels=None,
    channel="train",
    encrypt=False,
    distribution="ShardedByS3Key",
):
    """Uploads an array in one part per instance, as record_set() of SageMaker SDK 2."""
    import io
    import json

    session = trainer.sagemaker_session
    options = {"ServerSideEncryption": "AES256"} if encrypt else {}
    if location is None:
        bucket, prefix = session.default_bucket(), session.default_bucket_prefix
        parts = [bucket, prefix, "sagemaker-record-sets/"]
        location = "s3://" + "/".join(part for part in parts if part)
        account = session.account_id()
        if bucket == f"sagemaker-{session.boto_region_name}-{account}":
            options["ExpectedBucketOwner"] = account
    bucket, _, prefix = location[len("s3://") :].partition("/")
    prefix = f"{prefix}{algorithm}-{sagemaker_timestamp()}/".lstrip("/")
    s3 = session.boto_session.resource("s3", region_name=session.boto_region_name)
    count = trainer.compute.instance_count
    size = len(train) // count
    if size == 0:
        raise ValueError("Array length is less than num shards")
    names = []
    for index in range(count):
        part = slice(index * size, (index + 1) * size if index < count - 1 else None)
        data = io.BytesIO()
        targets = None if labels is None else labels[part]
        write_numpy_to_dense_tensor(data, train[part], targets)
        names.append(f"matrix_{str(index).zfill(len(str(count)))}.pbr")
        s3.Object(bucket, prefix + names[-1]).put(Body=data.getvalue(), **options)
    manifest = json.dumps([{"prefix": f"s3://{bucket}/{prefix}"}] + names).encode("utf-8")
    s3.Object(bucket, f"{prefix}.amazon.manifest").put(Body=manifest, **options)
    return RecordSet(
        f"s3://{bucket}/{prefix}.amazon.manifest",
        num_records=train.shape[0],
        feature_dim=train.shape[1],
        channel=channel,
        distribution=distribution,
    )
`,
};

/** Code for V2's record sets, by their canonical names. */
export const RECORD_SETS: Readonly<Record<string, Helper>> = {
  'sagemaker.amazon.amazon_estimator.RecordSet': recordSet,
  'sagemaker.amazon.amazon_estimator.FileSystemRecordSet': fileSystemRecordSet,
};
