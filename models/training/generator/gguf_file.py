"""Reads the base model's GGUF file: dequantised weights under this project's names, and its vocabulary."""

from dataclasses import dataclass
from pathlib import Path

import gguf
import numpy as np
import torch

from model import Config

NORMAL, CONTROL, USER_DEFINED, BYTE = 1, 3, 4, 6  # GGUF token types
NAMES = {
    'attn_q': 'q',
    'attn_k': 'k',
    'attn_v': 'v',
    'attn_output': 'o',
    'ffn_gate': 'gate',
    'ffn_up': 'up',
    'ffn_down': 'down',
    'attn_q_norm': 'q_norm',
    'attn_k_norm': 'k_norm',
    'attn_norm': 'before_attention',
    'post_attention_norm': 'after_attention',
    'ffn_norm': 'before_mlp',
    'post_ffw_norm': 'after_mlp',
}


@dataclass(frozen=True)
class Vocabulary:
    """Pieces in id order with their SentencePiece scores (the merge order) and GGUF token types."""

    pieces: list[str]
    scores: list[float]
    types: list[int]


class GgufFile:
    def __init__(self, path: Path):
        self.reader = gguf.GGUFReader(path)

    def field(self, name: str):
        return self.reader.fields[name].contents()

    def vocabulary(self) -> Vocabulary:
        return Vocabulary(*(self.field(f'tokenizer.ggml.{name}') for name in ('tokens', 'scores', 'token_type')))

    def config(self, vocab_size: int) -> Config:
        architecture = self.field('general.architecture')
        if architecture != 'gemma3':
            raise ValueError(f'Expected a gemma3 file, got {architecture}')
        value = lambda name: self.field(f'gemma3.{name}')
        return Config(
            vocab_size=vocab_size,
            hidden_size=value('embedding_length'),
            num_hidden_layers=value('block_count'),
            intermediate_size=value('feed_forward_length'),
            num_attention_heads=value('attention.head_count'),
            num_key_value_heads=value('attention.head_count_kv'),
            head_dim=value('attention.key_length'),
            rms_norm_eps=round(value('attention.layer_norm_rms_epsilon'), 9),
            rope_theta=value('rope.freq_base'),
            sliding_window=value('attention.sliding_window'),
        )

    def weights(self, kept: list[int]) -> dict[str, torch.Tensor]:
        """All tensors in fp32; of the embedding only the rows of the kept tokens."""
        weights = {}
        for tensor in self.reader.tensors:
            if tensor.name == 'token_embd.weight':
                rows = np.ascontiguousarray(tensor.data[kept])  # quantised blocks never cross rows
                weights['embedding.weight'] = to_float(rows, tensor.tensor_type)
            elif tensor.name == 'output_norm.weight':
                weights['norm.weight'] = to_float(tensor.data, tensor.tensor_type)
            else:
                _, layer, name, _ = tensor.name.split('.')
                weights[f'blocks.{layer}.{NAMES[name]}.weight'] = to_float(tensor.data, tensor.tensor_type)
        return weights


def to_float(data: np.ndarray, kind: gguf.GGMLQuantizationType) -> torch.Tensor:
    return torch.from_numpy(np.array(gguf.dequantize(data, kind), dtype=np.float32))
