"""Stage 4d: the weighted mean of several checkpoints of one run (model soup, arXiv 2203.05482).

The last weights word unusual acts best but are too sure of themselves, the earlier ones the other way round; their mean keeps
the slot errors of the last and nearly the held-back loss of the best, so that drawn candidates and their ranking are worth more.
"""

import argparse
from pathlib import Path

import torch

from model import load_model, save_model


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('parts', nargs='+', help='FOLDER=SHARE, for example work/run3/last=0.5')
    parser.add_argument('--out', type=Path, required=True)
    options = parser.parse_args()
    parts = [(Path(folder), float(share)) for folder, share in (part.rsplit('=', 1) for part in options.parts)]
    total = sum(share for _, share in parts)
    mean = None
    for folder, share in parts:
        model = load_model(folder)
        weights = {name: weight.detach() * (share / total) for name, weight in model.state_dict().items()}
        mean = weights if mean is None else {name: mean[name] + weight for name, weight in weights.items()}
    model.load_state_dict(mean)
    save_model(model, options.out, torch.bfloat16)


if __name__ == '__main__':
    main()
