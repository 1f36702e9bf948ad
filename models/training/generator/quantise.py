"""Block-wise weight quantisation in the layout of ONNX Runtime's MatMulNBits."""

from dataclasses import dataclass

import numpy as np
import torch

CLIPS_4_BIT = np.linspace(1.0, 0.78, 8)  # shares of a block's range that are tried


@dataclass(frozen=True)
class Blocks:
    """values [N, K / block, block · bits / 8] uint8, scales [N, K / block] fp32, zeros packed uint8 or None (= the middle)."""

    values: np.ndarray
    scales: np.ndarray
    zeros: np.ndarray | None


def quantise(weight: np.ndarray, bits: int, block: int) -> Blocks:
    """4 bits with a zero point, the clip of least squared error a block; 8 bits symmetric. weight is [N, K]."""
    rows, columns = weight.shape
    blocks = weight.reshape(rows, columns // block, block).astype(np.float32)
    return four_bit(blocks) if bits == 4 else eight_bit(blocks)


def eight_bit(blocks: np.ndarray) -> Blocks:
    scales = np.maximum(np.abs(blocks).max(-1) / 127, 1e-8)
    values = np.clip(np.rint(blocks / scales[..., None]) + 128, 0, 255)
    return Blocks(values.astype(np.uint8), scales.astype(np.float32), None)


def four_bit(blocks: np.ndarray) -> Blocks:
    low, high = np.minimum(blocks.min(-1), 0), np.maximum(blocks.max(-1), 0)
    best_error = np.full(low.shape, np.inf, np.float32)
    values, scales, zeros = np.zeros(blocks.shape, np.uint8), np.zeros(low.shape, np.float32), np.zeros(low.shape, np.uint8)
    for clip in CLIPS_4_BIT:
        scale = np.maximum((high - low) * clip / 15, 1e-8)
        zero = np.clip(np.rint(-low * clip / scale), 0, 15)
        tried = np.clip(np.rint(blocks / scale[..., None] + zero[..., None]), 0, 15)
        error = np.square((tried - zero[..., None]) * scale[..., None] - blocks).sum(-1)
        better = error < best_error
        best_error[better], scales[better], zeros[better], values[better] = error[better], scale[better], zero[better], tried[better]
    return Blocks(pack(values), scales, pack(zeros if zeros.shape[1] % 2 == 0 else np.pad(zeros, ((0, 0), (0, 1)))))


def pack(nibbles: np.ndarray) -> np.ndarray:
    """Two 4-bit numbers a byte, the first in the low half."""
    return nibbles[..., 0::2] | (nibbles[..., 1::2] << 4)


def as_four_bit(weight: torch.Tensor, block: int) -> torch.Tensor:
    """[N, K] rounded to 4-bit blocks by their whole range: what tuning towards 4 bits sees of its weights."""
    blocks = weight.view(weight.shape[0], -1, block)
    low, high = blocks.amin(-1, keepdim=True).clamp(max=0), blocks.amax(-1, keepdim=True).clamp(min=0)
    scale = ((high - low) / 15).clamp(min=1e-8)
    zero = (-low / scale).round_()
    return ((blocks / scale).round_().add_(zero).clamp_(0, 15).sub_(zero)).mul_(scale).view_as(weight)
