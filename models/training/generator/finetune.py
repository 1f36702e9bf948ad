"""Stage 5: tune the narrowed decoder on plan → reply pairs.

Full fine-tuning in bf16 autocast with the tied embedding frozen; the loss counts the reply and its <eos> only. Batches are
drawn by source (--mix), bucketed by length, and depend on the seed and the step alone, so a run that was stopped goes on
from OUT/state.pt as if nothing had happened. The weights with the lowest held-back authored loss lie in OUT/best, those of
the last save in OUT/last. With --patience a run ends early when neither that loss nor the slot error of greedy replies to
held-back plans has reached a new low for so many looks. With --bits 4 the weights are rounded to the shipped blocks in each
pass and the gradient goes straight through to the exact ones (straight-through estimator, arXiv 1308.3432).
"""

import argparse
import math
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer

from graph import FOUR_BIT_BLOCK
from model import BOS, EOS, PAD, Decoder, greedy_together, load_model, save_model
from plans import OURS, Example, canonical, read_examples, shuffled, slot_faults
from quantise import as_four_bit

Encoded = tuple[list[int], list[int]]
BATCHES_A_CHUNK = 16
WARM_UP = 20
FLOOR = 0.05
SHUFFLED_SHARE = 0.5
LOOKED_AT = 96  # held-back plans that are worded at each look
LONGEST_REPLY = 80


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--model', type=Path, required=True, help='folder to start from (the narrow stage, or best/ of an earlier run)')
    parser.add_argument('--tokenizer', type=Path, required=True, help='tokenizer.json of the narrow stage')
    parser.add_argument('--text', type=Path, required=True, help='folder of the assemble stage')
    parser.add_argument('--out', type=Path, required=True)
    parser.add_argument('--mix', default='authored=0.5,copy=0.12,rnnlg=0.25,crosswoz=0.13', help='share of each source')
    parser.add_argument('--steps', type=int, required=True)
    parser.add_argument('--stop', type=int, help='end the run early, at this step; a later one goes on')
    parser.add_argument('--batch', type=int, default=16)
    parser.add_argument('--rate', type=float, default=2e-4, help='peak learning rate')
    parser.add_argument('--threads', type=int, default=1)
    parser.add_argument('--seed', type=int, default=7)
    parser.add_argument('--save-minutes', type=float, default=5)
    parser.add_argument('--evaluate-every', type=int, default=150, help='steps between looks at what is held back')
    parser.add_argument('--patience', type=int, help='looks without a new low of loss or slot error before the run ends early')
    parser.add_argument('--bits', type=int, choices=(4,), help='tune towards weights of so many bits')
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    run(options)


def run(options: argparse.Namespace) -> None:
    tokenizer = Tokenizer.from_file(str(options.tokenizer))
    mix = {name: float(share) for name, share in (pair.split('=') for pair in options.mix.split(','))}
    pools: dict[str, list[Example]] = {name: [] for name in mix}
    for example in read_examples(options.text / 'train.jsonl'):
        if example.source in pools:
            pools[example.source].append(example)
    empty = [name for name, pool in pools.items() if not pool]
    if empty:
        raise SystemExit(f'Expected examples of each source of --mix in {options.text}/train.jsonl, got none of {", ".join(empty)}')
    valid = [example for example in read_examples(options.text / 'valid.jsonl') if example.source in OURS]
    held_back = [encode(tokenizer, f'{e.language} {canonical(e.plan)}\n', e.reply) for e in valid]
    plans = sorted({(e.language, canonical(e.plan)) for e in valid if '[' in e.plan})
    plans = random.Random(3).sample(plans, min(LOOKED_AT, len(plans)))

    model = load_model(options.model)
    model.embedding.weight.requires_grad_(False)
    trained = [weight for weight in model.parameters() if weight.requires_grad]
    optimizer = torch.optim.AdamW(trained, lr=options.rate, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    state = options.out / 'state.pt'
    first, best, fewest, idle = 0, math.inf, math.inf, 0
    if state.exists():
        saved = torch.load(state, weights_only=True)
        model.load_state_dict(saved['model'])
        optimizer.load_state_dict(saved['optimizer'])
        first, best, fewest, idle = saved['step'], saved['best'], saved['fewest'], saved['idle']
    print(f'{sum(w.numel() for w in trained) / 1e6:.1f} M trained, from step {first}, pools {({k: len(v) for k, v in pools.items()})}', flush=True)

    def save(step: int) -> None:
        save_model(model, options.out / 'last', torch.bfloat16)
        partial = state.with_suffix('.partial')
        lows = {'best': best, 'fewest': fewest, 'idle': idle}
        torch.save({'model': model.state_dict(), 'optimizer': optimizer.state_dict(), 'step': step, **lows}, partial)
        partial.replace(state)

    started = saved_at = time.monotonic()
    seen = 0
    average: float | None = None
    last = min(options.steps, options.stop or options.steps)
    for step in range(first, last):
        for group in optimizer.param_groups:
            group['lr'] = options.rate * schedule(step, options.steps)
        batch = batches(tokenizer, pools, mix, options.batch, options.seed, step // BATCHES_A_CHUNK)[step % BATCHES_A_CHUNK]
        with rounded(model, options.bits), torch.autocast('cpu', dtype=torch.bfloat16):
            loss = reply_loss(model, batch)
            loss.backward()
        torch.nn.utils.clip_grad_norm_(trained, 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        seen += sum(len(prompt) + len(reply) for prompt, reply in batch)
        average = loss.item() if average is None else 0.95 * average + 0.05 * loss.item()
        done = step + 1
        if done % 20 == 0 or done == 3:
            elapsed = time.monotonic() - started
            print(f'step {done}/{options.steps} {elapsed:.0f} s loss {average:.3f} {seen / elapsed:.0f} tokens/s', flush=True)
        if held_back and (done % options.evaluate_every == 0 or done == last):
            with rounded(model, options.bits):
                value, faulty = held_back_loss(model, held_back), slot_error(model, tokenizer, plans)
            print(f'step {done} held-back authored loss {value:.4f}{" (best)" if value < best else ""}, slot error {100 * faulty:.1f} %', flush=True)
            idle = 0 if value < best or faulty < fewest else idle + 1
            if value < best:
                save_model(model, options.out / 'best', torch.bfloat16)
            best, fewest = min(best, value), min(fewest, faulty)
            if options.patience and idle >= options.patience:
                print(f'step {done} ends early: no new low for {idle} looks', flush=True)
                save(done)
                return
        if time.monotonic() - saved_at > options.save_minutes * 60 or done == last:
            save(done)
            saved_at = time.monotonic()


@contextmanager
def rounded(model: Decoder, bits: int | None) -> Iterator[None]:
    """Within it the layers' weights are those of the 4-bit graph; gradients are added to the exact ones."""
    layers = [] if bits is None else [layer for layer in model.modules() if isinstance(layer, torch.nn.Linear)]
    exact = [layer.weight.data for layer in layers]
    for layer in layers:
        layer.weight.data = as_four_bit(layer.weight.data, FOUR_BIT_BLOCK)
    try:
        yield
    finally:
        for layer, weight in zip(layers, exact):
            layer.weight.data = weight


@torch.no_grad()
def slot_error(model: Decoder, tokenizer: Tokenizer, plans: list[tuple[str, str]]) -> float:
    """Share of free greedy replies that miss, repeat or invent a placeholder."""
    prompts = [encode(tokenizer, f'{language} {plan}\n', '')[0] for language, plan in plans]
    with torch.autocast('cpu', dtype=torch.bfloat16):
        replies = greedy_together(model, prompts, LONGEST_REPLY)
    return sum(slot_faults(plan, tokenizer.decode(reply)) > 0 for (_, plan), reply in zip(plans, replies)) / max(1, len(plans))


def encode(tokenizer: Tokenizer, prompt: str, reply: str) -> Encoded:
    return [BOS, *tokenizer.encode(prompt, add_special_tokens=False).ids], [*tokenizer.encode(reply, add_special_tokens=False).ids, EOS]


def schedule(step: int, steps: int) -> float:
    return min(1, (step + 1) / WARM_UP) * (FLOOR + (1 - FLOOR) * 0.5 * (1 + math.cos(math.pi * step / steps)))


@lru_cache(maxsize=8)
def order(source: str, size: int, seed: int, epoch: int) -> list[int]:
    return random.Random(f'{seed} {source} {epoch}').sample(range(size), size)


CHUNKS: dict[int, list[list[Encoded]]] = {}


def batches(tokenizer: Tokenizer, pools: dict[str, list[Example]], mix: dict[str, float], size: int, seed: int, chunk: int) -> list[list[Encoded]]:
    """The batches of one chunk: each source goes on through its own shuffled epochs, similar lengths share a batch."""
    if chunk not in CHUNKS:
        dice = random.Random(f'{seed} {chunk}')
        wanted = size * BATCHES_A_CHUNK
        counts = {name: round(wanted * share / sum(mix.values())) for name, share in mix.items()}
        largest = max(counts, key=lambda name: counts[name])
        counts[largest] += wanted - sum(counts.values())
        drawn: list[Encoded] = []
        for name, count in counts.items():
            pool = pools[name]
            for position in range(chunk * count, (chunk + 1) * count):
                example = pool[order(name, len(pool), seed, position // len(pool))[position % len(pool)]]
                plan = shuffled(example.plan, dice) if dice.random() < SHUFFLED_SHARE else canonical(example.plan)
                drawn.append(encode(tokenizer, f'{example.language} {plan}\n', example.reply))
        drawn.sort(key=lambda pair: len(pair[0]) + len(pair[1]))
        cut = [drawn[start : start + size] for start in range(0, wanted, size)]
        dice.shuffle(cut)
        CHUNKS.clear()
        CHUNKS[chunk] = cut
    return CHUNKS[chunk]


def reply_loss(model: Decoder, batch: list[Encoded]) -> torch.Tensor:
    """Mean cross-entropy of the reply tokens; only their positions go through the output head."""
    length = max(len(prompt) + len(reply) for prompt, reply in batch)
    ids = torch.full((len(batch), length), PAD)
    labels = torch.full((len(batch), length), -1)
    for row, (prompt, reply) in enumerate(batch):
        end = len(prompt) + len(reply)
        ids[row, :end] = torch.tensor(prompt + reply)
        labels[row, len(prompt) - 1 : end - 1] = torch.tensor(reply)
    hidden, _ = model.hidden(ids)
    counted = labels >= 0
    logits = F.linear(hidden[counted], model.embedding.weight)
    return F.cross_entropy(logits.float(), labels[counted])


@torch.no_grad()
def held_back_loss(model: Decoder, examples: list[Encoded]) -> float:
    """Cross-entropy a token over the held-back replies."""
    total = tokens = 0.0
    ordered = sorted(examples, key=lambda pair: len(pair[0]) + len(pair[1]))
    for start in range(0, len(ordered), 32):
        batch = ordered[start : start + 32]
        count = sum(len(reply) for _, reply in batch)
        with torch.autocast('cpu', dtype=torch.bfloat16):
            total += reply_loss(model, batch).item() * count
        tokens += count
    return total / tokens


if __name__ == '__main__':
    main()
