"""Stage 2: trains the reader on the authored shops and families; the loss is one softmax over the candidates and "none of these".

python train.py CANDIDATES BASE OUT [--alone --start TRAINED --seed 1]
"""

import argparse
import json
import math
import random
import time
from pathlib import Path

import torch
from pairs import Case, Texts, candidates, read_cases, read_families, text_of
from reader import QUESTION, SENTENCE, Upper, open_halves
from safetensors.torch import load_file, save_file

FAMILIES = Path(__file__).with_name("families.tsv")
SIZE = 8
TOP = 10
PART = 16


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("candidates", type=Path)
    parser.add_argument("base", type=Path, help="folder of the encoder")
    parser.add_argument("out", type=Path)
    parser.add_argument("--start", type=Path, help="a trained reader to go on from")
    parser.add_argument("--lower", type=int, default=9, help="layers that read each text for itself; they stay as they are")
    parser.add_argument("--epochs", type=float, default=4)
    parser.add_argument("--rate", type=float, default=5e-5)
    parser.add_argument("--batch", type=int, default=8, help="questions a step")
    parser.add_argument("--drop", type=float, default=0.08, help="how often the right sentences are left out")
    parser.add_argument("--families", type=float, default=0.15, help="share of the questions that come from families.tsv")
    parser.add_argument("--alone", action="store_true", help="leave the other signs out of the loss")
    parser.add_argument("--states", type=Path, help="a file that keeps what the lower layers made of the texts, for the next run")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    generator = random.Random(options.seed)

    cases = read_cases(options.candidates)
    train = [case for case in cases if case.split == "train"]
    tune = [case for case in cases if case.split == "tune"]
    families = read_families(FAMILIES)
    lower, upper = open_halves(str(options.base), options.lower)
    if options.start is not None:
        upper.load_state_dict(load_file(options.start / "upper.safetensors"))
    texts = Texts(options.base / "tokenizer.json", lower)
    texts.load(options.states)
    known = train + tune + families
    texts.prepare({(case.question, QUESTION) for case in known} | {(text_of(sentence), SENTENCE) for case in known for sentence in case.sentences})
    texts.save(options.states)
    print(f"{len(texts.known)} texts read", flush=True)
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "reader.json").write_text(json.dumps({"lower": options.lower, "seed": options.seed, "rate": options.rate, "epochs": options.epochs}) + "\n")
    pool = [sentence for case in train for sentence in case.sentences[:3]]

    steps = int(options.epochs * len(train) / options.batch)
    optimiser, schedule = optimiser_of(upper, options.rate, steps)
    order: list[Case] = []
    started, losses, best = time.monotonic(), [], -1.0
    for step in range(1, steps + 1):
        if len(order) < options.batch:
            order = generator.sample(train, len(train))
        chosen = [generator.choice(families) if generator.random() < options.families else order.pop() for _ in range(options.batch)]
        losses.append(learn(upper, optimiser, texts, chosen, pool, generator, options.drop, options.alone))
        schedule.step()
        if step % 50 == 0:
            print(f"step {step}/{steps} loss {sum(losses[-50:]) / 50:.3f} {time.monotonic() - started:.0f} s", flush=True)
        if step % max(1, steps // 3) == 0 or step == steps:
            figures = judge(upper, texts, tune)
            print(json.dumps({"step": step, **figures}), flush=True)
            if figures["all"]["sum"] >= best:
                best = figures["all"]["sum"]
                save_file({name: weight.contiguous() for name, weight in upper.state_dict().items()}, options.out / "upper.safetensors")


def optimiser_of(upper: Upper, rate: float, steps: int):
    quick = [weight for name, weight in upper.named_parameters() if name.startswith(("head.", "halves"))]
    body = [weight for name, weight in upper.named_parameters() if not name.startswith(("head.", "halves"))]
    optimiser = torch.optim.AdamW([{"params": body, "lr": rate}, {"params": quick, "lr": 5 * rate}], weight_decay=0.01, fused=True)
    warm = max(1, steps // 12)
    return optimiser, torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / warm, 0.02 + 0.49 * (1 + math.cos(math.pi * min(1.0, step / steps))))
    )


def learn(upper: Upper, optimiser, texts: Texts, cases: list[Case], pool: list[dict], generator: random.Random, drop: float, alone: bool) -> float:
    upper.train()
    pairs, groups = [], []
    for case in cases:
        found, right = candidates(case, SIZE, generator, pool, drop)
        groups.append((len(pairs), torch.tensor([*(sentence["score"] for sentence in found), case.nothing]), right))
        pairs += [(case.question, text_of(sentence)) for sentence in found]
    scores = torch.cat(in_order(pairs, texts, upper))
    loss = torch.zeros(())
    for start, signs, right in groups:
        size = len(signs) - 1
        # What the signs know already need not be learnt: the reader's logit is added to what they say.
        logits = (0.0 if alone else signs) + torch.cat([scores[start : start + size], torch.zeros(1)])
        wanted = torch.tensor(right if right else [size])
        loss = loss - (torch.logsumexp(logits[wanted], 0) - torch.logsumexp(logits, 0))
    loss = loss / len(groups)
    optimiser.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(upper.parameters(), 1.0)
    optimiser.step()
    return loss.item()


@torch.no_grad()
def scores_of(upper: Upper, texts: Texts, question: str, sentences: list[dict]) -> list[float]:
    upper.eval()
    return torch.cat(in_order([(question, text_of(sentence)) for sentence in sentences], texts, upper)).tolist()


def in_order(pairs: list[tuple[str, str]], texts: Texts, upper: Upper) -> list[torch.Tensor]:
    """The scores in the order of the pairs; those of a length are read together, since what is shorter is filled up."""
    order = sorted(range(len(pairs)), key=lambda at: texts.length(*pairs[at]))
    scores: dict[int, torch.Tensor] = {}
    for start in range(0, len(order), PART):
        part = order[start : start + PART]
        with torch.autocast("cpu", torch.bfloat16):
            found = upper(*texts.batch([pairs[at] for at in part])).float()
        scores.update({at: found[row : row + 1] for row, at in enumerate(part)})
    return [scores[at] for at in range(len(pairs))]


def judge(upper: Upper, texts: Texts, cases: list[Case]) -> dict:
    """Among the likeliest by the other signs: how often the right one is first, how often above none, how often none is where none tells."""
    rows = []
    for case in cases:
        top = case.sentences[:TOP]
        read = scores_of(upper, texts, case.question, top)
        scores = [score + sentence["score"] for score, sentence in zip(read, top)]
        at = max(range(len(top)), key=lambda index: scores[index])
        sources = {sentence["source"] for sentence in case.sentences if sentence["right"]}
        is_good = lambda sentence: sentence["source"] in sources if case.on == "pages" else sentence["right"]
        rows.append((case.language, len(case.right()) > 0, is_good(top[at]), scores[at] > case.nothing, is_good(top[0])))
    return {language: figures_of([row for row in rows if language in ("all", row[0])]) for language in ("zh", "en", "all")}


def figures_of(rows: list[tuple]) -> dict:
    told, untold = [row for row in rows if row[1]], [row for row in rows if not row[1]]
    share = lambda hits, of: round(100 * sum(hits) / max(1, len(of)), 1)
    quoted, refused = [row[2] and row[3] for row in told], [not row[3] for row in untold]
    return {
        "first by the signs": share((row[4] for row in told), told),
        "first": share((row[2] for row in told), told),
        "quoted": share(quoted, told),
        "refused": share(refused, untold),
        "sum": share(quoted + refused, rows),
    }


if __name__ == "__main__":
    main()
