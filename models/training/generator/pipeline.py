"""Every stage in order, from the registry packages to verified ONNX files. A stage that has finished is not run again.

python pipeline.py --data DATA --work work            # the whole way: about two hours on two quiet cores
python pipeline.py --data DATA --work quick --quick   # minutes: the same stages on the committed weights, a few steps each

DATA is the folder of the public sets (README.md). A stage that was interrupted goes on where it was when the pipeline is run
again; to repeat one, delete WORK/done/NAME and those behind it.
"""

import argparse
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
SHIPPED = HERE.parents[1] / 'weights' / 'decoder'


@dataclass(frozen=True)
class Stage:
    name: str
    command: list[str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--data', type=Path, required=True, help='folder of the public sets')
    parser.add_argument('--work', type=Path, required=True)
    parser.add_argument('--quick', action='store_true', help='prove the stages on the committed weights in minutes')
    parser.add_argument('--threads', type=int, default=2)
    options = parser.parse_args()
    finished = options.work / 'done'
    finished.mkdir(parents=True, exist_ok=True)
    stages = quick(options) if options.quick else whole(options)
    for number, stage in enumerate(stages, 1):
        mark = finished / stage.name
        if mark.exists():
            print(f'{number}/{len(stages)} {stage.name}: done before', flush=True)
            continue
        print(f'{number}/{len(stages)} {stage.name}: {" ".join(stage.command)}', flush=True)
        started = time.monotonic()
        code = subprocess.run([sys.executable, str(HERE / stage.command[0]), *stage.command[1:]], check=False).returncode
        if code != 0:
            sys.exit(f'{stage.name}: expected to end with 0, ended with {code}; mend it and run the same command again')
        mark.touch()
        print(f'{number}/{len(stages)} {stage.name}: {time.monotonic() - started:.0f} s', flush=True)


def whole(options: argparse.Namespace) -> list[Stage]:
    work = options.work

    def tune(name: str, start: str, mix: str, steps: int, rate: str, *more: str) -> Stage:
        return tuning(options, f'tune-{name}', work / start, work / name, mix, steps, rate, *more)

    last = ('run3', 'run2/last', 'authored=0.48,copy=0.11,rnnlg=0.33,crosswoz=0.08', 2600, '1.8e-4', '--seed', '23')
    return [
        Stage('fetch', ['fetch.py', '--out', f'{work}/base']),
        Stage('prune', ['prune.py', '--base', f'{work}/base', '--data', str(options.data), '--out', f'{work}/pruned']),
        assemble(options),
        narrow(options, f'{work}/pruned'),
        tune('run1', 'narrow', 'authored=0.33,copy=0.07,rnnlg=0.4,crosswoz=0.2', 1600, '2e-4', '--stop', '1200'),
        tune('run2', 'run1/last', 'authored=0.12,copy=0.03,rnnlg=0.7,crosswoz=0.15', 1500, '1.5e-4', '--seed', '21', '--stop', '650'),
        tune(*last, '--stop', '940'),
        tune(*last, '--bits', '4'),
        *closing(options, 'run3/last', f'{work}/base', forms=('fp32', 'q8', 'q4'), count=100),
    ]


def quick(options: argparse.Namespace) -> list[Stage]:
    work = options.work
    mix = 'authored=0.5,copy=0.1,rnnlg=0.25,crosswoz=0.15'
    return [
        Stage('from-onnx', ['from_onnx.py', '--weights', str(SHIPPED), '--out', f'{work}/pruned']),
        assemble(options),
        narrow(options, f'{work}/pruned'),
        tuning(options, 'tune-run1', work / 'narrow', work / 'run1', mix, 12, '1e-4', '--stop', '8', '--evaluate-every', '8'),
        tuning(options, 'tune-run1', work / 'narrow', work / 'run1', mix, 12, '1e-4', '--bits', '4', '--evaluate-every', '8'),
        *closing(options, 'run1/last', str(SHIPPED), forms=('fp32', 'q4'), count=6),
    ]


def assemble(options: argparse.Namespace) -> Stage:
    return Stage('assemble', ['assemble.py', '--data', str(options.data), '--out', f'{options.work}/text'])


def narrow(options: argparse.Namespace, model: str) -> Stage:
    places = ['--model', model, '--tokenizer', f'{model}/tokenizer.json', '--text', f'{options.work}/text', '--data', str(options.data)]
    return Stage('narrow', ['narrow.py', *places, '--out', f'{options.work}/narrow'])


def tuning(options: argparse.Namespace, name: str, start: Path, out: Path, mix: str, steps: int, rate: str, *more: str) -> Stage:
    places = ['--model', str(start), '--tokenizer', f'{options.work}/narrow/tokenizer.json', '--text', f'{options.work}/text', '--out', str(out)]
    numbers = ['--mix', mix, '--steps', str(steps), '--rate', rate, '--threads', str(options.threads), *more]
    return Stage(name + ('-4-bit' if '--bits' in more else ''), ['finetune.py', *places, *numbers])


def closing(options: argparse.Namespace, model: str, terms: str, forms: tuple[str, ...], count: int) -> list[Stage]:
    """Evaluation, export and verification of one folder of weights."""
    work, tokenizer = options.work, f'{options.work}/narrow/tokenizer.json'
    wanted = [word for form in forms for word in ('--form', form)]
    exported = ['--model', f'{work}/{model}', '--exported', f'{work}/exported', '--text', f'{work}/text', '--count', str(count)]
    judged = ['--model', f'{work}/{model}', '--tokenizer', tokenizer, '--text', f'{work}/text', '--count', str(count)]
    return [
        Stage('evaluate', ['evaluate.py', *judged, '--threads', str(options.threads)]),
        Stage('export', ['export.py', '--model', f'{work}/{model}', '--tokenizer', tokenizer, '--base', terms, '--out', f'{work}/exported', *wanted]),
        Stage('verify', ['verify.py', *exported]),
    ]


if __name__ == '__main__':
    main()
