import type { Language } from '../wire.ts'

type Sum = { value: number; said: string; at: number }

const zh = /[¥￥]\s?(\d[\d,]*(?:\.\d+)?)|(?<!\d)(\d[\d,]*(?:\.\d+)?)\s*(?:元|块钱?)/gu
const en = /[¥$£€]\s?(\d[\d,]*(?:\.\d+)?)|(?<!\d)(\d[\d,]*(?:\.\d+)?)\s*(?:quid|pounds|bucks|dollars|euros|yuan)\b/giu
/** From so much on something holds. */
const fromBefore =
  /(?:满|达到?|超过|大于|\b(?:from|over|above|at least|more than|orders? of|spend|minimum(?: of| spend of)?|reach(?:es)?))\s*$/iu
const fromBehind = /^\s*(?:(?:元|块)\s*)?(?:以上|起|及以上|\b(?:or (?:more|over|above)|and (?:over|above|up)|\+|minimum))/iu
const strictly = /(?:超过|大于|\b(?:over|above|more than))\s*$/iu

/** Whether the sum that a question tells reaches the one from which, by a sentence, something is to be had: "Klarna on a £65 bag?" and "on orders over £100". */
export function thresholdKept(question: string, sentence: string, language: Language, price?: string): string | undefined {
  const told = sumsIn(question, language)
  const [asked, another] = told.length > 0 || price === undefined || !inParts.test(question) ? told : sumsIn(price, language)
  const plain = sentence.normalize('NFKC')
  const limits = sumsIn(sentence, language).filter(({ at, said }) => {
    const before = plain.slice(0, at)
    return !notYet.test(before) && (fromBefore.test(before) || fromBehind.test(plain.slice(at + said.length)))
  })
  const [limit] = limits
  if (asked === undefined || another !== undefined || limit === undefined || limits.some(({ value }) => value !== limit.value))
    return undefined
  const isStrict = strictly.test(plain.slice(0, limit.at))
  const isEnough = isStrict ? asked.value > limit.value : asked.value >= limit.value
  if (asked.value === limit.value) return undefined
  if (language === 'zh') return `${asked.said}${isEnough ? '够' : '不到'}${limit.said}`
  return `${asked.said} is ${isEnough ? 'over' : 'under'} ${limit.said}`
}
/** Asked of what is talked about its price is the sum. */
const inParts =
  /分期|花呗|白条|先用后付|分[几两三四五六十\d]+(?:次|期|个月)|\b(?:instal+ments?|klarna|clearpay|afterpay|monthly|in (?:bits|parts|chunks|stages|three|four|3|4)|pay later|spread)\b/iu
const notYet = /不满\s*$/u

function sumsIn(text: string, language: Language): Sum[] {
  const plain = text.normalize('NFKC')
  return [...plain.matchAll(language === 'zh' ? zh : en)].map(({ 0: said, 1: before, 2: behind, index }) => ({
    value: Number((before ?? behind)!.replaceAll(',', '')),
    said: said.trim(),
    at: index,
  }))
}
