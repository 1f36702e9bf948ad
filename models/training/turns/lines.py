"""Authored turns (*.txt, README.md) -> JSONL {id, shop, language, context, say, commands} for `usher turns`; faults name FILE:LINE.

python lines.py FILES... --out LINES.jsonl [--shops cn-79,gb-79 | --without cn-79,gb-79]
"""

import argparse
import json
import re
import sys
from pathlib import Path

SITUATION = ("shown", "focus", "need", "cart", "asked", "bot")
# What holds until it is written anew; what was asked and said belongs to one turn.
KEPT = ("shown", "focus", "need", "cart")
ARGUMENT = re.compile(r'([a-z]+)=("(?:[^"]*)"|\S+)')


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--shops", default="", help="only these")
    parser.add_argument("--without", default="", help="all but these")
    options = parser.parse_args()
    only, without = (set(filter(None, names.split(","))) for names in (options.shops, options.without))
    faults: list[str] = []
    turns = [turn for path in options.files for turn in read_turns(path, faults)]
    turns = [turn for turn in turns if (not only or turn["shop"] in only) and turn["shop"] not in without]
    for fault in faults:
        print(fault, file=sys.stderr)
    options.out.write_text("".join(json.dumps(turn, ensure_ascii=False) + "\n" for turn in turns))
    print(f"{len(turns)} turns, {len(faults)} faults", file=sys.stderr)
    sys.exit(1 if faults else 0)


def read_turns(path: Path, faults: list[str]) -> list[dict]:
    turns: list[dict] = []
    context: dict[str, str] = {}
    shop, language, conversation = "", "", 0
    line_number = 1
    for block in re.split(r"(\n\s*\n)", path.read_text(encoding="utf-8")):
        place, line_number = f"{path}:{line_number}", line_number + block.count("\n")
        say, commands, now = None, [], {}
        for line in (line.strip() for line in block.strip().split("\n")):
            situation = re.match(rf"({'|'.join(SITUATION)}):\s*(.*)", line)
            if line == "" or line.startswith("#"):
                continue
            if line.startswith("=="):
                shop, language, *_ = [*line[2:].split(None, 2), "", ""]
                context, conversation = {}, conversation + 1
            elif say is None and situation is not None:
                now[situation[1]] = situation[2].strip()
            elif say is None and line.startswith(">"):
                say = line[1:].strip()
            elif say is None:
                faults.append(f"{place}: expected a line of the situation or a message, got {line!r}")
            else:
                try:
                    commands.append(command_of(line))
                except ValueError as fault:
                    faults.append(f"{place}: {fault}")
        if say is None:
            continue
        context = {key: value for key, value in {**context, **now}.items() if value not in ("", "-")}
        if not commands:
            faults.append(f"{place}: expected a command after {say!r}, got none")
            continue
        turns.append(
            {
                "id": f"{path.stem}/{conversation}/{len(turns) + 1}",
                "shop": shop,
                "language": language,
                "context": context,
                "say": say,
                "commands": commands,
            }
        )
        context = {key: value for key, value in context.items() if key in KEPT}
    return turns


def command_of(line: str) -> dict:
    name, _, rest = line.partition(" ")
    left = ARGUMENT.sub("", rest).strip()
    if not name.isalpha() or left:
        raise ValueError(f"expected a command such as find kind=mug, got {line!r}")
    return {"command": name, "args": [[key, value.strip('"')] for key, value in ARGUMENT.findall(rest)]}


if __name__ == "__main__":
    main()
