"""Words and pairs of Han characters that two texts share; models/overlap.ts counts the same."""

import math
import re
import unicodedata
from collections import Counter

K1, B = 1.2, 0.75
LEAST_SPREAD = 0.5
"""Where all texts are much alike, a z-score makes mountains of nothing."""
NAMES = ("bm25", "told", "characters", "length")


def tokens(text: str) -> list[str]:
    """Pairs of neighbouring Han characters (a single one where it stands alone), other words without a plural s."""
    found = []
    for run in re.findall(r"[\u3400-\u9fff]+|[a-z0-9]+", unicodedata.normalize("NFKC", text).lower()):
        if run[0] >= "\u3400":
            found += [run[at : at + 2] for at in range(max(1, len(run) - 1))]
        else:
            found.append(run[:-1] if len(run) > 3 and run.endswith("s") else run)
    return found


def grams(text: str) -> set[str]:
    return set(tokens(text))


def features(question: str, texts: list[str]) -> list[list[float]]:
    """Of each text the NAMES: BM25 among the texts, the share of the question's tokens it has and of its single characters (each by how
    rare it is among the texts), and the logarithm of its length; all but the shares as z-scores within the question."""
    asked, own = grams(question), [tokens(text) for text in texts]
    counts = [Counter(found) for found in own]
    average = max(1.0, sum(map(len, own)) / len(own))
    rare = rarities(asked, counts)
    bm25 = [
        sum(
            rare[token] * count[token] * (K1 + 1) / (count[token] + K1 * (1 - B + B * len(found) / average))
            for token in sorted(asked)
            if count[token] > 0
        )
        for found, count in zip(own, counts)
    ]
    lengths = [math.log(1 + len(found)) for found in own]
    singles = [set(re.findall(r"[\u3400-\u9fff]", text)) for text in texts]
    of_question = set(re.findall(r"[\u3400-\u9fff]", question))
    return [list(row) for row in zip(z_scores(bm25), shares(asked, counts), shares(of_question, singles), z_scores(lengths))]


def rarities(asked: set[str], texts: list) -> dict[str, float]:
    held = {token: sum(token in text for text in texts) for token in asked}
    return {token: math.log(1 + (len(texts) - count + 0.5) / (count + 0.5)) for token, count in held.items()}


def shares(asked: set[str], texts: list) -> list[float]:
    rare = rarities(asked, texts)
    whole = sum(rare.values())
    return [0.0 if whole == 0 else sum(worth for token, worth in rare.items() if token in text) / whole for text in texts]


def z_scores(values: list[float]) -> list[float]:
    mean = sum(values) / len(values)
    spread = math.sqrt(sum((value - mean) ** 2 for value in values) / len(values))
    return [max(-3.0, min(3.0, (value - mean) / max(spread, LEAST_SPREAD))) for value in values]
