import { type Decision, offerPerson, say } from './decision.ts'
import { askAnywhere, askPages, asksSomething, hasTried } from './questions.ts'
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
    if (asks || hasFault.test(clause.text)) return offerPerson(askPages(sorry, clause, 'warranty', 'texts'), 'complaint')
  }
  return offerPerson(sorry, 'complaint')
}

/** Something is wrong with what was bought, and a shop may have a rule for it. */
const hasFault =
  /坏|破|碎|裂|断|漏|掉|脱|开胶|开线|瑕疵|不(?:亮|转|响|动|通电|工作)|少发|发错|\b(?:broke\w*|smash\w*|crack\w*|snap\w*|torn|tore|rip\w*|hole|split|damage\w*|faulty|defect\w*|missing|packed up|fell (?:off|apart)|gone|came (?:off|apart|undone)|stopped|leak\w*|wrong|chip\w*|dead|won't)\b/iu

const ofAnOrder =
  /收到|到货|我买的|上次|刚买|订单|快递|客服|投诉|\b(?:arrived|received|my order|delivered|i bought|i ordered|came|emails?|service)\b/iu

/** Who buys for others asks for terms that a shop tells or a person knows. */
export const ofTrade = /批发|团购|企业采购|\b(?:wholesale|bulk (?:order|price|discount)|resell)\b/iu

/** What a shop may have a rule for. */
const ofPriceRules =
  /差价|保价|降价|降了|单价|\d{2,} ?[个件份盒套条双本支](?!月)|比价|价格保护|批发|团购|学生|会员|积分|企业|\b(?:match|wholesale|bulk|students?|members?|points|adjust\w*|price drop|dropped|trade)\b/iu

/** Terms for many pieces are a person's to give. */
const withPersonFor = (decision: Decision, { text }: Clause): Decision =>
  ofTrade.test(text) || /\d{2,} ?[个件份盒套条双本支]|单价/u.test(text) ? offerPerson(decision, 'asked') : decision

/** No lower price; but "do you price match?" may be answered by the pages. */
export function bargain(decision: Decision, clause: Clause): Decision {
  const { conversation } = decision
  if (ofPriceRules.test(clause.text) && !hasTried(clause, 'texts'))
    return withPersonFor(askPages(decision, { ...clause, slots: {} }, 'coupon', 'texts'), clause)
  return say(
    { ...decision, conversation: { ...conversation, couponOffered: true } },
    { want: 'say', act: { act: 'decline', slots: { reason: 'discount' } } },
    ...(conversation.stage === 'ordered' ? [] : [{ want: 'offer' } as const]),
  )
}
