"""Stage 3: the training text. Authored replies (sources `authored` and `copy`) and public sets → OUT/train.jsonl and OUT/valid.jsonl.

One authored plan in ten is held back with all its replies (by a hash of the plan, whatever the order of its slots); of plans
without facts one reply in ten.
RNNLG keeps its own valid split; of CrossWOZ one plan in ten is held back too.
"""

import argparse
import random
from collections import Counter
from pathlib import Path

from collect_replies import REPLIES
from plans import Example, is_held_back, read_examples, slot_faults, write_examples
from public_sets import crosswoz, rnnlg


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--data', type=Path, required=True, help='folder of the public sets (nlg/, dialogue/)')
    parser.add_argument('--replies', type=Path, default=REPLIES, help='folder of authored replies, *.jsonl')
    parser.add_argument('--out', type=Path, required=True)
    options = parser.parse_args()

    authored = [example for path in sorted(options.replies.glob('*.jsonl')) for example in read_examples(path, source_of(path))]
    english, dropped_english = rnnlg(options.data, 'train')
    english_valid, _ = rnnlg(options.data, 'valid')
    chinese, dropped_chinese = crosswoz(options.data)
    train, valid = [], list(unique(english_valid))
    for example in unique(authored + english + chinese):
        held = example.source != 'rnnlg' and is_held_back(example.language, example.plan, example.reply)
        (valid if held else train).append(example)
    faulty = [example for example in train + valid if slot_faults(example.plan, example.reply)]
    if faulty:
        raise SystemExit(f'{len(faulty)} pairs with slot faults, for example {faulty[0]}')
    write_examples(options.out / 'train.jsonl', train)
    write_examples(options.out / 'valid.jsonl', valid)
    print('train', dict(Counter(f'{e.source} {e.language}' for e in train)))
    print('valid', dict(Counter(f'{e.source} {e.language}' for e in valid)))
    print(f'left out: {dropped_english} of RNNLG train, {dropped_chinese} of CrossWOZ')
    for example in random.Random(1).sample(train, 12):
        print(f'{example.source:9} {example.prompt.strip()} → {example.reply}')


def source_of(path: Path) -> str:
    """What shoppers read, and copy and summaries, which are many because their plans are: a mix can weigh them apart."""
    return 'copy' if path.stem.endswith('-copy') else 'authored'


def unique(examples: list[Example]) -> list[Example]:
    return list(dict.fromkeys(examples))


if __name__ == '__main__':
    main()
