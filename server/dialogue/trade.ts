import { buyersIn } from './buyers.ts'
import { type Decision, offerPerson, say } from './decision.ts'
import type { AnswerWant } from './wants.ts'

/** "Any discount, I'm in mountain rescue": what the pages take off for such. */
export function askForBuyer(decision: Decision, text: string): Decision {
  const { buyer } = decision.conversation
  const question = buyersIn(text).length > 0 || buyer === undefined ? text : `${text} (${buyer})`
  if (buyersIn(question).length === 0) return decision
  return say(decision, { want: 'answer', question, skus: [], about: 'pages', topic: 'coupon', rule: 'buyers', attempt: 'texts' })
}

/** 再买两套打折吗: what the pages take off for so many. */
export const askForSeveral = (decision: Decision, question: string): Decision =>
  say(decision, { want: 'answer', question, skus: [], about: 'pages', topic: 'coupon', rule: 'terms', attempt: 'texts' })

/** Who buys for others asks for terms that a shop tells or a person knows. */
export const ofTrade =
  /批发|团购|企业(?:采购|客户|价)|拿货|进货|大客户|\b(?:wholesale|trade (?:price|account|discount|customer|terms|rate)s?|bulk(?: |-)?(?:price|pricing|discount|order|buy|rate|deal)s?|resell\w*)\b/iu

/** Whose orders are not one person's. */
const buyer =
  /学校|幼儿园|公司|单位|企业|员工|同事们|年会|工会|团队|我们(?:店|班|社团|机构|救助站)|开(?:店|餐厅|咖啡|宠物店)|采购|\b(?:(?:cookery |nursery |primary |high )?schools?|cafes?|cafés?|restaurants?|(?:our|my|the|an?) (?:office|company|business|charity|nursery|club|team|bakery|hotel|salon|studio|rescue)|places like (?:us|ours)|we (?:run|own|have) an?|teachers?|corporate)\b/iu

/** So many of one thing are more than a household takes. */
const manyFrom = 10

/** Asks for a lower price as a business or for many; that a lower price is asked for is known. */
export const asksTradeTerms = (text: string, count = 0): boolean => ofTrade.test(text) || buyer.test(text) || count >= manyFrom

/** The shop's rule for businesses or for many; a person may give terms that no page tells. */
export function askTerms(decision: Decision, question: string): Decision {
  const want: AnswerWant = { want: 'answer', question, skus: [], about: 'pages', topic: 'coupon', rule: 'terms' }
  const asked: Decision = {
    ...decision,
    conversation: { ...decision.conversation, question: { text: question, skus: [], about: 'pages', topic: 'coupon' } },
  }
  return offerPerson(say(asked, want), 'asked')
}
