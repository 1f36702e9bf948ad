"""The base model's GGUF file with the vocabulary of the shipped tokenizer: what llama.cpp is given when it is measured beside this engine.

The quantised blocks stay as they are; only rows of the embedding table and entries of the tokenizer are left out.
"""

import argparse
import json
from pathlib import Path

import gguf
import numpy as np

PER_TOKEN = ('tokenizer.ggml.tokens', 'tokenizer.ggml.scores', 'tokenizer.ggml.token_type')


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--base', type=Path, required=True, help='folder of the fetch stage')
    parser.add_argument('--tokenizer', type=Path, required=True, help='tokenizer.json of the pruned model')
    parser.add_argument('--out', type=Path, required=True, help='GGUF file to write')
    options = parser.parse_args()
    reader = gguf.GGUFReader(str(options.base / 'gemma.gguf'))
    vocabulary: dict[str, int] = json.loads(options.tokenizer.read_text(encoding='utf-8'))['model']['vocab']
    old = {token: index for index, token in enumerate(reader.fields['tokenizer.ggml.tokens'].contents())}
    kept = [old[token] for token in sorted(vocabulary, key=vocabulary.__getitem__)]
    new = {index: place for place, index in enumerate(kept)}
    writer = gguf.GGUFWriter(str(options.out), 'gemma3')
    for name, field in reader.fields.items():
        if name.startswith('GGUF.') or name == 'general.architecture':
            continue
        value, kind = field.contents(), field.types[0]
        if name in PER_TOKEN:
            value = [value[index] for index in kept]
        if name.endswith('_token_id'):
            value = new[int(value)]
        if kind == gguf.GGUFValueType.ARRAY:
            writer.add_array(name, value)
        else:
            writer.add_key_value(name, value, kind)
    for tensor in reader.tensors:
        blocks = tensor.data[kept] if tensor.name == 'token_embd.weight' else tensor.data
        writer.add_tensor(tensor.name, np.ascontiguousarray(blocks), raw_dtype=tensor.tensor_type)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    print(f'{options.out}: {len(kept)} tokens, {options.out.stat().st_size / 1e6:.1f} MB')


if __name__ == '__main__':
    main()
