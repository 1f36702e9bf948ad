"""Fits the forests of weights/second-look/forest.json and tells how they do on people whose talk they have not seen.

python fit.py [--out ../../weights/second-look/forest.json]

Reads judged.jsonl.gz (README.md). Eight folds by reader; the kinds of acts and the trees are fitted anew in each.
"""

import argparse
import gzip
import json
from collections import defaultdict
from pathlib import Path

import lightgbm
import numpy as np
from sklearn.metrics import roc_auc_score

FOLDS = 8
TREES = {
    "n_estimators": 250,
    "learning_rate": 0.04,
    "num_leaves": 6,
    "min_child_samples": 20,
    "colsample_bytree": 0.4,
    "subsample": 0.8,
    "subsample_freq": 1,
    "reg_lambda": 10,
    "n_jobs": 1,
    "random_state": 1,
    "verbose": -1,
}
LEAST = {"drop": 0.45, "add": 0.5}
"""From which likelihood on: chosen where most replies become right for each that does not stay so."""
FEW = 3
"""A kind of act that was seen less often has no worth of its own."""
SMOOTH = 8
STAYING = {"noted", "cart_changed", "in_cart", "greet", "goodbye", "thank", "total", "choose"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    with gzip.open(Path(__file__).with_name("judged.jsonl.gz"), "rt") as file:
        signs = json.loads(next(file))["signs"]
        replies = [json.loads(line) for line in file]
    acts = [(reply, place, act["kind"], act["numbers"], act["judged"] != "keep") for reply in replies for place, act in enumerate(reply["acts"])]
    sentences = [(reply, place, one["kind"], one["numbers"], one["answers"]) for reply in replies for place, one in enumerate(reply["sentences"])]
    against, towards = (out_of_fold(rows) for rows in (acts, sentences))
    report("acts that would better not be said", acts, against)
    report("sentences that answer", sentences, towards)
    print(changes(acts, against, sentences, towards))
    if options.out is not None:
        forests = {"drop": forest(acts), "add": forest(sentences)}
        options.out.write_text(json.dumps({"signs": signs, **forests, "least": LEAST}, ensure_ascii=False, separators=(",", ":")) + "\n")


def worths(rows: list) -> dict[str, float]:
    """How much likelier than the mean each kind is, in log-odds, drawn towards none where it is rare."""
    mean = np.mean([row[4] for row in rows])
    seen = defaultdict(lambda: [0, 0])
    for row in rows:
        seen[row[2]][0] += row[4]
        seen[row[2]][1] += 1
    log_odds = lambda share: float(np.log(share / (1 - share)))
    share = {kind: (hits + SMOOTH * mean) / (count + SMOOTH) for kind, (hits, count) in seen.items() if count >= FEW}
    return {kind: round(log_odds(share[kind]) - log_odds(mean), 3) for kind in sorted(share)}


def table(rows: list, kinds: dict[str, float]) -> np.ndarray:
    return np.array([[kinds.get(row[2], 0.0), *row[3]] for row in rows])


def fitted(rows: list, kinds: dict[str, float]):
    return lightgbm.LGBMClassifier(**TREES).fit(table(rows, kinds), [row[4] for row in rows])


def out_of_fold(rows: list) -> np.ndarray:
    folds = np.array([row[0]["reader"] % FOLDS for row in rows])
    found = np.zeros(len(rows))
    for fold in range(FOLDS):
        learnt = [row for row, own in zip(rows, folds) if own != fold]
        asked = [row for row, own in zip(rows, folds) if own == fold]
        kinds = worths(learnt)
        found[folds == fold] = fitted(learnt, kinds).predict_proba(table(asked, kinds))[:, 1]
    return found


def report(name: str, rows: list, found: np.ndarray) -> None:
    right = np.array([row[4] for row in rows])
    shares = ", ".join(f"{right[found >= least].mean():.2f} of {(found >= least).sum()} from {least}" for least in (0.4, 0.5, 0.6))
    print(f"{name}: {right.sum()} of {len(rows)}; AUROC {roc_auc_score(right, found):.3f}; {shares}")


def changes(acts: list, against: np.ndarray, sentences: list, towards: np.ndarray) -> str:
    """What the second look would do: of replies that were not right, how often just what the judges would; of right ones, how often it takes away what they would keep."""
    likely = defaultdict(lambda: ({}, {}))
    for rows, found, side in ((acts, against, 0), (sentences, towards, 1)):
        for (reply, place, *_), value in zip(rows, found):
            likely[reply["reply"]][side][place] = value
    counts = defaultdict(int)
    for reply in {row[0]["reply"]: row[0] for row in acts}.values():
        of_acts, of_sentences = likely[reply["reply"]]
        best = max(of_sentences, key=of_sentences.get, default=None)
        if best is None or of_sentences[best] < LEAST["add"]:
            continue
        dropped = {at for at, value in of_acts.items() if value >= LEAST["drop"] and reply["acts"][at]["kind"].split()[0] not in STAYING}
        kept = {at for at, act in enumerate(reply["acts"]) if act["judged"] == "keep"}
        judged = {at for at, act in enumerate(reply["acts"]) if act["judged"] == "drop"}
        was = "right" if reply["graded"] == "right" else "not right"
        if dropped & kept:
            counts[f"{was}: loses a part that should stay"] += 1
        elif not reply["sentences"][best]["answers"]:
            counts[f"{was}: gains a sentence that does not answer"] += 1
        else:
            counts[f"{was}: gains an answer" + (", and just what was wrong goes" if dropped >= judged else "")] += 1
    return "\n".join(f"{count:4d} {what}" for what, count in sorted(counts.items()))


def forest(rows: list) -> dict:
    kinds = worths(rows)
    trees = [flat(tree["tree_structure"]) for tree in fitted(rows, kinds).booster_.dump_model()["tree_info"]]
    return {"kinds": kinds, "trees": trees}


def flat(root: dict) -> dict:
    tree = {"sign": [], "threshold": [], "left": [], "right": [], "leaves": []}

    def walk(node: dict) -> int:
        if "split_feature" not in node:
            tree["leaves"].append(round(node["leaf_value"], 5))
            return -len(tree["leaves"])
        at = len(tree["sign"])
        tree["sign"].append(node["split_feature"])
        tree["threshold"].append(float(f"{node['threshold']:.6g}"))
        tree["left"].append(0)
        tree["right"].append(0)
        tree["left"][at], tree["right"][at] = walk(node["left_child"]), walk(node["right_child"])
        return at

    walk(root)
    return tree


if __name__ == "__main__":
    main()
