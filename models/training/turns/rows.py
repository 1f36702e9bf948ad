"""What `usher turns prepare` writes: a line that names the heads' lists, then one turn a line."""

import json
from dataclasses import dataclass
from pathlib import Path

import torch
from model import Sizes


@dataclass
class Prepared:
    head: dict
    rows: list[dict]

    def sizes(self, frozen: int = 0) -> Sizes:
        types = self.head["types"]
        return Sizes(
            len(types), len(self.head["labels"]), [types.index(name) for name in self.head["pointing"]], self.head["state"], self.head["features"], frozen
        )


def read_prepared(path: Path) -> Prepared:
    lines = path.read_text().splitlines()
    return Prepared(json.loads(lines[0]), [json.loads(line) for line in lines[1:]])


def batch_of(rows: list[dict]) -> dict[str, torch.Tensor]:
    """Filled up to the longest: ids with 1, which the mask hides."""
    length = max(len(row["ids"]) for row in rows)
    units = max(1, max(len(row["units"]) for row in rows))
    count = max(len(row["candidates"]) for row in rows)
    features = len(rows[0]["candidates"][0])
    batch = {
        "ids": torch.ones(len(rows), length, dtype=torch.long),
        "mask": torch.zeros(len(rows), length),
        "state": torch.tensor([row["state"] for row in rows], dtype=torch.float32),
        "unit_piece": torch.zeros(len(rows), units, dtype=torch.long),
        "unit_id": torch.zeros(len(rows), units, dtype=torch.long),
        "unit_place": torch.zeros(len(rows), units, dtype=torch.long),
        "candidates": torch.zeros(len(rows), count, features),
    }
    for at, row in enumerate(rows):
        batch["ids"][at, : len(row["ids"])] = torch.tensor(row["ids"])
        batch["mask"][at, : len(row["ids"])] = 1
        batch["candidates"][at, : len(row["candidates"])] = torch.tensor(row["candidates"], dtype=torch.float32)
        if row["units"]:
            piece, own, place = torch.tensor(row["units"]).T
            batch["unit_piece"][at, : len(piece)] = piece + 1
            batch["unit_id"][at, : len(piece)] = own
            batch["unit_place"][at, : len(piece)] = place
    return batch


def targets_of(rows: list[dict], sizes: Sizes, units: int, count: int) -> dict[str, torch.Tensor]:
    """Tags and items that nobody asks about are -1."""
    types = torch.zeros(len(rows), sizes.types)
    tags = torch.full((len(rows), units), -1)
    asks = torch.full((len(rows), units), -1)
    items = torch.full((len(rows), len(sizes.pointing), count), -1.0)
    for at, row in enumerate(rows):
        types[at, row["types"]] = 1
        if row["tags"]:
            tags[at, : len(row["tags"])] = torch.tensor(row["tags"])
        if row.get("asks"):
            asks[at, : len(row["asks"])] = torch.tensor(row["asks"])
        for pointer, chosen in row["items"].items():
            items[at, int(pointer), : len(row["candidates"])] = 0
            items[at, int(pointer), chosen] = 1
    return {"types": types, "tags": tags, "items": items, "asks": asks}
