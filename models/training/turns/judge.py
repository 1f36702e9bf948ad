"""Which probability a command must have: the share of turns with just the right commands, by threshold, on turns that were not learnt from.

python judge.py BASE TRAINED --rows TUNE.jsonl [...]
"""

import argparse
import json
from pathlib import Path

import torch
from model import open_reader
from rows import read_prepared, targets_of
from safetensors.torch import load_file
from train import read_lower, run

THRESHOLDS = [step / 20 for step in range(7, 18)]


@torch.no_grad()
def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", help="folder of the encoder it began with")
    parser.add_argument("trained", type=Path)
    parser.add_argument("--rows", type=Path, nargs="+", required=True)
    options = parser.parse_args()
    torch.set_num_threads(1)
    prepared = [read_prepared(path) for path in options.rows]
    rows = [row for part in prepared for row in part.rows]
    frozen = json.loads((options.trained / "reader.json").read_text())["frozen"]
    sizes = prepared[0].sizes(frozen)
    reader = open_reader(options.base, sizes).eval()
    reader.load_state_dict(load_file(options.trained / "reader.safetensors"))
    read_lower(reader, rows)
    found, wanted = [], []
    for start in range(0, len(rows), 32):
        part = rows[start : start + 32]
        types, tags, items, *_ = run(reader, part)
        found.append(types.sigmoid())
        wanted.append(targets_of(part, sizes, tags.shape[1], items.shape[2])["types"].bool())
    probabilities, gold = torch.cat(found), torch.cat(wanted)
    best = torch.arange(len(rows)), probabilities.argmax(-1)
    for threshold in THRESHOLDS:
        chosen = probabilities >= threshold
        chosen[best] = True
        print(f"{threshold:.2f}  {100 * (chosen == gold).all(-1).float().mean().item():.1f} % of {len(rows)} turns")


if __name__ == "__main__":
    main()
