"""The tuned decoder for @xenova/transformers 2.17, which it is measured beside: OUT/onnx/decoder_model_merged.onnx and its configuration.

Weights are unquantised and operators the standard ones, in one file: the peer's runtime knows no others. Its model types have no Gemma 3;
`mistral` reads the same inputs and outputs, and takes the size of a head from hidden_size.
"""

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper

from graph import MICROSOFT, MOST_POSITIONS, Graph
from model import BOS, EOS, LOCAL_THETA, PAD, Decoder, load_model


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--model', type=Path, required=True, help='folder of tuned weights, as from_onnx.py makes it of the shipped ones')
    parser.add_argument('--out', type=Path, required=True)
    options = parser.parse_args()
    model = load_model(options.model)
    (options.out / 'onnx').mkdir(parents=True, exist_ok=True)
    onnx.save(build_plain(model), options.out / 'onnx' / 'decoder_model_merged.onnx')
    for name in ('tokenizer.json', 'tokenizer_config.json'):
        shutil.copyfile(options.model / name, options.out / name)
    config = model.config
    described = {
        'model_type': 'mistral',
        'hidden_size': config.num_attention_heads * config.head_dim,
        'num_attention_heads': config.num_attention_heads,
        'num_key_value_heads': config.num_key_value_heads,
        'num_hidden_layers': config.num_hidden_layers,
        'vocab_size': config.vocab_size,
    }
    tokens = {'bos_token_id': BOS, 'eos_token_id': EOS, 'pad_token_id': PAD}
    (options.out / 'config.json').write_text(json.dumps(described | tokens))
    (options.out / 'generation_config.json').write_text(json.dumps(tokens))


def build_plain(model: Decoder) -> onnx.ModelProto:
    config = model.config
    assert config.sliding_window >= MOST_POSITIONS, 'a window shorter than the longest text needs a second mask'
    weights = {name: value.detach().float().numpy() for name, value in model.state_dict().items()}
    graph = Graph()
    node, size = graph.node, config.head_dim
    heads = {'q': config.num_attention_heads, 'k': config.num_key_value_heads, 'v': config.num_key_value_heads}

    def constant(name: str, value: object, kind: type = np.int64) -> str:
        return graph.weight(name, np.array(value, kind))

    def norm(x: str, name: str, output: str) -> str:
        weight = graph.weight(name, weights[f'{name}.weight'])
        return node('SimplifiedLayerNormalization', [x, weight], output, axis=-1, epsilon=config.rms_norm_eps, stash_type=1)

    def linear(x: str, name: str) -> str:
        return node('MatMul', [x, graph.weight(f'{name}.weight', weights[f'{name}.weight'].T)], name)

    def turn(x: str, kind: str) -> str:
        node('Split', [x], [f'{x}.1', f'{x}.2'], axis=-1)
        for half, other, sign in (('1', '2', 'Sub'), ('2', '1', 'Add')):
            node('Mul', [f'{x}.{half}', f'cos.{kind}'], f'{x}.{half}.cos')
            node('Mul', [f'{x}.{other}', f'sin.{kind}'], f'{x}.{half}.sin')
            node(sign, [f'{x}.{half}.cos', f'{x}.{half}.sin'], f'{x}.{half}.turned')
        return node('Concat', [f'{x}.1.turned', f'{x}.2.turned'], f'{x}.turned', axis=-1)

    zero, one = constant('zero', 0), constant('one', 1)
    node('Shape', ['input_ids'], 'length.shape', start=1, end=2)
    node('Shape', ['past_key_values.0.key'], 'past.shape', start=2, end=3)
    node('Squeeze', ['length.shape'], 'length')
    node('Squeeze', ['past.shape'], 'past')
    node('Add', ['past', 'length'], 'total')
    node('Range', ['past', 'total', one], 'positions')
    node('Range', [zero, 'total', one], 'columns')
    node('Unsqueeze', ['positions', constant('axis', [1])], 'rows')
    node('GreaterOrEqual', ['rows', 'columns'], 'seen')
    node('Where', ['seen', constant('open', 0, np.float32), constant('shut', -1e9, np.float32)], 'mask')
    for kind, theta in (('global', config.rope_theta), ('local', LOCAL_THETA)):
        angles = np.arange(MOST_POSITIONS)[:, None] / theta ** (np.arange(0, size, 2, dtype=np.float64) / size)
        for what, function in (('cos', np.cos), ('sin', np.sin)):
            node('Gather', [graph.weight(f'{what}.{kind}.all', function(angles).astype(np.float32)), 'positions'], f'{what}.{kind}')
    scale = constant('scale', size**-0.5, np.float32)
    together = constant('together', [0, 0, heads['q'] * size])
    shapes = {part: constant(f'apart.{part}', [0, 0, count, size]) for part, count in heads.items()}
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ['batch', length]) for name, length in (('input_ids', 'length'), ('attention_mask', 'total'))]
    outputs = [helper.make_tensor_value_info('logits', TensorProto.FLOAT, ['batch', 'length', config.vocab_size])]

    table = graph.weight('embedding', weights['embedding.weight'])
    node('Gather', [table, 'input_ids'], 'embedded')
    x = node('Mul', ['embedded', constant('factor', config.hidden_size**0.5, np.float32)], 'x')
    for layer in range(config.num_hidden_layers):
        own = f'blocks.{layer}'
        kind = 'local' if config.is_local(layer) else 'global'
        h = norm(x, f'{own}.before_attention', f'{own}.h')
        for part in 'qkv':
            apart = node('Reshape', [linear(h, f'{own}.{part}'), shapes[part]], f'{own}.{part}.apart')
            ready = apart if part == 'v' else norm(apart, f'{own}.{part}_norm', f'{own}.{part}.normed')
            node('Transpose', [ready], f'{own}.{part}.heads', perm=[0, 2, 1, 3])
        query = turn(f'{own}.q.heads', kind)
        for what, new in (('key', turn(f'{own}.k.heads', kind)), ('value', f'{own}.v.heads')):
            before, after = f'past_key_values.{layer}.{what}', f'present.{layer}.{what}'
            node('Concat', [before, new], after, axis=2)
            cells = ['batch', config.num_key_value_heads, 'past', size]
            inputs.append(helper.make_tensor_value_info(before, TensorProto.FLOAT, cells))
            outputs.append(helper.make_tensor_value_info(after, TensorProto.FLOAT, [*cells[:2], 'total', size]))
        node('Transpose', [f'present.{layer}.key'], f'{own}.keys', perm=[0, 1, 3, 2])
        node('MatMul', [query, f'{own}.keys'], f'{own}.products')
        node('Mul', [f'{own}.products', scale], f'{own}.scaled')
        node('Add', [f'{own}.scaled', 'mask'], f'{own}.scores')
        node('Softmax', [f'{own}.scores'], f'{own}.shares', axis=-1)
        node('MatMul', [f'{own}.shares', f'present.{layer}.value'], f'{own}.mixed')
        node('Transpose', [f'{own}.mixed'], f'{own}.attended', perm=[0, 2, 1, 3])
        node('Reshape', [f'{own}.attended', together], f'{own}.flat')
        x = node('Add', [x, norm(linear(f'{own}.flat', f'{own}.o'), f'{own}.after_attention', f'{own}.o.normed')], f'{own}.x')
        h = norm(x, f'{own}.before_mlp', f'{own}.h2')
        node('FastGelu', [linear(h, f'{own}.gate')], f'{own}.activated', MICROSOFT)
        node('Mul', [f'{own}.activated', linear(h, f'{own}.up')], f'{own}.gated')
        x = node('Add', [x, norm(linear(f'{own}.gated', f'{own}.down'), f'{own}.after_mlp', f'{own}.down.normed')], f'{own}.x2')
    hidden = norm(x, 'norm', 'hidden')
    node('Transpose', [table], 'head', perm=[1, 0])
    node('MatMul', [hidden, 'head'], 'logits')
    made = helper.make_graph(graph.nodes, 'decoder', inputs, outputs, graph.weights)
    return helper.make_model(made, opset_imports=[helper.make_opsetid('', 17), helper.make_opsetid(MICROSOFT, 1)], ir_version=8)


if __name__ == '__main__':
    main()
