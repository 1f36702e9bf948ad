import type { AnswerWant } from '../dialogue/wants.ts'
import type { Passage } from '../store/policies.ts'
import type { Language } from '../wire.ts'
import { tellingTokens } from './answers.ts'
import { topicMatches } from './policy-topics.ts'
import { splitSentences } from './sentences.ts'

export type Rule = NonNullable<AnswerWant['rule']>
export type RuleTold = { topic: string; heading: string; language: Language; sentence: string }

/** What a sentence holds that tells such a rule: each of these. A shopper's own story or number would find others. */
const told: Record<Rule, readonly RegExp[]> = {
  tracking: [
    /物流(?:信息|进度|状态|单号)|运单号?|快递单号|订单(?:状态|进度|详情)|我的订单|查(?:询|看)?(?:订单|物流|快递)|手机号查|\btracking (?:link|number|code|page|e-?mail|details|info\w*|reference)\b|\btrack (?:it|your|the|an?|orders?|parcels?|packages?)\b|\border status\b|\bmy orders\b|\bstatus (?:of (?:your|an|the) order|and tracking)\b|\blook (?:it|your order|an order|orders?) up\b/iu,
  ],
  restock: [
    /补货|到货(?:通知|提醒|时间)|(?:再|下次|下一?批).{0,4}到货|缺货.{0,16}(?:登记|通知|提醒|预[订定])|每[周月].{0,8}(?:上新|到货|进货)|\b(?:re-?stock\w*|back in stock|sold[- ]out .{0,40}(?:notif\w*|e-?mail|back|again)|next (?:batch|delivery)|notify me|waiting list)\b/iu,
    /\d|每[周月天]|[一二三四五六七八九十两半几]\s?(?:天|周|个?星期|个?月)|通知|提醒|登记|预[订定约]|\b(?:days?|weeks?|months?|weekly|monthly|notif\w*|e-?mails?|list|let you know|pre-?orders?)\b/iu,
  ],
  terms: [
    /批发|团购|企业|采购|拿货|进货|经销|大客户|大宗|公司(?:客户|订购)|机构|学校|幼儿园|救助站|医院|(?:\d+|[二三四五六七八九十百两]+)\s?(?:件|份|个|盒|套|条|袋|把|双|瓶|只|张|台|本)(?:及)?以?上|满\s?(?:\d+|[二三四五六七八九十百两]+)\s?(?:件|份|个|盒|套|条|袋|把|双|瓶|只|张|台|本)|\b(?:trade|wholesale|bulk|business(?:es)?|schools?|caf[eé]s?|restaurants?|offices?|teachers?|nurser(?:y|ies)|charit(?:y|ies)|corporate|clubs?|colleges?|(?:\d+|ten|twelve|twenty|a dozen)(?: \w+)? or more|more than \d+ (?:of|items|pieces|units))\b/iu,
    /折|优惠|减|价|联系|电话|邮件|来信|%|\b(?:off|discount\w*|prices?|pricing|quotes?|account|terms|rates?|write to|e-?mail|call|ring|contact)\b/iu,
  ],
}
/** Whether a sentence tells such a rule. */
export const tellsRule = (rule: Rule, text: string): boolean => told[rule].every(pattern => pattern.test(text))

const mostTold = 2
/** What stands on the page about orders weighs as much as so many shared words. */
const ownPage = 3

/** The sentences of the pages that tell it, a language's own before the other's, those first that share most words with what was asked and stand where it is to be looked for. */
export function readRule(rule: Rule, question: string, passages: readonly Passage[], language: Language): RuleTold[] {
  const tells = (text: string) => tellsRule(rule, text)
  const asked = new Set(tellingTokens(question))
  const onOwnPage = ({ topic }: RuleTold) => (rule === 'tracking' && topicMatches(topic, 'order_change') ? ownPage : 0)
  const shared = (one: RuleTold) => onOwnPage(one) + tellingTokens(one.sentence).filter(token => asked.has(token)).length
  const all = passages.flatMap(({ topic, heading, language: of, text }) =>
    (tells(text) ? splitSentences(text) : []).flatMap((sentence): RuleTold[] =>
      tells(sentence) ? [{ topic, heading, language: of, sentence }] : [],
    ),
  )
  const own = all.filter(one => one.language === language)
  const found = own.length > 0 ? own : all
  const best = found.toSorted((a, b) => shared(b) - shared(a)).slice(0, mostTold)
  return found.filter(one => best.includes(one) && one.topic === best[0]?.topic)
}
