import { type Decision, offerPerson, say } from './decision.ts'
import { askAnywhere, askPages, asksSomething, hasTried } from './questions.ts'
import { asksTradeTerms, askTerms, ofTrade } from './trade.ts'
import type { Clause } from './turn.ts'

/** A complaint that asks what is done about it is answered from the pages; a person is offered in any case. */
export function complain(decision: Decision, clause: Clause): Decision {
  const { conversation } = decision
  // "Does it crumble? My last one did." is about what is talked about, not about an order.
  const about = conversation.focus !== undefined && conversation.stage !== 'ordered' && !ofAnOrder.test(clause.text)
  const sorry = say(decision, { want: 'say', act: { act: 'apologise', slots: { for: 'quality' } } })
  if (!hasTried(clause, 'texts')) {
    const asks = asksSomething(clause.text)
    if (about && asks) return askAnywhere(decision, clause)!
    if (asks || ruleFor(clause.text) !== undefined) return offerPerson(askPages(sorry, clause, 'warranty', 'texts'), 'complaint')
  }
  return offerPerson(sorry, 'complaint')
}

/** It is broken: what a shop does about that it mostly tells. */
const broken =
  /坏|破|碎|裂|断|漏|掉|脱|烂|洒|变形|[划刮压磕]|花了(?! ?[\d一二两三几好多百千钱])|开胶|开线|瑕疵|不(?:亮|转|响|动|通电|工作)|\b(?:broke\w*|smash\w*|crack\w*|snap\w*|torn|tore|rip\w*|hole|split|damage\w*|faulty|defect\w*|pack(?:s|ed) (?:up|in)|conk\w*|gives? out|dies?|died|fell (?:off|apart)|gone|came (?:off|apart|undone)|stopped|leak\w*|chip\w*|scratch\w*|burst|bust\w*|dent(?:s|ed)?|bent|shatter\w*|squash\w*|crush\w*|spil(?:t|led)|warped|dead|won't)\b/iu
/** Not what was ordered. */
const mistaken = /少发|少了|发错|寄错|漏发|\b(?:missing|wrong)\b/iu

/** Which rule a shop may have for what is wrong with a thing that was bought. */
export const ruleFor = (text: string): 'fault' | 'other' | undefined =>
  mistaken.test(text) ? 'other' : broken.test(text) ? 'fault' : undefined

/** "The tip snapped, what's a new one?": asks what it costs or takes to have it whole again. */
export const asksOfMending = (text: string): boolean => ofMending.test(text)
const ofMending =
  /(?:[换配修补装]|再买).{0,8}(?:多少|几[块元天]|贵|要钱|收费|价)|\b(?:how much|what(?:'?s| is| does| would)? (?:it |that )?(?:a new|the cost|it cost|cost))\b|\bhow long\b.{0,20}\b(?:repair|fix|mend)/iu

const ofAnOrder =
  /收到|到货|我买的|上次|刚买|订单|快递|客服|投诉|\b(?:arrived|received|my order|delivered|i bought|i ordered|came|emails?|service)\b/iu

/** What a shop may have a rule for. */
const ofPriceRules =
  /差价|保价|降价|降了|单价|\d{2,} ?[个件份盒套条双本支](?!月)|比价|价格保护|批发|团购|学生|会员|积分|企业|\b(?:match|wholesale|bulk|students?|members?|points|adjust\w*|price drop|dropped|trade)\b/iu

/** Terms for many pieces are a person's to give. */
const withPersonFor = (decision: Decision, { text }: Clause): Decision =>
  ofTrade.test(text) || /\d{2,} ?[个件份盒套条双本支]|单价/u.test(text) ? offerPerson(decision, 'asked') : decision

/** No lower price; but "do you price match?" may be answered by the pages. */
export function bargain(decision: Decision, clause: Clause): Decision {
  const { conversation } = decision
  if (asksTradeTerms(clause.text, clause.slots.quantity)) return askTerms(decision, clause.text)
  if (ofPriceRules.test(clause.text) && !hasTried(clause, 'texts'))
    return withPersonFor(askPages(decision, { ...clause, slots: {} }, 'coupon', 'texts'), clause)
  return say(
    { ...decision, conversation: { ...conversation, couponOffered: true } },
    { want: 'say', act: { act: 'decline', slots: { reason: 'discount' } } },
    ...(conversation.stage === 'ordered' ? [] : [{ want: 'offer' } as const]),
  )
}
