"""tokenizer.json from a SentencePiece BPE vocabulary, in the form that Transformers.js, the Rust tokenizers and
@huggingface/tokenizers all read (merges as "a b" strings)."""

import json
from pathlib import Path

from gguf_file import CONTROL, NORMAL, Vocabulary

SPACE = '▁'
SPECIAL = ['<pad>', '<eos>', '<bos>', '<unk>']


def merges_of(vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """Every pair of pieces that joins to a piece, in the order SentencePiece would join them: best score first."""
    known = {piece: index for index, (piece, kind) in enumerate(zip(vocabulary.pieces, vocabulary.types)) if kind == NORMAL}
    ranked = []
    for piece, index in known.items():
        for cut in range(1, len(piece)):
            left, right = known.get(piece[:cut]), known.get(piece[cut:])
            if left is not None and right is not None:
                ranked.append((-vocabulary.scores[index], index, left, right))
    ranked.sort()
    return [(vocabulary.pieces[left], vocabulary.pieces[right]) for _, _, left, right in ranked]


def tokenizer_json(ids: dict[str, int], merges: list[tuple[str, str]]) -> dict:
    added = [
        {'id': ids[piece], 'content': piece, 'single_word': False, 'lstrip': False, 'rstrip': False, 'normalized': False, 'special': True}
        for piece in SPECIAL
    ]
    bos = {'id': '<bos>', 'ids': [ids['<bos>']], 'tokens': ['<bos>']}
    return {
        'version': '1.0',
        'truncation': None,
        'padding': None,
        'added_tokens': added,
        'normalizer': {'type': 'Replace', 'pattern': {'String': ' '}, 'content': SPACE},
        'pre_tokenizer': None,
        'post_processor': {
            'type': 'TemplateProcessing',
            'single': [{'SpecialToken': {'id': '<bos>', 'type_id': 0}}, {'Sequence': {'id': 'A', 'type_id': 0}}],
            'pair': [
                {'SpecialToken': {'id': '<bos>', 'type_id': 0}},
                {'Sequence': {'id': 'A', 'type_id': 0}},
                {'SpecialToken': {'id': '<bos>', 'type_id': 1}},
                {'Sequence': {'id': 'B', 'type_id': 1}},
            ],
            'special_tokens': {'<bos>': bos},
        },
        'decoder': {
            'type': 'Sequence',
            'decoders': [
                {'type': 'Replace', 'pattern': {'String': SPACE}, 'content': ' '},
                {'type': 'ByteFallback'},
                {'type': 'Fuse'},
            ],
        },
        'model': {
            'type': 'BPE',
            'dropout': None,
            'unk_token': '<unk>',
            'continuing_subword_prefix': None,
            'end_of_word_suffix': None,
            'fuse_unk': True,
            'byte_fallback': True,
            'ignore_merges': False,
            'vocab': ids,
            'merges': [f'{left} {right}' for left, right in merges],
        },
    }


def write_tokenizer(folder: Path, ids: dict[str, int], merges: list[tuple[str, str]]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / 'tokenizer.json'
    path.write_text(json.dumps(tokenizer_json(ids, merges), ensure_ascii=False), encoding='utf-8')
    config = {
        'tokenizer_class': 'GemmaTokenizer',
        'add_bos_token': True,
        'add_eos_token': False,
        'bos_token': '<bos>',
        'eos_token': '<eos>',
        'pad_token': '<pad>',
        'unk_token': '<unk>',
        'clean_up_tokenization_spaces': False,
        'model_max_length': 2048,
    }
    (folder / 'tokenizer_config.json').write_text(json.dumps(config, indent=2) + '\n')
    return path
