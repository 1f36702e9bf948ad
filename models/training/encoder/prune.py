"""Stage 2: keep the pieces that Chinese and English need, with their rows of the embedding table; ids are renumbered, order stays.

python prune.py FULL OUT --words VOCAB_TXT [--texts FILE...] [--rank 60000]

Kept: special tokens; pieces of Han characters, digits, punctuation and symbols; single letters of Latin, Greek, Cyrillic and kana; pieces of
ASCII letters that are short, that the full tokenizer emits for a word of the lists (as written, capitalised, upper case) or in one of the texts, or whose
rank (ids are sorted by score) is below --rank, which keeps brand names.
"""

import argparse
import json
import unicodedata
from pathlib import Path

import torch
from tokenizer_file import SPECIALS, read_blind_tokenizer, tokenizer_of, write_tokenizer
from transformers import BertModel

SHOP_WORDS = Path(__file__).with_name("shop-words.txt")
HAN = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3134F))
HAN_MARKS = "〇々"
JOINERS = "\ufe0f\u20e3"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("full", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--words", type=Path, required=True, help="a word list, one a line; a leading ## marks the tail of a word")
    parser.add_argument("--texts", type=Path, nargs="*", default=[], help="plain text or JSONL of the field")
    parser.add_argument("--rank", type=int, default=60_000)
    options = parser.parse_args()

    tokenizer = json.loads((options.full / "tokenizer.json").read_text())
    vocabulary = tokenizer["model"]["vocab"]
    used = ids_used(options.full, [*word_forms(options.words), *shop_word_forms(), *lines_of(options.texts)])
    kept = [index for index, (piece, _) in enumerate(vocabulary) if piece in SPECIALS or is_kept(piece, index, used, options.rank)]

    options.out.mkdir(parents=True, exist_ok=True)
    with_rows(BertModel.from_pretrained(options.full, add_pooling_layer=False), kept).save_pretrained(options.out)
    pieces, scores = zip(*(vocabulary[index] for index in kept))
    charsmap = tokenizer["normalizer"]["normalizers"][0]["precompiled_charsmap"]
    write_tokenizer(options.out, tokenizer_of(list(pieces), list(scores), charsmap))
    print(f"{options.out}: {len(kept)} of {len(vocabulary)} pieces")


def word_forms(words: Path) -> list[str]:
    forms = []
    for word in words.read_text().split():
        tail = word.removeprefix("##")
        if tail.isascii() and tail.isalpha():
            forms += [f"-{tail}"] if tail != word else [word, word.capitalize(), word.upper(), f"({word}"]
    return forms


def shop_word_forms() -> list[str]:
    """Also glued to Chinese, where no space begins the word."""
    words = SHOP_WORDS.read_text().split()
    return [before + form for word in words for form in (word, word.capitalize(), word.upper()) for before in ("", "的")]


def lines_of(files: list[Path]) -> list[str]:
    lines = (line for file in files for line in file.read_text(errors="replace").splitlines())
    return [line.replace('"', " ") for line in lines]


def ids_used(full: Path, texts: list[str]) -> set[int]:
    tokenizer, used = read_blind_tokenizer(full), set()
    for start in range(0, len(texts), 5000):
        used.update(*(encoding.ids for encoding in tokenizer.encode_batch(texts[start : start + 5000])))
    return used


def is_kept(piece: str, rank: int, used: set[int], limit: int) -> bool:
    body = piece.lstrip("▁")
    kinds = {kind_of(character) for character in body}
    if kinds <= {"han", "digit", "sign"}:
        return True
    if len(body) == 1:
        return kinds <= {"ascii", "letter", "number"}
    return kinds <= {"ascii", "digit", "sign"} and (len(body) <= 3 or rank in used or rank < limit)


def kind_of(character: str) -> str:
    point = ord(character)
    if point < 128:
        return "ascii" if character.isalpha() else "digit" if character.isdigit() else "sign"
    if character in HAN_MARKS or any(low <= point <= high for low, high in HAN):
        return "han"
    category, name = unicodedata.category(character), unicodedata.name(character, "")
    if category[0] in "PS" or category == "Zs" or character in JOINERS:
        return "sign"
    if category[0] == "N":
        return "digit" if name.startswith(("FULLWIDTH", "CIRCLED", "ROMAN", "SUPERSCRIPT")) else "number"
    return "letter" if name.startswith(("LATIN", "HIRAGANA", "KATAKANA", "CYRILLIC", "GREEK")) else "other"


def with_rows(model: BertModel, kept: list[int]) -> BertModel:
    pad = kept.index(model.config.pad_token_id)
    rows = model.embeddings.word_embeddings.weight.data[kept].clone()
    model.embeddings.word_embeddings = torch.nn.Embedding.from_pretrained(rows, padding_idx=pad)
    model.config.vocab_size, model.config.pad_token_id = len(kept), pad
    return model


if __name__ == "__main__":
    main()
