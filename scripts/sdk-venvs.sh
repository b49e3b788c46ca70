#!/usr/bin/env bash
# Installs both SageMaker SDKs for the checks that run real Python against them:
#   .cache/venv-v2  SageMaker Python SDK V2, with everything it asks for
#   .cache/venv-v3  SageMaker Python SDK V3, without the packages that are large and that no check needs
#                   (torch, mlflow, Iceberg, S3 file systems); empty stand-in modules take their place
# Safe to run again: a venv that already has the wanted versions and imports is left alone.
# Needs python3 (3.10 or newer) and a Python package index. Two runs at the same time wait for each other.
#
# Usage: scripts/sdk-venvs.sh [v2|v3]     default: both
set -euo pipefail

cd "$(dirname "$0")/.."
readonly CACHE=.cache
LOCKS=()

# Bump V3 and its four distributions together.
readonly V2=2.257.7
readonly V3=3.27.0
readonly V3_PARTS=(sagemaker-core==2.27.0 sagemaker-train==1.27.0 sagemaker-serve==1.27.0 sagemaker-mlops==1.27.0)

# Checks the requests of both SDKs against the same descriptions of the services.
readonly BOTO=(boto3==1.44.5 botocore==1.44.5)

# What importing and running V3 really needs, with the bounds its distributions declare. Measured by hiding one at a time
# from the import lines of the fixtures and examples: those that fail without it stand in the first four lines; the fifth
# line has what only other modules import, the last what migrated programs import (no module imports mock, protobuf and
# deepdiff, which are declared as well).
readonly V3_NEEDS=(
  'boto3>=1.43.90,<2' 'pydantic>=2.11,<3' 'PyYAML>=6,<7' 'jsonschema<5' 'platformdirs>=4,<5' 'rich>=13,<15'
  'importlib-metadata>=1.4,<7' 'typing_extensions>=4.9' 'pytz>=2021.1' 'requests>=2.28,<3' 'attrs>=20.3'
  'packaging>=20' 'pandas>=1,<3' 'numpy>=1.26,<3' 'schema>=0.7.5' 'omegaconf>=2.1' 'cloudpickle>=2' 'tblib>=1.7'
  'graphene>=3,<4' 'cryptography>=46' 'tqdm' 'psutil' 'docker'
  'scipy>=1.5' 'smdebug_rulesconfig>=1.0.1' 'jinja2>=3,<4' 'nest_asyncio>=1.5' 'paramiko>=2.11' 'sagemaker_schema_inference_artifacts'
  'protobuf>=3.12,<7'
)

# Fakes AWS for the programs whose requests are compared.
readonly FAKE_AWS=moto==5.2.5

# Modules V3 imports at its top level but that no check calls.
readonly V3_STAND_INS=(torch mlflow sagemaker_mlflow pyiceberg s3fs)

say() { printf 'sdk-venvs: %s\n' "$*"; }
die() { say "$*" >&2; exit 1; }

# The first interpreter that is new enough and can make a venv.
find_python() {
  local name
  for name in "${PYTHON:-python3}" python3.12 python3.11 python3.10 python3.13 python3; do
    if "$name" -c "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))" >/dev/null 2>&1; then
      command -v "$name"
      return
    fi
  done
  return 1
}

# lock DIR: waits for other runs on the same venv; one that was killed does not count.
lock() {
  local file=$1.lock holder
  mkdir -p "$CACHE"
  until (set -o noclobber && echo $$ >"$file") 2>/dev/null; do
    holder=$(cat "$file" 2>/dev/null || true)
    if [ -n "$holder" ] && ! kill -0 "$holder" 2>/dev/null; then rm -f "$file"; else sleep 0.5; fi
  done
  LOCKS+=("$file")
  trap 'rm -f "${LOCKS[@]}"' EXIT
}

# new_venv DIR: makes the venv when it is not there or is broken.
new_venv() {
  local dir=$1 python
  if [ -x "$dir/bin/python" ] && "$dir/bin/python" -m pip --version >/dev/null 2>&1; then return; fi
  python=$(find_python) ||
    die "missing: Python 3.10 or newer with the venv module (Debian: apt-get install python3 python3-venv)"
  say "$dir: new venv with $("$python" --version)"
  rm -rf "$dir"
  mkdir -p "$CACHE"
  "$python" -m venv "$dir"
}

# install DIR ARGS...: pip install, with one line when it cannot reach a package index.
install() {
  local dir=$1 log
  shift
  log=$(mktemp)
  if ! "$dir/bin/python" -m pip install --quiet --disable-pip-version-check "$@" >"$log" 2>&1; then
    tail -n 5 "$log" >&2
    rm -f "$log"
    die "missing: $dir could not be filled (no network or no package index?): run this again where pip can install, once is enough"
  fi
  rm -f "$log"
}

# has DIR PIN...: true when every pinned distribution is installed in exactly that version.
has() {
  local dir=$1
  shift
  "$dir/bin/python" - "$@" 2>/dev/null <<'PY'
import sys
from importlib.metadata import version
sys.exit(any(version(p.split("==")[0]) != p.split("==")[1] for p in sys.argv[1:]))
PY
}

# works DIR CODE: runs import lines without touching the network or a real account.
works() {
  AWS_ACCESS_KEY_ID=testing AWS_SECRET_ACCESS_KEY=testing AWS_DEFAULT_REGION=us-west-2 AWS_EC2_METADATA_DISABLED=true \
    "$1/bin/python" -W ignore -c "$2"
}

readonly V2_IMPORTS='import sagemaker, sagemaker.estimator, sagemaker.tuner, sagemaker.workflow.pipeline'
readonly V3_IMPORTS='
from sagemaker.train import ModelTrainer
from sagemaker.train.tuner import HyperparameterTuner
from sagemaker.serve.model_builder import ModelBuilder
from sagemaker.core.resources import Endpoint
from sagemaker.core.processing import ScriptProcessor
from sagemaker.mlops.workflow.pipeline import Pipeline
from sagemaker.mlops.workflow.steps import TrainingStep
from torch import Tensor
import google.protobuf'

make_v2() {
  local dir=$CACHE/venv-v2
  lock "$dir"
  new_venv "$dir"
  if has "$dir" "sagemaker==$V2" "${BOTO[@]}" "$FAKE_AWS" && works "$dir" "$V2_IMPORTS" >/dev/null 2>&1; then
    say "$dir: sagemaker $V2 is there"
    return
  fi
  say "$dir: installing sagemaker $V2"
  install "$dir" "sagemaker==$V2" scipy "${BOTO[@]}" "$FAKE_AWS"
  works "$dir" "$V2_IMPORTS" >/dev/null || die "$dir: sagemaker $V2 does not import"
  say "$dir: ready"
}

make_v3() {
  local dir=$CACHE/venv-v3 site name
  lock "$dir"
  new_venv "$dir"
  if has "$dir" "sagemaker==$V3" "${V3_PARTS[@]}" "${BOTO[@]}" "$FAKE_AWS" && works "$dir" "$V3_IMPORTS" >/dev/null 2>&1; then
    say "$dir: sagemaker $V3 is there"
    return
  fi
  say "$dir: installing sagemaker $V3"
  install "$dir" "${V3_NEEDS[@]}" "${BOTO[@]}" "$FAKE_AWS"
  install "$dir" --no-deps "sagemaker==$V3" "${V3_PARTS[@]}"
  site=$("$dir/bin/python" -c 'import sysconfig; print(sysconfig.get_paths()["purelib"])')
  for name in "${V3_STAND_INS[@]}"; do
    if [ ! -e "$site/$name" ]; then
      say "$dir: stand-in for $name"
      mkdir "$site/$name"
      printf '"""Stand-in: no check uses this package."""\n__version__ = "0"\n' >"$site/$name/__init__.py"
    fi
  done
  # A SchemaBuilder asks whether a sample is one.
  if grep -qs 'Stand-in: no check' "$site/torch/__init__.py" && ! grep -q 'class Tensor' "$site/torch/__init__.py"; then
    printf '\n\nclass Tensor:\n    pass\n' >>"$site/torch/__init__.py"
  fi
  works "$dir" "$V3_IMPORTS" >/dev/null || die "$dir: sagemaker $V3 does not import"
  say "$dir: ready"
}

case "${1:-both}" in
  v2) make_v2 ;;
  v3) make_v3 ;;
  both) make_v2; make_v3 ;;
  *) die "usage: scripts/sdk-venvs.sh [v2|v3]" ;;
esac
