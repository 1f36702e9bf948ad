import { foldText } from './fold.ts'
import { findNumbers } from './numbers.ts'

/** "So that's 105 for the lot?", 那就是386对吧. */
export const confirmsSum = (text: string): boolean =>
  ((claims.test(text) || reckons.test(text)) && !ofLimit.test(text)) || addsItself.test(text) || takesOff(text)
/** 外地不是满299包邮吗: from when on a parcel is free is no sum. */
const ofLimit =
  /(?:满|够|过|超|到) ?\d+.{0,6}(?:包邮|免)|(?:包邮|免邮|免运费?).{0,12}\d+ ?[元块]?[吗么?？]|\bfree (?:from|over|above) [$£€]?\d/iu

/** 那就是149+12?, "64 + 24.95, right?", 89+29 过99了啊: no 12+256G. */
const addsItself =
  /(?<![\d.])\d{2,}(?:\.\d{1,2})?(?: ?(?:元|块))? ?(?:[+＋]|\bplus\b) ?[$£€¥]?\d+(?:\.\d{1,2})?(?![\d.]| ?(?:[gt]b?|cm|mm|ml|kg|x|×|岁|个|件|码|寸|厘米|毫升)(?![a-z]))/iu

const claims =
  /[$£€]?\d+(?:\.\d{1,2})? (?:in total|total|altogether|all in|all up)\s*(?:\?|$)|(?:那|所以|一共|总共|就)[^，。]{0,6}\d+(?:\.\d+)?(?:元|块)?(?:对|是|咯|没错)?(?:吧|吗|不|么|咯)|还是\d+(?:\.\d+)?(?:元|块)?[吧吗]|\b(?:so|still|thats|that's|then)\b[^,.!]{0,16}[$£€]?\d+(?:\.\d{1,2})?\b[^,.!]{0,24}(?:\?|right|yeah|altogether|total|for (?:the lot|everything|all))/iu
/** "So 3x36 = 108 + 75 = 183, right?", 我算356对不对, "i make it 99". */
const reckons =
  /[=＝] ?[$£€¥]?\d+(?:\.\d+)? ?(?:元|块)? ?[,，]? ?(?:对|是不是|没错|吧|吗|[?？]|\b(?:right|correct|yes|yeah|no|ok|is that|isn'?t)\b)|我(?:自己)?(?:算|加)(?:的|了|下来|出来|起来)?(?:一下)?(?:是|等于|得)? ?\d|不(?:就)?是 ?\d+(?:\.\d+)?(?:元|块)?[吗么?？]|应该是? ?\d+(?:\.\d+)?(?:元|块)?(?:对|吧|才|啊|呀|$)|\b(?:it'?s|its|thats|that'?s|makes(?: it| that)?|comes? to) [$£€]?\d+(?:\.\d{1,2})? ?(?:quid |pounds )?(?:yeah|yes|yea|yep|right|then|correct|total|altogether|all in)\b|(?<!\b(?:if|when|can|could|should|do|must) )\bi (?:make (?:it|that|this)|get|got|reckon|count|work it out (?:as|at|to)) (?:it at |that's |to )?[$£€]?\d{2,}(?:\.\d+)?(?=\s*(?:$|[,?!]|\.(?!\d)|for|in|total|all|altogether|right|then))/iu

/** The sum that somebody has come to. */
export function sumClaimed(text: string): number | undefined {
  if (!confirmsSum(text)) return undefined
  const folded = foldText(text)
  const reckoned = folded.includes('=') ? undefined : reckonedIn(text)
  if (reckoned !== undefined && reckoned.comes < reckoned.from) return reckoned.comes
  const [added] = folded.includes('=') ? [] : (addends.exec(folded) ?? [])
  const numbers = findNumbers(added ?? folded).filter(({ value }) => added !== undefined || value >= 5)
  return added === undefined ? numbers.at(-1)?.value : Math.round(numbers.reduce((sum, { value }) => sum + value, 0) * 100) / 100
}
/** "So 64 + 24.95?": what it comes to is left to be said. */
const addends = /[$£€¥]?\d+(?:\.\d{1,2})? ?(?:元|块)?(?: ?(?:[+＋]|加|plus) ?[$£€¥]?\d+(?:\.\d{1,2})? ?(?:元|块)?)+/u

/** What somebody reckons himself: "799 minus 20", "178 less 12 percent". `from`: what it begins with, `comes`: what that makes. */
export function reckonedIn(text: string): { from: number; comes: number } | undefined {
  const [whole] = reckoning.exec(foldText(text)) ?? []
  if (whole === undefined) return undefined
  const steps = [...whole.matchAll(step)].map(({ 1: sign = '', 2: value = '', 3: times, 4: share }) => ({
    isLess: lessens.test(sign),
    value: Number(value) * Number(times ?? 1),
    isShare: share !== undefined,
  }))
  const [first, ...rest] = steps
  if (first === undefined || first.isShare) return undefined
  const comes = rest.reduce(
    (sum, { isLess, value, isShare }) => sum + (isLess ? -1 : 1) * (isShare ? (sum * value) / 100 : value),
    first.value,
  )
  return comes <= 0 ? undefined : { from: first.value, comes: Math.round(comes * 100) / 100 }
}
const takesOff = (text: string): boolean => {
  const reckoned = reckonedIn(text)
  return reckoned !== undefined && reckoned.comes < reckoned.from
}
const amount =
  '[$£€¥]?\\d+(?:\\.\\d{1,2})?(?: ?(?:元|块|quid\\b|pounds?\\b|yuan\\b))?(?: ?[x×*] ?\\d+(?:\\.\\d{1,2})?)?(?: ?(?:%|per ?cent\\b))?'
const sign = '(?: ?[+＋−] ?| - | ?[加减] ?| (?:plus|minus|less|take away|take off) (?:the )?)'
const reckoning = new RegExp(`(?<![\\d.])${amount}(?:${sign}${amount})+(?![\\d.]\\d)`, 'iu')
const step =
  /(?:\s?([+＋−]| - |加|减|\b(?:plus|minus|less|take away|take off)\b))?[^\d+＋−加减%]{0,20}?(\d+(?:\.\d{1,2})?)(?: ?(?:元|块|quid|pounds?|yuan))?(?: ?[x×*] ?(\d+(?:\.\d{1,2})?))?( ?(?:%|per ?cent))?/giu
const lessens = /[−减-]|minus|less|take/iu
