"""Stage 4: what a trained ranker says to questions it was not trained on, with its words in common: one line a question.

python evaluate.py SERVED AUTHORED OPEN OUT [--base BASE --trained TRAINED] [--most 400 --splits dev --states FILE]

OPEN is the folder of public.py. With BASE and TRAINED the upper layers are the float ones, without them those of SERVED.
"""

import argparse
import json
import random
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from overlap import features
from pairs import Case, Texts, read_authored, read_open
from reader import open_halves
from safetensors.torch import load_file

PART = 16


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("served", type=Path)
    parser.add_argument("authored", type=Path)
    parser.add_argument("open", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--base", type=Path)
    parser.add_argument("--trained", type=Path)
    parser.add_argument("--most", type=int, default=400, help="questions of a set, language and split")
    parser.add_argument("--splits", nargs="+", default=["tune", "dev", "held"])
    parser.add_argument("--states", type=Path, help="keeps what the lower layers make of the texts for the next run")
    options = parser.parse_args()
    torch.set_num_threads(1)
    texts = Texts(options.served)
    if options.states is not None and options.states.exists():
        texts.known = torch.load(options.states)
    cases = [case for case in chosen(options) if case.split in options.splits]
    if options.states is not None:
        texts.read_all(cases)
        torch.save(texts.known, options.states)
    upper = open_upper(options)
    with options.out.open("w") as out:
        for case in cases:
            pairs = [(case.question, text) for text in case.texts]
            order = sorted(range(len(pairs)), key=lambda at: texts.length(*pairs[at]))
            logits = [0.0] * len(pairs)
            for start in range(0, len(order), PART):
                part = order[start : start + PART]
                for at, score in zip(part, upper(*texts.batch([pairs[at] for at in part]))):
                    logits[at] = float(score)
            row = {"set": case.set, "split": case.split, "language": case.language, "right": sorted(case.right), "logits": logits}
            out.write(json.dumps({**row, "features": features(case.question, case.texts)}) + "\n")
            out.flush()


def open_upper(options: argparse.Namespace):
    if options.trained is None:
        session = onnxruntime.InferenceSession(options.served / "onnx" / "upper.onnx", providers=["CPUExecutionProvider"])
        return lambda states, halves: session.run(None, {"states": states.numpy(), "halves": halves.numpy().astype(np.int64)})[0]
    settings = json.loads((options.trained / "reader.json").read_text())
    _, upper = open_halves(str(options.base), settings["lower"])
    upper.load_state_dict(load_file(options.trained / "upper.safetensors"))
    return torch.no_grad()(upper.eval())


def chosen(options: argparse.Namespace) -> list[Case]:
    cases = [case for case in read_authored(options.authored) if case.split in ("tune", "held")]
    cases += [case for case in read_open(options.open / "train.jsonl") if case.split == "tune"]
    for case in read_open(options.open / "dev.jsonl"):
        case.split = "dev"
        cases.append(case)
    groups: dict[tuple[str, str, str], list[Case]] = {}
    for case in cases:
        groups.setdefault((case.set, case.split, case.language), []).append(case)
    generator = random.Random(1)
    return [case for group in groups.values() for case in generator.sample(group, min(len(group), options.most))]


if __name__ == "__main__":
    main()
