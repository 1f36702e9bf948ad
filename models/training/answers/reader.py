"""
The reader: the encoder's lower layers read question and sentence each for itself, its upper layers both together, and one number
tells how surely the sentence answers. What the lower layers make of a sentence can be kept from one question to the next.
"""

import torch
from torch import nn
from transformers import BertModel

QUESTION, SENTENCE = 1, 2


class Lower(nn.Module):
    """ids [B, T] -> states [B, T, H]; all rows of a batch are of one length."""

    def __init__(self, encoder: BertModel, layers: int):
        super().__init__()
        self.embeddings = encoder.embeddings
        self.layers = encoder.encoder.layer[:layers]

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        states = self.embeddings(ids)
        for layer in self.layers:
            states = layer(states)[0]
        return states


class Upper(nn.Module):
    """states [B, T, H] and halves [B, T] (0: nothing, 1: question, 2: sentence) -> scores [B]; 0 is as good as no answer."""

    def __init__(self, encoder: BertModel, lower: int):
        super().__init__()
        width = encoder.config.hidden_size
        self.layers = encoder.encoder.layer[lower:]
        self.halves = nn.Parameter(torch.zeros(2, width))
        self.head = nn.Linear(4 * width, 1)
        with torch.no_grad():
            # At the start the score is near the cosine of the two halves.
            self.head.weight.mul_(0.1)
            self.head.weight[0, 2 * width : 3 * width] = 10.0
            self.head.bias.fill_(-9.0)

    def forward(self, states: torch.Tensor, halves: torch.Tensor) -> torch.Tensor:
        first, second = ((halves == half).to(states.dtype).unsqueeze(-1) for half in (QUESTION, SENTENCE))
        states = states + first * self.halves[0] + second * self.halves[1]
        mask = (1.0 - (first + second)).squeeze(-1)[:, None, None, :] * -10000.0
        for layer in self.layers:
            states = layer(states, attention_mask=mask)[0]
        question, sentence = mean(states, first), mean(states, second)
        return self.head(torch.cat([question, sentence, question * sentence, unit(states[:, 0])], dim=-1)).squeeze(-1)


def mean(states: torch.Tensor, weights: torch.Tensor) -> torch.Tensor:
    return unit((states * weights).sum(1) / weights.sum(1).clamp(min=1.0))


def unit(vectors: torch.Tensor) -> torch.Tensor:
    return vectors / vectors.norm(dim=-1, keepdim=True).clamp(min=1e-6)


def open_halves(base: str, lower: int) -> tuple[Lower, Upper]:
    # Dropout of the attention doubles the time of a step on a CPU.
    encoder = BertModel.from_pretrained(base, add_pooling_layer=False, attn_implementation="eager", attention_probs_dropout_prob=0.0)
    return Lower(encoder, lower).eval(), Upper(encoder, lower)
