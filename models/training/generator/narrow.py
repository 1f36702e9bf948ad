"""Stage 4: keep the part of the pruned vocabulary that plans and replies need, closed under BPE merges.

A token stays when the training text uses it or when it is a single basic character; the commonest tokens of the public sets follow
until the wanted size is reached. A plan names its facts by placeholders, so no product, brand or address is ever read or written.
Rows of the embedding are dropped, the other weights stay as they are: it can be done before tuning or after.
"""

import argparse
import json
from pathlib import Path

import torch
from tokenizers import Tokenizer

from model import Decoder, load_model, save_model
from plans import read_examples
from prune import count, is_basic_character, keep_with_parts, read_texts
from tokenizer_file import SPECIAL, write_tokenizer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--model', type=Path, required=True, help='folder of torch weights')
    parser.add_argument('--tokenizer', type=Path, required=True, help='its tokenizer.json')
    parser.add_argument('--text', type=Path, required=True, help='folder of the assemble stage')
    parser.add_argument('--data', type=Path, required=True, help='folder of the public sets')
    parser.add_argument('--out', type=Path, required=True)
    parser.add_argument('--size', type=int, default=12_288, help='tokens to keep')
    options = parser.parse_args()

    vocabulary = json.loads(options.tokenizer.read_text(encoding='utf-8'))['model']
    pieces = {index: piece for piece, index in vocabulary['vocab'].items()}
    merges = [tuple(pair.split(' ')) for pair in vocabulary['merges']]
    full = Tokenizer.from_file(str(options.tokenizer))
    text = [part for name in ('train', 'valid') for e in read_examples(options.text / f'{name}.jsonl') for part in (e.prompt, e.reply)]
    kept = select(pieces, merges, full, text, [line for texts in read_texts(options.data) for line in texts], options.size)
    ids = {pieces[old]: new for new, old in enumerate(kept)}
    kept_merges = [(left, right) for left, right in merges if left in ids and right in ids and left + right in ids]
    path = write_tokenizer(options.out, ids, kept_merges)
    differ = sum(a.tokens != b.tokens for a, b in zip(full.encode_batch(text), Tokenizer.from_file(str(path)).encode_batch(text)))
    print(f'kept {len(kept)} of {len(pieces)} pieces; of {len(text)} plans and replies {differ} are cut differently')
    save_model(narrowed(load_model(options.model), kept), options.out)


def select(
    pieces: dict[int, str], merges: list[tuple[str, ...]], tokenizer: Tokenizer, text: list[str], others: list[str], size: int
) -> list[int]:
    """The ids to keep, ascending, so that <pad>, <eos>, <bos> and <unk> stay 0 to 3."""
    ids = {piece: index for index, piece in pieces.items()}
    rank = {pair: position for position, pair in enumerate(merges)}
    kept: set[int] = set()

    always = [i for i, piece in pieces.items() if piece in SPECIAL or piece.startswith('<0x') or is_basic_character(piece)]
    for index in (*always, *count(tokenizer, text)):
        keep_with_parts(kept, index, pieces[index], ids, rank)
    print(f'{len(kept)} pieces used, basic or parts of those', flush=True)
    for index, _ in count(tokenizer, others).most_common():
        if len(kept) >= size:
            break
        keep_with_parts(kept, index, pieces[index], ids, rank)
    return sorted(kept)


def narrowed(model: Decoder, kept: list[int]) -> Decoder:
    config = type(model.config)(**{**model.config.__dict__, 'vocab_size': len(kept)})
    small = Decoder(config)
    weights = model.state_dict()
    weights['embedding.weight'] = weights['embedding.weight'][torch.tensor(kept)]
    small.load_state_dict(weights)
    return small


if __name__ == '__main__':
    main()
