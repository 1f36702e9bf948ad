"""Stage 3: trains the ranker on open sets, authored shops and families; the loss is one softmax over the candidates and "none of these".

python train.py AUTHORED OPEN BASE LOWER OUT [--steps 1600 --seed 1]

AUTHORED is what `node dist/test/bench/answers.js --candidates FILE` writes, OPEN the train.jsonl of public.py,
LOWER the folder of `quantise.py lower`.
"""

import argparse
import json
import math
import random
import time
from dataclasses import replace
from pathlib import Path

import torch
from pairs import Case, Texts, read_across, read_authored, read_families, read_named, read_open, read_wishes
from reader import Upper, open_halves
from safetensors.torch import load_file, save_file

FAMILIES = Path(__file__).with_name("families.tsv")
ACROSS = Path(__file__).with_name("across.tsv")
SHOPS = Path(__file__).parent
WISHES = Path(__file__).parents[1] / "wishes"
PART = 24
WARM = 30
SHARES = {
    "open": {
        "cmrc2018": 0.26,
        "drcd": 0.05,
        "epqa": 0.11,
        "semipqa": 0.15,
        "hetpqa": 0.14,
        "data_to_text": 0.03,
        "selqa": 0.05,
        "dstc11_track5": 0.05,
        "authored": 0.12,
        "families": 0.04,
    },
    "shops": {
        "cmrc2018": 0.03,
        "epqa": 0.03,
        "semipqa": 0.03,
        "hetpqa": 0.03,
        "dstc11_track5": 0.02,
        "authored": 0.44,
        "named": 0.08,
        "across": 0.02,
        "families": 0.16,
        "wishes": 0.16,
    },
    "talk": {
        "cmrc2018": 0.12,
        "drcd": 0.02,
        "epqa": 0.07,
        "semipqa": 0.13,
        "hetpqa": 0.16,
        "selqa": 0.02,
        "dstc11_track5": 0.03,
        "authored": 0.18,
        "named": 0.04,
        "families": 0.03,
        "talk": 0.2,
    },
    "wishes": {
        "cmrc2018": 0.12,
        "epqa": 0.06,
        "semipqa": 0.09,
        "hetpqa": 0.08,
        "selqa": 0.02,
        "dstc11_track5": 0.03,
        "authored": 0.05,
        "wishes": 0.55,
    },
}
"""Of the questions of a step, in the mean."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("authored", type=Path)
    parser.add_argument("open", type=Path)
    parser.add_argument("base", type=Path, help="folder of the encoder")
    parser.add_argument("served", type=Path, help="folder of the lower layers")
    parser.add_argument("out", type=Path)
    parser.add_argument("--start", type=Path, help="a trained ranker to go on from")
    parser.add_argument("--lower", type=int, default=8, help="layers that read each text for itself; they stay as they are")
    parser.add_argument("--steps", type=int, default=1600)
    parser.add_argument("--minutes", type=float, default=1e9, help="ends, and has slowed down, after so long where that is sooner")
    parser.add_argument("--rate", type=float, default=1.2e-4)
    parser.add_argument("--batch", type=int, default=8, help="questions a step")
    parser.add_argument("--size", type=int, default=7, help="candidates a question")
    parser.add_argument("--drop", type=float, default=0.12, help="how often the right sentences are left out: those beside them nearly answer")
    parser.add_argument("--exchange", type=float, default=0.06, help="how often the candidates of another question take their place")
    parser.add_argument("--beside", type=float, default=0.0, help="how often a question that has them is learnt beside the service's signs: what they lack")
    parser.add_argument("--mix", choices=SHARES, default="open", help="whether open sets or the shops are most of what is read")
    parser.add_argument("--talk", type=Path, help="what `answers.js --candidates` writes of strangers' questions")
    parser.add_argument("--states", type=Path, help="keeps what the lower layers make of the texts for the next run")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    generator = random.Random(options.seed)

    shares_of = SHARES[options.mix]
    sets = {name: cases for name, cases in by_set(options).items() if name in shares_of}
    print({name: len(cases) for name, cases in sets.items()}, flush=True)
    _, upper = open_halves(str(options.base), options.lower)
    if options.start is not None:
        upper.load_state_dict(load_file(options.start / "upper.safetensors"))
    texts = Texts(options.served)
    if options.states is not None and options.states.exists():
        texts.known = torch.load(options.states)
    options.out.mkdir(parents=True, exist_ok=True)
    kept = {name: value for name, value in vars(options).items() if not isinstance(value, Path)}
    (options.out / "reader.json").write_text(json.dumps({**kept, "shares": shares_of}) + "\n")

    draws = {name: endless(cases, generator) for name, cases in sets.items()}
    names, shares = list(draws), [shares_of[name] for name in draws]
    optimiser = optimiser_of(upper, options.rate)
    rates = [group["lr"] for group in optimiser.param_groups]
    started, losses = time.monotonic(), []
    for step in range(1, options.steps + 1):
        chosen = [next(draws[name]) for name in generator.choices(names, shares, k=options.batch)]
        done = max(step / options.steps, (time.monotonic() - started) / 60 / options.minutes)
        for group, rate in zip(optimiser.param_groups, rates):
            group["lr"] = rate * min(step / WARM, 0.02 + 0.49 * (1 + math.cos(math.pi * min(1.0, done))))
        losses.append(learn(upper, optimiser, texts, chosen, generator, options))
        if step % 25 == 0:
            print(f"step {step}/{options.steps} loss {sum(losses[-25:]) / 25:.3f} {time.monotonic() - started:.0f} s, {len(texts.known)} texts", flush=True)
        if step % 50 == 0 or done >= 1:
            save_file({name: weight.contiguous() for name, weight in upper.state_dict().items()}, options.out / "upper.part.safetensors")
            (options.out / "upper.part.safetensors").replace(options.out / "upper.safetensors")
        if done >= 1:
            if options.states is not None:
                torch.save(texts.known, options.states)
            print(f"ended after {step} steps", flush=True)
            break


def by_set(options: argparse.Namespace) -> dict[str, list[Case]]:
    sets: dict[str, list[Case]] = {}
    talk = [] if options.talk is None else [replace(case, set="talk") for case in read_authored(options.talk)]
    for case in [*talk, *read_authored(options.authored), *read_named(options.authored, random.Random(options.seed)), *read_across(ACROSS, options.authored), *read_families(FAMILIES), *read_wishes(WISHES, SHOPS, random.Random(options.seed)), *read_open(options.open)]:
        if case.split == "train":
            sets.setdefault(case.set, []).append(case)
    return sets


def endless(cases: list[Case], generator: random.Random):
    """All of them again and again, each time in another order; those of a passage follow each other, so that its sentences are read once."""
    groups: dict[str, list[Case]] = {}
    for at, case in enumerate(cases):
        groups.setdefault(case.group or str(at), []).append(case)
    while True:
        order = list(groups)
        generator.shuffle(order)
        for group in order:
            yield from generator.sample(groups[group], len(groups[group]))


def optimiser_of(upper: Upper, rate: float) -> torch.optim.AdamW:
    quick = [weight for name, weight in upper.named_parameters() if name.startswith(("head.", "halves"))]
    body = [weight for name, weight in upper.named_parameters() if not name.startswith(("head.", "halves"))]
    return torch.optim.AdamW([{"params": body, "lr": rate}, {"params": quick, "lr": 5 * rate}], weight_decay=0.01, fused=True)


def learn(upper: Upper, optimiser, texts: Texts, cases: list[Case], generator: random.Random, options: argparse.Namespace) -> float:
    upper.train()
    pairs, groups = [], []
    for at, case in enumerate(cases):
        draw = generator.random()
        # The candidates of the question beside it, or its own without the right ones.
        source = cases[at - 1] if draw < options.exchange and cases[at - 1].language == case.language else case
        places = source.draw(options.size, generator, source is not case or draw < options.exchange + options.drop)
        groups.append((case if source is case else None, places, len(pairs)))
        pairs += [(case.question, source.texts[place]) for place in places]
    # Twice as many products a second where the processor multiplies such numbers.
    with torch.autocast("cpu", torch.bfloat16):
        scores = in_order(pairs, texts, upper)
    scores = scores.float()
    loss = torch.zeros(())
    for case, places, start in groups:
        own = scores[start : start + len(places)]
        logits = torch.cat([own, torch.zeros(1)])
        if case is not None and case.signs is not None and generator.random() < options.beside:
            of_texts, of_none = case.signs
            logits = logits + torch.tensor([of_texts[at] for at in places] + [of_none])
        right = [] if case is None else [at for at, place in enumerate(places) if place in case.right]
        wanted = torch.tensor(right if right else [len(places)])
        loss = loss - (torch.logsumexp(logits[wanted], 0) - torch.logsumexp(logits, 0))
        if case is not None:
            case.seen.update(zip(places, own.tolist()))
    loss = loss / len(groups)
    optimiser.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(upper.parameters(), 1.0)
    optimiser.step()
    return loss.item()


def in_order(pairs: list[tuple[str, str]], texts: Texts, upper: Upper) -> torch.Tensor:
    """The scores in the order of the pairs; those of a length are read together, since what is shorter is filled up."""
    order = sorted(range(len(pairs)), key=lambda at: texts.length(*pairs[at]))
    found = [upper(*texts.batch([pairs[at] for at in order[start : start + PART]])) for start in range(0, len(order), PART)]
    return torch.cat(found)[torch.tensor(order).argsort()]


if __name__ == "__main__":
    main()
