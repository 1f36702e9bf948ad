"""Sentence encoders in PyTorch: text -> unit vector, mean over all tokens, as `models/encoder.ts` computes it."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from transformers import AutoModel, PreTrainedModel

LIMIT = 64


class SentenceEncoder:
    def __init__(self, model: PreTrainedModel, tokenizer: Tokenizer, prefix: str):
        self.model, self.tokenizer, self.prefix = model, tokenizer, prefix
        self.pad = model.config.pad_token_id

    def ids(self, texts: list[str]) -> list[list[int]]:
        return [encoding.ids for encoding in self.tokenizer.encode_batch([self.prefix + text.strip() for text in texts])]

    def pooled(self, rows: list[list[int]]) -> torch.Tensor:
        """[texts, dimensions] of unit length, float32; runs in bfloat16 where the caller's autocast says so."""
        longest = max(map(len, rows))
        ids = torch.tensor([row + [self.pad] * (longest - len(row)) for row in rows])
        mask = torch.tensor([[1] * len(row) + [0] * (longest - len(row)) for row in rows])
        hidden = self.model(input_ids=ids, attention_mask=mask).last_hidden_state.float()
        weights = mask.unsqueeze(-1).float()
        return F.normalize((hidden * weights).sum(1) / weights.sum(1), dim=-1)

    def embed(self, texts: list[str], on_progress: Callable[[int], None] = lambda done: None, batch: int = 64) -> np.ndarray:
        """[texts, dimensions] float32, without gradients."""
        rows = self.ids(texts)
        order = sorted(range(len(rows)), key=lambda at: len(rows[at]))
        vectors = np.empty((len(rows), self.model.config.hidden_size), np.float32)
        was_training = self.model.training
        self.model.eval()
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
            for start in range(0, len(order), batch):
                chosen = order[start : start + batch]
                vectors[chosen] = self.pooled([rows[at] for at in chosen]).numpy()
                on_progress(start + len(chosen))
        self.model.train(was_training)
        return vectors


def open_encoder(folder: Path, prefix: str, limit: int = LIMIT) -> SentenceEncoder:
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(limit)
    return SentenceEncoder(AutoModel.from_pretrained(folder, add_pooling_layer=False).eval(), tokenizer, prefix)
