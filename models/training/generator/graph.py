"""The decoder as one ONNX graph for prefill and decode, written node by node for ONNX Runtime's fused operators.

Inputs input_ids and attention_mask [B, T] and [B, S] and past_key_values.L.{key,value} [B, groups, P, D]; outputs logits
[B, 1, V] of the last position, log_probabilities (their log-softmax), present.L.{key,value}, and last_key_values
[B, 1, layers · 2 · groups · D]: what the last position adds to the cache, layer by layer, its key before its value. With it a
caller keeps the cache itself and need not fetch `present`, which a step would copy whole. P ≥ S - T: with T = 1, rows may be
shorter than others and padded on the right.
"""

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnx.external_data_helper import set_external_data

from model import LOCAL_THETA, Config, Decoder
from quantise import quantise

MICROSOFT = 'com.microsoft'
HEAD_BLOCK = 128
FOUR_BIT_BLOCK = 128
MOST_POSITIONS = 256
INT8_ACTIVATIONS = 4  # MatMulNBits accuracy level
LARGE = 1024  # bytes from which a tensor goes to the data files


class Graph:
    """Collects nodes and weights; each method returns the name of its output."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def weight(self, name: str, value: np.ndarray) -> str:
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, inputs: list[str], outputs: str | list[str], domain: str = '', **attributes) -> str:
        names = [outputs] if isinstance(outputs, str) else outputs
        self.nodes.append(helper.make_node(kind, inputs, names, name=f'{names[0]}/{kind}', domain=domain, **attributes))
        return names[0]

    def matmul(self, x: str, weight: np.ndarray, name: str, bits: int, block: int) -> str:
        """x · weightᵀ, in fp32 or with quantised weights."""
        if bits == 32:
            return self.node('MatMul', [x, self.weight(f'{name}.weight', weight.T)], name)
        blocks = quantise(weight, bits, block)
        inputs = [x, self.weight(f'{name}.values', blocks.values), self.weight(f'{name}.scales', blocks.scales)]
        if blocks.zeros is not None:
            inputs.append(self.weight(f'{name}.zeros', blocks.zeros))
        size = {'K': weight.shape[1], 'N': weight.shape[0], 'bits': bits, 'block_size': block}
        return self.node('MatMulNBits', inputs, name, MICROSOFT, accuracy_level=INT8_ACTIVATIONS, **size)


def build(model: Decoder, bits: int, block: int) -> onnx.ModelProto:
    """bits 32 (exact), 8 or 4 for the layers; the tied embedding and head are fp32 in the first case, else 8 bits."""
    config = model.config
    weights = {name: value.detach().float().numpy() for name, value in model.state_dict().items()}
    graph = Graph()
    width, size = config.hidden_size, config.head_dim
    heads = {'q': config.num_attention_heads, 'k': config.num_key_value_heads}
    query_size, group_size = (count * size for count in heads.values())
    epsilon = config.rms_norm_eps
    inputs = [
        helper.make_tensor_value_info('input_ids', TensorProto.INT64, ['batch', 'sequence']),
        helper.make_tensor_value_info('attention_mask', TensorProto.INT64, ['batch', 'total']),
    ]
    added = config.num_hidden_layers * 2 * group_size
    sizes = {'logits': config.vocab_size, 'log_probabilities': config.vocab_size, 'last_key_values': added}
    outputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, ['batch', 1, size]) for name, size in sizes.items()]

    def norm(x: str, name: str, output: str) -> str:
        weight = graph.weight(f'{name}.weight', weights[f'{name}.weight'])
        return graph.node('SimplifiedLayerNormalization', [x, weight], output, axis=-1, epsilon=epsilon, stash_type=1)

    def add_norm(x: str, residual: str, name: str, output: str) -> tuple[str, str]:
        """The norm of x + residual, and that sum."""
        weight = graph.weight(f'{name}.weight', weights[f'{name}.weight'])
        names = [output, '', '', f'{output}.sum']
        graph.node('SkipSimplifiedLayerNormalization', [x, residual, weight], names, MICROSOFT, epsilon=epsilon)
        return output, f'{output}.sum'

    # Lengths for the attention operator: last index of each row, and the longest row.
    graph.weight('one', np.array([1], np.int64))
    graph.node('ReduceSum', ['attention_mask', 'one'], 'row_lengths', keepdims=0)
    graph.node('Sub', ['row_lengths', 'one'], 'last_indices.long')
    graph.node('Cast', ['last_indices.long'], 'last_indices', to=TensorProto.INT32)
    graph.node('Shape', ['attention_mask'], 'total.long', start=1, end=2)
    graph.node('Cast', ['total.long'], 'total_length', to=TensorProto.INT32)

    x, table = embed(graph, weights['embedding.weight'], bits)
    for name, theta in (('global', config.rope_theta), ('local', LOCAL_THETA)):
        inverse = 1.0 / theta ** (np.arange(0, size, 2, dtype=np.float64) / size)
        angles = np.arange(MOST_POSITIONS)[:, None] * inverse[None]
        graph.weight(f'cos.{name}', np.cos(angles).astype(np.float32))
        graph.weight(f'sin.{name}', np.sin(angles).astype(np.float32))
    graph.weight('split.qkv', np.array([query_size, group_size, group_size], np.int64))
    graph.weight('split.mlp', np.array([config.intermediate_size] * 2, np.int64))
    for part, count in heads.items():
        if count > 1:
            graph.weight(f'shape.{part}.heads', np.array([0, 0, count, size], np.int64))
            graph.weight(f'shape.{part}.flat', np.array([0, 0, count * size], np.int64))

    pending: str | None = None
    for layer in range(config.num_hidden_layers):
        own = f'blocks.{layer}'
        if pending is None:
            h = norm(x, f'{own}.before_attention', f'{own}.h')
        else:
            h, x = add_norm(pending, x, f'{own}.before_attention', f'{own}.h')
        joined = np.concatenate([weights[f'{own}.{part}.weight'] for part in 'qkv'])
        graph.matmul(h, joined, f'{own}.qkv', bits, block)
        graph.node('Split', [f'{own}.qkv', 'split.qkv'], [f'{own}.q', f'{own}.k', f'{own}.v'], axis=-1)
        for part, count in heads.items():
            if count == 1:
                norm(f'{own}.{part}', f'{own}.{part}_norm', f'{own}.{part}.flat')
                continue
            graph.node('Reshape', [f'{own}.{part}', f'shape.{part}.heads'], f'{own}.{part}.heads')
            norm(f'{own}.{part}.heads', f'{own}.{part}_norm', f'{own}.{part}.normed')
            graph.node('Reshape', [f'{own}.{part}.normed', f'shape.{part}.flat'], f'{own}.{part}.flat')
        local = config.is_local(layer)
        kind = 'local' if local else 'global'
        past, present = ([f'{when}.{layer}.{what}' for what in ('key', 'value')] for when in ('past_key_values', 'present'))
        graph.node(
            'GroupQueryAttention',
            [f'{own}.q.flat', f'{own}.k.flat', f'{own}.v', *past, 'last_indices', 'total_length', f'cos.{kind}', f'sin.{kind}'],
            [f'{own}.attended', *present],
            MICROSOFT,
            num_heads=config.num_attention_heads,
            kv_num_heads=config.num_key_value_heads,
            do_rotary=1,
            rotary_interleaved=0,
            scale=float(size**-0.5),
            **({'local_window_size': config.sliding_window} if local else {}),
        )
        graph.matmul(f'{own}.attended', weights[f'{own}.o.weight'], f'{own}.o', bits, block)
        h, x = add_norm(norm(f'{own}.o', f'{own}.after_attention', f'{own}.o.normed'), x, f'{own}.before_mlp', f'{own}.h2')
        joined = np.concatenate([weights[f'{own}.{part}.weight'] for part in ('gate', 'up')])
        graph.matmul(h, joined, f'{own}.gate_up', bits, block)
        graph.node('Split', [f'{own}.gate_up', 'split.mlp'], [f'{own}.gate', f'{own}.up'], axis=-1)
        graph.node('FastGelu', [f'{own}.gate'], f'{own}.activated', MICROSOFT)
        graph.node('Mul', [f'{own}.activated', f'{own}.up'], f'{own}.gated')
        graph.matmul(f'{own}.gated', weights[f'{own}.down.weight'], f'{own}.down', bits, block)
        pending = norm(f'{own}.down', f'{own}.after_mlp', f'{own}.down.normed')
        for what, before, after in zip(('key', 'value'), past, present):
            cached = ['batch', config.num_key_value_heads, 'past', size]
            inputs.append(helper.make_tensor_value_info(before, TensorProto.FLOAT, cached))
            outputs.append(helper.make_tensor_value_info(after, TensorProto.FLOAT, [*cached[:2], 'total', size]))
    assert pending is not None
    hidden, _ = add_norm(pending, x, 'norm', 'hidden')
    graph.weight('minus_one', np.array([-1], np.int64))
    graph.weight('far', np.array([np.iinfo(np.int64).max], np.int64))
    graph.node('Slice', [hidden, 'minus_one', 'far', 'one'], 'hidden.last')
    if bits == 32:
        graph.node('Transpose', [table], 'head', perm=[1, 0])
        graph.node('MatMul', ['hidden.last', 'head'], 'logits')
    else:
        attributes = {'K': width, 'N': config.vocab_size, 'bits': 8, 'block_size': HEAD_BLOCK, 'accuracy_level': INT8_ACTIVATIONS}
        graph.node('MatMulNBits', ['hidden.last', table, 'embedding.scales'], 'logits', MICROSOFT, **attributes)
    graph.node('LogSoftmax', ['logits'], 'log_probabilities', axis=-1)
    last_key_values(graph, config)
    made = helper.make_graph(graph.nodes, 'decoder', inputs, outputs, graph.weights)
    return helper.make_model(made, opset_imports=[helper.make_opsetid('', 17), helper.make_opsetid(MICROSOFT, 1)], ir_version=9)


def last_key_values(graph: Graph, config: Config) -> None:
    """The last position's keys, turned to their place as the attention operator turns them within, and values."""
    layers, size = range(config.num_hidden_layers), config.num_key_value_heads * config.head_dim
    graph.node('Unsqueeze', ['last_indices.long', 'one'], 'last_positions')
    for kind, is_local in (('global', False), ('local', True)):
        own = [layer for layer in layers if config.is_local(layer) == is_local]
        if not own:
            continue
        graph.node('Concat', [f'blocks.{layer}.k.flat' for layer in own], f'keys.{kind}', axis=2)
        graph.node('Slice', [f'keys.{kind}', 'minus_one', 'far', 'one'], f'keys.{kind}.last')
        graph.node(
            'RotaryEmbedding',
            [f'keys.{kind}.last', 'last_positions', f'cos.{kind}', f'sin.{kind}'],
            f'keys.{kind}.turned',
            MICROSOFT,
            num_heads=len(own) * config.num_key_value_heads,
            rotary_embedding_dim=config.head_dim,
        )
        graph.weight(f'split.keys.{kind}', np.array([size] * len(own), np.int64))
        graph.node('Split', [f'keys.{kind}.turned', f'split.keys.{kind}'], [f'blocks.{layer}.k.last' for layer in own], axis=-1)
    graph.node('Concat', [f'blocks.{layer}.v' for layer in layers], 'values', axis=2)
    graph.node('Slice', ['values', 'minus_one', 'far', 'one'], 'values.last')
    graph.weight('split.values', np.array([size] * len(layers), np.int64))
    graph.node('Split', ['values.last', 'split.values'], [f'blocks.{layer}.v.last' for layer in layers], axis=-1)
    parts = [f'blocks.{layer}.{part}.last' for layer in layers for part in 'kv']
    graph.node('Concat', parts, 'last_key_values', axis=2)


def embed(graph: Graph, embedding: np.ndarray, bits: int) -> tuple[str, str]:
    """Rows of the table the head uses too, times √width; returns the output and the table's name."""
    vocabulary, width = embedding.shape
    graph.weight('embedding.factor', np.array(np.sqrt(width), np.float32))
    if bits == 32:
        graph.node('Gather', [graph.weight('embedding', embedding), 'input_ids'], 'embedded')
        return graph.node('Mul', ['embedded', 'embedding.factor'], 'x'), 'embedding'
    blocks = quantise(embedding, 8, HEAD_BLOCK)
    graph.weight('embedding.values', blocks.values)
    graph.weight('embedding.scales', blocks.scales)
    graph.weight('embedding.zero', np.array(128, np.float32))
    graph.weight('embedding.axis', np.array([-1], np.int64))
    graph.weight('embedding.shape', np.array([0, 0, width], np.int64))
    graph.node('Gather', ['embedding.values', 'input_ids'], 'embedding.row')
    graph.node('Cast', ['embedding.row'], 'embedding.row.float', to=TensorProto.FLOAT)
    graph.node('Sub', ['embedding.row.float', 'embedding.zero'], 'embedding.row.centred')
    graph.node('Gather', ['embedding.scales', 'input_ids'], 'embedding.scale')
    graph.node('Unsqueeze', ['embedding.scale', 'embedding.axis'], 'embedding.scale.column')
    graph.node('Mul', ['embedding.row.centred', 'embedding.scale.column'], 'embedding.blocks')
    graph.node('Reshape', ['embedding.blocks', 'embedding.shape'], 'embedded')
    return graph.node('Mul', ['embedded', 'embedding.factor'], 'x'), 'embedding.values'


def save(model: onnx.ModelProto, path: Path, most_bytes: int) -> list[Path]:
    """path and its external data: NAME.onnx_data, NAME.onnx_data_1, … of at most `most_bytes` each."""
    path.parent.mkdir(parents=True, exist_ok=True)
    for old in path.parent.glob(f'{path.name}_data*'):
        old.unlink()
    files: list[Path] = [path]
    handle = None
    for tensor in model.graph.initializer:
        content = tensor.raw_data
        if len(content) < LARGE:
            continue
        if handle is None or handle.tell() + len(content) + 64 > most_bytes:
            if handle:
                handle.close()
            files.append(path.with_name(f'{path.name}_data' + (f'_{len(files) - 1}' if len(files) > 1 else '')))
            handle = files[-1].open('wb')
        handle.write(b'\0' * (-handle.tell() % 64))
        set_external_data(tensor, files[-1].name, handle.tell(), len(content))
        handle.write(content)
        tensor.ClearField('raw_data')
    if handle:
        handle.close()
    onnx.save(model, path)
    return files
