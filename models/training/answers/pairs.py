"""Questions with their candidate sentences, and what the lower layers make of each text."""

import json
import random
from dataclasses import dataclass
from pathlib import Path

import torch
from reader import QUESTION, SENTENCE, Lower
from tokenizers import Tokenizer

LONGEST_QUESTION, LONGEST_SENTENCE = 32, 60
BEGIN, END = 0, 2


@dataclass
class Case:
    split: str
    """`train`, `tune` (every eighth shop: the weights of the signs are fitted there) or `held` (every fourth: judged only)."""
    language: str
    on: str
    question: str
    sentences: list[dict]
    """From the likeliest by the other signs down; their `score` is what those say."""
    nothing: float
    """What the signs say for "none of these"."""

    def right(self) -> list[int]:
        return [at for at, sentence in enumerate(self.sentences) if sentence["right"]]


def read_cases(path: Path, about: str = "either") -> list[Case]:
    """What `node dist/test/bench/answers.js --candidates FILE` writes."""
    cases = []
    for line in path.read_text().splitlines():
        row = json.loads(line)
        if row["about"] == about:
            question = row["ask"] if row.get("before") is None else f"{row['before']} {row['ask']}"
            sentences = sorted(row["sentences"], key=lambda sentence: -sentence["score"])
            cases.append(Case(split_of(row["file"]), row["language"], row["on"], question, sentences, row["nothing"]))
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
        near = [sentence for index, other in enumerate(families) if index != at and other[0] == trade for sentence in other[3] + other[4]]
        far = [sentence for index, other in enumerate(families) if other[0] != trade for sentence in other[3] + other[4]]
        for language, questions in (("en", cells[0]), ("zh", cells[1])):
            own = cells[2 if language == "en" else 3]
            foreign = cells[3 if language == "en" else 2]
            for question in questions:
                sentences = [as_sentence(text, right) for texts, right in ((own, True), (foreign, True), (near, False), (far, False)) for text in texts]
                cases.append(Case("families", language, trade, question, sentences, 0.0))
    return cases


def as_sentence(text: str, right: bool) -> dict:
    return {"text": text, "heading": "", "source": text, "right": right, "score": 0.0}


def text_of(sentence: dict) -> str:
    return sentence["text"] if sentence["heading"] == "" else f"{sentence['heading']}: {sentence['text']}"


class Texts:
    """`<s> query: QUESTION </s>` and `<s> passage: SENTENCE </s>` through the lower layers, without the prefixes."""

    def __init__(self, tokenizer: Path, lower: Lower):
        self.tokenizer = Tokenizer.from_file(str(tokenizer))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.lower = lower.to(torch.bfloat16)
        self.known: dict[tuple[str, int], torch.Tensor] = {}

    @torch.no_grad()
    def prepare(self, texts: set[tuple[str, int]]) -> None:
        """Reads them all, those of a length together."""
        by_length: dict[int, list[tuple[str, int]]] = {}
        for text, half in texts - self.known.keys():
            by_length.setdefault(len(self.whole(text, half)[0]), []).append((text, half))
        for found in by_length.values():
            for start in range(0, len(found), 64):
                part = found[start : start + 64]
                rows = [self.whole(*key) for key in part]
                read = self.lower(torch.tensor([ids for ids, _ in rows])).to(torch.bfloat16)
                for key, states, (_, prefix) in zip(part, read, rows):
                    # A question keeps its <s>, which stands first in the pair; the prefixes have done their work.
                    body = states[1 + prefix :]
                    self.known[key] = torch.cat([states[:1], body]) if key[1] == QUESTION else body.clone()

    def whole(self, text: str, half: int) -> tuple[list[int], int]:
        """The ids, and how many of them are the prefix."""
        word = "query" if half == QUESTION else "passage"
        prefix = self.ids(f"{word}:")
        body = self.ids(f"{word}: {text.strip()}")[len(prefix) :]
        return [BEGIN, *prefix, *body[: LONGEST_QUESTION if half == QUESTION else LONGEST_SENTENCE], END], len(prefix)

    def states(self, text: str, half: int) -> torch.Tensor:
        if (text, half) not in self.known:
            self.prepare({(text, half)})
        return self.known[(text, half)]

    def ids(self, text: str) -> list[int]:
        return self.tokenizer.encode(text, add_special_tokens=False).ids

    def length(self, question: str, sentence: str) -> int:
        return len(self.states(question, QUESTION)) + len(self.states(sentence, SENTENCE))

    def load(self, file: Path | None) -> None:
        if file is not None and file.exists():
            self.known = torch.load(file)

    def save(self, file: Path | None) -> None:
        if file is not None:
            torch.save(self.known, file)

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


def candidates(case: Case, size: int, generator: random.Random, others: list[dict], drop: float) -> tuple[list[dict], list[int]]:
    """Up to two right sentences, the likeliest wrong ones and one from anywhere. Now and then the right are left out."""
    right = case.right()
    untold = not right or generator.random() < drop
    picked = [] if untold else generator.sample(right, min(2, len(right)))
    wrong = [at for at in range(len(case.sentences)) if at not in right]
    if case.split == "families":
        generator.shuffle(wrong)
    hard = wrong[: size - len(picked) - 1]
    found = [case.sentences[at] for at in [*picked, *hard]]
    least = min(sentence["score"] for sentence in found)
    return [*found, {**generator.choice(others), "score": least}], list(range(len(picked)))
