"""Authored replies as people write them → models/training/replies/*.jsonl.

A text file holds a plan line, `# zh recommend [product] [price] | ask about=size`, and one reply per line under it.
Each reply must use every placeholder of its plan exactly once.
"""

import argparse
import sys
from pathlib import Path

from plans import Example, slot_faults, write_examples

REPLIES = Path(__file__).parents[1] / 'replies'


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('files', type=Path, nargs='+', help='text files; each becomes OUT/NAME.jsonl')
    parser.add_argument('--out', type=Path, default=REPLIES)
    options = parser.parse_args()
    faults = 0
    for path in options.files:
        examples, messages = read_authored(path)
        write_examples(options.out / f'{path.stem}.jsonl', examples, ('language', 'plan', 'reply'))
        print(f'{path.name}: {len(examples)} replies to {len({e.prompt for e in examples})} plans')
        print(*messages, sep='\n', end='\n' if messages else '', file=sys.stderr)
        faults += len(messages)
    sys.exit(2 if faults else 0)


def read_authored(path: Path) -> tuple[list[Example], list[str]]:
    examples, messages, seen = [], [], set()
    language = plan = None
    for number, line in enumerate(path.read_text(encoding='utf-8').splitlines(), 1):
        text = line.strip()
        if text.startswith('#'):
            language, plan = text[1:].split(maxsplit=1)
            plan = ' '.join(plan.split())
        elif text and (plan is None or language is None):
            messages.append(f'{path}:{number}: expected a plan line first, got {text[:40]!r}')
        elif text and slot_faults(plan, text):
            messages.append(f'{path}:{number}: expected each placeholder of "{plan}" once, got {text!r}')
        elif text and (language, plan, text) not in seen:
            seen.add((language, plan, text))
            examples.append(Example(language, plan, text, 'authored'))
    return examples, messages


if __name__ == '__main__':
    main()
