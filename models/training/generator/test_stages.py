"""Checks of the stages on tiny models and made-up lines: `python -m unittest` in this folder."""

import argparse
import json
import random
import tempfile
import unittest
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from tokenizers.models import BPE, WordLevel
from tokenizers.pre_tokenizers import Whitespace

import finetune
from export import transformers_config
from from_onnx import read_onnx
from gguf_file import BYTE, CONTROL, NORMAL, Vocabulary
from graph import FOUR_BIT_BLOCK, build, save
from model import Config, Decoder, greedy, greedy_together, load_model
from plans import Example, canonical, is_held_back, shuffled, slot_faults, write_examples
from narrow import narrowed, select
from prune import made_of
from public_sets import crosswoz_example, rnnlg_example, tidy
from rnnlg_lines import lines_of
from quantise import as_four_bit, pack, quantise
from session import Session
from tokenizer_file import merges_of

TINY = Config(
    vocab_size=96, hidden_size=128, num_hidden_layers=7, intermediate_size=256, num_attention_heads=4, num_key_value_heads=1, head_dim=32,
    rms_norm_eps=1e-6, rope_theta=1e6, sliding_window=6,
)  # fmt: skip


def tiny(seed: int = 0) -> Decoder:
    torch.manual_seed(seed)
    return Decoder(TINY).eval()


class Plans(unittest.TestCase):
    plan = 'inform availability=in_stock [product] [stock] | ask about=size'

    def test_the_server_writes_literals_last(self):
        self.assertEqual(canonical(self.plan), 'inform [product] [stock] availability=in_stock | ask about=size')

    def test_shuffling_keeps_acts_and_their_slots(self):
        seen = {shuffled(self.plan, random.Random(seed)) for seed in range(40)}
        self.assertGreater(len(seen), 3)
        for plan in seen:
            first, second = plan.split(' | ')
            self.assertEqual((sorted(first.split()), second), (sorted(self.plan.split(' | ')[0].split()), 'ask about=size'))

    def test_a_plan_is_held_back_whatever_the_order_of_its_slots(self):
        plans = [f'recommend [product] [price] why{n}=x' for n in range(400)]
        held = [is_held_back('en', plan, 'a') for plan in plans]
        self.assertEqual(held, [is_held_back('en', shuffled(plan, random.Random(n)), 'b') for n, plan in enumerate(plans)])
        self.assertTrue(20 < sum(held) < 70)

    def test_of_a_plan_without_facts_only_replies_are_held_back(self):
        held = [is_held_back('en', 'goodbye', f'Bye {n}.') for n in range(400)]
        self.assertTrue(20 < sum(held) < 70)

    def test_faults_are_missing_repeated_and_invented_placeholders(self):
        for reply, faults in (('[a] [b]', 0), ('[a]', 1), ('[a] [a] [b]', 1), ('[a] [b] [c]', 1), ('[c]', 3)):
            self.assertEqual(slot_faults('x [a] [b]', reply), faults)


class PublicSets(unittest.TestCase):
    def test_values_become_placeholders(self):
        example = rnnlg_example("recommend(name='tecra 7';type=laptop;price=$900)", 'the tecra 7 laptop costs $900 .')
        self.assertEqual((example.plan, example.reply), ('data_recommend [product] [category] [price]', 'The [product] [category] costs [price].'))

    def test_references_that_miss_or_repeat_a_value_are_left_out(self):
        self.assertIsNone(rnnlg_example("inform(name='tecra 7';price=$900)", 'the tecra 7 is nice'))
        self.assertIsNone(rnnlg_example("inform(name='tecra 7';price=$900)", 'tecra 7 , yes tecra 7 , is $900'))

    def test_chinese_values_become_placeholders(self):
        example = crosswoz_example([['Recommend', '景点', '名称', '故宫'], ['Inform', '景点', '门票', '60元']], '推荐您去故宫,门票60元。')
        self.assertEqual(example.plan, 'data_recommend domain=sight [product] | data_inform domain=sight [price]')
        self.assertEqual(example.reply, '推荐您去[product]，门票[price]。')

    def test_tokenised_lower_case_becomes_a_sentence(self):
        self.assertEqual(tidy('do you want laptop -s , i wonder', question=True), 'Do you want laptops, I wonder?')

    def test_sentences_for_the_same_slots_are_references_of_each_other_with_the_acts_own_values(self):
        rows = [
            {'act': "inform(name='tecra 7';price=$900)", 'reference': 'the tecra 7 costs $900 .'},
            {'act': "inform(price=$700;name='aspire 2')", 'reference': '$700 buys the aspire 2 .'},
            {'act': "inform(name='aspire 2';memory='4 gb')", 'reference': 'the aspire 2 has 4 gb .'},
        ]
        lines = {line['acts'][0]['slots'].get('price', ['none'])[0]: line for line in lines_of(rows, count=3, seed=1)}
        self.assertEqual(lines['$900']['references'], ['$900 buys the tecra 7.', 'The tecra 7 costs $900.'])
        self.assertEqual(lines['$700']['references'], ['$700 buys the aspire 2.', 'The aspire 2 costs $700.'])
        self.assertEqual(lines['none']['references'], ['The aspire 2 has 4 gb.'])


class Vocabularies(unittest.TestCase):
    def test_merges_follow_the_scores_and_parts_follow_the_merges(self):
        pieces = ['<pad>', '<0x41>', 'a', 'b', 'c', 'bc', 'ab', 'abc']
        vocabulary = Vocabulary(pieces, [0, 0, -9, -9, -9, -1, -2, -3], [CONTROL, BYTE] + [NORMAL] * 6)
        merges = merges_of(vocabulary)
        self.assertEqual(merges, [('b', 'c'), ('a', 'b'), ('a', 'bc'), ('ab', 'c')])
        self.assertEqual(made_of('abc', {pair: n for n, pair in enumerate(merges)}), ['a', 'b', 'c', 'bc', 'abc'])

    def test_what_plans_and_replies_use_stays_with_its_parts_then_what_is_common(self):
        names = ['<pad>', '<eos>', '<bos>', '<unk>', '<0x41>', 'a', 'b', 'c', 'ab', 'abc', 'bc', 'ca']
        merges = [('a', 'b'), ('ab', 'c'), ('b', 'c'), ('c', 'a')]
        tokenizer = Tokenizer(BPE({piece: n for n, piece in enumerate(names)}, merges))
        pieces = dict(enumerate(names))
        self.assertEqual(select(pieces, merges, tokenizer, ['abc'], ['ca ca', 'bc'], 0), list(range(10)))
        self.assertEqual(select(pieces, merges, tokenizer, ['abc'], ['ca ca', 'bc'], 11), [*range(10), 11])

    def test_a_narrowed_model_gives_kept_tokens_the_same_logits(self):
        model = tiny()
        kept = [0, 1, 2, 3, *range(10, 60, 5)]
        small = narrowed(model, kept)
        with torch.no_grad():
            full, _ = model(torch.tensor([[2, 20, 35]]))
            few, _ = small(torch.tensor([[2, kept.index(20), kept.index(35)]]))
        torch.testing.assert_close(few, full[..., kept])


class Quantisation(unittest.TestCase):
    def test_blocks_come_back_within_half_a_step(self):
        weight = np.random.default_rng(0).normal(size=(8, 128)).astype(np.float32)
        for bits, block in ((8, 64), (4, 32)):
            blocks = quantise(weight, bits, block)
            values = blocks.values.astype(np.float32)
            if bits == 4:
                values = np.stack([blocks.values & 15, blocks.values >> 4], -1).reshape(8, 128 // block, block).astype(np.float32)
                zeros = np.stack([blocks.zeros & 15, blocks.zeros >> 4], -1).reshape(8, -1)[:, : 128 // block, None]
            else:
                zeros = 128
            back = ((values - zeros) * blocks.scales[..., None]).reshape(weight.shape)
            error = np.abs(back - weight).reshape(8, -1, block)
            self.assertLess(np.median(error / blocks.scales[..., None]), 0.5)
            self.assertLess(np.abs(back - weight).mean(), 0.006 if bits == 8 else 0.1)

    def test_what_tuning_sees_is_what_the_blocks_hold_but_for_their_clip(self):
        weight = torch.from_numpy(np.random.default_rng(1).uniform(-1, 1, (4, 64)).astype(np.float32))
        rounded = as_four_bit(weight, 32)
        step = (weight.view(4, 2, 32).amax(-1) - weight.view(4, 2, 32).amin(-1)) / 15
        self.assertTrue(((rounded - weight).abs().view(4, 2, 32) <= 0.51 * step[..., None] + 1e-6).all())
        self.assertTrue(all(len(set(row.tolist())) <= 16 for row in rounded.view(8, 32)))

    def test_the_first_nibble_lies_low(self):
        self.assertEqual(pack(np.array([[1, 2, 15, 0]], np.uint8)).tolist(), [[0x21, 0x0F]])


class Graphs(unittest.TestCase):
    def test_the_exact_graph_is_the_torch_model_beyond_its_window_too(self):
        model = tiny()
        prompt = torch.randint(4, 96, (1, 17)).tolist()[0]
        with tempfile.TemporaryDirectory() as folder, torch.no_grad():
            path = Path(folder) / 'model.onnx'
            save(build(model, 32, 0), path, 2**30)
            session = Session(path)
            reply = greedy(model, prompt, 12)
            self.assertEqual(session.greedy(prompt, 12), reply)
            ids = torch.randint(4, 96, (1, 9)).tolist()[0]
            expected = model(torch.tensor([prompt + ids]))[0][0, 16:-1]
            torch.testing.assert_close(torch.from_numpy(session.trace(prompt, ids)), expected, atol=1e-3, rtol=1e-3)

    def test_what_the_last_position_adds_is_the_end_of_the_cache(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / 'model.onnx'
            save(build(tiny(), 32, 0), path, 2**30)
            session = Session(path)
            _, past = session.step([5, 6, 7, 8], session.empty)
            feeds = dict(zip(session.past_names, past)) | {'input_ids': np.array([[9]]), 'attention_mask': np.ones((1, 5), np.int64)}
            names = ['logits', 'log_probabilities', 'last_key_values', *session.outputs[1:]]
            logits, log_probabilities, added, *present = session.session.run(names, feeds)
            np.testing.assert_array_equal(added.ravel(), np.concatenate([cells[0, :, -1].ravel() for cells in present]))
            expected = torch.from_numpy(logits).log_softmax(-1)
            torch.testing.assert_close(torch.from_numpy(log_probabilities), expected, atol=1e-4, rtol=1e-4)

    def test_data_files_stay_under_their_limit(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / 'model_q4.onnx'
            files = save(build(tiny(), 4, 32), path, 200_000)
            self.assertGreater(len(files), 3)
            self.assertTrue(all(file.stat().st_size <= 200_000 for file in files[1:]))
            self.assertEqual(Session(path).step([5, 6], Session(path).empty)[0].shape, (96,))

    def test_the_cache_of_the_torch_model_changes_nothing(self):
        model, ids = tiny(), torch.randint(4, 96, (1, 15))
        with torch.no_grad():
            whole, _ = model(ids)
            first, cache = model(ids[:, :9])
            rest, _ = model(ids[:, 9:], cache)
        torch.testing.assert_close(torch.cat([first, rest], 1), whole, atol=1e-4, rtol=1e-4)


    def test_prompts_of_all_lengths_are_worded_together_as_alone(self):
        model = tiny()
        prompts = [torch.randint(4, 96, (length,)).tolist() for length in (5, 9, 5, 7, 9)]
        self.assertEqual(greedy_together(model, prompts, 10), [greedy(model, prompt, 10) for prompt in prompts])

    def test_the_4_bit_graph_comes_back_as_the_weights_it_holds(self):
        model = tiny()
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            save(build(model, 4, FOUR_BIT_BLOCK), folder / 'onnx' / 'model_q4.onnx', 2**30)
            (folder / 'config.json').write_text(json.dumps(transformers_config(model.config, {'q4': 1})))
            back = read_onnx(folder)
            for key, weight in model.state_dict().items():
                self.assertLess((back.state_dict()[key] - weight).abs().mean(), 0.04 * weight.abs().max() + 1e-6, key)
            # Rounded once more to the same blocks, they stay.
            again = folder / 'again'
            save(build(back, 4, FOUR_BIT_BLOCK), again / 'onnx' / 'model_q4.onnx', 2**30)
            ids = torch.randint(4, 96, (1, 9)).tolist()[0]
            first, second = (Session(at / 'onnx' / 'model_q4.onnx').step(ids, Session(at / 'onnx' / 'model_q4.onnx').empty)[0] for at in (folder, again))
            self.assertLess(np.abs(first - second).mean(), 0.1 * np.abs(first).mean())


class FineTuning(unittest.TestCase):
    def test_a_run_that_was_stopped_goes_on_as_if_nothing_had_happened(self):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            words = ['<pad>', '<eos>', '<bos>', '<unk>', 'en', 'greet', 'thank', 'hello', 'bye', 'you']
            tokenizer = Tokenizer(WordLevel({word: n for n, word in enumerate(words)}, unk_token='<unk>'))
            tokenizer.pre_tokenizer = Whitespace()
            tokenizer.save(str(folder / 'tokenizer.json'))
            examples = [Example('en', act, reply, source) for act in ('greet', 'thank') for reply in ('hello you', 'bye') for source in ('authored', 'rnnlg')]
            write_examples(folder / 'text' / 'train.jsonl', examples)
            write_examples(folder / 'text' / 'valid.jsonl', examples[:2])
            finetune.save_model(tiny(), folder / 'start')

            def train(out: str, stop: int, bits: int | None = None) -> dict[str, torch.Tensor]:
                options = argparse.Namespace(
                    model=folder / 'start', tokenizer=folder / 'tokenizer.json', text=folder / 'text', out=folder / out, mix='authored=0.5,rnnlg=0.5',
                    steps=6, stop=stop, batch=4, rate=1e-3, seed=1, save_minutes=60, evaluate_every=3,
                    patience=None, bits=bits,
                )  # fmt: skip
                finetune.run(options)
                return torch.load(folder / out / 'state.pt', weights_only=True)['model']

            whole = train('whole', 6)
            train('parts', 3)
            parts = train('parts', 6)
            for key, weight in whole.items():
                torch.testing.assert_close(parts[key], weight, atol=0, rtol=0)
            towards_4_bits = train('four', 6, bits=4)
            self.assertFalse(torch.equal(towards_4_bits['blocks.0.q.weight'], whole['blocks.0.q.weight']))
            self.assertFalse(torch.equal(towards_4_bits['blocks.0.q.weight'], as_four_bit(towards_4_bits['blocks.0.q.weight'], FOUR_BIT_BLOCK)))
            self.assertTrue(torch.equal(whole['embedding.weight'], load_model(folder / 'start').embedding.weight))


if __name__ == '__main__':
    unittest.main()
