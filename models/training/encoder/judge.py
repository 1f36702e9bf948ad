"""Says what frozen encoders are worth to a softmax head, on sets that the caller left out of their tuning.

python judge.py --data ../../../../shared/data [--sets hwu64-5,clinc150-10,…] FOLDER [FOLDER …]

Per set: accuracy in scope, and the area under the curve that tells strangers from it by energy / 4 + 4 * (nearest training example). Strangers are the
set's own out-of-scope lines where it has some, else lines of other fields. A line a folder and set; `own-zh` and `own-en` are the project's own intents,
twelve lines each to train on and the rest to judge.
"""

import argparse
import random
from collections import defaultdict
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from embedding import SentenceEncoder, open_encoder
from tuning_sets import DOMAINS, OWN, lines_of

OUTSIDE = {"oos", "outofdomain"}
STRENGTH = 20.0
Rows = list[tuple[str, str]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sets", default="hwu64-5,hwu64-10,clinc150-5,clinc150-10,own-zh,own-en")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(1)
    sets = {name: read_set(name, options.data, options.seed) for name in options.sets.split(",")}
    for folder in options.folders:
        encoder = open_encoder(folder, "query: ")
        known: dict[str, np.ndarray] = {}
        for name, (train, held, strangers) in sets.items():
            embed_into(known, encoder, [text for text, _ in train + held] + strangers)
            accuracy, auroc = judge(known, train, held, strangers)
            print(f"{folder.name:28} {name:14} {100 * accuracy:5.1f} %  AUROC {auroc:.3f}  ({len(train)} to train, {len(held)} held, {len(strangers)} strangers)", flush=True)


def read_set(name: str, data: Path, seed: int) -> tuple[Rows, Rows, list[str]]:
    dice, intents = random.Random(seed), data / "intents"
    of, _, size = name.rpartition("-")
    if of == "own":
        return few(rows_of(OWN / f"{size}.jsonl"), 12, dice)
    if of.startswith("domain-"):
        return few(rows_of(DOMAINS / f"{of.removeprefix('domain-')}.{size}.jsonl"), 6, dice)
    if of == "clinc150":
        train, _, _ = few(rows_of(intents / "clinc150.train.jsonl"), int(size), dice)
        held = rows_of(intents / "clinc150.val.jsonl")
    else:
        train, held = rows_of(intents / f"{of}.train{'' if size == 'all' else f'_{size}'}.jsonl"), rows_of(intents / f"{of}.valid.jsonl")
    strangers = [text for text, intent in held if intent in OUTSIDE] or foreign(of, intents, dice)
    return train, [row for row in held if row[1] not in OUTSIDE], strangers


def few(rows: Rows, size: int, dice: random.Random) -> tuple[Rows, Rows, list[str]]:
    groups = defaultdict(list)
    for text, intent in rows:
        groups[intent].append(text)
    strangers = [text for intent in OUTSIDE for text in groups.pop(intent, [])]
    for texts in groups.values():
        dice.shuffle(texts)
    return (
        [(text, intent) for intent, texts in groups.items() for text in texts[:size]],
        [(text, intent) for intent, texts in groups.items() for text in texts[size:]],
        strangers,
    )


def foreign(of: str, intents: Path, dice: random.Random) -> list[str]:
    others = [text for name in ("clinc150.val", "hwu64.valid", "multidogo.airline.dev") if not name.startswith(of) for text, _ in rows_of(intents / f"{name}.jsonl")]
    return dice.sample(others, 600)


def rows_of(path: Path) -> Rows:
    return [(row["text"].strip(), row["intent"]) for row in lines_of(path) if row["text"] and row["intent"]]


def embed_into(known: dict[str, np.ndarray], encoder: SentenceEncoder, texts: list[str]) -> None:
    missing = sorted(set(texts) - known.keys())
    if missing:
        known.update(zip(missing, encoder.embed(missing)))


def judge(known: dict[str, np.ndarray], train: Rows, held: Rows, strangers: list[str]) -> tuple[float, float]:
    labels = sorted({intent for _, intent in train})
    vectors = torch.from_numpy(np.stack([known[text] for text, _ in train]))
    mean = vectors.mean(0)
    inputs = F.normalize(vectors - mean, dim=-1)
    weights, bias = fit(inputs, torch.tensor([labels.index(intent) for _, intent in train]), len(labels))

    def score(texts: list[str]) -> tuple[torch.Tensor, np.ndarray]:
        queries = F.normalize(torch.from_numpy(np.stack([known[text] for text in texts])) - mean, dim=-1)
        logits = queries @ weights + bias
        return logits.argmax(1), (logits.logsumexp(1) / 4 + 4 * (queries @ inputs.T).max(1).values).numpy()

    predicted, inside = score([text for text, _ in held])
    right = np.array([labels[at] == intent for at, (_, intent) in zip(predicted.tolist(), held)])
    if not strangers:
        return right.mean(), float("nan")
    _, outside = score(strangers)
    ranks = np.concatenate([inside, outside]).argsort().argsort()[: len(inside)] + 1
    auroc = (ranks.sum() - len(inside) * (len(inside) + 1) / 2) / (len(inside) * len(outside))
    return right.mean(), auroc


def fit(inputs: torch.Tensor, targets: torch.Tensor, classes: int) -> tuple[torch.Tensor, torch.Tensor]:
    weights = torch.zeros(inputs.shape[1], classes, requires_grad=True)
    bias = torch.zeros(classes, requires_grad=True)
    optimiser = torch.optim.LBFGS([weights, bias], max_iter=150, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimiser.zero_grad()
        loss = F.cross_entropy(inputs @ weights + bias, targets) + weights.square().sum() / (2 * STRENGTH * len(targets))
        loss.backward()
        return loss

    optimiser.step(closure)
    return weights.detach(), bias.detach()


if __name__ == "__main__":
    main()
