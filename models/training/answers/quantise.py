"""Stages 2 and 5: onnx/lower.onnx of the base and onnx/upper.onnx of what was trained, matrix products and embedding table in int8, as the encoder's are.

python quantise.py lower BASE OUT [--lower 8]
python quantise.py upper BASE OUT TRAINED
"""

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path

import onnx
import torch
from onnx import TensorProto
from onnxruntime.quantization import QuantType, quantize_dynamic
from reader import open_halves
from safetensors.torch import load_file

sys.path.append(str(Path(__file__).parent.parent / "encoder"))
from export import IR_VERSION, simplify, with_int8_table, without_traces  # noqa: E402

LIMIT = 46_000_000
PLACES = 128


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", choices=("lower", "upper"))
    parser.add_argument("base", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("trained", type=Path, nargs="?")
    parser.add_argument("--lower", type=int, default=8)
    options = parser.parse_args()
    torch.set_num_threads(1)
    (options.out / "onnx").mkdir(parents=True, exist_ok=True)
    rows, length = torch.export.Dim("rows", min=1, max=64), torch.export.Dim("length", min=4, max=PLACES if options.part == "lower" else 256)
    if options.part == "lower":
        lower, _ = open_halves(str(options.base), options.lower)
        keep_places(lower.embeddings, PLACES)
        ids = torch.randint(5, 100, (1, 12))
        quantise(lower, (ids,), ["ids"], ["states"], {"ids": {1: length}}, options.out / "onnx" / "lower.onnx", table=True)
        for name in ("config.json", "tokenizer.json", "tokenizer_config.json"):
            shutil.copyfile(options.base / name, options.out / name)
        return
    settings = json.loads((options.trained / "reader.json").read_text())
    _, upper = open_halves(str(options.base), settings["lower"])
    upper.load_state_dict(load_file(options.trained / "upper.safetensors"))
    halves = torch.tensor([[1] * 5 + [2] * 7] * 2)
    shapes = {"states": {0: rows, 1: length}, "halves": {0: rows, 1: length}}
    target = options.out / "onnx" / "upper.onnx"
    quantise(upper.eval(), (torch.randn(2, 12, 384), halves), ["states", "halves"], ["scores"], shapes, target, table=False)
    size = sum(file.stat().st_size for file in (options.out / "onnx").iterdir())
    if size >= LIMIT:
        raise SystemExit(f"{options.out}: expected fewer than {LIMIT:,} bytes, got {size:,}")


def keep_places(embeddings, most: int) -> None:
    """No text is longer; the places behind are 0.6 MB of nothing."""
    embeddings.position_embeddings.weight.data = embeddings.position_embeddings.weight.data[:most].clone()
    embeddings.position_embeddings.num_embeddings = most
    embeddings.position_ids = embeddings.position_ids[:, :most]
    embeddings.token_type_ids = embeddings.token_type_ids[:, :most]


def quantise(module, inputs, names, outputs, shapes, target: Path, table: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        plain, simplified, tabled = (Path(folder, name) for name in ("plain.onnx", "simplified.onnx", "tabled.onnx"))
        program = torch.onnx.export(
            module, inputs, dynamo=True, input_names=names, output_names=outputs, dynamic_shapes=shapes, opset_version=18, verbose=False
        )
        program.save(plain, external_data=False)
        simplify(plain, simplified)
        model = onnx.load(simplified)
        onnx.save(with_int8_table(model) if table else model, tabled)
        quantize_dynamic(
            tabled,
            target,
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gemm"],
            extra_options={"MatMulConstBOnly": True, "DefaultTensorType": TensorProto.FLOAT},
        )
    model = without_traces(onnx.load(target))
    model.ir_version = IR_VERSION
    onnx.save(model, target)
    print(f"{target}: {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
