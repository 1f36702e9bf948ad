"""Adds what was trained to what it began with: keeps what was known of the open sets, and loses nothing in the shops.

python average.py START TRAINED OUT [--share 0.7]
"""

import argparse
import shutil
from pathlib import Path

from safetensors.torch import load_file, save_file


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("start", type=Path)
    parser.add_argument("trained", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--share", type=float, default=0.7, help="of what was trained")
    options = parser.parse_args()
    start, trained = (load_file(folder / "upper.safetensors") for folder in (options.start, options.trained))
    options.out.mkdir(parents=True, exist_ok=True)
    mean = {name: (options.share * trained[name] + (1 - options.share) * weight).contiguous() for name, weight in start.items()}
    save_file(mean, options.out / "upper.safetensors")
    shutil.copyfile(options.trained / "reader.json", options.out / "reader.json")


if __name__ == "__main__":
    main()
