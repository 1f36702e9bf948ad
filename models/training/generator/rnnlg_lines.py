"""RNNLG acts with all references that fit them → lines for `usher replies evaluate`.

python rnnlg_lines.py --data DATA --domain laptop --out laptop.jsonl

Sentences written for acts with the same slots, whatever their values, are references of each other: their values are exchanged
for those of the act. Sentences that miss or add a value are left out of the references, acts without any are left out.
"""

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from plans import PLACEHOLDER
from public_sets import BINARY, rnnlg_act, rnnlg_example



def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--data', type=Path, required=True, help='folder of the public sets')
    parser.add_argument('--domain', choices=('laptop', 'tv', 'hotel', 'restaurant'), required=True)
    parser.add_argument('--split', default='valid')
    parser.add_argument('--count', type=int, default=250, help='acts, drawn by --seed')
    parser.add_argument('--seed', type=int, default=5)
    parser.add_argument('--out', type=Path, required=True)
    options = parser.parse_args()
    rows = (options.data / 'nlg' / f'rnnlg.{options.domain}.{options.split}.jsonl').read_text(encoding='utf-8').splitlines()
    lines = lines_of(map(json.loads, rows), options.count, options.seed)
    options.out.write_text(''.join(json.dumps(line) + '\n' for line in lines), encoding='utf-8')
    print(f"{options.out}: {len(lines)} acts, {sum(len(line['references']) for line in lines)} references")


def lines_of(rows: Iterable[dict[str, str]], count: int, seed: int) -> list[dict]:
    references: dict[str, set[str]] = defaultdict(set)
    plans: dict[str, str] = {}
    for row in rows:
        example = rnnlg_example(row['act'], row['reference'])
        if example:
            references[key_of(example.plan)].add(example.reply)
            plans[row['act']] = example.plan
    lines = []
    for text in random.Random(seed).sample(sorted(plans), min(count, len(plans))):
        act, pairs = rnnlg_act(text)
        slots: dict[str, list[str]] = defaultdict(list)
        for slot, value in pairs:
            slots[slot].append(value)
        values = [value for _, value in pairs if value not in BINARY]
        filled = sorted(fill(reply, plans[text], values) for reply in references[key_of(plans[text])])
        lines.append({'language': 'en', 'acts': [{'act': act, 'slots': slots}], 'references': filled})
    return lines


def key_of(plan: str) -> str:
    """The same for plans whose slots differ in their order alone."""
    act, *slots = plan.split(' ')
    return ' '.join([act, *sorted(slots)])


def fill(reply: str, plan: str, values: list[str]) -> str:
    """The values in the place of the plan's placeholders, in its order."""
    by_place = dict(zip(PLACEHOLDER.findall(plan), values, strict=True))
    return PLACEHOLDER.sub(lambda found: by_place[found[0]], reply)


if __name__ == '__main__':
    main()
