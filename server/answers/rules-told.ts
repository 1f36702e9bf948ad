import type { AnswerWant } from '../dialogue/wants.ts'
import { namesSameBuyer } from '../language/buyers.ts'
import type { Datum } from '../language/data-asked.ts'
import { ruleFor } from '../language/trouble-words.ts'
import { topicMatches } from '../shop/policy-topics.ts'
import { splitSentences } from '../shop/sentences.ts'
import type { Passage } from '../store/policies.ts'
import type { Language } from '../wire.ts'
import { tellingTokens } from './answers.ts'
import { listsMeans, meansAsked, tellsMeans } from './payment-means.ts'

export type Rule = NonNullable<AnswerWant['rule']> | Datum | 'arrived' | 'address, roughly' | 'means' | 'means, among' | 'ways to pay'
export type RuleTold = { topic: string; heading: string; language: Language; sentence: string }

/** What a sentence holds that tells such a rule: each of these. A shopper's own story or number would find others. */
const told: Record<Exclude<Rule, 'means' | 'means, among' | 'ways to pay'>, readonly RegExp[]> = {
  tracking: [
    /物流(?:信息|进度|状态|单号)|运单号?|快递单号|订单(?:状态|进度|详情)|我的订单|查(?:询|看)?(?:订单|物流|快递)|手机号查|\btracking (?:link|number|code|page|e-?mail|details|info\w*|reference)\b|\btrack (?:it|your|the|an?|orders?|parcels?|packages?)\b|\border status\b|\bmy orders\b|\bstatus (?:of (?:your|an|the) order|and tracking)\b|\blook (?:it|your order|an order|orders?) up\b/iu,
  ],
  /** What is done about a parcel that does not come. */
  lost: [
    /丢[件失]|没(?:有)?(?:收到|动静|更新|送到)|未(?:收到|送达)|\b(?:lost|not (?:here|arrived?|turned up|received)|(?:hasn|doesn|didn)['’]?t (?:arrived?|come|turn(?:ed)? up)|never arrive[sd]?|gone missing)\b/iu,
    /补[发寄]|赔|查|联系|退款|重[发寄]|\b(?:send (?:\w+ )?again|re-?send|replace\w*|refund\w*|claim|contact|tell us|let us know|chase|trace|look into)\b/iu,
  ],
  /** What becomes of a parcel that nobody took in. */
  missed: [
    /不在家|没人(?:在|收|接)|家里没人|无人(?:签收|在家|收)|\b(?:(?:you(?: are|['’]re)|nobody(?: is|['’]s)|no one(?: is|['’]s)) (?:out|not (?:in|home|at home)|in|home)|missed deliver\w*|leaves? a card|tr(?:y|ies) again|safe place|neighbours?|depot)\b/iu,
  ],
  restock: [
    /补货|到货(?:通知|提醒|时间)|(?:再|下次|下一?批).{0,4}到货|缺货.{0,16}(?:登记|通知|提醒|预[订定])|每[周月].{0,8}(?:上新|到货|进货)|\b(?:re-?stock\w*|back in stock|sold[- ]out .{0,40}(?:notif\w*|e-?mail|back|again)|next (?:batch|delivery)|notify me|waiting list)\b/iu,
    /\d|每[周月天]|[一二三四五六七八九十两半几]\s?(?:天|周|个?星期|个?月)|通知|提醒|登记|预[订定约]|\b(?:days?|weeks?|months?|weekly|monthly|notif\w*|e-?mails?|list|let you know|pre-?orders?)\b/iu,
  ],
  terms: [
    /批发|团购|企业|采购|拿货|进货|经销|大客户|大宗|公司(?:客户|订购)|机构|学校|幼儿园|救助站|医院|(?:\d+|[二三四五六七八九十百两]+)\s?[件份个盒套条袋把双瓶只张台本束支枝盆箱包罐斤朵对组](?:及)?以?上|满\s?(?:\d+|[二三四五六七八九十百两]+)\s?[件份个盒套条袋把双瓶只张台本束支枝盆箱包罐斤朵对组]|\b(?:trade|wholesale|bulk|business(?:es)?|schools?|caf[eé]s?|restaurants?|offices?|teachers?|nurser(?:y|ies)|charit(?:y|ies)|corporate|clubs?|colleges?|(?:\d+|ten|twelve|twenty|a dozen)(?: \w+)? or more|more than \d+ (?:of|items|pieces|units))\b/iu,
    /折|优惠|减|价|联系|电话|邮件|来信|%|\b(?:off|discount\w*|prices?|pricing|quotes?|account|terms|rates?|write to|e-?mail|call|ring|contact)\b/iu,
  ],
  buyers: [/折|优惠|减|议价|讲价|还价|\b(?:off|discount\w*)\b/iu],
  /** What is done about what has come broken. */
  arrived: [
    /碎|坏|破|裂|断|损|划|蔫|瑕疵|压[扁烂]|\b(?:broken?|breaks|damaged?|smashed|cracked|chipped|faulty|shattered|bent|dead|dies)\b/iu,
    /收到|到货|到手|签收|送[到达]|运输|运送|路上|途中|快递|拆箱|开箱|\b(?:arriv\w*|turns? up|comes?|came|on the way|in (?:the post|transit)|deliver\w*|reach\w*|gets? to you)\b/iu,
    /补|换|赔|重(?:新)?[发寄]|退|拍照|照片|拒收|联系|\b(?:photos?|pictures?|replac\w*|refund\w*|new one|another|money back|tell us|let us know|e-?mail|write to|contact|resend|send (?:you )?(?:a new|another))\b/iu,
  ],
  phone: [/电话|热线|座机|拨打|致电|打(?=\s?\d)|\b(?:ring|call|phone|telephone|tel)\b/iu, /\d(?:[\s()-]?\d){6}/u],
  email: [/\w@\w/u],
  address: [
    /[路街道巷弄]\s?\d{1,4}\s?(?:弄|号)|胡同\s?\d|号楼|(?:没有|无|不设)(?:线下)?(?:实体店|门店)|只有网店|纯网店|\b(?:\d{1,4}[a-z]?,? |(?:workshop|shop|store|studio|showroom|roastery|find us|visit us|us) (?:on|at|in) )(?:the )?[a-z'-]+(?: [a-z'-]+)? (?:lane|street|st|road|rd|avenue|ave|square|quay|yard|row|hill|bridge|court|drive|terrace|place|wharf|parade|way|close|crescent|mews|gate)\b|\bno (?:physical |real )?(?:shop|store|showroom)\b|\bonline only\b/iu,
  ],
  'address, roughly': [
    /(?:店|仓库|工作室|车间|我们)[^。；;]{0,16}(?:在|位于)\p{Script=Han}{2,}|在\p{Script=Han}{2,12}(?:开|创)|\b(?:[Ss]hop|[Ss]tore|[Ww]orkshop|[Rr]oastery|[Ss]tudio|[Ss]howroom|[Gg]arage|[Bb]akery|[Nn]ursery|[Ww]arehouse|[Bb]ased|[Ll]ocated|[Ss]tarted|[Ff]ounded)\b[^.;]{0,48}\b(?:in|at|by|near) (?:(?:an?|the) [a-z ]{3,24} (?:in|at|by|near) )?[A-Z][a-z]/u,
  ],
  hours: [
    /营业|开门|开店|开放|在线|接待|上班|关门|打烊|休息|\b(?:open|opening|closed?|ring us|visit|hours|collect|pick up|online|on duty)\b/iu,
    /[\d零一二两三四五六七八九十]\s?点|\d{1,2}\s?[:：.]\s?\d{2}|\d\s?(?:am|pm|a\.m|p\.m)|\b(?:from|to) \d|周[一二三四五六日末]|\b(?:mon|tues?|wednes|thurs?|fri|satur|sun)days?\b/iu,
  ],
}
/** 到手碎了怎么赔, "the mug turned up smashed": it has come so, and did not become so in use; who pays then is another rule. */
export const cameBroken = (question: string): boolean => hasCome.test(question) && ruleFor(question) === 'fault' && !asksElse.test(question)
const hasCome =
  /收到|到手|到货|到了|刚到|[寄送运发]过?来|拿到|快递|路上|拆开|打开|开箱|\b(?:arriv\w*|came(?! (?:off|apart|undone|loose))|comes?|turn(?:s|ed)? up|showed up|got here|gets? here|received|deliver\w*|in (?:the post|transit)|opened)\b/iu
const asksElse =
  /谁[出付掏]|[运邮]费|保修|质保|用了|[用戴穿骑坐玩]着|过[了段]|\d+ ?(?:周|个?月|年)|个月|\b(?:who pays|postage|warrant\w*|guarantee\w*|refund|after (?:an?|a few|\d+) (?:days?|weeks?|months?|years?|uses|washes)|(?:weeks|months|years?) (?:in|later|old|ago))\b/iu

/** Whether a sentence tells such a rule. */
export const tellsRule = (rule: keyof typeof told, text: string): boolean => told[rule].every(pattern => pattern.test(text))

/** Whether a sentence tells what is asked: of paying by what the question names. */
function telling(rule: Rule, question: string): (text: string) => boolean {
  if (rule === 'ways to pay') return listsMeans
  if (rule === 'buyers') return text => tellsRule(rule, text) && namesSameBuyer(text, question)
  if (rule !== 'means' && rule !== 'means, among') return text => tellsRule(rule, text)
  const asked = meansAsked(question)
  return text => tellsMeans(asked, text) === (rule === 'means' ? 'named' : 'among')
}

const mostTold = 2
/** One sentence gives it. */
const given: ReadonlySet<Rule> = new Set(['phone', 'email', 'address', 'address, roughly', 'means', 'ways to pay'])
/** Where it stands, if on a page of its own. */
const pages: Partial<Record<Rule, string>> = {
  tracking: 'order_change',
  phone: 'shop',
  email: 'shop',
  address: 'shop',
  'address, roughly': 'shop',
  hours: 'shop',
  means: 'payment',
  'means, among': 'payment',
  'ways to pay': 'payment',
}
/** What stands on the page about orders weighs as much as so many shared words. */
const ownPage = 3

/** The sentences of the pages that tell it, a language's own before the other's, those first that share most words with what was asked and stand where it is to be looked for. */
export function readRule(rule: Rule, question: string, passages: readonly Passage[], language: Language): RuleTold[] {
  const tells = telling(rule, question)
  const asked = new Set(tellingTokens(question))
  const own = pages[rule]
  const onOwnPage = ({ topic }: RuleTold) => (own !== undefined && topicMatches(topic, own) ? ownPage : 0)
  const shared = (one: RuleTold) => onOwnPage(one) + tellingTokens(one.sentence).filter(token => asked.has(token)).length
  const all = passages.flatMap(({ topic, heading, language: of, text }) => {
    // "Broken on arrival" stands above what is done then, 开门时间 above the hours.
    const above = rule === 'arrived' || rule === 'hours' ? `${heading.split(' › ').at(-1) ?? ''} ` : ''
    return (tells(`${above}${text}`) ? splitSentences(text) : []).flatMap((sentence): RuleTold[] =>
      tells(`${above}${sentence}`) ? [{ topic, heading, language: of, sentence }] : [],
    )
  })
  const inLanguage = all.filter(one => one.language === language)
  const found = inLanguage.length > 0 ? inLanguage : all
  // Of what came broken just that is told which most of the story speaks of.
  const likeliest = rule === 'arrived' ? Math.max(0, ...found.map(shared)) : 0
  const best = found
    .filter(one => shared(one) >= likeliest)
    .toSorted((a, b) => shared(b) - shared(a))
    .slice(0, given.has(rule) ? 1 : mostTold)
  const [first] = best
  if (first !== undefined && (rule === 'means' || rule === 'means, among')) return withWays(first, passages)
  return found.filter(one => best.includes(one) && one.topic === best[0]?.topic)
}

/** "We don't take American Express": with the sentence of the same page that lists how one can pay. */
function withWays(first: RuleTold, passages: readonly Passage[]): RuleTold[] {
  if (!deniesMeans.test(first.sentence)) return [first]
  const { topic, heading, language } = first
  const own = passages.filter(one => one.topic === topic && one.language === language && one.heading === heading)
  const sentences = own.flatMap(({ text }) => splitSentences(text))
  const ways = sentences.find(sentence => listsMeans(sentence) && !deniesMeans.test(sentence))
  if (ways === undefined) return [first]
  return [ways, first.sentence].map(sentence => ({ topic, heading, language, sentence }))
}
const deniesMeans = /不|没|未|无法|\b(?:not|no|never|cannot)\b|n['’]t\b/iu
