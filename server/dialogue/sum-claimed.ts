import { foldText } from './fold.ts'
import { findNumbers } from './numbers.ts'

/** "So that's 105 for the lot?", 那就是386对吧. */
export const confirmsSum = (text: string): boolean =>
  /(?:那|所以|一共|总共|就)[^，。]{0,6}\d+(?:\.\d+)?(?:元|块)?(?:对|是|咯|没错)?(?:吧|吗|不|么|咯)|还是\d+(?:\.\d+)?(?:元|块)?[吧吗]|\b(?:so|still|thats|that's|then)\b[^,.!]{0,16}[$£€]?\d+(?:\.\d{1,2})?\b[^,.!]{0,24}(?:\?|right|yeah|altogether|total|for (?:the lot|everything|all))/iu.test(
    text,
  )
/** The sum that somebody has come to. */
export function sumClaimed(text: string): number | undefined {
  if (!confirmsSum(text)) return undefined
  const numbers = findNumbers(foldText(text)).filter(({ value }) => value >= 5)
  return numbers.at(-1)?.value
}
