"""The exported graph in ONNX Runtime: one prompt, one token at a time."""

from pathlib import Path

import numpy as np
import onnxruntime

from model import EOS


class Session:
    def __init__(self, path: Path, threads: int = 1):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(str(path), options, providers=['CPUExecutionProvider'])
        cached = [entry for entry in self.session.get_inputs() if entry.name.startswith('past_key_values.')]
        self.past_names = [entry.name for entry in cached]
        self.outputs = ['logits', *(name.replace('past_key_values', 'present') for name in self.past_names)]
        self.empty = [np.zeros((1, cached[0].shape[1], 0, cached[0].shape[3]), np.float32) for _ in cached]

    def step(self, ids: list[int], past: list[np.ndarray]) -> tuple[np.ndarray, list[np.ndarray]]:
        """Logits [V] after the last of `ids`, and the cache."""
        total = past[0].shape[2] + len(ids)
        feeds = dict(zip(self.past_names, past))
        feeds |= {'input_ids': np.array([ids], np.int64), 'attention_mask': np.ones((1, total), np.int64)}
        logits, *present = self.session.run(self.outputs, feeds)
        return logits[0, 0], present

    def greedy(self, prompt: list[int], limit: int) -> list[int]:
        logits, cache = self.step(prompt, self.empty)
        reply: list[int] = []
        while len(reply) < limit:
            token = int(logits.argmax())
            if token == EOS:
                break
            reply.append(token)
            logits, cache = self.step([token], cache)
        return reply

    def trace(self, prompt: list[int], reply: list[int]) -> np.ndarray:
        """Logits [len(reply), V] with which each token of a given reply would be chosen."""
        logits, cache = self.step(prompt, self.empty)
        rows = [logits]
        for token in reply[:-1]:
            logits, cache = self.step([token], cache)
            rows.append(logits)
        return np.stack(rows)
