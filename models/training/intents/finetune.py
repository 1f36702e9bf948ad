"""Tunes the whole encoder to one shop's messages; `usher intents finetune` calls it and makes a bundle of what it leaves.

python finetune.py ENCODER OUT --data FILE.jsonl [FILE.jsonl …] [--epochs N] [--rate 8e-5] [--seed 1] [--threads 2]

ENCODER is the committed folder. Of the lines a stratified tenth is held back: the encoder never sees it, so that the head's calibration and thresholds
can be read from it. Leaves OUT/encoder (int8, the layout of Transformers.js), OUT/tuned.jsonl and OUT/held.jsonl. The head starts at the means of the
classes; the table of word embeddings stays; the kept weights are a running mean over the last steps. Progress is a JSON line a report on stdout.
"""

import argparse
import json
import random
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

sys.path.insert(0, str(Path(__file__).parent.parent / "encoder"))
from embedding import SentenceEncoder, open_encoder  # noqa: E402
from export import write_encoder  # noqa: E402
from from_onnx import COPIED, read_onnx  # noqa: E402

BATCH, SCALE, SMOOTHING = 32, 20.0, 0.05
HELD_SHARE, LEAST_TO_HOLD = 0.1, 5
STEPS = 2200
MOST_EPOCHS, FEWEST_EPOCHS = 20, 2
WARM_UP = 0.06
AVERAGING = 0.995
HEAD_RATE = 20
TOKENS = 64


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--epochs", type=int, help="passes over the lines; about 2,200 steps of 32 by default, 2 to 20 passes")
    parser.add_argument("--rate", type=float, default=8e-5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)

    rows = [row for file in options.data for row in read_rows(file)]
    tuned, held = split(rows, options.seed)
    report(stage="read", tuned=len(tuned), held=len(held), intents=len({intent for _, intent in tuned}))
    options.out.mkdir(parents=True, exist_ok=True)
    for name, part in (("tuned", tuned), ("held", held)):
        lines = (json.dumps({"text": text, "intent": intent}, ensure_ascii=False) for text, intent in part)
        (options.out / f"{name}.jsonl").write_text("".join(f"{line}\n" for line in lines))

    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder)
        read_onnx(options.encoder).save_pretrained(plain)
        for name in COPIED:
            if (options.encoder / name).exists():
                shutil.copyfile(options.encoder / name, plain / name)
        encoder = open_encoder(plain, prefix_of(plain), TOKENS)
        tune(encoder, tuned, options.epochs, options.rate, options.seed)
        report(stage="export")
        encoder.model.save_pretrained(plain)
        write_encoder(plain, options.out / "encoder")


def read_rows(file: Path) -> list[tuple[str, str]]:
    rows = []
    for at, line in enumerate(file.read_text(encoding="utf-8-sig").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            text, intent = row["text"].strip(), row["intent"]
        except (ValueError, KeyError, TypeError, AttributeError):
            raise SystemExit(f'{file}:{at}: expected {{"text": "…", "intent": "…"}}, got {line[:60]}') from None
        if text and isinstance(intent, str) and intent:
            rows.append((text, intent))
    return list(dict.fromkeys(rows))


def split(rows: list[tuple[str, str]], seed: int) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    groups, dice = defaultdict(list), random.Random(seed)
    for text, intent in rows:
        groups[intent].append(text)
    if len(groups) < 2:
        raise SystemExit(f"Expected lines of at least two intents, got {len(groups)}")
    tuned, held = [], []
    for intent, texts in sorted(groups.items()):
        dice.shuffle(texts)
        kept = 0 if len(texts) < LEAST_TO_HOLD else max(1, round(len(texts) * HELD_SHARE))
        held += [(text, intent) for text in texts[:kept]]
        tuned += [(text, intent) for text in texts[kept:]]
    return tuned, held


def prefix_of(folder: Path) -> str:
    file = folder / "config_sentence_transformers.json"
    if not file.exists():
        return ""
    settings = json.loads(file.read_text())
    return settings["prompts"].get(settings["default_prompt_name"], "")


def tune(encoder: SentenceEncoder, tuned: list[tuple[str, str]], epochs: int | None, rate: float, seed: int) -> None:
    labels = sorted({intent for _, intent in tuned})
    ids, targets = encoder.ids([text for text, _ in tuned]), [labels.index(intent) for _, intent in tuned]
    epochs = epochs or max(FEWEST_EPOCHS, min(MOST_EPOCHS, round(STEPS * BATCH / len(tuned))))
    centre, means = means_of(encoder, tuned, labels)
    head = torch.nn.Parameter(means)
    encoder.model.embeddings.word_embeddings.weight.requires_grad_(False)
    weights = [parameter for parameter in encoder.model.parameters() if parameter.requires_grad]
    optimiser = torch.optim.AdamW([{"params": weights, "lr": rate}, {"params": [head], "lr": rate * HEAD_RATE}], weight_decay=0.01)
    steps = epochs * -(-len(tuned) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: min(1, (step + 1) / (WARM_UP * steps)) * max(0.01, 1 - step / steps))
    average = {name: parameter.detach().clone() for name, parameter in encoder.model.named_parameters() if parameter.requires_grad}
    dice, step, started, losses = random.Random(seed), 0, time.time(), []
    encoder.model.train()
    for epoch in range(1, epochs + 1):
        for chosen in batches(ids, dice):
            with torch.autocast("cpu", torch.bfloat16):
                vectors = encoder.pooled([ids[at] for at in chosen])
            logits = SCALE * F.normalize(vectors - centre, dim=-1) @ F.normalize(head, dim=-1).T
            loss = F.cross_entropy(logits, torch.tensor([targets[at] for at in chosen]), label_smoothing=SMOOTHING)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(weights, 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            losses.append(loss.item())
            pace = min(AVERAGING, (1 + step) / (10 + step))
            for name, parameter in encoder.model.named_parameters():
                if name in average:
                    average[name].lerp_(parameter.detach(), 1 - pace)
            if step % 25 == 0 or step == steps:
                report(stage="tune", step=step, steps=steps, epoch=epoch, loss=round(float(np.mean(losses[-25:])), 4), seconds=round(time.time() - started))
    for name, parameter in encoder.model.named_parameters():
        if name in average:
            parameter.data.copy_(average[name])
    encoder.model.eval()


def means_of(encoder: SentenceEncoder, rows: list[tuple[str, str]], labels: list[str]) -> tuple[torch.Tensor, torch.Tensor]:
    """The mean of all vectors, around which the head sees them, and the mean of each class around it."""
    vectors = torch.from_numpy(encoder.embed([text for text, _ in rows]))
    centre = vectors.mean(0)
    of = np.array([labels.index(intent) for _, intent in rows])
    return centre, torch.stack([(vectors[of == at] - centre).mean(0) for at in range(len(labels))])


def batches(ids: list[list[int]], dice: random.Random) -> list[list[int]]:
    """Every row once, in batches of about one length, in a new order each time."""
    order = sorted(range(len(ids)), key=lambda at: (len(ids[at]) + 3 * dice.random(), dice.random()))
    cut = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]
    dice.shuffle(cut)
    return cut


def report(**figures: object) -> None:
    print(json.dumps(figures), flush=True)


if __name__ == "__main__":
    main()
