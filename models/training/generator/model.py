"""The Gemma 3 text decoder in plain PyTorch: what training, evaluation and export share.

Shapes: B sequences of T tokens, S = cached + T positions, H query heads over one or more key-value heads of size D.
The embedding is tied to the output head. Every sixth layer attends to everything, the others to a sliding window.
"""

import json
import math
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

Cache = list[tuple[Tensor, Tensor]]
LOCAL_THETA = 10_000.0
LAYERS_PER_GLOBAL = 6
BOS, EOS, PAD = 2, 1, 0  # the pruned vocabulary keeps the first ids of the original one


@dataclass(frozen=True)
class Config:
    vocab_size: int
    hidden_size: int
    num_hidden_layers: int
    intermediate_size: int
    num_attention_heads: int
    num_key_value_heads: int
    head_dim: int
    rms_norm_eps: float
    rope_theta: float
    sliding_window: int

    def is_local(self, layer: int) -> bool:
        return (layer + 1) % LAYERS_PER_GLOBAL != 0


class Norm(nn.Module):
    """RMS norm; the weights of the GGUF file already contain Gemma's +1."""

    def __init__(self, size: int, eps: float):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(size))
        self.eps = eps

    def forward(self, x: Tensor) -> Tensor:
        return F.rms_norm(x.float(), (x.shape[-1],), self.weight.float(), self.eps).to(x.dtype)


class Block(nn.Module):
    def __init__(self, config: Config, layer: int):
        super().__init__()
        width, heads, groups, size = config.hidden_size, config.num_attention_heads, config.num_key_value_heads, config.head_dim
        self.config = config
        self.local = config.is_local(layer)
        self.q = nn.Linear(width, heads * size, bias=False)
        self.k = nn.Linear(width, groups * size, bias=False)
        self.v = nn.Linear(width, groups * size, bias=False)
        self.o = nn.Linear(heads * size, width, bias=False)
        self.gate = nn.Linear(width, config.intermediate_size, bias=False)
        self.up = nn.Linear(width, config.intermediate_size, bias=False)
        self.down = nn.Linear(config.intermediate_size, width, bias=False)
        self.q_norm, self.k_norm = Norm(size, config.rms_norm_eps), Norm(size, config.rms_norm_eps)
        self.before_attention, self.after_attention = Norm(width, config.rms_norm_eps), Norm(width, config.rms_norm_eps)
        self.before_mlp, self.after_mlp = Norm(width, config.rms_norm_eps), Norm(width, config.rms_norm_eps)

    def forward(self, x: Tensor, rope: tuple[Tensor, Tensor], mask: Tensor | None, past: tuple[Tensor, Tensor] | None):
        config = self.config
        batch, length, _ = x.shape
        h = self.before_attention(x)
        q = rotate(self.q_norm(self.q(h).view(batch, length, config.num_attention_heads, config.head_dim)), rope)
        k = rotate(self.k_norm(self.k(h).view(batch, length, config.num_key_value_heads, config.head_dim)), rope)
        v = self.v(h).view(batch, length, config.num_key_value_heads, config.head_dim).transpose(1, 2)
        if past is not None:
            k, v = torch.cat((past[0], k), 2), torch.cat((past[1], v), 2)
        repeats = config.num_attention_heads // config.num_key_value_heads
        attended = F.scaled_dot_product_attention(
            q, k.repeat_interleave(repeats, 1), v.repeat_interleave(repeats, 1), attn_mask=mask, is_causal=mask is None and length > 1
        )
        x = x + self.after_attention(self.o(attended.transpose(1, 2).reshape(batch, length, -1)))
        h = self.before_mlp(x)
        h = self.down(F.gelu(self.gate(h), approximate='tanh') * self.up(h))
        return x + self.after_mlp(h), (k, v)


class Decoder(nn.Module):
    def __init__(self, config: Config):
        super().__init__()
        self.config = config
        self.embedding = nn.Embedding(config.vocab_size, config.hidden_size)
        self.blocks = nn.ModuleList(Block(config, layer) for layer in range(config.num_hidden_layers))
        self.norm = Norm(config.hidden_size, config.rms_norm_eps)

    def hidden(self, ids: Tensor, past: Cache | None = None) -> tuple[Tensor, Cache]:
        """Last hidden states [B, T, width] of ids [B, T]; batches are padded on the right, so causality hides padding."""
        length = ids.shape[1]
        cached = past[0][0].shape[2] if past else 0
        total, window = cached + length, self.config.sliding_window
        positions = torch.arange(cached, total)
        ropes = [rope_table(positions, theta, self.config.head_dim) for theta in (self.config.rope_theta, LOCAL_THETA)]
        masks: list[Tensor | None] = [None, None]
        if cached or total > window:
            distance = positions[:, None] - torch.arange(total)[None]
            masks = [(distance >= 0)[None, None], ((distance >= 0) & (distance < window))[None, None]]
        x = self.embedding(ids) * math.sqrt(self.config.hidden_size)
        cache: Cache = []
        for index, block in enumerate(self.blocks):
            x, entry = block(x, ropes[block.local], masks[block.local], past[index] if past else None)
            cache.append(entry)
        return self.norm(x), cache

    def forward(self, ids: Tensor, past: Cache | None = None) -> tuple[Tensor, Cache]:
        """Logits [B, T, V] and the cache after these tokens."""
        hidden, cache = self.hidden(ids, past)
        return F.linear(hidden, self.embedding.weight), cache


def rope_table(positions: Tensor, theta: float, size: int) -> tuple[Tensor, Tensor]:
    inverse = 1.0 / theta ** (torch.arange(0, size, 2, dtype=torch.float32) / size)
    angles = positions[:, None].float() * inverse
    return angles.cos(), angles.sin()


def rotate(x: Tensor, rope: tuple[Tensor, Tensor]) -> Tensor:
    """Rotary positions on the two halves of each head: [B, T, heads, D] → [B, heads, T, D]."""
    cosine, sine = rope
    first, second = x.transpose(1, 2).chunk(2, -1)
    return torch.cat((first * cosine - second * sine, second * cosine + first * sine), -1).to(x.dtype)


def save_model(model: Decoder, folder: Path, dtype: torch.dtype = torch.float32) -> None:
    """config.json and weights.pt, written so that a reader never sees half a file."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / 'config.json').write_text(json.dumps(asdict(model.config), indent=2) + '\n')
    partial = folder / 'weights.partial'
    torch.save({name: weight.detach().to(dtype) for name, weight in model.state_dict().items()}, partial)
    partial.replace(folder / 'weights.pt')


def load_model(folder: Path) -> Decoder:
    model = Decoder(Config(**json.loads((folder / 'config.json').read_text())))
    weights = torch.load(folder / 'weights.pt', weights_only=True)
    model.load_state_dict({name: weight.float() for name, weight in weights.items()})
    return model


@torch.no_grad()
def greedy(model: Decoder, prompt: list[int], limit: int) -> list[int]:
    """The ids after `prompt` up to <eos> or `limit`, one token at a time over the cache."""
    logits, cache = model(torch.tensor([prompt]))
    reply: list[int] = []
    while len(reply) < limit:
        token = int(logits[0, -1].argmax())
        if token == EOS:
            break
        reply.append(token)
        logits, cache = model(torch.tensor([[token]]), cache)
    return reply


@torch.no_grad()
def greedy_together(model: Decoder, prompts: list[list[int]], limit: int) -> list[list[int]]:
    """`greedy` for many prompts; those of one length share a batch, so no padding is needed."""
    replies: dict[int, list[int]] = {}
    by_length: dict[int, list[int]] = {}
    for index, prompt in enumerate(prompts):
        by_length.setdefault(len(prompt), []).append(index)
    for rows in by_length.values():
        going = {row: index for row, index in enumerate(rows)}
        replies |= {index: [] for index in rows}
        logits, cache = model(torch.tensor([prompts[index] for index in rows]))
        for _ in range(limit):
            tokens = logits[:, -1].argmax(-1)
            going = {row: index for row, index in going.items() if tokens[row] != EOS}
            if not going:
                break
            for row, index in going.items():
                replies[index].append(int(tokens[row]))
            logits, cache = model(tokens[:, None], cache)
    return [replies[index] for index in range(len(prompts))]
