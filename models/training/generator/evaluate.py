"""Stage 6: greedy replies to held-back plans. Slot error = share of replies in which a placeholder is missing, repeated or made up.

Reads a folder of torch weights or an exported .onnx file; prints one table a source and language, samples, and one JSON line.
"""

import argparse
import json
import random
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import torch
from tokenizers import Tokenizer

from model import BOS, greedy_together, load_model
from plans import canonical, read_examples, slot_faults
from session import Session

LIMIT = 96


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--model', type=Path, required=True, help='folder of weights, or an .onnx file')
    parser.add_argument('--tokenizer', type=Path, required=True)
    parser.add_argument('--text', type=Path, required=True, help='folder of the assemble stage')
    parser.add_argument('--count', type=int, default=100, help='plans a source and language at most')
    parser.add_argument('--samples', type=int, default=8)
    parser.add_argument('--threads', type=int, default=1)
    parser.add_argument('--out', type=Path, help='write all replies here, JSONL')
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    tokenizer = Tokenizer.from_file(str(options.tokenizer))
    decode = decoder(options.model, options.threads)
    plans: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for example in read_examples(options.text / 'valid.jsonl'):
        pair = (example.language, canonical(example.plan))
        if pair not in plans[f'{example.source} {example.language}']:
            plans[f'{example.source} {example.language}'].append(pair)
    report, rows, tokens, started = {}, [], 0, time.monotonic()
    for name, pairs in sorted(plans.items()):
        chosen = random.Random(3).sample(pairs, min(options.count, len(pairs)))
        faulty = 0
        prompts = [[BOS, *tokenizer.encode(f'{language} {plan}\n', add_special_tokens=False).ids] for language, plan in chosen]
        for (_, plan), ids in zip(chosen, decode(prompts, LIMIT)):
            tokens += len(ids)
            reply = tokenizer.decode(ids)
            faults = slot_faults(plan, reply)
            faulty += faults > 0
            rows.append({'set': name, 'plan': plan, 'reply': reply, 'faults': faults})
        report[name] = {'plans': len(chosen), 'slot_error': round(faulty / len(chosen), 4)}
        print(f'{name:12} plans {len(chosen):4}  slot error {100 * faulty / len(chosen):5.1f} %', flush=True)
        for row in [row for row in rows if row['set'] == name][: options.samples]:
            print(f"    {'! ' if row['faults'] else ''}{row['plan']} → {row['reply']}")
    if options.out:
        options.out.write_text(''.join(json.dumps(row, ensure_ascii=False) + '\n' for row in rows), encoding='utf-8')
    print(json.dumps({'model': options.model.name, 'tokens_a_second': round(tokens / (time.monotonic() - started), 1), 'sets': report}))


def decoder(path: Path, threads: int) -> Callable[[list[list[int]], int], list[list[int]]]:
    if path.suffix == '.onnx':
        session = Session(path, threads)
        return lambda prompts, limit: [session.greedy(prompt, limit) for prompt in prompts]
    model = load_model(path).eval()
    return lambda prompts, limit: greedy_together(model, prompts, limit)


if __name__ == '__main__':
    main()
