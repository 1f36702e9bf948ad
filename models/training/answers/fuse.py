"""Stage 6: fits how much words in common weigh beside the ranker's logit, and where "none of these" lies: softmax regression.

python fuse.py ROWS [OUT]

ROWS is what evaluate.py wrote. Fitted on the tuning parts alone, each set weighing alike: the words' worths over all languages, what of them a language gets and the rest by itself; OUT is fusion.json beside the ONNX files.
"""

import json
import math
import sys
from collections import Counter
from pathlib import Path

import torch
from overlap import NAMES

COLUMNS = ("logit", *NAMES)
OF_NONE = ("none", "none_candidates", "none_bm25")
"""Besides a constant: the logarithm of the number of candidates, and the highest BM25, which as a z-score is high for some candidate of every question."""
UNTOLD = 0.1
"""How much a question counts once more with its right candidates left out: few sets have questions without an answer."""
SHARES = (1.0, 0.75, 0.5, 0.35, 0.25, 0.15, 0.1, 0.05, 0.0)
"""Of the words' worths, tried from above for each language."""
NOWHERE = -1e9


def main() -> None:
    torch.set_num_threads(1)
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text().splitlines()]
    for row in rows:
        row["table"] = torch.tensor([[logit, *own] for logit, own in zip(row["logits"], row["features"])])
        row["none"] = torch.tensor([1.0, math.log(len(row["logits"])), max(0.0, *(own[0] for own in row["features"]))])
    words = {"worth": torch.tensor([0.0, 1.0] + [0.0] * (len(NAMES) - 1)), "none": torch.zeros(len(OF_NONE))}
    alone = {"worth": torch.tensor([1.0] + [0.0] * len(NAMES)), "none": torch.zeros(len(OF_NONE))}
    # The written shops' sixty candidates of a question are the service's affair, which has its signs for words.
    tune = [row for row in rows if row["split"] == "tune" and row["set"] != "authored"]
    whole = fit(tune)["worth"]
    weights = {}
    for language in sorted({row["language"] for row in rows}):
        own = [row for row in rows if row["language"] == language]
        fused, share = harmless([row for row in tune if row["language"] == language], whole / whole[0], alone)
        for split, name in sorted({(row["split"], row["set"]) for row in own}):
            part = [row for row in own if (row["split"], row["set"]) == (split, name)]
            print(split, name, language, len(part), " | ".join(figures(part, by) for by in (words, alone, fused)), flush=True)
        values = [*fused["worth"].tolist(), *fused["none"].tolist()]
        weights[language] = {name: round(value, 4) for name, value in zip((*COLUMNS, *OF_NONE), values)}
        print(language, f"{share:.0%} of what was fitted for words", weights[language])
    if len(sys.argv) > 2:
        Path(sys.argv[2]).write_text(json.dumps(weights, indent=2) + "\n")


def harmless(rows: list[dict], relative: torch.Tensor, alone: dict) -> tuple[dict, float]:
    """The highest share of what is fitted for words in common, over all languages, by which no tuning set has a right one first less often than by the logit alone."""
    sets = [[row for row in rows if row["set"] == name] for name in sorted({row["set"] for row in rows})]
    for share in SHARES:
        worth = torch.cat([relative[:1], share * relative[1:]])
        if all(first(own, {"worth": worth}) >= first(own, alone) for own in sets) or share == 0:
            return fit(rows, worth), share
    raise AssertionError


def first(rows: list[dict], by: dict) -> int:
    return sum(int((row["table"] @ by["worth"]).argmax()) in row["right"] for row in rows)


def scores(row: dict, by: dict) -> tuple[torch.Tensor, torch.Tensor]:
    return row["table"] @ by["worth"], row["none"] @ by["none"]


def fit(rows: list[dict], fixed: torch.Tensor | None = None) -> dict:
    """With `fixed` only the scale of those worths is fitted, and what belongs to "none"."""
    sizes = Counter((row["set"], row["language"]) for row in rows)
    most = max(len(row["logits"]) for row in rows)
    tables, nones = torch.zeros(len(rows), most, len(COLUMNS)), torch.stack([row["none"] for row in rows])
    filled, wanted, rest = torch.full((len(rows), most), NOWHERE), torch.full((len(rows), most + 1), NOWHERE), torch.zeros(len(rows), most + 1)
    for at, row in enumerate(rows):
        tables[at, : len(row["logits"])] = row["table"]
        filled[at, : len(row["logits"])] = 0
        wanted[at, row["right"] or [most]] = 0
        rest[at, row["right"]] = NOWHERE
    counts = torch.tensor([1 / sizes[row["set"], row["language"]] / len(sizes) for row in rows])
    told = torch.tensor([1.0 if row["right"] else 0.0 for row in rows])
    start = torch.tensor([1.0] + [0.0] * len(NAMES)) if fixed is None else torch.ones(1)
    free, none = start.requires_grad_(), torch.zeros(len(OF_NONE), requires_grad=True)
    optimiser = torch.optim.LBFGS([free, none], max_iter=100, line_search_fn="strong_wolfe")

    def closure():
        optimiser.zero_grad()
        of_none = (nones @ none)[:, None]
        logits = torch.cat([tables @ (free if fixed is None else free * fixed) + filled, of_none], 1)
        loss = 0.002 * ((free**2).sum() + (none**2).sum())
        loss = loss + (counts * (torch.logsumexp(logits, 1) - torch.logsumexp(logits + wanted, 1))).sum()
        loss = loss + UNTOLD * (counts * told * (torch.logsumexp(logits + rest, 1) - of_none[:, 0])).sum()
        loss.backward()
        return loss

    optimiser.step(closure)
    return {"worth": (free if fixed is None else free * fixed).detach(), "none": none.detach()}


def figures(rows: list[dict], by: dict) -> str:
    told, margins = [], []
    for row in rows:
        own, none = scores(row, by)
        if row["right"]:
            told.append(int(own.argmax()) in row["right"])
        margins.append((float(own.max() - none), bool(row["right"])))
    right, wrong = [m for m, is_told in margins if is_told], [m for m, is_told in margins if not is_told]
    auroc = sum((a > b) + (a == b) / 2 for a in right for b in wrong) / max(1, len(right) * len(wrong))
    refused = sum(m <= 0 for m in wrong) / max(1, len(wrong))
    quoted = sum(m > 0 for m in right) / max(1, len(right))
    return f"first {100 * sum(told) / max(1, len(told)):.1f} auroc {auroc:.3f} quoted {100 * quoted:.0f} refused {100 * refused:.0f}"


if __name__ == "__main__":
    main()
