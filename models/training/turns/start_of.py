"""The committed int8 turn reader as float32 weights, to be trained further: what `train.py --start` takes.

python start_of.py ../../weights/turns OUT
"""

import argparse
import sys
from pathlib import Path

from safetensors.torch import save_file

sys.path.append(str(Path(__file__).parents[1] / "encoder"))
from from_onnx import weights_in  # noqa: E402

BARE = ("queries", "type_words", "pointer_types", "pointer_scales")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    weights = weights_in(options.folder, "", "encoder.", BARE)
    options.out.mkdir(parents=True, exist_ok=True)
    save_file({name: weight.contiguous() for name, weight in weights.items()}, options.out / "reader.safetensors")


if __name__ == "__main__":
    main()
