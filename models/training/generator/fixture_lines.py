"""The tokenizer's answers that the TypeScript tests compare with: test/models/generator-tokens.jsonl, lines {text, ids}.

Texts are authored replies, plans, and variations made of both with emoji, rare characters, odd spaces and mixed languages.
"""

import argparse
import json
import random
from pathlib import Path

from tokenizers import Tokenizer

from collect_replies import REPLIES
from plans import read_examples

ODD = [
    '🙂', '👍🏽', '👨\u200d👩\u200d👧', '🇨🇳', '𠮷野家', '龘靐齉', '㐂', 'Ünïcødé', 'naïve café', 'cafe\u0301', 'ไทย', 'العربية', 'Привет', 'ありがとう', '한국어',
    '１２３', 'ＡＢＣ', '①②③', '½', '€ £ ¥ ₹', '…——', '“引号”', '「书名」', '\u3000全角空格\u3000', 'a  b   c', ' leading', 'trailing ', 'tab\there', 'line\nbreak', '\n\n',
    '<eos>', '<bos>hello', '</s>', '<unused3>', '<0x0A>', '[product][price]', '[[x]]', ']，[', '▁', 'a▁b', '\u00a0', '\u200b', '\ufeff', 'https://example.com/?a=1&b=2',
    'SKU-A102', 'WELCOME20', '¥199.00', '2XL', '¯\\_(ツ)_/¯', '𝓯𝓪𝓷𝓬𝔂', 'ﬁne ﬂour', '\ue000', '😀😃😄😁', '好的👌好的', 'OK👌', '~~~', '···',
]  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--tokenizer', type=Path, required=True)
    parser.add_argument('--replies', type=Path, default=REPLIES)
    parser.add_argument('--out', type=Path, default=Path(__file__).parents[3] / 'test' / 'models' / 'generator-tokens.jsonl')
    parser.add_argument('--count', type=int, default=600)
    options = parser.parse_args()
    tokenizer = Tokenizer.from_file(str(options.tokenizer))
    tokenizer.encode_special_tokens = True  # as the service reads: <eos> in a text is five characters
    dice = random.Random(5)
    examples = [example for path in sorted(options.replies.glob('*.jsonl')) for example in read_examples(path, 'authored')]
    texts = list(ODD)
    while len(texts) < options.count:
        first, second = dice.sample(examples, 2)
        odd = dice.choice(ODD)
        texts.append(dice.choice([first.reply, first.prompt, f'{first.reply}{odd}', f'{odd} {first.reply}', f'{first.reply} {second.reply}', f'{first.reply}{odd}{second.reply}']))
    rows = ({'text': text, 'ids': tokenizer.encode(text, add_special_tokens=False).ids} for text in texts)
    options.out.write_text(''.join(json.dumps(row, ensure_ascii=False) + '\n' for row in rows), encoding='utf-8')
    print(f'{len(texts)} lines in {options.out}')


if __name__ == '__main__':
    main()
