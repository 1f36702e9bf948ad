import { foldText } from './fold.ts'
import { findNumbers } from './numbers.ts'

/** "So that's 105 for the lot?", 那就是386对吧. */
export const confirmsSum = (text: string): boolean => claims.test(text) || reckons.test(text) || addsItself.test(text)

/** 那就是149+12?, "64 + 24.95, right?", 89+29 过99了啊: no 12+256G. */
const addsItself =
  /(?<![\d.])\d{2,}(?:\.\d{1,2})?(?: ?(?:元|块))? ?(?:[+＋]|\bplus\b) ?[$£€¥]?\d+(?:\.\d{1,2})?(?![\d.]| ?(?:[gt]b?|cm|mm|ml|kg|x|×|岁|个|件|码|寸|厘米|毫升)(?![a-z]))/iu

const claims =
  /(?:那|所以|一共|总共|就)[^，。]{0,6}\d+(?:\.\d+)?(?:元|块)?(?:对|是|咯|没错)?(?:吧|吗|不|么|咯)|还是\d+(?:\.\d+)?(?:元|块)?[吧吗]|\b(?:so|still|thats|that's|then)\b[^,.!]{0,16}[$£€]?\d+(?:\.\d{1,2})?\b[^,.!]{0,24}(?:\?|right|yeah|altogether|total|for (?:the lot|everything|all))/iu
/** "So 3x36 = 108 + 75 = 183, right?", 我算356对不对, "i make it 99". */
const reckons =
  /[=＝] ?[$£€¥]?\d+(?:\.\d+)? ?(?:元|块)? ?[,，]? ?(?:对|是不是|没错|吧|吗|[?？]|\b(?:right|correct|yes|yeah|no|ok|is that|isn'?t)\b)|我(?:自己)?(?:算|加)(?:的|了|下来|出来|起来)?(?:一下)?(?:是|等于|得)? ?\d|不(?:就)?是 ?\d+(?:\.\d+)?(?:元|块)?[吗么?？]|应该是? ?\d+(?:\.\d+)?(?:元|块)?(?:对|吧|才|啊|呀|$)|(?<!\b(?:if|when|can|could|should|do|must) )\bi (?:make (?:it|that|this)|get|got|reckon|count|work it out (?:as|at|to)) (?:it at |that's |to )?[$£€]?\d{2,}(?:\.\d+)?(?=\s*(?:$|[,?!]|\.(?!\d)|for|in|total|all|altogether|right|then))/iu

/** The sum that somebody has come to. */
export function sumClaimed(text: string): number | undefined {
  if (!confirmsSum(text)) return undefined
  const folded = foldText(text)
  const [added] = folded.includes('=') ? [] : (addends.exec(folded) ?? [])
  const numbers = findNumbers(added ?? folded).filter(({ value }) => added !== undefined || value >= 5)
  return added === undefined ? numbers.at(-1)?.value : Math.round(numbers.reduce((sum, { value }) => sum + value, 0) * 100) / 100
}
/** "So 64 + 24.95?": what it comes to is left to be said. */
const addends = /[$£€¥]?\d+(?:\.\d{1,2})? ?(?:元|块)?(?: ?(?:[+＋]|加|plus) ?[$£€¥]?\d+(?:\.\d{1,2})? ?(?:元|块)?)+/u
