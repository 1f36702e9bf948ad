"""More many-act examples than people wrote: one-act replies put one after the other.

Only acts that follow each other somewhere in the authored plans are joined, as often as they do there, and only where the first
reply does not end in a question. Placeholders that both use are numbered as the server numbers them: the second [price] is [price2].
"""

import random
import re
from collections import Counter, defaultdict

from plans import Example, is_held_back, placeholders

LONGEST = {'zh': 70, 'en': 190}  # characters
ENDS = re.compile(r'([.。!！]|\[(quote|detail)\d?\])$')


def joined(examples: list[Example], count: int, seed: int = 1) -> list[Example]:
    """At most `count` distinct examples; nothing of the held-back tenth is among them."""
    dice = random.Random(seed)
    follows: Counter[tuple[str, str]] = Counter()
    alone: dict[tuple[str, str], list[Example]] = defaultdict(list)
    for example in examples:
        acts = [act.split(' ')[0] for act in example.plan.split(' | ')]
        follows.update(zip(acts, acts[1:]))
        if len(acts) == 1:
            alone[example.language, acts[0]].append(example)
    pairs, weights = list(follows), list(follows.values())
    made: dict[Example, None] = {}
    for _ in range(20 * count):
        if len(made) == count:
            break
        language = dice.choice(('zh', 'en'))
        first, second = (alone[language, act] for act in dice.choices(pairs, weights)[0])
        if first and second:
            example = join(dice.choice(first), dice.choice(second))
            if example and not is_held_back(language, example.plan, example.reply):
                made[example] = None
    return list(made)


def join(first: Example, second: Example) -> Example | None:
    """None where the first reply is no whole statement or both are too long for one message."""
    plan, reply = renumbered(second, placeholders(first.plan))
    text = first.reply + ('' if first.language == 'zh' else ' ') + reply
    if not ENDS.search(first.reply) or len(text) > LONGEST[first.language]:
        return None
    return Example(first.language, f'{first.plan} | {plan}', text, 'joined')


def renumbered(example: Example, taken: list[str]) -> tuple[str, str]:
    """Plan and reply with each placeholder's number raised by how often its slot occurs in `taken`."""
    used = Counter(slot_of(place)[0] for place in taken)

    def raised(found: re.Match[str]) -> str:
        slot, number = slot_of(found[0])
        total = used[slot] + number
        return f'[{slot}{total}]' if total > 1 else f'[{slot}]'

    pattern = re.compile(r'\[[a-z_]+\d?\]')
    return pattern.sub(raised, example.plan), pattern.sub(raised, example.reply)


def slot_of(place: str) -> tuple[str, int]:
    slot, number = re.fullmatch(r'\[([a-z_]+)(\d*)\]', place).groups()
    return slot, int(number or 1)
