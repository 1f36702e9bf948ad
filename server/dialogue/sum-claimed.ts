import { foldText } from './fold.ts'
import { findNumbers } from './numbers.ts'

/** "So that's 105 for the lot?", 那就是386对吧. */
export const confirmsSum = (text: string): boolean => claims.test(text) || reckons.test(text)

const claims =
  /(?:那|所以|一共|总共|就)[^，。]{0,6}\d+(?:\.\d+)?(?:元|块)?(?:对|是|咯|没错)?(?:吧|吗|不|么|咯)|还是\d+(?:\.\d+)?(?:元|块)?[吧吗]|\b(?:so|still|thats|that's|then)\b[^,.!]{0,16}[$£€]?\d+(?:\.\d{1,2})?\b[^,.!]{0,24}(?:\?|right|yeah|altogether|total|for (?:the lot|everything|all))/iu
/** "So 3x36 = 108 + 75 = 183, right?", 我算356对不对, "i make it 99". */
const reckons =
  /[=＝] ?[$£€¥]?\d+(?:\.\d+)? ?(?:元|块)? ?[,，]? ?(?:对|是不是|没错|吧|吗|[?？]|\b(?:right|correct|yes|yeah|no|ok|is that|isn'?t)\b)|我(?:自己)?(?:算|加)(?:的|了|下来|出来|起来)?(?:一下)?(?:是|等于|得)? ?\d|应该是? ?\d+(?:\.\d+)?(?:元|块)?(?:对|吧|才|啊|呀|$)|\bi (?:make (?:it|that|this)|get|got|reckon|count|work it out (?:as|at|to)) (?:it at |that's |to )?[$£€]?\d{2,}(?:\.\d+)?(?=\s*(?:$|[,?!]|\.(?!\d)|for|in|total|all|altogether|right|then))/iu

/** The sum that somebody has come to. */
export function sumClaimed(text: string): number | undefined {
  if (!confirmsSum(text)) return undefined
  const numbers = findNumbers(foldText(text)).filter(({ value }) => value >= 5)
  return numbers.at(-1)?.value
}
