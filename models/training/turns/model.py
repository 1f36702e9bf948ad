"""
The turn reader: a BERT encoder reads the message, numbers tell the situation. Four heads: which commands (each type attends to its own
words of the message), which values (a label a unit), what is pointed at (a linear score of what can be counted about each candidate,
by weights that the pointing command's words set), and where each question stands (a label a unit).
"""

from dataclasses import dataclass

import torch
from torch import nn
from transformers import BertModel


@dataclass
class Sizes:
    types: int
    labels: int
    pointing: list[int]
    """Which types have a pointer, by their number."""
    state: int
    features: int
    frozen: int = 0
    """How many of the encoder's layers stay as they are."""


class TurnReader(nn.Module):
    def __init__(self, encoder: BertModel, sizes: Sizes):
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.pointing = sizes.pointing
        self.frozen = sizes.frozen
        self.state = nn.Linear(sizes.state, width)
        self.queries = nn.Parameter(torch.randn(sizes.types, width) * 0.02)
        self.type_words = nn.Parameter(torch.randn(sizes.types, width) * 0.02)
        self.type_state = nn.Linear(sizes.state, sizes.types)
        self.norm = nn.LayerNorm(width)
        self.unit_words = nn.Linear(width, 96)
        self.unit_place = nn.Embedding(4, 96)
        self.unit_states = nn.Linear(width, 96)
        self.unit_mix = nn.Conv1d(96, 96, 3, padding=1)
        self.unit_head = nn.Linear(96 + width, sizes.labels)
        self.ask_mix = nn.Conv1d(96, 96, 5, padding=2)
        self.ask_states = nn.Linear(width, 96)
        self.ask_head = nn.Linear(96, 3)
        self.pointers = nn.Linear(width, sizes.features)
        self.pointer_types = nn.Parameter(torch.zeros(len(sizes.pointing), sizes.features))
        self.pointer_scales = nn.Parameter(torch.randn(len(sizes.pointing), width) * 0.02 + 1)
        nn.init.zeros_(self.state.weight)
        nn.init.zeros_(self.state.bias)
        nn.init.constant_(self.type_state.bias, -3.0)

    def forward(self, ids, mask, state, unit_piece, unit_id, unit_place, candidates):
        """
        ids, mask [B, L]; state [B, S]; unit_* [B, U]; candidates [B, N, F]
        -> logits: types [B, T], tags [B, U, K], items [B, P, N], asks [B, U, 3]; places [B, T], from 0 to 1
        """
        return self.upper(self.lower(ids, mask), mask, state, unit_piece, unit_id, unit_place, candidates)

    def lower(self, ids, mask):
        """States [B, L, H] after the layers that stay as they are."""
        hidden = self.encoder.embeddings(ids)
        for layer in self.encoder.encoder.layer[: self.frozen]:
            hidden = layer(hidden, attention_mask=hidden_from(mask))[0]
        return hidden

    def upper(self, hidden, mask, state, unit_piece, unit_id, unit_place, candidates):
        # The situation is told to the first piece, whence every word may look.
        first = torch.zeros_like(hidden[:, :, :1])
        first[:, 0] = 1.0
        hidden = hidden + first * self.state(state).unsqueeze(1)
        for layer in self.encoder.encoder.layer[self.frozen :]:
            hidden = layer(hidden, attention_mask=hidden_from(mask))[0]
        hidden = self.norm(hidden)
        attention = torch.einsum("blh,th->btl", hidden, self.queries) + (1.0 - mask.unsqueeze(1)) * -10000.0
        attention = attention.softmax(-1)
        heard = torch.einsum("btl,blh->bth", attention, hidden)
        types = (heard * self.type_words).sum(-1) + self.type_state(state)
        length = mask.sum(-1, keepdim=True)
        order = torch.cumsum(mask, 1) / length
        places = (attention * order.unsqueeze(1)).sum(-1)

        index = unit_piece.unsqueeze(-1).expand(-1, -1, hidden.shape[-1])
        states = torch.gather(hidden, 1, index)
        own = self.unit_words(self.encoder.embeddings.word_embeddings(unit_id)) + self.unit_place(unit_place) + self.unit_states(states)
        own = torch.nn.functional.gelu(own)
        own = own + torch.nn.functional.gelu(self.unit_mix(own.transpose(1, 2)).transpose(1, 2))
        tags = self.unit_head(torch.cat([own, states], -1))
        asks = torch.nn.functional.gelu(own + self.ask_states(states))
        asks = asks + torch.nn.functional.gelu(self.ask_mix(asks.transpose(1, 2)).transpose(1, 2))
        asks = self.ask_head(asks)

        pointing = heard[:, self.pointing] * self.pointer_scales
        weights = self.pointers(pointing) + self.pointer_types
        items = torch.einsum("bpf,bnf->bpn", weights, candidates)
        return types, tags, items, places, asks


def hidden_from(mask):
    return (1.0 - mask)[:, None, None, :] * -10000.0


def open_reader(base: str, sizes: Sizes, dropout: float = 0.1) -> TurnReader:
    # Dropout of the attention doubles the time of a step on a CPU.
    encoder = BertModel.from_pretrained(
        base, add_pooling_layer=False, attn_implementation="eager", attention_probs_dropout_prob=0.0, hidden_dropout_prob=dropout
    )
    return TurnReader(encoder, sizes)
