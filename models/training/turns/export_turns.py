"""Stage 4: the trained turn reader -> ONNX, quantised like the encoder (../encoder/export.py).

python export_turns.py BASE TRAINED OUT
"""

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path

import torch
from model import Sizes, TurnReader, open_reader
from safetensors.torch import load_file

sys.path.append(str(Path(__file__).parents[1] / "encoder"))
from export import COPIED, quantise  # noqa: E402

INPUTS = ["ids", "mask", "state", "unit_piece", "unit_id", "unit_place", "candidates"]
OUTPUTS = ["types", "tags", "items", "places", "asks"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", type=Path, help="folder of the encoder it began with")
    parser.add_argument("trained", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--likely", type=float, default=0.5, help="probability from which a command is meant; `judge.py` finds it")
    options = parser.parse_args()
    head = json.loads((options.trained / "reader.json").read_text())
    sizes = Sizes(
        len(head["types"]), len(head["labels"]), [head["types"].index(name) for name in head["pointing"]], head["state"], head["features"], head["frozen"]
    )
    reader = open_reader(str(options.base), sizes).eval()
    reader.load_state_dict(load_file(options.trained / "reader.safetensors"))
    target = options.out / "onnx" / "model_quantized.onnx"
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder, "plain.onnx")
        export(reader, sizes, plain)
        quantise(plain, target)
    for name in COPIED:
        shutil.copyfile(options.base / name, options.out / name)
    config = json.loads((options.base / "config.json").read_text())
    config["turns"] = {"fingerprint": head["fingerprint"], "types": len(head["types"]), "likely": options.likely, "turns": head["turns"], "seed": head["seed"]}
    (options.out / "config.json").write_text(json.dumps(config, indent=2) + "\n")
    print(f"{target}: {target.stat().st_size:,} bytes", file=sys.stderr)


def export(reader: TurnReader, sizes: Sizes, path: Path) -> None:
    batch, length, units, count = (torch.export.Dim(name, min=1, max=512) for name in ("batch", "length", "units", "count"))
    example = (
        torch.randint(5, 100, (2, 12)),
        torch.ones(2, 12),
        torch.zeros(2, sizes.state),
        torch.ones(2, 7, dtype=torch.long),
        torch.randint(5, 100, (2, 7)),
        torch.zeros(2, 7, dtype=torch.long),
        torch.zeros(2, 5, sizes.features),
    )
    axes = [{0: batch, 1: length}] * 2 + [{0: batch}] + [{0: batch, 1: units}] * 3 + [{0: batch, 1: count}]
    program = torch.onnx.export(
        reader,
        example,
        dynamo=True,
        input_names=INPUTS,
        output_names=OUTPUTS,
        dynamic_shapes=dict(zip(INPUTS, axes)),
        opset_version=18,
        verbose=False,
    )
    program.save(path, external_data=False)


if __name__ == "__main__":
    main()
