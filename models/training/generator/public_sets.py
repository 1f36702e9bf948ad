"""Public act-to-sentence pairs, delexicalised into plans and replies.

RNNLG (laptop, tv, hotel, restaurant) gives English, the system's turns of CrossWOZ give Chinese. Pairs whose sentence
misses, repeats or adds a fact are left out, and so is what a plan of this project never asks for (acts without slots).
"""

import json
import re
from collections import Counter
from pathlib import Path

from plans import Example

# Before the acts of public sets, whose sentences are not to sound through in those of a shop.
MARK = 'data_'
# What RNNLG calls the things that plans name otherwise; all other slots keep their names.
RNNLG_SLOTS = {'name': 'product', 'type': 'category', 'pricerange': 'price_range', 'isforbusinesscomputing': 'for_business', 'hasusbport': 'usb'}
RNNLG_ACTS = {
    'inform_no_match': 'no_match',
    'inform_no_info': 'no_info',
    'inform_only_match': 'only_match',
    'inform_count': 'count',
    'inform_all': 'all',
    '?compare': 'ask_compare',
    '?select': 'ask_select',
    '?request': 'ask',
    '?confirm': 'ask_confirm',
    'suggest': 'suggest',
    'recommend': 'recommend',
    'compare': 'compare',
    'inform': 'inform',
}
BINARY = {'none', 'yes', 'no', 'true', 'false', 'dontcare', '?'}
SAME = {'true': 'yes', 'false': 'no', 'dont_care': 'dontcare', "don't care": 'dontcare', 'dont care': 'dontcare'}

CROSSWOZ_ACTS = {'Inform': 'inform', 'Recommend': 'recommend', 'NoOffer': 'no_match', 'Request': 'ask', 'Select': 'ask_select'}
CROSSWOZ_SLOTS = {
    '名称': 'product', '地址': 'address', '电话': 'phone', '评分': 'rating', '门票': 'price', '价格': 'price', '人均消费': 'price',
    '游玩时间': 'time', '推荐菜': 'dish', '营业时间': 'hours', '酒店类型': 'category', '酒店设施': 'detail', '周边景点': 'nearby',
    '周边餐馆': 'nearby', '周边酒店': 'nearby', '地铁': 'station', '出租车': 'taxi', '出发地': 'start', '目的地': 'end', '车型': 'car', '车牌': 'plate',
}  # fmt: skip
CROSSWOZ_DOMAINS = {'景点': 'sight', '餐馆': 'restaurant', '酒店': 'hotel', '地铁': 'metro', '出租': 'taxi'}
YES_NO = {'无': 'none', '有': 'yes', '是': 'yes', '否': 'no'}
MOST_SLOTS = 6


def rnnlg(folder: Path, split: str) -> tuple[list[Example], int]:
    """Examples of all four domains and how many references were left out."""
    examples, dropped = [], 0
    for domain in ('laptop', 'tv', 'hotel', 'restaurant'):
        for line in (folder / 'nlg' / f'rnnlg.{domain}.{split}.jsonl').read_text(encoding='utf-8').splitlines():
            row = json.loads(line)
            example = rnnlg_example(row['act'], row['reference'])
            if example:
                examples.append(example)
            else:
                dropped += 1
    return examples, dropped


def rnnlg_example(text: str, reference: str) -> Example | None:
    act, pairs = rnnlg_act(text)
    if act not in RNNLG_ACTS or not pairs or len(pairs) > MOST_SLOTS + 2:
        return None
    sentence = f" {re.sub(r' [.?!]$', '', reference.strip())} "
    counts: Counter[str] = Counter()
    slots = []
    places = []
    for slot, value in pairs:
        name = RNNLG_SLOTS.get(slot, slot)
        if value == '?':
            slots.append(f'about={name}')
        elif value in BINARY:
            slots.append(f'{name}={value}')
        else:
            counts[name] += 1
            places.append((value, f"[{name}{counts[name] if counts[name] > 1 else ''}]"))
            slots.append(places[-1][1])
    # Long values first: a short one may be part of them.
    for value, place in sorted(places, key=lambda pair: -len(pair[0])):
        spelled = next((f' {form} ' for form in (value, value.replace(' and ', ' or '), value.replace(' or ', ' and ')) if f' {form} ' in sentence), None)
        if spelled is None:
            return None
        sentence = sentence.replace(spelled, f' {place} ', 1)
        if spelled in sentence:
            return None
    sentence = tidy(sentence, question=act.startswith('?'))
    outside = re.sub(r'\[[^\]]*\]', '', sentence)
    if re.search(r'\d', outside) or sentence.lower().startswith('name '):
        return None
    return Example('en', ' '.join([MARK + RNNLG_ACTS[act], *slots]), sentence, 'rnnlg')


def rnnlg_act(text: str) -> tuple[str, list[tuple[str, str]]]:
    """`inform(name=x;type=laptop)` → its act and its slots in order; a slot that is asked for has the value ?."""
    act, rest = text.split('(', 1)
    pairs = []
    for part in rest.rstrip(')').replace(')', '').split(';'):
        name, _, value = part.partition('=')
        name = re.sub(r'[\'"_ ]', '', name)
        value = value.strip('\'" ') or '?'
        if name:
            pairs.append((name, SAME.get(value, value)))
    return act, pairs


def tidy(sentence: str, question: bool) -> str:
    """The set's tokenised lower case (`laptop -s , i see`) as people type it."""
    text = ' '.join(sentence.replace(' -s ', 's ').replace(' -ly ', 'ly ').split())
    text = re.sub(r" ([,.;:!?%)])", r'\1', text)
    text = re.sub(r"\b(\w+) (n't|'s|'re|'ve|'ll|'d|'m)\b", r'\1\2', text)
    text = re.sub(r"\bi\b(?![\]\w])", 'I', text)
    text = re.sub(r'(^|[.?!] )([a-z])', lambda found: found[1] + found[2].upper(), text)
    asks = question or re.match(r'(what|which|do|does|would|are|is|how|could|can|should) ', text, re.I)
    return text if text[-1] in '.?!' else text + ('?' if asks else '.')


def crosswoz(folder: Path) -> tuple[list[Example], int]:
    examples, dropped = [], 0
    for line in (folder / 'dialogue' / 'crosswoz.zh.val.jsonl').read_text(encoding='utf-8').splitlines():
        row = json.loads(line)
        if row.get('role') != 'sys' or not row.get('acts'):
            continue
        example = crosswoz_example(row['acts'], row['text'].strip())
        if example:
            examples.append(example)
        else:
            dropped += 1
    return examples, dropped


def crosswoz_example(acts: list[list[str]], text: str) -> Example | None:
    if len(acts) > MOST_SLOTS or len(text) > 90 or all(act[0] not in CROSSWOZ_ACTS for act in acts):
        return None
    counts: Counter[str] = Counter()
    grouped: dict[str, list[str]] = {}
    places = []
    for intent, domain, slot, value in acts:
        if intent not in CROSSWOZ_ACTS:
            continue
        act = f"{MARK}{CROSSWOZ_ACTS[intent]} domain={CROSSWOZ_DOMAINS.get(domain, 'other')}"
        slots = grouped.setdefault(act, [])
        name = CROSSWOZ_SLOTS.get(slot, 'service' if slot != 'none' else '')
        if intent in ('Request', 'Select') and name:
            slots.append(f'about={name}')
        elif value in YES_NO and name:
            slots.append(f'{name}={YES_NO[value]}')
        elif value not in ('', 'none') and name:
            counts[name] += 1
            places.append((value, f"[{name}{counts[name] if counts[name] > 1 else ''}]"))
            slots.append(places[-1][1])
    if not places:
        return None
    for value, place in sorted(places, key=lambda pair: -len(pair[0])):
        if text.count(value) != 1:
            return None
        text = text.replace(value, place)
    outside = re.sub(r'\[[^\]]*\]', '', text)
    if re.search(r'[0-9A-Za-z]', outside):
        return None
    text = re.sub(r'[,;:?!]', lambda mark: {',': '，', ';': '；', ':': '：', '?': '？', '!': '！'}[mark[0]], text).replace(' ', '')
    plan = ' | '.join(' '.join([act, *slots]) for act, slots in grouped.items())
    return Example('zh', plan, text, 'crosswoz')
