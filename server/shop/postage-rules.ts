import type { Passage } from '../store/policies.ts'
import type { Language } from '../wire.ts'
import { splitSentences } from './sentences.ts'

/** What the shop's pages tell of postage: `fee` for a parcel, nothing from goods of `freeOver` on; both in major units. */
export type PostageRule = { topic: string; language: Language; sentence: string; fee: number; freeOver: number }

const amount = '(\\d{1,4}(?:\\.\\d{1,2})?)'
const symbol = '(?:[$£€¥￥]|rmb ?|cny ?)?'
/** 满 199 元包邮, "free on orders of £40 or more", "orders over $50 ship free". */
const freeFrom = [
  new RegExp(
    `满 ?${symbol} ?${amount} ?(?:元|块)?(?:及以上|以上|就|即|可|全国|都|的?订单)* ?(?:包邮|免邮|免运费|免费(?:配送|送货|发货))`,
    'giu',
  ),
  new RegExp(
    `\\bfree (?:\\p{L}+ )?(?:(?:delivery|shipping|postage) )?(?:on|for|over|from|with|when)\\b[^.;,]{0,30}?${symbol}${amount}(?![\\d.]*%)`,
    'giu',
  ),
  new RegExp(
    `\\borders? (?:of|over|above|from) ${symbol}${amount}[^.;,]{0,24}?\\b(?:ships?|go(?:es)?|is|are|delivered|get)\\b[^.;,]{0,12}\\bfree\\b`,
    'giu',
  ),
]
/** 不满的收 12 元, 运费 8 元, "delivery to the UK mainland is £3.95". */
const fees = [
  new RegExp(`(?:不满|未满|不足|不到|低于)[^，。；]{0,10}?(?:收|付|运费|邮费|要)[^，。；\\d]{0,6}${symbol} ?${amount} ?(?:元|块)`, 'giu'),
  new RegExp(`(?:运费|邮费|快递费)(?:统一)?(?:是|为|收)? ?${symbol} ?${amount} ?(?:元|块)`, 'giu'),
  new RegExp(
    `\\b(?:delivery|shipping|postage)\\b[^.;,\\d]{0,40}?\\b(?:is|costs?|at|for|of)\\b ?(?:a flat )?(?:[$£€¥]|rmb ?|cny ?)${amount}`,
    'giu',
  ),
  new RegExp(
    `\\b(?:otherwise|below that|under that|smaller orders|orders? (?:under|below) ${symbol}\\d+(?:\\.\\d+)?)[^.;,\\d]{0,24}?(?:[$£€¥]|rmb ?|cny ?)${amount}`,
    'giu',
  ),
]

/** The one rule of a page that says in one breath what a parcel costs and from when on it costs nothing; nothing where pages tell of several. */
export function readPostageRule(passages: readonly Passage[], language: Language): PostageRule | undefined {
  const rules = passages.flatMap(({ topic, language: of, text }) =>
    splitSentences(text).flatMap((sentence): PostageRule[] => {
      const rule = ruleIn(sentence)
      return rule === undefined ? [] : [{ topic, language: of, sentence, ...rule }]
    }),
  )
  const own = rules.filter(rule => rule.language === language)
  const [only, ...others] = own.length > 0 ? own : rules
  return others.every(({ fee, freeOver }) => fee === only?.fee && freeOver === only.freeOver) ? only : undefined
}

function ruleIn(sentence: string): { fee: number; freeOver: number } | undefined {
  const plain = sentence.normalize('NFKC')
  const [freeOver, another] = numbersOf(freeFrom, plain)
  const [fee, otherFee] = numbersOf(fees, plain)
  if (freeOver === undefined || fee === undefined || another !== undefined || otherFee !== undefined) return undefined
  return fee > 0 && fee < freeOver ? { fee, freeOver } : undefined
}

const numbersOf = (patterns: readonly RegExp[], text: string): number[] => [
  ...new Set(patterns.flatMap(pattern => [...text.matchAll(pattern)].map(([, number]) => Number(number)))),
]
