"""Stage 3: BertModel -> ONNX with the output `last_hidden_state`, quantised, in the layout of Transformers.js.

python export.py MODEL OUT [--no-prompts] [--plain]

Matrix products become dynamic int8 with a scale per output channel, of 7 bits: without VNNI, x86 adds pairs of 8-bit products in 16 bits, which
8-bit weights overflow. The embedding table becomes int8 with a scale per row. Pooling is the reader's work, so that feature-extraction
pipelines load the folder too.
"""

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from transformers import BertModel

LIMIT = 50_000_000
IR_VERSION = 8  # the newest that the runtime inside @xenova/transformers 2.17 reads; nothing of a newer one is used
PROMPTS = {"prompts": {"query": "query: ", "passage": "passage: "}, "default_prompt_name": "query"}
COPIED = ("config.json", "tokenizer.json", "tokenizer_config.json")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--no-prompts", action="store_true", help="the model wants no prefix")
    parser.add_argument("--plain", action="store_true", help="float32 as it is, to compare with")
    options = parser.parse_args()
    torch.set_num_threads(1)
    if options.plain:
        write_plain(options.model, options.out)
        return
    write_encoder(options.model, options.out, with_prompts=not options.no_prompts)


def write_plain(source: Path, out: Path) -> None:
    target = out / "onnx" / "model.onnx"
    target.parent.mkdir(parents=True, exist_ok=True)
    export(BertModel.from_pretrained(source, add_pooling_layer=False, attn_implementation="eager").eval(), target)
    model = onnx.load(target)
    model.ir_version = IR_VERSION
    onnx.save(model, target)
    for name in COPIED:
        shutil.copyfile(source / name, out / name)


def write_encoder(source: Path, out: Path, with_prompts: bool = True) -> None:
    target = out / "onnx" / "model_quantized.onnx"
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder, "plain.onnx")
        export(BertModel.from_pretrained(source, add_pooling_layer=False, attn_implementation="eager").eval(), plain)
        quantise(plain, target)
    for name in COPIED:
        shutil.copyfile(source / name, out / name)
    if with_prompts:
        (out / "config_sentence_transformers.json").write_text(json.dumps(PROMPTS, indent=2) + "\n")
    size = target.stat().st_size
    if size >= LIMIT:
        raise SystemExit(f"{target}: expected fewer than {LIMIT:,} bytes, got {size:,}")
    print(f"{target}: {size:,} bytes", file=sys.stderr)


def quantise(plain: Path, target: Path) -> None:
    """The float graph at `plain` -> the int8 one at `target`."""
    with tempfile.TemporaryDirectory() as folder:
        simplified, tabled = (Path(folder, name) for name in ("simplified.onnx", "tabled.onnx"))
        simplify(plain, simplified)
        onnx.save(with_int8_table(onnx.load(simplified)), tabled)
        quantize_dynamic(
            tabled,
            target,
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gemm"],
            extra_options={"MatMulConstBOnly": True, "DefaultTensorType": TensorProto.FLOAT},
        )
    model = without_traces(onnx.load(target))
    model.ir_version = IR_VERSION
    onnx.save(model, target)


class Encoder(torch.nn.Module):
    def __init__(self, model: BertModel):
        super().__init__()
        self.model = model

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        return self.model(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state


def export(model: BertModel, path: Path) -> None:
    ids = torch.randint(5, 100, (2, 12))
    batch, length = torch.export.Dim("batch", min=1, max=4096), torch.export.Dim("length", min=2, max=model.config.max_position_embeddings)
    axes = {0: batch, 1: length}
    program = torch.onnx.export(
        Encoder(model),
        (ids, torch.ones_like(ids)),
        dynamo=True,
        input_names=["input_ids", "attention_mask"],
        output_names=["last_hidden_state"],
        dynamic_shapes={"input_ids": axes, "attention_mask": axes},
        opset_version=18,
        verbose=False,
    )
    program.save(path, external_data=False)


def simplify(source: Path, target: Path) -> None:
    settings = onnxruntime.SessionOptions()
    settings.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    settings.optimized_model_filepath = str(target)
    onnxruntime.InferenceSession(source, settings, providers=["CPUExecutionProvider"])


def with_int8_table(model: onnx.ModelProto) -> onnx.ModelProto:
    """Gather(float table) -> Gather(int8 table), Cast, Mul by the gathered scale of the row."""
    graph = model.graph
    table = max(graph.initializer, key=lambda tensor: np.prod(tensor.dims))
    rows = numpy_helper.to_array(table)
    scales = np.abs(rows).max(axis=1, keepdims=True) / 127
    scales[scales == 0] = 1
    quantised = np.clip(np.rint(rows / scales), -127, 127).astype(np.int8)
    nodes = []
    for node in graph.node:
        if node.op_type != "Gather" or node.input[0] != table.name:
            nodes.append(node)
            continue
        own = f"words_of_{node.output[0]}"
        nodes += [
            helper.make_node("Gather", ["word_rows", node.input[1]], [f"{own}_row"], axis=0),
            helper.make_node("Cast", [f"{own}_row"], [f"{own}_row_float"], to=TensorProto.FLOAT),
            helper.make_node("Gather", ["word_scales", node.input[1]], [f"{own}_scale"], axis=0),
            helper.make_node("Mul", [f"{own}_row_float", f"{own}_scale"], [node.output[0]]),
        ]
    graph.initializer.remove(table)
    graph.initializer.extend(
        [numpy_helper.from_array(quantised, "word_rows"), numpy_helper.from_array(scales.astype(np.float32), "word_scales")]
    )
    del graph.node[:]
    graph.node.extend(nodes)
    return model


def without_traces(model: onnx.ModelProto) -> onnx.ModelProto:
    """The exporter notes the path and line of every node's origin, names that change from run to run, and domains that nothing uses."""
    graph = model.graph
    for part in (model, graph, *graph.node, *graph.input, *graph.output, *graph.value_info, *graph.initializer):
        del part.metadata_props[:]
        part.doc_string = ""
    del graph.value_info[:]
    used = [domain for domain in model.opset_import if domain.domain in {node.domain for node in graph.node}]
    del model.opset_import[:]
    model.opset_import.extend(used)
    return model


if __name__ == "__main__":
    main()
