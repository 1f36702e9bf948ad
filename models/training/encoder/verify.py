"""Stage 4: compares the exported encoder with the float32 reference and writes the fixtures of the TypeScript tests.

python verify.py FULL PRUNED EXPORTED --fixtures DIR
"""

import argparse
import json
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from fixture_lines import CHINESE, ENGLISH, MIXED, fixture_lines
from tokenizer_file import read_blind_tokenizer
from transformers import BertModel

PREFIX = "query: "
LIMIT = 128
BEGIN, PAD, END = 0, 1, 2
LEAST_COSINE = 0.98
EMBEDDED = [*CHINESE[:16], *ENGLISH[:16], *MIXED[:8]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("full", type=Path)
    parser.add_argument("pruned", type=Path)
    parser.add_argument("exported", type=Path)
    parser.add_argument("--fixtures", type=Path, required=True)
    options = parser.parse_args()
    torch.set_num_threads(1)

    plain = [*CHINESE, *ENGLISH, *MIXED]
    full = BertModel.from_pretrained(options.full, add_pooling_layer=False).eval()
    reference = embed(torch_runner(full), ids_of(options.full, plain))
    pruned = BertModel.from_pretrained(options.pruned, add_pooling_layer=False).eval()
    ids = ids_of(options.pruned, plain)
    kept = embed(torch_runner(pruned), ids)
    quantised = embed(onnx_runner(options.exported), ids)

    same = pieces_agree(options.full, options.pruned, plain)
    print(f"pieces: {same.sum()} of {len(plain)} lines segment as with the full vocabulary")
    report("pruned against full", cosines(kept, reference))
    measured = cosines(quantised, reference)
    report("int8 against full, centred", measured)
    if measured.mean() < LEAST_COSINE:
        raise SystemExit(f"Expected a mean centred cosine of at least {LEAST_COSINE}, got {measured.mean():.4f}")

    lines = fixture_lines()
    rows = (json.dumps({"text": text, "ids": ids}, ensure_ascii=False) for text, ids in zip(lines, ids_of(options.exported, lines)))
    options.fixtures.mkdir(parents=True, exist_ok=True)
    (options.fixtures / "encoder-tokens.jsonl").write_text("\n".join(rows) + "\n")
    vectors = embed(torch_runner(pruned), ids_of(options.pruned, EMBEDDED))
    entries = [{"text": text, "vector": [round(float(value), 4) for value in vector]} for text, vector in zip(EMBEDDED, vectors)]
    (options.fixtures / "encoder-embeddings.json").write_text("[\n" + ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries) + "\n]\n")
    print(f"{options.fixtures}: {len(lines)} lines of tokens, {len(entries)} embeddings")


def ids_of(folder: Path, texts: list[str]) -> list[list[int]]:
    encodings = read_blind_tokenizer(folder).encode_batch([PREFIX + text.strip() for text in texts])
    return [[BEGIN, *encoding.ids[: LIMIT - 2], END] for encoding in encodings]


def pieces_agree(full: Path, pruned: Path, texts: list[str]) -> np.ndarray:
    first, second = (read_blind_tokenizer(folder).encode_batch(texts) for folder in (full, pruned))
    return np.array([one.tokens == other.tokens for one, other in zip(first, second)])


def torch_runner(model: BertModel):
    def run(ids: np.ndarray, mask: np.ndarray) -> np.ndarray:
        with torch.inference_mode():
            return model(input_ids=torch.from_numpy(ids), attention_mask=torch.from_numpy(mask)).last_hidden_state.numpy()

    return run


def onnx_runner(folder: Path):
    settings = onnxruntime.SessionOptions()
    settings.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(folder / "onnx" / "model_quantized.onnx", settings, providers=["CPUExecutionProvider"])
    return lambda ids, mask: session.run(["last_hidden_state"], {"input_ids": ids, "attention_mask": mask})[0]


def embed(run, rows: list[list[int]]) -> np.ndarray:
    """One line at a time, so that no padding can hide in the reference: mean over all tokens, then L2."""
    vectors = []
    for row in rows:
        ids = np.array([row], dtype=np.int64)
        vector = run(ids, np.ones_like(ids))[0].mean(axis=0)
        vectors.append(vector / np.linalg.norm(vector))
    return np.stack(vectors)


def cosines(vectors: np.ndarray, reference: np.ndarray) -> np.ndarray:
    """Around the mean of the reference: raw cosines of this encoder all lie near 0.8 and hide differences."""
    first, second = vectors - vectors.mean(axis=0), reference - reference.mean(axis=0)
    return (first * second).sum(axis=1) / np.linalg.norm(first, axis=1) / np.linalg.norm(second, axis=1)


def report(name: str, values: np.ndarray) -> None:
    print(f"{name}: mean {values.mean():.4f}, least {values.min():.4f}")


if __name__ == "__main__":
    main()
