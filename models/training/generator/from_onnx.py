"""The committed 4-bit decoder as torch weights, to be tuned further without fetching, pruning or tuning anything again.

python from_onnx.py --weights ../../weights/decoder --out work/shipped
"""

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from model import Config, Decoder, save_model


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--weights', type=Path, required=True, help='folder of config.json, tokenizer.json and onnx/model_q4.onnx')
    parser.add_argument('--out', type=Path, required=True)
    options = parser.parse_args()
    save_model(read_onnx(options.weights), options.out)
    for name in ('tokenizer.json', 'tokenizer_config.json'):
        shutil.copyfile(options.weights / name, options.out / name)


def read_onnx(folder: Path) -> Decoder:
    config = read_config(folder)
    graph = onnx.load(folder / 'onnx' / 'model_q4.onnx').graph
    values = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    query, group = config.num_attention_heads * config.head_dim, config.num_key_value_heads * config.head_dim
    weights = {name: value for name, value in values.items() if name.endswith(('norm.weight', 'attention.weight', 'mlp.weight'))}
    weights['embedding.weight'] = eight_bit(values['embedding.values'], values['embedding.scales'])
    for layer in range(config.num_hidden_layers):
        own = f'blocks.{layer}'
        joined = {part: four_bit(values, f'{own}.{part}') for part in ('qkv', 'o', 'gate_up', 'down')}
        parts = dict(zip('qkv', np.split(joined['qkv'], [query, query + group])))
        parts |= dict(zip(('gate', 'up'), np.split(joined['gate_up'], 2)), o=joined['o'], down=joined['down'])
        weights |= {f'{own}.{part}.weight': weight for part, weight in parts.items()}
    model = Decoder(config)
    model.load_state_dict({name: torch.from_numpy(np.array(value, np.float32)) for name, value in weights.items()})
    return model


def read_config(folder: Path) -> Config:
    """The sizes out of the Transformers config that the export stage wrote."""
    written = json.loads((folder / 'config.json').read_text())
    return Config(**{name: written[name] for name in Config.__dataclass_fields__})


def four_bit(values: dict[str, np.ndarray], name: str) -> np.ndarray:
    """[N, K] of the blocks that `quantise.four_bit` made."""
    numbers, scales, zeros = values[f'{name}.values'], values[f'{name}.scales'], values[f'{name}.zeros']
    rows, blocks, half = numbers.shape
    zero = unpack(zeros.reshape(rows, -1))[:, :blocks]
    return ((unpack(numbers).astype(np.float32) - zero[..., None]) * scales.reshape(rows, blocks)[..., None]).reshape(rows, blocks * 2 * half)


def unpack(packed: np.ndarray) -> np.ndarray:
    return np.stack((packed & 15, packed >> 4), -1).reshape(*packed.shape[:-1], -1)


def eight_bit(numbers: np.ndarray, scales: np.ndarray) -> np.ndarray:
    rows = numbers.shape[0]
    blocks = numbers.reshape(rows, scales.reshape(rows, -1).shape[1], -1).astype(np.float32) - 128
    return (blocks * scales.reshape(rows, -1)[..., None]).reshape(rows, -1)


if __name__ == '__main__':
    main()
