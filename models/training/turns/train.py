"""Stage 3: trains the turn reader on prepared turns.

python train.py BASE OUT --rows TRAIN.jsonl [...] --tune DEV.jsonl [--minutes 40 --threads 1 --seed 1]
"""

import argparse
import json
import math
import random
import time
from pathlib import Path

import torch
from model import TurnReader, open_reader
from rows import Prepared, batch_of, read_prepared, targets_of
from safetensors.torch import load_file, save_file
from torch.nn import functional as F

BATCH = 16
AVERAGED = 0.998


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", help="folder of the encoder to begin with")
    parser.add_argument("out", type=Path)
    parser.add_argument("--rows", type=Path, nargs="+", required=True)
    parser.add_argument("--tune", type=Path, help="prepared turns that are looked at and not learnt from")
    parser.add_argument("--minutes", type=float, default=40)
    parser.add_argument("--start", type=Path, help="a trained reader to go on from")
    parser.add_argument("--frozen", type=int, default=4, help="lower layers that stay as they are")
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    generator = random.Random(options.seed)

    prepared = [read_prepared(path) for path in options.rows]
    train = [row for part in prepared for row in part.rows]
    tune = None if options.tune is None else read_prepared(options.tune)
    sizes = prepared[0].sizes(options.frozen)
    reader = open_reader(options.base, sizes)
    new: list[str] = []
    if options.start is not None:
        # Heads that it does not know yet begin anew.
        new, _ = reader.load_state_dict(load_file(options.start / "reader.safetensors"), strict=False)
        print(f"new: {sorted(new)}", flush=True)
    for part in (reader.encoder.embeddings, *reader.encoder.encoder.layer[: options.frozen]):
        part.requires_grad_(False)
    read_lower(reader, train + ([] if tune is None else tune.rows))
    print(f"{len(train)} turns", flush=True)
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "reader.json").write_text(
        json.dumps({"turns": len(train), "minutes": options.minutes, "rate": options.rate, "frozen": options.frozen, "seed": options.seed, **prepared[0].head}) + "\n"
    )
    optimiser, names = optimiser_of(reader, options.rate, set(new) if options.start is not None else None)
    averaged = {name: weight.detach().clone() for name, weight in reader.named_parameters() if weight.requires_grad}
    batches = in_batches(train, generator)
    started, losses, step, last_judged = time.monotonic(), [], 0, time.monotonic()
    while (spent := (time.monotonic() - started) / (60 * options.minutes)) < 1:
        for group, rate in zip(optimiser.param_groups, names):
            group["lr"] = rate * min(1.0, (step + 1) / 40) * (0.02 + 0.49 * (1 + math.cos(math.pi * spent)))
        losses.append(learn(reader, optimiser, next(batches), sizes))
        step += 1
        keep = min(AVERAGED, (step + 1) / (step + 10))
        with torch.no_grad():
            for name, weight in reader.named_parameters():
                if weight.requires_grad:
                    averaged[name].lerp_(weight, 1 - keep)
        if step % 100 == 0:
            passes = step * BATCH / len(train)
            print(f"step {step} pass {passes:.1f} {time.monotonic() - started:.0f} s loss {sum(losses[-100:]) / 100:.3f}", flush=True)
        if time.monotonic() - last_judged > 300:
            last_judged = time.monotonic()
            keep_and_judge(reader, averaged, tune, options.out, sizes)
    keep_and_judge(reader, averaged, tune, options.out, sizes)


@torch.no_grad()
def read_lower(reader: TurnReader, rows: list[dict]) -> None:
    """What the layers that stay as they are make of each message, kept beside it."""
    reader.eval()
    by_length: dict[int, list[dict]] = {}
    for row in rows:
        by_length.setdefault(len(row["ids"]), []).append(row)
    for same in by_length.values():
        for start in range(0, len(same), 64):
            part = same[start : start + 64]
            ids = torch.tensor([row["ids"] for row in part])
            for row, states in zip(part, reader.lower(ids, torch.ones(ids.shape))):
                row["lower"] = states.half()


def run(reader: TurnReader, rows: list[dict]):
    batch = batch_of(rows)
    batch.pop("ids")
    lower = torch.zeros(*batch["mask"].shape, rows[0]["lower"].shape[-1])
    for at, row in enumerate(rows):
        lower[at, : len(row["lower"])] = row["lower"].float()
    return reader.upper(lower, **batch)


def optimiser_of(reader: TurnReader, rate: float, new: set[str] | None):
    """Heads that begin anew learn faster than those that know something (`new` is None: all begin anew)."""
    learnt = [(name, weight) for name, weight in reader.named_parameters() if weight.requires_grad]
    body = [weight for name, weight in learnt if name.startswith("encoder.")]
    known = [weight for name, weight in learnt if not name.startswith("encoder.") and new is not None and name not in new]
    fresh = [weight for name, weight in learnt if not name.startswith("encoder.") and (new is None or name in new)]
    rates = (rate, 4 * rate, 1e-3)
    groups = [{"params": part, "lr": own} for part, own in zip((body, known, fresh), rates)]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True), rates


def in_batches(rows: list[dict], generator: random.Random):
    """Without end; rows of about a length together."""
    while True:
        order = generator.sample(rows, len(rows))
        for start in range(0, len(order), BATCH * 8):
            part = sorted(order[start : start + BATCH * 8], key=lambda row: len(row["ids"]))
            batches = [part[at : at + BATCH] for at in range(0, len(part), BATCH)]
            generator.shuffle(batches)
            yield from batches


def learn(reader: TurnReader, optimiser, rows: list[dict], sizes) -> float:
    reader.train()
    # Half the time of a step where the processor multiplies such numbers.
    with torch.autocast("cpu", torch.bfloat16):
        types, tags, items, _, asks = (part.float() for part in run(reader, rows))
    wanted = targets_of(rows, sizes, tags.shape[1], items.shape[2])
    loss = F.binary_cross_entropy_with_logits(types, wanted["types"], reduction="sum") / len(rows)
    loss = loss + 2 * F.cross_entropy(tags.flatten(0, 1), wanted["tags"].flatten(), ignore_index=-1)
    if (wanted["asks"] >= 0).any():
        loss = loss + F.cross_entropy(asks.flatten(0, 1), wanted["asks"].flatten(), ignore_index=-1)
    known = wanted["items"] >= 0
    if known.any():
        loss = loss + F.binary_cross_entropy_with_logits(items[known], wanted["items"][known], reduction="sum") / len(rows)
    optimiser.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
    optimiser.step()
    return loss.item()


@torch.no_grad()
def keep_and_judge(reader: TurnReader, averaged: dict, tune: Prepared | None, out: Path, sizes) -> None:
    """Saves the averaged weights and prints what they are worth on turns that are not learnt from."""
    own = {name: weight.detach().clone() for name, weight in reader.named_parameters() if name in averaged}
    for name, weight in reader.named_parameters():
        if name in averaged:
            weight.copy_(averaged[name])
    save_file({name: weight.contiguous() for name, weight in reader.state_dict().items()}, out / "reader.safetensors")
    if tune is not None:
        reader.eval()
        for language in ("zh", "en"):
            rows = [row for row in tune.rows if row["language"] == language]
            print(language, json.dumps(judge(reader, rows, sizes)), flush=True)
    for name, weight in reader.named_parameters():
        if name in own:
            weight.copy_(own[name])


def judge(reader: TurnReader, rows: list[dict], sizes) -> dict:
    types_right = tags_right = items_right = asks_right = asking = 0
    for start in range(0, len(rows), 32):
        part = rows[start : start + 32]
        types, tags, items, _, asks = run(reader, part)
        wanted = targets_of(part, sizes, tags.shape[1], items.shape[2])
        chosen = types > 0
        chosen[torch.arange(len(part)), types.argmax(-1)] = True
        types_right += (chosen == wanted["types"].bool()).all(-1).sum().item()
        tags_right += ((tags.argmax(-1) == wanted["tags"]) | (wanted["tags"] < 0)).all(-1).sum().item()
        known = wanted["items"] >= 0
        items_right += (((items > 0) == wanted["items"].bool()) | ~known).all(-1).all(-1).sum().item()
        asked = (wanted["asks"] >= 0).any(-1)
        asks_right += ((((asks.argmax(-1) == 1).sum(-1)) == (wanted["asks"] == 1).sum(-1)) & asked).sum().item()
        asking += asked.sum().item()
    share = lambda count: round(100 * count / max(1, len(rows)), 1)
    return {"turns": len(rows), "types": share(types_right), "tags": share(tags_right), "items": share(items_right), "asks": round(100 * asks_right / max(1, asking), 1)}


if __name__ == "__main__":
    main()
