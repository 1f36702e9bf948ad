"""Questions with their candidate sentences, and what the lower layers make of each text."""

import json
import math
import random
import re
import sys
import zlib
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from overlap import grams
from reader import QUESTION, SENTENCE
from tokenizers import Tokenizer

sys.path.append(str(Path(__file__).parents[1]))
from share import load_graph, tokenizer_in  # noqa: E402

LONGEST_QUESTION, LONGEST_SENTENCE = 48, 96
BEGIN, END = 0, 2
BY_SIGNS = ("authored", "across", "named", "talk")
WITH_PASSAGES = ("cmrc2018", "drcd", "selqa")


@dataclass
class Case:
    set: str
    split: str
    """`train`, `tune` (every eighth shop) or `held` (every fourth: judged only)."""
    language: str
    question: str
    texts: list[str]
    right: set[int]
    group: str | None = None
    signs: tuple[list[float], float] | None = None
    """What the service's signs make of each text and of "nothing tells"."""
    seen: dict[int, float] = field(default_factory=dict)
    """What the wrong ones scored when they were last read."""

    def draw(self, size: int, generator: random.Random, untold: bool) -> list[int]:
        """Up to two right texts, and wrong ones: those that scored high, share much with the question or stand far in front sooner than others."""
        picked = [] if untold else generator.sample(sorted(self.right), min(2, len(self.right)))
        wrong = [at for at in range(len(self.texts)) if at not in self.right]
        if len(wrong) > size - len(picked):
            asked = grams(self.question)
            worth = {at: self.seen[at] / 2 if at in self.seen else self.likely(at, asked) for at in wrong}
            # The highest of worth + Gumbel noise: drawn without replacement, in proportion to exp(worth).
            wrong.sort(key=lambda at: -(worth[at] - math.log(-math.log(generator.random() or 0.5))))
        return [*picked, *wrong[: size - len(picked)]]

    def likely(self, at: int, asked: set[str]) -> float:
        return min(2.0, 0.7 * len(asked & grams(self.texts[at]))) + (2 * math.exp(-at / 8) if self.set in BY_SIGNS else 0)


def read_authored(path: Path, about: str = "either") -> list[Case]:
    """What `node dist/test/bench/answers.js --candidates FILE` writes, of a file or of all files in a folder: all sentences in play, the likeliest by the signs first."""
    return [case_of(row) for row in read_rows(path) if row["about"] == about]


def read_named(path: Path, generator: random.Random) -> list[Case]:
    """The same questions with the product's name, among the sentences of all products under their names and of the pages."""
    return [named_of(row, generator) for row in read_rows(path) if row["about"] == "either" and row.get("others")]


def read_rows(path: Path) -> list[dict]:
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    return [json.loads(line) for file in files for line in file.read_text().splitlines()]


def case_of(row: dict) -> Case:
    # Another product's sentence is read where it answers; that it does not answer nobody could tell of most without a name in the question.
    sentences = [*by_signs(row), *(sentence for sentence in row.get("others", []) if sentence["right"])]
    right = {at for at, sentence in enumerate(sentences) if sentence["right"]}
    signs = None if row.get("nothing") is None or len(sentences) > len(row["sentences"]) else ([sentence["score"] for sentence in sentences], row["nothing"])
    texts = [text_of(sentence) for sentence in sentences]
    return Case("authored", split_of(row["file"]), row["language"], asked_in(row), texts, right, signs=signs)


def named_of(row: dict, generator: random.Random) -> Case:
    own = by_signs(row)
    product = next(sentence["source"] for sentence in own if sentence["heading"] == "")
    sentences = [*({**sentence, "heading": sentence["heading"] or product} for sentence in own), *row["others"]]
    right = {at for at, sentence in enumerate(sentences) if sentence["right"]}
    words = product.split()
    name = generator.choice([product, words[0], words[-1] if len(words[-1]) > 1 else product, " ".join(words[-2:])])
    asked = asked_in(row)
    question = generator.choice([f"{name} {asked}", f"{asked} {name}"] + ([f"{name}，{asked}", f"那个{name}{asked}"] if row["language"] == "zh" else [f"the {name.lower()}, {asked}", f"{name}: {asked}"]))
    return Case("named", split_of(row["file"]), row["language"], question, [text_of(sentence) for sentence in sentences], right)


def by_signs(row: dict) -> list[dict]:
    return sorted(row["sentences"], key=lambda sentence: -sentence["score"])


def asked_in(row: dict) -> str:
    return row["ask"] if row.get("before") is None else f"{row['before']} {row['ask']}"


def read_across(path: Path, authored: Path) -> list[Case]:
    """Each line: a shop's file, a question to it, and the same in the other language. The texts stay in the shop's own."""
    asked = {(file, ask): other for file, ask, other in (line.split("\t") for line in path.read_text().splitlines())}
    own = {(row["file"], asked_in(row)): row for row in read_rows(authored) if row["about"] == "either"}
    found = [(case_of(own[key]), other) for key, other in asked.items() if key in own]
    return [replace(case, set="across", language="en" if case.language == "zh" else "zh", question=other, signs=None) for case, other in found]


def read_open(path: Path) -> list[Case]:
    """What public.py writes; of the products and passages every tenth, by their names, is for tuning."""
    cases = []
    for line in path.read_text().splitlines():
        row = json.loads(line)
        place = row["group"] or "".join(row["candidates"])
        split = "tune" if zlib.crc32(place.encode()) % 10 == 0 else "train"
        group = row["group"] if row["set"] in WITH_PASSAGES else None
        cases.append(Case(row["set"], split, row["language"], row["question"], row["candidates"], set(row["answers"]), group))
    return cases


def split_of(file: str) -> str:
    number = int("".join(filter(str.isdigit, file)))
    return "held" if number % 4 == 0 else "tune" if number % 8 == 7 else "train"


def read_families(path: Path) -> list[Case]:
    """Each line: trade, questions and answers in both languages. A family's question may be answered in the other language too."""
    rows = [line.split("\t") for line in path.read_text().splitlines()]
    families = [(row[0], *(cell.split(" / ") for cell in row[1:])) for row in rows]
    cases = []
    for at, (trade, *cells) in enumerate(families):
        near = [text for index, other in enumerate(families) if index != at and other[0] == trade for text in other[3] + other[4]]
        right = cells[2] + cells[3]
        for language, questions in (("en", cells[0]), ("zh", cells[1])):
            for question in questions:
                cases.append(Case("families", "train", language, question, right + near, set(range(len(right)))))
    return cases


def read_wishes(wishes: Path, shops: Path, generator: random.Random) -> list[Case]:
    """Wishes beside the goods of their shop and of another one: which product meets them. What may stand beside the right one is not read."""
    goods = {}
    for path in sorted([*shops.glob("*.json"), *shops.glob("talk/*.json")]):
        shop = json.loads(path.read_text())
        goods[path.stem] = (shop["language"], [f"{product['title']}: {product['text']}" for product in shop["products"]])
    cases = []
    for path in sorted(wishes.glob("*.jsonl")):
        language, own = goods[path.stem]
        split = split_of(path.stem)
        peers = [name for name, (of, _) in goods.items() if of == language and name != path.stem and split_of(name) == split]
        for line in path.read_text().splitlines():
            if not line.strip():
                continue
            row = json.loads(line)
            kept = [at for at in range(len(own)) if at not in row["ok"] or at in row["right"]]
            others = [] if split == "held" else generator.sample(goods[generator.choice(peers)][1], 3)
            texts = [own[at] for at in kept] + others
            cases.append(Case("wishes", split, language, row["wish"], texts, {kept.index(at) for at in row["right"]}))
    return cases


def text_of(sentence: dict) -> str:
    return sentence["text"] if sentence["heading"] == "" else f"{sentence['heading']}: {sentence['text']}"


def plain(text: str) -> str:
    """A record as shops export it, `heel: { type:[ { value:"flat" } ] }`, as words: `heel type: flat`. Other texts stay as they are."""
    if re.match(r"\s*[A-Za-z0-9_]+:\s*[{\[]", text) is None:
        return text
    text = re.sub(r"normalized_value:\s*\{[^{}]*\}\s*,?", " ", text)
    text = re.sub(r"[{}\[\]\"]|\b(?:value|unit|standardized_values):", " ", text).replace("_", " ")
    return re.sub(r"\s+", " ", re.sub(r"\s+([,:])", r"\1", text)).strip(" ,")


class Texts:
    """`<s> query: QUESTION </s>` and `<s> passage: SENTENCE </s>` through the lower layers as they are served, without the prefixes."""

    def __init__(self, folder: Path):
        """`folder`: what `quantise.py lower` has written, or weights."""
        self.tokenizer = Tokenizer.from_file(str(tokenizer_in(folder)))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        settings = onnxruntime.SessionOptions()
        settings.intra_op_num_threads = 1
        lower = load_graph(folder, "lower").SerializeToString()
        self.lower = onnxruntime.InferenceSession(lower, settings, providers=["CPUExecutionProvider"])
        self.known: dict[tuple[str, int], torch.Tensor] = {}

    def read(self, ids: list[int]) -> torch.Tensor:
        return torch.from_numpy(self.lower.run(None, {"ids": np.array([ids])})[0][0])

    def read_all(self, cases: list[Case]) -> None:
        for case in cases:
            self.states(case.question, QUESTION)
            for text in case.texts:
                self.states(text, SENTENCE)

    def states(self, text: str, half: int) -> torch.Tensor:
        key = (text, half)
        if key not in self.known:
            ids, prefix = self.whole(text, half)
            states = self.read(ids)
            # A question keeps its <s>, which stands first in the pair; the prefixes have done their work.
            body = states[1 + prefix :]
            self.known[key] = (torch.cat([states[:1], body]) if half == QUESTION else body).to(torch.float16)
        return self.known[key]

    def whole(self, text: str, half: int) -> tuple[list[int], int]:
        """The ids, and how many of them are the prefix."""
        word = "query" if half == QUESTION else "passage"
        prefix = self.ids(f"{word}:")
        body = self.ids(f"{word}: {text.strip()}")[len(prefix) :]
        return [BEGIN, *prefix, *body[: LONGEST_QUESTION if half == QUESTION else LONGEST_SENTENCE], END], len(prefix)

    def ids(self, text: str) -> list[int]:
        return self.tokenizer.encode(text, add_special_tokens=False).ids

    def length(self, question: str, sentence: str) -> int:
        return len(self.states(question, QUESTION)) + len(self.states(sentence, SENTENCE))

    def batch(self, pairs: list[tuple[str, str]]) -> tuple[torch.Tensor, torch.Tensor]:
        rows = [(self.states(question, QUESTION), self.states(sentence, SENTENCE)) for question, sentence in pairs]
        length = max(len(first) + len(second) for first, second in rows)
        states = torch.zeros(len(rows), length, rows[0][0].shape[1])
        halves = torch.zeros(len(rows), length, dtype=torch.long)
        for at, (first, second) in enumerate(rows):
            states[at, : len(first)] = first.float()
            states[at, len(first) : len(first) + len(second)] = second.float()
            halves[at, : len(first)] = QUESTION
            halves[at, len(first) : len(first) + len(second)] = SENTENCE
        return states, halves
