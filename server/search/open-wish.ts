import type { Need } from '../dialogue/conversation.ts'
import { goodsWanted } from '../language/goods.ts'

/** A wish that has a limit and words for anything: what passes the limit is asked for. */
export function isOpen({ words = '', budget, colour, recipient, age, avoid }: Need): boolean {
  const limited = (budget ?? colour ?? recipient ?? age ?? avoid) !== undefined
  return (
    limited &&
    /东西|啥|什么|别的|其他|好物|\b(?:some|any)thing|smth|\bsth\b|stuff|\belse\b/iu.test(words) &&
    goodsWanted(words).length === 0
  )
}
