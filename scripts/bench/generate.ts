/** Repeatable pseudo-random numbers in [0, 1), so that every run measures the same files. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const header = `"""Training and deployment helpers."""
import json
import logging
import os

import boto3
import numpy as np
import pandas as pd
import sagemaker
from sagemaker import get_execution_role, image_uris
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.model import Model
from sagemaker.tuner import ContinuousParameter, HyperparameterTuner

logger = logging.getLogger(__name__)
session = sagemaker.Session()
role = get_execution_role()
bucket = session.default_bucket()
`;

const plainHeader = `"""Data preparation helpers."""
import json
import logging
import os

import numpy as np
import pandas as pd

logger = logging.getLogger(__name__)
session = None
role = "none"
bucket = "data"
`;

const plain: readonly ((n: number) => string)[] = [
  (n) => `
def clean_${n}(frame: pd.DataFrame, threshold: float = 0.${(n % 90) + 10}) -> pd.DataFrame:
    """Drops sparse columns and fills the rest."""
    kept = [name for name in frame.columns if frame[name].notna().mean() > threshold]
    frame = frame[kept].copy()
    for name in frame.select_dtypes(include=["number"]).columns:
        median = frame[name].median()
        frame[name] = frame[name].fillna(median).astype("float64")
    logger.info("kept %d columns of part %s", len(kept), f"{${n}:04d}")
    return frame.reset_index(drop=True)
`,
  (n) => `
class FeatureStore${n}:
    """Keeps the features of one group."""

    columns = ["age", "income", "score_${n}"]

    def __init__(self, path: str, limit: int = ${n * 10 + 10}) -> None:
        self.path = path
        self.limit = limit
        self._cache: dict[str, pd.DataFrame] = {}

    def load(self, name: str) -> pd.DataFrame:
        if name not in self._cache:
            try:
                self._cache[name] = pd.read_csv(os.path.join(self.path, name + ".csv"), nrows=self.limit)
            except FileNotFoundError as error:
                logger.warning("no features for %s: %s", name, error)
                return pd.DataFrame(columns=self.columns)
        return self._cache[name]
`,
  (n) => `
def evaluate_${n}(truth, predicted):
    matrix = np.zeros((2, 2), dtype=int)
    for expected, got in zip(truth, predicted):
        matrix[int(expected), int(got > 0.5)] += 1
    total = matrix.sum() or 1
    report = {"accuracy": float(np.trace(matrix)) / total, "run": ${n}}
    with open(f"report_{${n}}.json", "w") as stream:
        json.dump(report, stream, indent=2)
    return report
`,
];

const usages: readonly ((n: number) => string)[] = [
  (n) => `
def train_${n}(prefix):
    estimator = Estimator(
        image_uri=image_uris.retrieve("xgboost", session.boto_region_name, version="1.5-1"),
        role=role,
        instance_count=1,
        instance_type="ml.m5.xlarge",
        output_path=f"s3://{bucket}/{prefix}/output",
        hyperparameters={"max_depth": ${(n % 9) + 2}, "num_round": 100},
    )
    estimator.fit({"train": TrainingInput(f"s3://{bucket}/{prefix}/train", content_type="text/csv")})
    return estimator
`,
  (n) => `
def serve_${n}(artifact, image):
    model = Model(image_uri=image, model_data=artifact, role=role, sagemaker_session=session)
    predictor = model.deploy(initial_instance_count=1, instance_type="ml.m5.large", endpoint_name="part-${n}")
    answer = predictor.predict("1,2,3")
    predictor.delete_endpoint()
    return answer
`,
  (n) => `
def tune_${n}(estimator: Estimator, inputs):
    tuner = HyperparameterTuner(
        estimator,
        "validation:auc",
        {"eta": ContinuousParameter(0.01, 0.${(n % 8) + 1})},
        max_jobs=${(n % 20) + 4},
    )
    tuner.fit(inputs)
    return tuner.best_training_job()
`,
];

/** Lines of plain code between two V2 usages. */
const linesPerUsage = 25;

/** A V2-like module of about `lines` lines; without usages it never says `sagemaker`. */
export function generateModule(lines: number, { seed = 1, hasUsages = true } = {}): string {
  const next = random(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)]!;
  let text = hasUsages ? header : plainHeader;
  let written = countLines(text);
  let sinceUsage = 0;
  for (let part = 1; written < lines; part += 1) {
    const isUsage = hasUsages && sinceUsage >= linesPerUsage - 10;
    const block = `\n${pick(isUsage ? usages : plain)(part)}`;
    sinceUsage = isUsage ? 0 : sinceUsage + countLines(block);
    text += block;
    written += countLines(block);
  }
  return text;
}

/** A tree of modules by path; every fourth one has nothing to do with SageMaker. */
export function generateTree(files: number): ReadonlyMap<string, string> {
  const tree = new Map<string, string>();
  for (let index = 0; index < files; index += 1) {
    const text = generateModule(100 + ((index * 37) % 300), { seed: index + 1, hasUsages: index % 4 !== 3 });
    tree.set(`package_${index % 20}/module_${index}.py`, text);
  }
  return tree;
}

function countLines(text: string): number {
  return text.split('\n').length - 1;
}
