import { placesIn } from '../dialogue/places.ts'
import type { Passage } from '../store/policies.ts'
import type { Language } from '../wire.ts'
import { splitSentences } from './sentences.ts'

/**
 * What the pages charge on top, in major units: for a parcel to one of `places`, for wrapping, or for goods of a sort. `each`: a piece, not an order. Nothing is
 * charged from goods of `freeOver` on.
 */
export type Surcharge = { topic: string; language: Language; sentence: string; fee: number; freeOver?: number; each: boolean } & (
  | { for: 'place'; places: readonly string[] }
  /** `once`: however many pieces there are. */
  | { for: 'wrapping'; once?: true }
  /** `words`: what is said of the goods; `over`: longer or heavier than that. */
  | { for: 'goods'; words: string; over?: { value: number; unit: string } }
)

const symbol = '(?:[$£€¥￥]|rmb ?|cny ?)'
const amount = '(\\d{1,4}(?:\\.\\d{1,2})?)'
const more = [
  new RegExp(`(?:加收|另收|另加|多收|(?<!参)加|多付)[^,，。;；\\d]{0,6}?${symbol}? ?${amount} ?(?:元|块)`, 'giu'),
  new RegExp(`${symbol}${amount} (?:more|extra|on top|surcharge)\\b`, 'giu'),
  new RegExp(`\\b(?:extra|additional|surcharge of|supplement of|add)(?: an?)? ${symbol}${amount}`, 'giu'),
]
const wraps = [
  new RegExp(`(?:包装|包好|包起来)[^。；\\d]{0,12}?${symbol}? ?${amount} ?(?:元|块)|每件 ?${amount} ?(?:元|块)[^。；]{0,12}包`, 'giu'),
  new RegExp(`\\b(?:gift[- ]?)?wrap\\p{L}*\\b[^.;\\d]{0,24}?${symbol}${amount}`, 'giu'),
]
const isOfWrapping = /(?:礼[品物]|升级)包装|包装服务|包起来|帮我包|\b(?:gift[- ]?)?wrapp?(?:ed|ing)?\b/iu
const waived = new RegExp(
  `满 ?${symbol}? ?${amount} ?元?(?:就|可|即)?(?:免收|免|不收)|\\b(?:waived|free|nothing) (?:from|over|above|on orders over) ${symbol}${amount}`,
  'iu',
)
const isEach = /每件|每个|\b(?:each|per (?:item|piece|product))\b/iu
/** For all of it, however many pieces. */
const isOnce = /每[单笔]|一单|整单|\b(?:an|per|the whole|whatever the) order\b/iu
/** "Over 90 cm", 超过 20 公斤. */
const beyond =
  /(?:\b(?:over|above|longer than|heavier than|more than)|超过|大于) ?(\d+(?:\.\d+)?) ?(cm|m|kg|厘米|公分|米|公斤|千克)(?![a-z])|(\d+(?:\.\d+)?) ?(cm|m|kg|厘米|公分|米|公斤|千克)(?:以上|及以上)/iu
const units: Readonly<Record<string, string>> = { 厘米: 'cm', 公分: 'cm', 米: 'm', 公斤: 'kg', 千克: 'kg' }
/** What is charged when goods come back is no part of a sum. */
const ofReturns = /退|换|保修|维修|修理|\b(?:returns?|refunds?|exchanges?|repairs?|warranty|guarantee)\b/iu

/** Every sentence of the pages that charges something on top, a language's own before the other's. */
export function readSurcharges(passages: readonly Passage[], language: Language): Surcharge[] {
  const all = passages.flatMap(({ topic, language: of, text }) =>
    splitSentences(text).flatMap((sentence): Surcharge[] => {
      const read = surchargeIn(sentence)
      return read === undefined ? [] : [{ topic, language: of, sentence, ...read } as Surcharge]
    }),
  )
  const own = all.filter(one => one.language === language)
  return own.length > 0 ? own : all
}

type Read = Surcharge extends infer One ? (One extends Surcharge ? Omit<One, 'topic' | 'language' | 'sentence'> : never) : never

function surchargeIn(sentence: string): Read | undefined {
  const plain = sentence.normalize('NFKC')
  const wrapping = isOfWrapping.test(plain)
  if (!wrapping && ofReturns.test(plain)) return undefined
  const [fee, other] = feesOf(wrapping ? [...wraps, ...more] : more, plain)
  if (fee === undefined || other !== undefined || fee.value <= 0) return undefined
  const [, zh, en] = waived.exec(plain) ?? []
  const freeOver = Number(zh ?? en)
  const common = { fee: fee.value, each: isEach.test(plain), ...(freeOver > 0 ? { freeOver } : {}) }
  if (wrapping) return { ...common, for: 'wrapping', ...(isOnce.test(plain) && !common.each ? { once: true as const } : {}) }
  const places = placesIn(plain)
  if (places.length > 0) return { ...common, for: 'place', places }
  const over = beyondIn(plain)
  const words = plain.slice(0, fee.start)
  return { ...common, for: 'goods', words, ...(over === undefined ? {} : { over }) }
}

/** The measure that a text tells goods to be over. */
export function beyondIn(text: string): { value: number; unit: string } | undefined {
  const [, value, unit = '', valueFirst, unitFirst = unit] = beyond.exec(text) ?? []
  const over = value ?? valueFirst
  return over === undefined ? undefined : { value: Number(over), unit: plainUnit(unitFirst) }
}

function feesOf(patterns: readonly RegExp[], text: string): { value: number; start: number }[] {
  const found = patterns.flatMap(pattern =>
    [...text.matchAll(pattern)].map(({ index, ...groups }) => ({
      value: Number(Object.values(groups).slice(1).find(Boolean)),
      start: index,
    })),
  )
  return [...new Map(found.map(one => [one.value, one])).values()]
}

const plainUnit = (unit: string): string => units[unit] ?? unit.toLowerCase()

const measures = /(\d+(?:\.\d+)?) ?(cm|m|kg|厘米|公分|米|公斤|千克)(?![a-z²³])/giu

/** Whether goods are of the sort that a surcharge is for: by what is measured in their texts, else by the last word of what they are called. */
export function isChargedFor(
  { words, over }: Pick<Extract<Surcharge, { for: 'goods' }>, 'words' | 'over'>,
  { titles, text }: { titles: readonly string[]; text: string },
) {
  const isLarger =
    over !== undefined &&
    [...text.normalize('NFKC').matchAll(measures)].some(
      ([, value, unit = '']) => inUnit(Number(value), plainUnit(unit), over.unit) > over.value,
    )
  return isLarger || titles.some(title => isNamed(headOf(title), words))
}

const centimetres: Readonly<Record<string, number>> = { cm: 1, m: 100 }
const inUnit = (value: number, unit: string, wanted: string): number => {
  if (unit === wanted) return value
  const [from, to] = [centimetres[unit], centimetres[wanted]]
  return from === undefined || to === undefined ? Number.NEGATIVE_INFINITY : (value * from) / to
}

/** 自行车, "hose": what a title ends with. */
function headOf(title: string): string {
  const plain = title
    .normalize('NFKC')
    .toLowerCase()
    .split(/[(（]/)[0]!
    .replace(/(?<![\d.])[\d.]+ ?\p{L}{0,3}$/u, '')
    .trim()
  return /\p{Script=Han}{2}$/u.exec(plain)?.[0] ?? /[a-z]{3,}$/.exec(plain)?.[0] ?? ''
}

function isNamed(head: string, words: string): boolean {
  if (head === '') return false
  if (/\p{Script=Han}/u.test(head)) return words.includes(head)
  return new RegExp(`\\b${head.replace(/s$/, '')}(?:e?s)?\\b`, 'iu').test(words)
}
