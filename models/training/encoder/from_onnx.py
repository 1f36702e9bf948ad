"""The committed int8 encoder as a float32 BertModel, to be tuned further without fetching or converting anything.

python from_onnx.py ../../weights/encoder OUT
"""

import argparse
import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from transformers import BertConfig, BertModel

sys.path.append(str(Path(__file__).parents[1]))
from share import load_graph  # noqa: E402

COPIED = ("config.json", "tokenizer.json", "tokenizer_config.json", "config_sentence_transformers.json")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    read_onnx(options.folder).save_pretrained(options.out)
    for name in COPIED:
        if (options.folder / name).exists():
            shutil.copyfile(options.folder / name, options.out / name)


def read_onnx(folder: Path) -> BertModel:
    weights = weights_in(folder, "model.")
    model = BertModel(BertConfig(**json.loads((folder / "config.json").read_text())), add_pooling_layer=False)
    missing, unexpected = model.load_state_dict(weights, strict=False)
    if unexpected or any("position_ids" not in name for name in missing):
        raise SystemExit(f"{folder}: expected the graph of export.py, missed {sorted(missing)[:3]}, got {sorted(unexpected)[:3]}")
    return model.eval()


def weights_in(folder: Path, prefix: str, embeddings: str = "", bare: tuple[str, ...] = ()) -> dict[str, torch.Tensor]:
    """Float32 weights of a quantised graph by their names in the model, without `prefix`; the words' table belongs to `embeddings`, `bare` have no module."""
    graph = load_graph(folder, "model_quantized").graph
    values = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    named = [name for name in values if name in bare or (name.startswith(prefix) and "." in name and not name.endswith("_scale"))]
    weights = {name.removeprefix(prefix): values[name] for name in named if values[name].dtype == np.float32}
    weights[f"{embeddings}embeddings.word_embeddings.weight"] = values["word_rows"].astype(np.float32) * values["word_scales"]
    for bias, weight in products_in(graph, values):
        weights[bias.removeprefix(prefix).removesuffix("bias") + "weight"] = weight
    return {name: torch.from_numpy(np.array(value)) for name, value in weights.items()}


def products_in(graph: onnx.GraphProto, values: dict[str, np.ndarray]) -> Iterator[tuple[str, np.ndarray]]:
    """Each quantised product as a float32 weight, with the name of the bias that is added to it."""
    made_by = {name: node for node in graph.node for name in node.output}
    for node in graph.node:
        bias = next((name for name in node.input if name.endswith(".bias") and name in values), None)
        if node.op_type != "Add" or bias is None:
            continue
        product = next(made_by[name] for name in node.input if name in made_by)
        while product.op_type != "MatMulInteger":  # from the sum back over the scaling and the cast
            product = next(made_by[name] for name in product.input if name in made_by and made_by[name].op_type in ("Cast", "MatMulInteger"))
        stem = product.input[1].removesuffix("_quantized")
        whole = values[f"{stem}_quantized"].astype(np.float32) - values[f"{stem}_zero_point"].astype(np.float32)
        yield bias, (whole * values[f"{stem}_scale"]).T


if __name__ == "__main__":
    main()
