"""Stage 2b: vectors of the English texts by the teachers, kept by text, so that a later call only adds what is new.

python teach.py BASE TEACHERS --data ../../../../shared/data --out build/teacher.npz

BASE is the pruned encoder. TEACHERS is a folder of English sentence encoders, each in the layout of Transformers (tokenizer.json, config.json,
weights), without a prefix, mean pooling. A text's target is [base ; teacher …], each part centred over its set and of unit length when it is used.
"""

import argparse
import re
from pathlib import Path

import numpy as np
from embedding import open_encoder
from tuning_sets import labelled_sets, plain_texts, translated_pairs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", type=Path)
    parser.add_argument("teachers", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()

    texts = [*(text for rows in labelled_sets(options.data, set()).values() for text, _ in rows)]
    texts += [text for rows in plain_texts(options.data, set(), options.seed).values() for text in rows]
    texts += [text for pair in translated_pairs(options.data) for text in pair]
    known = read_vectors(options.out)
    english = sorted({text for text in texts if is_english(text)})
    folders = {"base": options.base, **{folder.name: folder for folder in sorted(options.teachers.iterdir())}}
    for name, folder in folders.items():
        wanted = english if name != "base" else sorted(set(texts))
        missing = [text for text in wanted if (name, text) not in known]
        if missing:
            encoder = open_encoder(folder, "query: " if name == "base" else "")
            vectors = encoder.embed(missing, lambda done: print(f"{name}: {done} of {len(missing)}", end="\r", flush=True))
            known.update(((name, text), vector.astype(np.float16)) for text, vector in zip(missing, vectors))
            write_vectors(options.out, known)
        print(f"{name}: {len(wanted)} texts, {len(missing)} new")


def is_english(text: str) -> bool:
    return re.search(r"[\u3400-\u9fff]", text) is None


def read_vectors(path: Path) -> dict[tuple[str, str], np.ndarray]:
    if not path.exists():
        return {}
    with np.load(path) as file:
        names = {key.removesuffix(":texts") for key in file.files if key.endswith(":texts")}
        return {(name, str(text)): vector for name in names for text, vector in zip(file[f"{name}:texts"], file[f"{name}:vectors"])}


def write_vectors(path: Path, known: dict[tuple[str, str], np.ndarray]) -> None:
    arrays = {}
    for name in sorted({name for name, _ in known}):
        texts = [text for of, text in known if of == name]
        arrays[f"{name}:texts"] = np.array(texts)
        arrays[f"{name}:vectors"] = np.stack([known[name, text] for text in texts])
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new.npz")
    np.savez(beside, **arrays)
    beside.rename(path)


if __name__ == "__main__":
    main()
