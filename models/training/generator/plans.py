"""The text of a plan: `recommend [product] [price] | ask about=size`, acts divided by |, facts in brackets, literals as name=value."""

import hashlib
import json
import random
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

PLACEHOLDER = re.compile(r'\[[^\]\s]*\]')
HELD_BACK_PERCENT = 10
OURS = ('authored', 'copy')  # sources that were written for this project


@dataclass(frozen=True)
class Example:
    language: str
    plan: str
    reply: str
    source: str

    @property
    def prompt(self) -> str:
        return f'{self.language} {self.plan}\n'


def placeholders(text: str) -> list[str]:
    return PLACEHOLDER.findall(text)


def slot_faults(plan: str, reply: str) -> int:
    """Placeholders that are missing, repeated or not in the plan."""
    wanted, got = Counter(placeholders(plan)), Counter(placeholders(reply))
    return (wanted - got).total() + (got - wanted).total()


def canonical(plan: str) -> str:
    """The plan as the server writes it: in each act first the facts, then the literals."""
    acts = []
    for act in plan.split(' | '):
        name, *slots = act.split(' ')
        acts.append(' '.join([name, *sorted(slots, key=lambda slot: not slot.startswith('['))]))
    return ' | '.join(acts)


def shuffled(plan: str, dice: random.Random) -> str:
    """The same plan with each act's facts in another order, and its literals last or, half of the time, anywhere."""
    acts = []
    for act in canonical(plan).split(' | '):
        name, *slots = act.split(' ')
        facts = [slot for slot in slots if slot.startswith('[')]
        literals = slots[len(facts) :]
        dice.shuffle(facts)
        anywhere = dice.random() < 0.5
        for literal in literals:
            facts.insert(dice.randint(0, len(facts)) if anywhere else len(facts), literal)
        acts.append(' '.join([name, *facts]))
    return ' | '.join(acts)


def is_held_back(language: str, plan: str, reply: str) -> bool:
    """One plan in ten, the same whatever the order of its slots. Of a plan without facts one reply in ten: such a plan can only be
    worded by a model that has seen it."""
    acts = [' '.join(sorted(act.split(' '))) for act in plan.split(' | ')]
    key = f"{language} {' | '.join(acts)}" + ('' if placeholders(plan) else f' {reply}')
    digest = hashlib.sha256(key.encode()).digest()
    return int.from_bytes(digest[:4], 'big') % 100 < HELD_BACK_PERCENT


def read_examples(path: Path, source: str | None = None) -> list[Example]:
    rows = (json.loads(line) for line in path.read_text(encoding='utf-8').splitlines() if line)
    return [Example(row['language'], row['plan'], row['reply'], source or row['source']) for row in rows]


def write_examples(path: Path, examples: Iterable[Example], fields: tuple[str, ...] = ('language', 'plan', 'reply', 'source')) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = ({name: value for name, value in asdict(example).items() if name in fields} for example in examples)
    path.write_text(''.join(json.dumps(row, ensure_ascii=False) + '\n' for row in rows), encoding='utf-8')
