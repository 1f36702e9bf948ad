"""What the encoder is tuned on: labelled sets, plain texts and translated pairs, from the public data and from what was written for this project.

No line of Banking77 is ever read, so that a few-shot figure on it stays one of an encoder that never saw it. Of the project's own intents the labels
are not used: their cross-validation sets thresholds and temperature, which a tuned memory of the lines would falsify.
"""

import collections
import json
import random
from pathlib import Path

HERE = Path(__file__).parent
OWN = HERE.parent / "intents"
DOMAINS = HERE.parent / "domains"
ANSWERS = HERE.parent / "answers"
MULTIDOGO = ("airline", "fastfood", "finance", "insurance", "media", "software")
NO_INTENT = {"oos", "outofdomain", "contentonly", "openinggreeting", ":", ""}
LONGEST = 200
PER_CLASS = 80
PLAIN = 2500


def labelled_sets(data: Path, exclude: set[str]) -> dict[str, list[tuple[str, str]]]:
    """Name -> (text, intent). Sets of one domain in two languages share their intents, so that both languages are drawn together."""
    sets = {name: _rows(data / "intents" / f"{name}.train.jsonl") for name in ("clinc150", "hwu64")}
    for domain in MULTIDOGO:
        sets[f"multidogo-{domain}"] = _rows(data / "intents" / f"multidogo.{domain}.train.jsonl")
    sets["natcs"] = _rows(data / "intents" / "natcs.jsonl")
    for language in ("zh", "en"):
        sets[f"crosswoz-{language}"] = _acts(data / "dialogue" / f"crosswoz.{language}.val.jsonl")
    for domain in sorted({path.name.split(".")[0] for path in DOMAINS.glob("*.jsonl")}):
        sets[f"domain-{domain}"] = [row for path in sorted(DOMAINS.glob(f"{domain}.*.jsonl")) for row in _rows(path)]
    return {name: kept for name, rows in sets.items() if name not in exclude and (kept := _with_enough(rows))}


def plain_texts(data: Path, exclude: set[str], seed: int) -> dict[str, list[str]]:
    """Name -> texts without labels, of one language each; `zh-…` are Chinese."""
    own = {language: [row["text"] for row in lines_of(OWN / f"{language}.jsonl")] for language in ("zh", "en")}
    asked = {"zh": [], "en": []}
    for path in sorted(ANSWERS.glob("*.json")):
        shop = json.loads(path.read_text())
        asked[shop["language"]] += [question["ask"] for question in shop["questions"]]
    sets = {
        "clinc150": [row["text"] for row in lines_of(data / "intents" / "clinc150.train.jsonl")],
        "hwu64": [row["text"] for row in lines_of(data / "intents" / "hwu64.train.jsonl")],
        "multidogo": [row["text"] for name in MULTIDOGO for row in lines_of(data / "intents" / f"multidogo.{name}.train.jsonl")],
        "natcs": [row["text"] for row in lines_of(data / "intents" / "natcs.jsonl")],
        "crosswoz": [row["text"] for row in lines_of(data / "dialogue" / "crosswoz.en.val.jsonl")],
        "own": own["en"],
        "asked": asked["en"],
        "domains": [row["text"] for path in sorted(DOMAINS.glob("*.en.jsonl")) for row in lines_of(path)],
        "zh-crosswoz": [row["text"] for row in lines_of(data / "dialogue" / "crosswoz.zh.val.jsonl")],
        "zh-kdconv": [row["text"] for row in lines_of(data / "dialogue" / "kdconv.zh.dev.jsonl")],
        "zh-own": own["zh"],
        "zh-asked": asked["zh"],
        "zh-domains": [row["text"] for path in sorted(DOMAINS.glob("*.zh.jsonl")) for row in lines_of(path)],
    }
    kept = {}
    for name, texts in sets.items():
        distinct = sorted({text.strip() for text in texts if 2 < len(text.strip()) <= LONGEST and (name != "multidogo" or text.count(" ") > 1)})
        if name not in exclude and distinct:
            kept[name] = random.Random(f"{seed} {name}").sample(distinct, min(PLAIN, len(distinct)))
    return kept


def translated_pairs(data: Path) -> list[tuple[str, str]]:
    """(zh, en) of the turns of CrossWOZ that were translated by people."""
    turns = {language: collections.defaultdict(list) for language in ("zh", "en")}
    for language, dialogues in turns.items():
        for row in lines_of(data / "dialogue" / f"crosswoz.{language}.val.jsonl"):
            dialogues[row["dialogue"]].append(row["text"])
    both = sorted(turns["zh"].keys() & turns["en"].keys())
    pairs = (pair for key in both if len(turns["zh"][key]) == len(turns["en"][key]) for pair in zip(turns["zh"][key], turns["en"][key]))
    return sorted({(zh, en) for zh, en in pairs if 4 < len(zh) <= 60 and len(en) <= LONGEST})


def _rows(path: Path) -> list[tuple[str, str]]:
    return [(row["text"].strip(), row["intent"]) for row in lines_of(path) if row["text"] and row["intent"]]


def _acts(path: Path) -> list[tuple[str, str]]:
    """CrossWOZ has no intents; who speaks and the kinds of the acts say as much. Turns of many acts are left out."""
    rows = []
    for row in lines_of(path):
        acts = sorted({"/".join(act[:3]) for act in row.get("acts") or []})
        if 0 < len(acts) <= 3:
            rows.append((row["text"].strip(), row.get("role", "") + "|".join(acts)))
    return rows


def _with_enough(rows: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Distinct texts of at most LONGEST characters, at least four and at most PER_CLASS an intent; what carries two intents is left out."""
    by_intent, seen = collections.defaultdict(list), set()
    for text, intent in rows:
        if text in seen or intent in NO_INTENT or "<div>" in intent or not 2 < len(text) <= LONGEST:
            continue
        seen.add(text)
        by_intent[intent].append(text)
    return [(text, intent) for intent, texts in by_intent.items() if len(texts) >= 4 for text in texts[:PER_CLASS]]


def lines_of(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text().splitlines() if line.strip()] if path.exists() else []
