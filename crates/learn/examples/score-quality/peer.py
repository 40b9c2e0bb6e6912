"""What others say of the same splits: one JSON object a line on standard output.

    peer.py TASK CACHE

TASK is a JSON file: {"columns": [{"name", "levels", "values"}], "won", "splits"}. Each line is
{"split", "model", "chances"}. The packages come from PyPI; where the interpreter lacks them they
are installed into a folder of their own under CACHE at the first run.
"""

import importlib.util
import json
import os
import subprocess
import sys
import venv
from pathlib import Path

PACKAGES = ["lightgbm==4.7.0", "scikit-learn==1.9.1"]


def installed(cache):
    """Returns the interpreter of the folder the packages are installed in."""
    home = Path(cache) / "peers"
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    done = home / "-".join(PACKAGES + ["done"])
    if not done.exists():
        venv.create(home, with_pip=True, clear=True)
        command = [python, "-m", "pip", "install", "--quiet", *PACKAGES]
        subprocess.run(command, check=True, stdout=sys.stderr)
        done.touch()
    return python


def lightgbm_small(table, levels, won, train, test):
    import lightgbm

    parameters = {
        "objective": "binary",
        "num_leaves": 15,
        "learning_rate": 0.05,
        "min_child_samples": 40,
        "reg_lambda": 5.0,
        "verbose": -1,
        "num_threads": 1,
        "seed": 1,
        "deterministic": True,
    }
    data = lightgbm.Dataset(table[train], won[train], categorical_feature=levels)
    return lightgbm.train(parameters, data, 100).predict(table[test])


def calibrated_logistic(table, levels, won, train, test):
    import numpy as np
    from sklearn.calibration import CalibratedClassifierCV
    from sklearn.compose import ColumnTransformer
    from sklearn.impute import SimpleImputer
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import StratifiedKFold
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import OneHotEncoder, StandardScaler

    numbers = [at for at in range(table.shape[1]) if at not in levels]
    known = [at for at in numbers if np.isfinite(table[train, at]).any()]
    one_hot = OneHotEncoder(handle_unknown="infrequent_if_exist", min_frequency=5)
    features = ColumnTransformer([
        ("numbers", make_pipeline(SimpleImputer(), StandardScaler()), known),
        ("levels", make_pipeline(SimpleImputer(strategy="constant", fill_value=-1), one_hot), levels),
    ])
    model = make_pipeline(features, LogisticRegression(C=0.1, max_iter=1000))
    # Shuffled: files are often in the order of time, and then folds would be blocks.
    folds = StratifiedKFold(5, shuffle=True, random_state=1)
    calibrated = CalibratedClassifierCV(model, method="sigmoid", cv=folds)
    return calibrated.fit(table[train], won[train]).predict_proba(table[test])[:, 1]


def main(task, cache):
    if importlib.util.find_spec("lightgbm") is None or importlib.util.find_spec("sklearn") is None:
        return subprocess.run([installed(cache), __file__, task, cache], check=False).returncode
    import numpy as np

    with open(task, encoding="utf-8") as file:
        task = json.load(file)
    columns = task["columns"]
    table = np.array([column["values"] for column in columns], dtype=float).T
    levels = [at for at, column in enumerate(columns) if column["levels"]]
    won = np.array(task["won"])
    for number, split in enumerate(task["splits"]):
        train, test = np.array(split["train"]), np.array(split["test"])
        models = [("LightGBM-small", lightgbm_small), ("calibrated logistic", calibrated_logistic)]
        for name, model in models:
            try:
                chances = model(table, levels, won, train, test)
            except ValueError as error:  # Such as too few rows of a class: its answer is the share.
                print(f"{name}: {error}", file=sys.stderr)
                chances = np.full(len(test), won[train].mean())
            line = {"split": number, "model": name, "chances": [float(c) for c in chances]}
            print(json.dumps(line))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
