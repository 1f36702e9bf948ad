"""Stage 2c: tunes the pruned encoder so that a softmax head on its frozen vectors generalises to intents it never saw.

python tune.py BASE TEACHER_NPZ OUT --data ../../../../shared/data [--steps 900] [--exclude hwu64,…] [--seed 1]

Three pulls, in one batch wherever the batch allows it:
- towards the teachers: the similarities of a batch, as a softmax over each row, become those of [base ; English teachers] (label-free);
- towards the labels: supervised contrastive loss (Khosla et al. 2020) over 16 intents of one set, both languages of a set drawn together;
- Chinese keeps its own structure (the base is its teacher), and a translated turn takes the place its English original has with the teachers.
Vectors are centred by a running mean of their set, as the head centres them. Word embeddings stay as they are. Resumable: a checkpoint
every --keep steps holds weights, optimiser and dice.
"""

import argparse
import random
import shutil
import time
from collections import defaultdict
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from embedding import SentenceEncoder, open_encoder
from teach import is_english, read_vectors
from tuning_sets import labelled_sets, plain_texts, translated_pairs

CLASSES, PER_CLASS, PLAIN_BATCH, PAIRS = 16, 4, 64, 32
SIMILARITY, CONTRAST = 0.1, 0.07
MEAN_PACE = 0.05
WARM_UP = 40
PLAIN_SHARE, PAIR_SHARE = 0.35, 0.08
TOKENS = 40


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", type=Path)
    parser.add_argument("teacher", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=900)
    parser.add_argument("--rate", type=float, default=5e-5)
    parser.add_argument("--contrast", type=float, default=0.3, help="weight of the labels beside the teachers")
    parser.add_argument("--exclude", default="", help="names of sets to leave out, comma-separated")
    parser.add_argument("--english", action="store_true", help="an encoder without a prefix that reads English only")
    parser.add_argument("--keep", type=int, default=150, help="steps between checkpoints")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    excluded = set(filter(None, options.exclude.split(",")))

    encoder = open_encoder(options.base, "" if options.english else "query: ", TOKENS)
    encoder.model.embeddings.word_embeddings.weight.requires_grad_(False)
    weights = [parameter for parameter in encoder.model.parameters() if parameter.requires_grad]
    optimiser = torch.optim.AdamW(weights, lr=options.rate, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: min(1, (step + 1) / WARM_UP) * max(0.02, 1 - step / options.steps))
    batches = Batches(options.data, excluded, options.seed, options.english)
    tuning = Tuning(encoder, Teachers(read_vectors(options.teacher)), options.contrast)
    print(f"sets: {', '.join(f'{name} {len(rows)}' for name, rows in batches.labelled.items())}")

    torch.manual_seed(options.seed)
    checkpoint = options.out / "checkpoint.pt"
    first = 1
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=False)
        encoder.model.load_state_dict(saved["model"])
        optimiser.load_state_dict(saved["optimiser"])
        schedule.load_state_dict(saved["schedule"])
        tuning.means, batches.dice = saved["means"], saved["dice"]
        torch.set_rng_state(saved["rng"])
        first = saved["step"] + 1
    encoder.model.train()
    started, recent = time.time(), defaultdict(list)
    for step in range(first, options.steps + 1):
        losses = tuning.losses(batches.draw())
        optimiser.zero_grad()
        sum(losses.values()).backward()
        torch.nn.utils.clip_grad_norm_(weights, 1.0)
        optimiser.step()
        schedule.step()
        for name, loss in losses.items():
            recent[name].append(loss.item())
        if step % 25 == 0:
            print(f"{step}: {'  '.join(f'{name} {np.mean(values):.3f}' for name, values in sorted(recent.items()))}  {time.time() - started:.0f} s", flush=True)
            recent.clear()
        if step % options.keep == 0 or step == options.steps:
            options.out.mkdir(parents=True, exist_ok=True)
            state = {"model": encoder.model.state_dict(), "optimiser": optimiser.state_dict(), "schedule": schedule.state_dict()}
            torch.save({**state, "means": tuning.means, "dice": batches.dice, "rng": torch.get_rng_state(), "step": step}, checkpoint)
            save(encoder, options.base, options.out / f"step-{step}")


def save(encoder: SentenceEncoder, base: Path, folder: Path) -> None:
    encoder.model.save_pretrained(folder)
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copyfile(base / name, folder / name)


class Teachers:
    def __init__(self, vectors: dict[tuple[str, str], np.ndarray]):
        self.vectors = vectors
        self.names = ["base", *sorted({name for name, _ in vectors} - {"base"})]

    def similarities(self, texts: list[str]) -> torch.Tensor:
        """[texts, texts]: the mean over the teachers of the cosines around the batch's mean; for Chinese the base is the only one."""
        names = self.names if all(map(is_english, texts)) else ["base"]
        return torch.stack([self._cosines(name, texts) for name in names]).mean(0)

    def _cosines(self, name: str, texts: list[str]) -> torch.Tensor:
        vectors = torch.from_numpy(np.stack([self.vectors[name, text] for text in texts]).astype(np.float32))
        centred = F.normalize(vectors - vectors.mean(0), dim=-1)
        return centred @ centred.T


class Batches:
    """Draws what one step looks at: (name, texts, labels or none, pair or none)."""

    def __init__(self, data: Path, excluded: set[str], seed: int, english: bool):
        self.labelled = labelled_sets(data, excluded)
        self.plain = plain_texts(data, excluded, seed)
        self.pairs = [] if english else translated_pairs(data)
        if english:
            kept = {name: [row for row in rows if is_english(row[0])] for name, rows in self.labelled.items()}
            self.labelled = {name: rows for name, rows in kept.items() if rows}
            self.plain = {name: texts for name, texts in self.plain.items() if not name.startswith("zh-")}
        self.dice = random.Random(seed)
        self.by_intent = {}
        for name, rows in self.labelled.items():
            groups = defaultdict(list)
            for text, intent in rows:
                groups[intent].append(text)
            self.by_intent[name] = dict(groups)

    def draw(self) -> tuple[str, list[str], list[int] | None, bool]:
        chance = self.dice.random()
        if chance < PAIR_SHARE and self.pairs:
            pairs = self.dice.sample(self.pairs, PAIRS)
            return "pairs", [zh for zh, _ in pairs] + [en for _, en in pairs], None, True
        if chance < PAIR_SHARE + PLAIN_SHARE:
            name = self._weighted({name: len(texts) for name, texts in self.plain.items()})
            return name, self.dice.sample(self.plain[name], min(PLAIN_BATCH, len(self.plain[name]))), None, False
        name = self._weighted({name: len(rows) for name, rows in self.labelled.items()})
        groups = self.by_intent[name]
        intents = self.dice.sample(sorted(groups), min(CLASSES, len(groups)))
        each = CLASSES * PER_CLASS // len(intents)
        rows = [(text, at) for at, intent in enumerate(intents) for text in self.dice.sample(groups[intent], min(each, len(groups[intent])))]
        return name, [text for text, _ in rows], [at for _, at in rows], False

    def _weighted(self, sizes: dict[str, int]) -> str:
        return self.dice.choices(list(sizes), [size**0.5 for size in sizes.values()])[0]


class Tuning:
    def __init__(self, encoder: SentenceEncoder, teachers: Teachers, contrast: float):
        self.encoder, self.teachers, self.contrast = encoder, teachers, contrast
        self.means: dict[str, torch.Tensor] = {}

    def losses(self, batch: tuple[str, list[str], list[int] | None, bool]) -> dict[str, torch.Tensor]:
        name, texts, labels, paired = batch
        vectors = self._vectors(texts)
        if paired:
            return {"pairs": self._pairs(texts, vectors)}
        languages = {"en": [at for at, text in enumerate(texts) if is_english(text)]}
        languages["zh"] = sorted(set(range(len(texts))) - set(languages["en"]))
        losses = {}
        for language, rows in languages.items():
            if len(rows) > 8:
                centred = self._centred(f"{name}:{language}", vectors[rows])
                losses[f"teach-{language}"] = similar(centred, self.teachers.similarities([texts[at] for at in rows]), SIMILARITY) * len(rows) / len(texts)
        if labels is not None:
            losses["labels"] = self.contrast * supervised(self._centred(name, vectors), torch.tensor(labels))
        return losses

    def _pairs(self, texts: list[str], vectors: torch.Tensor) -> torch.Tensor:
        half = len(texts) // 2
        chinese, english = self._centred("pairs:zh", vectors[:half]), self._centred("pairs:en", vectors[half:])
        target = (self.teachers.similarities(texts[half:]) / SIMILARITY).softmax(1)
        across = F.kl_div((chinese @ english.T / SIMILARITY).log_softmax(1), target, reduction="batchmean")
        return across + similar(chinese, self.teachers.similarities(texts[half:]), SIMILARITY)

    def _vectors(self, texts: list[str]) -> torch.Tensor:
        """In two buckets by length: far less padding."""
        rows = self.encoder.ids(texts)
        order = sorted(range(len(rows)), key=lambda at: len(rows[at]))
        middle = len(order) * 5 // 8
        with torch.autocast("cpu", torch.bfloat16):
            vectors = torch.cat([self.encoder.pooled([rows[at] for at in part]) for part in (order[:middle], order[middle:])])
        return vectors[torch.tensor(order).argsort()]

    def _centred(self, name: str, vectors: torch.Tensor) -> torch.Tensor:
        now = vectors.detach().mean(0)
        self.means[name] = now if name not in self.means else torch.lerp(self.means[name], now, MEAN_PACE)
        return F.normalize(vectors - self.means[name], dim=-1)


def similar(vectors: torch.Tensor, target: torch.Tensor, temperature: float) -> torch.Tensor:
    """How far the similarities of a batch are from the target's: Kullback-Leibler of each row's softmax, and the squares."""
    itself = torch.eye(len(vectors), dtype=torch.bool)
    cosines = vectors @ vectors.T
    student = (cosines / temperature).masked_fill(itself, -1e4).log_softmax(1)
    teacher = (target / temperature).masked_fill(itself, -1e4).softmax(1)
    return F.kl_div(student, teacher, reduction="batchmean") + 5 * (cosines - target)[~itself].square().mean()


def supervised(vectors: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    itself = torch.eye(len(vectors), dtype=torch.bool)
    likelihood = (vectors @ vectors.T / CONTRAST).masked_fill(itself, -1e4).log_softmax(1)
    same = (labels[:, None] == labels[None]) & ~itself
    known = same.any(1)
    return -((likelihood * same).sum(1)[known] / same.sum(1)[known]).mean()


if __name__ == "__main__":
    main()
