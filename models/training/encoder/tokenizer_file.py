"""Writes tokenizer.json so that three readers agree: Python `tokenizers`, `@huggingface/tokenizers` and `@xenova/transformers`."""

import base64
import json
import tempfile
from pathlib import Path

import sentencepiece
from sentencepiece import sentencepiece_model_pb2
from tokenizers import Tokenizer

SPECIALS = ("<s>", "<pad>", "</s>", "<unk>", "<mask>")
METASPACE = {"type": "Metaspace", "replacement": "▁", "add_prefix_space": True, "prepend_scheme": "always", "split": False}


def compile_charsmap(normaliser: dict[int, tuple[int, ...]]) -> str:
    """Compiles the map of code points into SentencePiece's precompiled form, by training a throw-away model with it as its rule."""
    with tempfile.TemporaryDirectory() as folder:
        rules, text, prefix = Path(folder, "rules.tsv"), Path(folder, "text.txt"), str(Path(folder, "model"))
        rules.write_text("".join(f"{point:X}\t{' '.join(f'{out:X}' for out in outs)}\n" for point, outs in sorted(normaliser.items())))
        text.write_text("the quick brown fox\njumps over\nthe lazy dog\n" * 20)
        sentencepiece.SentencePieceTrainer.train(
            input=str(text), model_prefix=prefix, vocab_size=40, hard_vocab_limit=False, normalization_rule_tsv=str(rules), minloglevel=2
        )
        model = sentencepiece_model_pb2.ModelProto()
        model.ParseFromString(Path(prefix + ".model").read_bytes())
        return base64.b64encode(model.normalizer_spec.precompiled_charsmap).decode()


def tokenizer_of(pieces: list[str], scores: list[float], charsmap: str) -> dict:
    ids = {piece: index for index, piece in enumerate(pieces)}
    begin, end = {"SpecialToken": {"id": "<s>", "type_id": 0}}, {"SpecialToken": {"id": "</s>", "type_id": 0}}
    first, second = {"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 0}}
    flags = {"single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [{"id": ids[name], "content": name, **flags} for name in SPECIALS],
        "normalizer": {
            "type": "Sequence",
            "normalizers": [
                {"type": "Precompiled", "precompiled_charsmap": charsmap},
                {"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": " "},
            ],
        },
        "pre_tokenizer": METASPACE,
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [begin, first, end],
            "pair": [begin, first, end, end, second, end],
            "special_tokens": {name: {"id": name, "ids": [ids[name]], "tokens": [name]} for name in ("<s>", "</s>")},
        },
        "decoder": METASPACE,
        "model": {"type": "Unigram", "unk_id": ids["<unk>"], "vocab": [list(entry) for entry in zip(pieces, scores)], "byte_fallback": False},
    }


def write_tokenizer(folder: Path, tokenizer: dict) -> None:
    settings = {
        "tokenizer_class": "XLMRobertaTokenizer",
        "model_max_length": 512,
        "bos_token": "<s>",
        "cls_token": "<s>",
        "eos_token": "</s>",
        "sep_token": "</s>",
        "pad_token": "<pad>",
        "unk_token": "<unk>",
        "mask_token": "<mask>",
    }
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")))
    (folder / "tokenizer_config.json").write_text(json.dumps(settings, indent=2) + "\n")


def read_blind_tokenizer(folder: Path) -> Tokenizer:
    """The tokenizer as the service uses it: special tokens are never matched in a text, so "<s>" from a shopper is three characters.

    The pieces of the specials are renamed to begin with NUL, which the normaliser lets no text contain; ids stay. Adding <s> and </s> is
    left to the caller.
    """
    tokenizer = json.loads((folder / "tokenizer.json").read_text())
    for special in tokenizer["added_tokens"]:
        tokenizer["model"]["vocab"][special["id"]][0] = "\0" + special["content"]
    tokenizer["added_tokens"] = []
    tokenizer["post_processor"] = None
    return Tokenizer.from_str(json.dumps(tokenizer))
