"""Stage 1: open question sets -> training and development lines `{set, language, question, candidates, answers}`.

python public.py FOLDER OUT [--seed 1]

FOLDER holds the sets (README.md names them with their licences); OUT gets train.jsonl, of the `.train` files alone, and dev.jsonl, of the `.dev`
files alone.
"""

import argparse
import collections
import json
import random
import re
from pathlib import Path

from overlap import grams
from pairs import plain

MOST = 24
"""Candidates kept a question: the right ones, those that share most with it, and some from anywhere."""
SHARED = 14


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for split in ("train", "dev"):
        generator = random.Random(options.seed)
        lines = [*listed(options.folder, split, generator), *paired(options.folder, split, generator)]
        if split == "train":
            lines += attributes(options.folder, generator)
        (options.out / f"{split}.jsonl").write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines))
        print(split, dict(collections.Counter(line["set"] for line in lines)))


def read(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def listed(folder: Path, split: str, generator: random.Random) -> list[dict]:
    """Sets that come with candidates. All of a passage's questions stay together, so that its sentences are read once."""
    lines = []
    for name in ("cmrc2018", "drcd", "epqa", "semipqa", "selqa", "dstc11_track5"):
        rows = read(folder / f"{name}.{split}.jsonl")
        if name == "cmrc2018" and split == "dev":
            rows = rows + exchanged(rows, generator)
        for row in rows:
            texts = [plain(text) for text in row["candidates"]]
            if len(texts) < 2:
                continue
            chosen = range(len(texts)) if split == "dev" else fewer(row["question"], texts, set(row["answers"]), generator)
            answers = [at for at, place in enumerate(chosen) if place in set(row["answers"])]
            lines.append(line_of(name, row["lang"], row["question"], [texts[place] for place in chosen], answers, row.get("title")))
    return lines


def exchanged(rows: list[dict], generator: random.Random) -> list[dict]:
    """Every third question put to the passage of another title that shares most with it: it answers nothing of it."""
    found = []
    for row in generator.sample(rows, len(rows) // 3):
        others = [other for other in generator.sample(rows, 60) if other["title"] != row["title"]]
        asked = grams(row["question"])
        nearest = max(others, key=lambda other: len(asked & grams(" ".join(other["candidates"]))))
        found.append({**row, "candidates": nearest["candidates"], "answers": [], "answerable": False})
    return found


def fewer(question: str, texts: list[str], right: set[int], generator: random.Random) -> list[int]:
    asked = grams(question)
    wrong = sorted((at for at in range(len(texts)) if at not in right), key=lambda at: -shared(asked, texts[at]))
    rest = wrong[SHARED:]
    kept = {*sorted(right)[:4], *wrong[:SHARED], *generator.sample(rest, min(len(rest), MOST - SHARED))}
    return sorted(kept)


def shared(asked: set[str], text: str) -> float:
    own = grams(text)
    return len(asked & own) / (1 + len(own) ** 0.5)


def paired(folder: Path, split: str, generator: random.Random) -> list[dict]:
    """Question and one evidence: what was said to other questions of the product stands beside it, and what shares most with it elsewhere."""
    rows = read(folder / f"hetpqa_pairs.{split}.jsonl")
    by_product: dict[str, list[str]] = {}
    for row in rows:
        by_product.setdefault(row["asin"], []).append(row["evidence"])
    lines = []
    for row in rows:
        asked, right = grams(row["question"]), plain(row["evidence"])
        own = [plain(text) for text in by_product[row["asin"]] if text != row["evidence"]]
        others = [plain(other["evidence"]) for other in generator.sample(rows, min(len(rows), 150)) if other["asin"] != row["asin"]]
        near = sorted(others, key=lambda text: -shared(asked, text))
        texts = list(dict.fromkeys([right, *own[:4], *near[:6], *generator.sample(near[6:], 4)]))[: 14 if split == "train" else 11]
        generator.shuffle(texts)
        lines.append(line_of("hetpqa", row["lang"], row["question"], texts, [texts.index(right)], row["asin"]))
    return lines


def attributes(folder: Path, generator: random.Random) -> list[dict]:
    """"The brand is Chanel." becomes "is the brand chanel?" and "what is the brand?", answered by the attribute it was written from."""
    rows = [row for row in read(folder / "semipqa.data_to_text.jsonl") if row.get("split") == "train"]
    lines = []
    for row in rows:
        told = re.fullmatch(r"The ([^,.]{3,40}?) (is|are) ([^.]{2,60})\.", row["text"])
        if told is None:
            continue
        name, verb, value = (part.lower() for part in told.groups())
        question = generator.choice([f"{verb} the {name} {value}?", f"what {verb} the {name}?", f"what {name}?"])
        key = row["data"].split(":")[0]
        wrong = [plain(other["data"]) for other in generator.sample(rows, 40) if other["data"].split(":")[0] != key]
        texts = list(dict.fromkeys([plain(row["data"]), *wrong]))[:10]
        generator.shuffle(texts)
        lines.append(line_of("data_to_text", "en", question, texts, [texts.index(plain(row["data"]))], None))
    return lines


def line_of(name: str, language: str, question: str, texts: list[str], answers: list[int], group: str | None) -> dict:
    return {"set": name, "language": language[:2], "question": question, "candidates": texts, "answers": answers, "group": group}


if __name__ == "__main__":
    main()
