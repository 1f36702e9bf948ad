"""Questions with their candidate sentences, and what the lower layers make of each text."""

import json
import math
import random
import re
import zlib
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from overlap import grams
from reader import QUESTION, SENTENCE
from tokenizers import Tokenizer

LONGEST_QUESTION, LONGEST_SENTENCE = 48, 96
BEGIN, END = 0, 2
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
    seen: dict[int, float] = field(default_factory=dict)
    """What the wrong ones scored when they were last read."""

    def draw(self, size: int, generator: random.Random, untold: bool) -> list[int]:
        """Up to two right texts, and wrong ones: those that scored high or share much with the question sooner than others."""
        picked = [] if untold else generator.sample(sorted(self.right), min(2, len(self.right)))
        wrong = [at for at in range(len(self.texts)) if at not in self.right]
        if len(wrong) > size - len(picked):
            asked = grams(self.question)
            worth = {at: self.seen[at] / 2 if at in self.seen else min(2.0, 0.7 * len(asked & grams(self.texts[at]))) for at in wrong}
            # The highest of worth + Gumbel noise: drawn without replacement, in proportion to exp(worth).
            wrong.sort(key=lambda at: -(worth[at] - math.log(-math.log(generator.random() or 0.5))))
        return [*picked, *wrong[: size - len(picked)]]


def read_authored(path: Path, about: str = "either") -> list[Case]:
    """What `node dist/test/bench/answers.js --candidates FILE` writes: the likeliest by the signs, and the right ones."""
    return [case for _, case in read_files(path, about)]


def read_files(path: Path, about: str) -> list[tuple[str, Case]]:
    cases = []
    for line in path.read_text().splitlines():
        row = json.loads(line)
        if row["about"] != about:
            continue
        question = row["ask"] if row.get("before") is None else f"{row['before']} {row['ask']}"
        sentences = sorted(row["sentences"], key=lambda sentence: -sentence["score"])
        right = {at for at, sentence in enumerate(sentences) if sentence["right"]}
        kept = sorted({*range(min(24, len(sentences))), *right})
        texts = [text_of(sentences[at]) for at in kept]
        case = Case("authored", split_of(row["file"]), row["language"], question, texts, {at for at, place in enumerate(kept) if place in right})
        cases.append((row["file"], case))
    return cases


def read_across(path: Path, authored: Path) -> list[Case]:
    """Each line: a shop's file, a question to it, and the same in the other language. The texts stay in the shop's own."""
    asked = {(file, ask): other for file, ask, other in (line.split("\t") for line in path.read_text().splitlines())}
    own = {(file, case.question): case for file, case in read_files(authored, "either")}
    return [replace(own[key], set="across", language="en" if own[key].language == "zh" else "zh", question=other, seen={}) for key, other in asked.items() if key in own]


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
        """`folder`: what `quantise.py lower` has written."""
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        settings = onnxruntime.SessionOptions()
        settings.intra_op_num_threads = 1
        self.lower = onnxruntime.InferenceSession(folder / "onnx" / "lower.onnx", settings, providers=["CPUExecutionProvider"])
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
