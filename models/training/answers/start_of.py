"""The committed int8 upper layers as float32 ones, to be trained further where no checkpoint is left.

python from_onnx.py RANKER BASE OUT
"""

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import numpy_helper
from reader import open_halves
from safetensors.torch import save_file

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
    made_by = {name: node for node in graph.node for name in node.output}
    weights = {name: value for name, value in values.items() if name.startswith(("layers.", "head.")) and value.dtype == np.float32}
    weights = {name: value for name, value in weights.items() if name.endswith((".weight", ".bias"))}
    weights["halves"] = np.stack([values["select"], values["select_1"]])
    for node in graph.node:
        bias = next((name for name in node.input if name.endswith(".bias") and name in values), None)
        if node.op_type != "Add" or bias is None:
            continue
        product = next(made_by[name] for name in node.input if name in made_by)
        while product.op_type != "MatMulInteger":  # from the sum back over the scaling and the cast
            product = next(made_by[name] for name in product.input if name in made_by and made_by[name].op_type in ("Cast", "MatMulInteger"))
        stem = product.input[1].removesuffix("_quantized")
        whole = values[f"{stem}_quantized"].astype(np.float32) - values[f"{stem}_zero_point"].astype(np.float32)
        weights[bias.removesuffix("bias") + "weight"] = (whole * values[f"{stem}_scale"]).T
    return {name: torch.from_numpy(np.array(value)) for name, value in weights.items()}


if __name__ == "__main__":
    main()
