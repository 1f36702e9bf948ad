"""Stage 2: keep the part of the vocabulary that Chinese and English shop talk needs, closed under BPE merges.

A token stays when the given texts use it, when it is a single character (ASCII, GB 2312 level 1, punctuation, currency),
or by rank, Chinese and English in turns, until the wanted size is reached. Whatever a kept token is merged from stays too.
Writes tokenizer.json, weights.pt and config.json; the other rows of the embedding are dropped.
"""

import argparse
import json
import unicodedata
from collections import Counter
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from gguf_file import BYTE, NORMAL, GgufFile, Vocabulary
from model import Decoder, save_model
from tokenizer_file import SPACE, SPECIAL, merges_of, tokenizer_json, write_tokenizer

CJK_MARKS = set('，。！？、；：“”‘’（）《》【】—…·～￥％　「」')
MIN_ENGLISH_COUNT = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--base', type=Path, required=True, help='folder of the fetch stage')
    parser.add_argument('--data', type=Path, required=True, help='folder of the public sets (dialogue/, nlg/, intents/, catalogues/)')
    parser.add_argument('--out', type=Path, required=True)
    parser.add_argument('--size', type=int, default=48_000, help='tokens to keep')
    options = parser.parse_args()

    source = GgufFile(options.base / 'gemma.gguf')
    vocabulary = source.vocabulary()
    merges = merges_of(vocabulary)
    print(f'{len(vocabulary.pieces)} pieces, {len(merges)} merges', flush=True)
    all_ids = {piece: index for index, piece in enumerate(vocabulary.pieces)}
    full = Tokenizer.from_str(json.dumps(tokenizer_json(all_ids, merges)))
    chinese, english = read_texts(options.data)
    kept = select(vocabulary, merges, count(full, chinese), count(full, english), options.size)
    ids = {vocabulary.pieces[old]: new for new, old in enumerate(kept)}
    kept_merges = [(left, right) for left, right in merges if left in ids and right in ids and left + right in ids]
    path = write_tokenizer(options.out, ids, kept_merges)
    print(f'kept {len(kept)} pieces, {len(kept_merges)} merges, {path.stat().st_size / 1e6:.1f} MB', flush=True)
    report_agreement(full, Tokenizer.from_file(str(path)), kept, chinese + english)

    model = Decoder(source.config(len(kept)))
    model.load_state_dict(source.weights(kept))
    save_model(model, options.out)
    np.save(options.out / 'kept.npy', np.array(kept))
    print(f'{sum(weight.numel() for weight in model.parameters()) / 1e6:.1f} M parameters')


def read_texts(data: Path) -> tuple[list[str], list[str]]:
    """Chinese and English lines whose tokens are worth keeping."""
    chinese, english = [], []
    for name in ('crosswoz.zh.val', 'kdconv.zh.dev'):
        for row in read_lines(data / 'dialogue' / f'{name}.jsonl'):
            chinese.append(row['text'])
            chinese.extend(' '.join(map(str, act)) for act in row.get('acts', []))
    english.extend(row['text'] for row in read_lines(data / 'dialogue' / 'crosswoz.en.val.jsonl'))
    for path in sorted((data / 'nlg').glob('*.jsonl')):
        english.extend(row[key] for row in read_lines(path) for key in ('act', 'reference', 'baseline'))
    for path in sorted((data / 'intents').glob('*.jsonl')):
        english.extend(row['text'] for row in read_lines(path))
    for path in sorted((data / 'catalogues').rglob('*')):
        if path.suffix in ('.json', '.csv', '.yaml'):
            english.extend(path.read_text(encoding='utf-8', errors='replace').splitlines())
    return chinese, english


def read_lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding='utf-8').splitlines()]


def count(tokenizer: Tokenizer, texts: list[str]) -> Counter[int]:
    counts: Counter[int] = Counter()
    for start in range(0, len(texts), 4000):
        for encoding in tokenizer.encode_batch(texts[start : start + 4000], add_special_tokens=False):
            counts.update(encoding.ids)
    return counts


def select(vocabulary: Vocabulary, merges: list[tuple[str, str]], chinese: Counter[int], english: Counter[int], size: int) -> list[int]:
    """The ids to keep, ascending, so that <pad>, <eos>, <bos> and <unk> stay 0 to 3."""
    pieces, types = vocabulary.pieces, vocabulary.types
    ids = {piece: index for index, piece in enumerate(pieces)}
    rank = {pair: position for position, pair in enumerate(merges)}
    kept: set[int] = set()

    def keep(index: int) -> None:
        if types[index] == NORMAL:
            keep_with_parts(kept, index, pieces[index], ids, rank)
        else:
            kept.add(index)

    for index, (piece, kind) in enumerate(zip(pieces, types)):
        used = chinese[index] > 0 or english[index] >= MIN_ENGLISH_COUNT
        if piece in SPECIAL or kind == BYTE or piece == '\n' or (kind == NORMAL and (used or is_basic_character(piece))):
            keep(index)
    print(f'{len(kept)} pieces used, basic or parts of those', flush=True)
    normal = [index for index, kind in enumerate(types) if kind == NORMAL and index not in kept]
    queues = [[i for i in normal if is_chinese_word(pieces[i])], [i for i in normal if is_english_word(pieces[i])]]
    cursors = [0, 0]
    while len(kept) < size and any(cursors[side] < len(queues[side]) for side in (0, 1)):
        for side in (0, 0, 1):  # two Chinese pieces for each English one
            if cursors[side] < len(queues[side]) and len(kept) < size:
                keep(queues[side][cursors[side]])
                cursors[side] += 1
    return sorted(kept)


def keep_with_parts(kept: set[int], index: int, piece: str, ids: dict[str, int], rank: dict[tuple[str, str], int]) -> None:
    """Adds a piece and whatever it is merged from."""
    if index not in kept:
        kept.add(index)
        kept.update(ids[part] for part in made_of(piece, rank) if part in ids)


def made_of(piece: str, rank: dict[tuple[str, str], int]) -> list[str]:
    """The piece's characters and every intermediate piece, found by running BPE on the piece itself."""
    word, parts = list(piece), list(piece)
    while len(word) > 1:
        best, at = min((rank.get((word[i], word[i + 1]), len(rank)), i) for i in range(len(word) - 1))
        if best == len(rank):
            break
        word[at : at + 2] = [word[at] + word[at + 1]]
        parts.append(word[at])
    return parts


def is_basic_character(piece: str) -> bool:
    if len(piece) != 1:
        return False
    return (
        piece.isascii()
        or piece == SPACE
        or piece in CJK_MARKS
        or '\uff00' <= piece <= '\uffef'
        or unicodedata.category(piece) in ('Sc', 'Pd', 'Pi', 'Pf')
        or is_common_han(piece)
    )


def is_common_han(character: str) -> bool:
    """In level 1 of GB 2312: the 3,755 most used characters."""
    try:
        code = character.encode('gb2312')
    except UnicodeError:
        return False
    return len(code) == 2 and 0xB0 <= code[0] <= 0xD7


def is_chinese_word(piece: str) -> bool:
    text = piece.replace(SPACE, '')
    return len(text) >= 2 and all('\u4e00' <= c <= '\u9fff' or c in CJK_MARKS for c in text)


def is_english_word(piece: str) -> bool:
    text = piece[1:]
    return piece.startswith(SPACE) and text.isascii() and text.isalpha() and (text.islower() or text.istitle() or text.isupper())


def report_agreement(full: Tokenizer, pruned: Tokenizer, kept: list[int], texts: list[str]) -> None:
    """How many lines the pruned tokenizer cuts as the full one does; every line must come back as it was."""
    new = {old: position for position, old in enumerate(kept)}
    differ = changed = 0
    for start in range(0, len(texts), 4000):
        batch = texts[start : start + 4000]
        before = full.encode_batch(batch, add_special_tokens=False)
        after = pruned.encode_batch(batch, add_special_tokens=False)
        for text, old, cut in zip(batch, before, after):
            differ += [new.get(index, -1) for index in old.ids] != cut.ids
            changed += pruned.decode(cut.ids, skip_special_tokens=False) != text
    print(f'{len(texts)} lines: {differ} cut differently, {changed} do not come back', flush=True)


if __name__ == '__main__':
    main()
