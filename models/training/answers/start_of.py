"""The committed int8 upper layers as float32 ones, to be trained further where no checkpoint is left.

python start_of.py RANKER BASE OUT
"""

import argparse
import json
import sys
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import numpy_helper
from reader import open_halves
from safetensors.torch import save_file

sys.path.append(str(Path(__file__).parents[1] / "encoder"))
from from_onnx import products_in  # noqa: E402

LAYERS = 12


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ranker", type=Path)
    parser.add_argument("base", type=Path, help="folder of the encoder")
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    file = options.ranker / "onnx" / "upper.onnx"
    weights = weights_in(file)
    lower = LAYERS - len({name.split(".")[1] for name in weights if name.startswith("layers.")})
    _, upper = open_halves(str(options.base), lower)
    missing, unexpected = upper.load_state_dict(weights, strict=False)
    if unexpected or missing:
        raise SystemExit(f"{file}: expected the graph of quantise.py, missed {missing[:3]}, got {unexpected[:3]} besides")
    states, halves = torch.randn(2, 12, 384), torch.tensor([[1] * 5 + [2] * 7] * 2)
    served = onnxruntime.InferenceSession(file, providers=["CPUExecutionProvider"]).run(None, {"states": states.numpy(), "halves": halves.numpy()})[0]
    with torch.no_grad():
        print("largest difference of a score from the int8 layers:", float(np.abs(upper.eval()(states, halves).numpy() - served).max()))
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "reader.json").write_text(json.dumps({"lower": lower}) + "\n")
    save_file({name: weight.contiguous() for name, weight in upper.state_dict().items()}, options.out / "upper.safetensors")


def weights_in(file: Path) -> dict[str, torch.Tensor]:
    graph = onnx.load(file).graph
    values = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    weights = {name: value for name, value in values.items() if name.startswith(("layers.", "head.")) and value.dtype == np.float32}
    weights = {name: value for name, value in weights.items() if name.endswith((".weight", ".bias"))}
    weights["halves"] = np.stack([values["select"], values["select_1"]])
    for bias, weight in products_in(graph, values):
        weights[bias.removesuffix("bias") + "weight"] = weight
    return {name: torch.from_numpy(np.array(value)) for name, value in weights.items()}


if __name__ == "__main__":
    main()
