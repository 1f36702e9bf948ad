"""The weights of the choice of products (server/understanding/likely.ts), fitted on what `usher turns products --rows` writes: a logistic regression.

python point.py SHOWN.jsonl --hidden HIDDEN.jsonl    prints them; --hidden counts less, since few products are named off the screen
"""

import argparse
import json
from pathlib import Path

import numpy as np


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shown", type=Path)
    parser.add_argument("--hidden", type=Path, action="append", default=[])
    parser.add_argument("--share", type=float, default=0.14, help="what a hidden case counts")
    parser.add_argument("--ridge", type=float, default=0.002)
    options = parser.parse_args()
    names, cases = read(options.shown)
    weighed = [(case, 1.0) for case in cases]
    for file in options.hidden:
        weighed += [(case, options.share) for case in read(file)[1]]
    for name, weight in zip(names, fit(weighed, options.ridge), strict=True):
        print(f"{name}: {weight:.2f}")


def read(file: Path) -> tuple[list[str], list[dict]]:
    head, *cases = [json.loads(line) for line in file.read_text().splitlines()]
    return head["features"], [case for case in cases if case["candidates"]]


def fit(cases: list[tuple[dict, float]], ridge: float) -> np.ndarray:
    """Newton's method; a case of many candidates counts as the root of their number."""
    features = np.array([one["features"] for case, _ in cases for one in case["candidates"]], float)
    meant = np.array([one["sku"] in case["gold"] for case, _ in cases for one in case["candidates"]], float)
    share = np.array([part / len(case["candidates"]) ** 0.5 for case, part in cases for _ in case["candidates"]])
    penalty = np.full(features.shape[1], ridge * sum(part for _, part in cases))
    penalty[0] = 1e-6
    weights = np.zeros(features.shape[1])
    for _ in range(60):
        likely = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (share * (likely - meant)) + penalty * weights
        curve = (features * (share * likely * (1 - likely) + 1e-9)[:, None]).T @ features + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    return weights


if __name__ == "__main__":
    main()
