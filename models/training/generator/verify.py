"""Stage 8: the exported graphs against the torch model on held-back plans.

fp32 must give the same greedy replies. For the quantised forms: the Kullback-Leibler divergence of the next token
from the torch model's (nats, mean over the reply's tokens), the share of equal first choices, and of equal greedy replies.
"""

import argparse
import random
import sys
from pathlib import Path

import torch
from tokenizers import Tokenizer

from export import FORMS
from model import BOS, EOS, greedy, load_model
from plans import OURS, canonical, read_examples
from session import Session


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--model', type=Path, required=True, help='folder of tuned weights')
    parser.add_argument('--exported', type=Path, required=True, help='folder of the export stage')
    parser.add_argument('--text', type=Path, required=True, help='folder of the assemble stage')
    parser.add_argument('--count', type=int, default=30)
    parser.add_argument('--threads', type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    tokenizer = Tokenizer.from_file(str(options.exported / 'tokenizer.json'))
    valid = [example for example in read_examples(options.text / 'valid.jsonl') if example.source in OURS]
    chosen = random.Random(1).sample(valid, min(options.count, len(valid)))
    prompts = [[BOS, *tokenizer.encode(f'{e.language} {canonical(e.plan)}\n', add_special_tokens=False).ids] for e in chosen]
    replies = [[*tokenizer.encode(e.reply, add_special_tokens=False).ids, EOS] for e in chosen]
    model = load_model(options.model).eval()
    expected = [greedy(model, prompt, 96) for prompt in prompts]
    with torch.no_grad():
        exact = [model(torch.tensor([p + r]))[0][0, len(p) - 1 : len(p) + len(r) - 1].log_softmax(-1) for p, r in zip(prompts, replies)]
    failed = False
    for form, (name, bits, _) in FORMS.items():
        path = options.exported / 'onnx' / name
        if not path.exists():
            continue
        session = Session(path, options.threads)
        same = sum(session.greedy(prompt, 96) == reply for prompt, reply in zip(prompts, expected))
        got = [torch.from_numpy(session.trace(p, r)).log_softmax(-1) for p, r in zip(prompts, replies)]
        divergence = torch.cat([(a.exp() * (a - b)).sum(-1) for a, b in zip(exact, got)]).mean().item()
        agree = torch.cat([a.argmax(-1) == b.argmax(-1) for a, b in zip(exact, got)]).float().mean().item()
        print(f'{form}: greedy equal {same}/{len(prompts)}, KL {divergence:.5f}, first choice equal {agree:.3f}', flush=True)
        failed |= bits == 32 and same < len(prompts)
    sys.exit(1 if failed else 0)


if __name__ == '__main__':
    main()
