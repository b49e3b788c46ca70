"""Reads the hyperparameters of V2's built-in algorithm classes off the SDK's source, without importing it.

Usage: python3 scripts/make-algorithms.py SDK/sagemaker/amazon > rules/catalog/mappings/algorithms.json

For each class: the image it trains with, and for each parameter of the constructor the type that V2 converts its value to, followed
by the name of the hyperparameter where that is another one.
"""

import ast
import json
import pathlib
import sys

BASE = "AmazonAlgorithmEstimatorBase"


def descriptor(call: ast.Call) -> tuple:
    """Name and type of `hp(name, validate, message, data_type)`."""
    given = {keyword.arg: keyword.value for keyword in call.keywords}
    name = call.args[0] if call.args else given["name"]
    kind = given.get("data_type") or (call.args[3] if len(call.args) > 3 else None)
    return name.value, kind.id if kind else "str"


def algorithm(cls: ast.ClassDef) -> dict:
    constants, descriptors = {}, {}
    for statement in cls.body:
        if not isinstance(statement, (ast.AnnAssign, ast.Assign)):
            continue
        target = statement.target if isinstance(statement, ast.AnnAssign) else statement.targets[0]
        if isinstance(statement.value, ast.Constant):
            constants[target.id] = statement.value.value
        elif isinstance(statement.value, ast.Call):
            descriptors[target.id] = descriptor(statement.value)
    (constructor,) = (one for one in cls.body if isinstance(one, ast.FunctionDef) and one.name == "__init__")
    hyperparameters = {}
    for statement in constructor.body:
        if not (isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Attribute)):
            continue
        attribute, parameter = statement.targets[0].attr, statement.value.id
        assert attribute == parameter, f"{cls.name}: {parameter} is kept as {attribute}"
        name, kind = descriptors[attribute]
        hyperparameters[parameter] = kind if name == parameter else f"{kind} {name}"
    return {
        "image": constants["repo_name"],
        "version": constants["repo_version"],
        "hyperparameters": hyperparameters,
    }


def main(folder: str) -> None:
    found = {}
    for path in sorted(pathlib.Path(folder).glob("*.py")):
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.ClassDef) and any(ast.unparse(base) == BASE for base in node.bases):
                found[f"sagemaker.amazon.{path.stem}.{node.name}"] = algorithm(node)
    print(json.dumps(found, indent=2))


main(sys.argv[1])
