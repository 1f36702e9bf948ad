"""No tensor lies twice: a graph without those that lie byte for byte in other files of the weights, and the same graph whole again.

python share.py WEIGHTS PART GRAPH HOLDER...           writes PART/onnx/GRAPH_shared.onnx and shared.json, from PART/onnx/GRAPH.onnx, which may go
python share.py WEIGHTS PART GRAPH --whole             writes PART/onnx/GRAPH.onnx from them, before a holder changes
python share.py WEIGHTS PART --tokenizer HOLDER        names HOLDER in PART's settings in place of the same tokenizer.json, which goes

HOLDER: files relative to WEIGHTS, such as encoder/onnx/model_quantized.onnx. Then: node dist/models/training/manifest.js WEIGHTS
"""

import argparse
import hashlib
import json
from pathlib import Path

import onnx
from onnx import TensorProto
from onnx.external_data_helper import load_external_data_for_model

LEAST = 4096


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path)
    parser.add_argument("part")
    parser.add_argument("graph", nargs="?")
    parser.add_argument("holders", nargs="*")
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--tokenizer")
    options = parser.parse_args()
    folder = options.weights / options.part / "onnx"
    if options.tokenizer is not None:
        leave_tokenizer(options.weights, options.part, options.tokenizer)
        return
    if options.whole:
        model = load_graph(options.weights / options.part, options.graph)
        onnx.save(model, folder / f"{options.graph}.onnx")
        return
    model = onnx.load(folder / f"{options.graph}.onnx")
    before = model.ByteSize()
    used = leave(model, options.weights, options.holders)
    (folder / f"{options.graph}_shared.onnx").write_bytes(model.SerializeToString(deterministic=True))
    write_holders(options.weights, options.part, used)
    print(f"{folder}: {before:,} bytes, {model.ByteSize():,} without what lies in {', '.join(used)}")


def leave(model: onnx.ModelProto, weights: Path, names: list[str]) -> list[str]:
    """Each tensor of `LEAST` bytes and more that one of the files holds is left to it. Returns the files that hold any."""
    files = {name: (weights / name).read_bytes() for name in names}
    used = []
    for tensor in model.graph.initializer:
        data = tensor.raw_data
        if len(data) < LEAST:
            continue
        name, at = next(((name, at) for name, whole in files.items() if (at := whole.find(data)) >= 0), (None, -1))
        if name is None:
            continue
        tensor.ClearField("raw_data")
        tensor.data_location = TensorProto.EXTERNAL
        for key, value in (("location", name), ("offset", str(at)), ("length", str(len(data)))):
            tensor.external_data.add(key=key, value=value)
        if name not in used:
            used.append(name)
    return used


def leave_tokenizer(weights: Path, part: str, holder: str) -> None:
    own, settings = weights / part / "tokenizer.json", weights / part / "tokenizer_config.json"
    if own.read_bytes() != (weights / holder).read_bytes():
        raise SystemExit(f"{own}: expected the same bytes as {weights / holder}, got others, so it stays")
    named = {**json.loads(settings.read_text()), "tokenizer_file": f"../{holder}"}
    settings.write_text(json.dumps(named, indent=2) + "\n")
    write_holders(weights, part, [holder], json.loads((weights / part / "onnx" / "shared.json").read_text())["holders"])
    own.unlink()


def write_holders(weights: Path, part: str, used: list[str], before: dict[str, str] | None = None) -> None:
    holders = {**(before or {}), **{name: hashlib.sha256((weights / name).read_bytes()).hexdigest() for name in used}}
    (weights / part / "onnx" / "shared.json").write_text(json.dumps({"holders": holders}, indent=2) + "\n")


def tokenizer_in(folder: Path) -> Path:
    """The tokenizer.json of a folder of weights, wherever it lies."""
    return folder / json.loads((folder / "tokenizer_config.json").read_text()).get("tokenizer_file", "tokenizer.json")


def load_graph(folder: Path, graph: str) -> onnx.ModelProto:
    """A graph of a folder of weights with all its tensors, wherever they lie."""
    whole = folder / "onnx" / f"{graph}.onnx"
    if whole.exists():
        return onnx.load(whole)
    model = onnx.load(whole.with_name(f"{graph}_shared.onnx"), load_external_data=False)
    load_external_data_for_model(model, str(folder.parent))
    for tensor in model.graph.initializer:
        tensor.ClearField("data_location")
        tensor.ClearField("external_data")
    return model


if __name__ == "__main__":
    main()
