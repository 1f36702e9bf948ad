import type { Command } from '../dialogue/commands.ts'
import type { Conversation } from '../dialogue/conversation.ts'
import { ofParcels } from '../dialogue/topics.ts'
import { asksOfPlaces, placesIn, placesNamed } from '../language/places.ts'
import { doubtsFee, faultIn } from '../understanding/asked-of-pages.ts'
import type { Command as Read } from '../understanding/commands.ts'
import { restatedIn } from '../understanding/restated.ts'
import { saysUnanswered } from '../understanding/unanswered.ts'

/** "That's not what I asked": the question of the turn before is still open. */
export function askedInVain({ question }: Conversation, text: string): Command | undefined {
  if (question === undefined || !saysUnanswered(text) || restatedIn(text) !== undefined) return undefined
  const { skus, topic, about } = question
  const of = about === 'pages' ? 'shop' : 'goods'
  return {
    command: 'ask',
    of,
    probability: 1,
    text: question.text,
    skus: [...skus],
    slots: {},
    unanswered: true,
    ...(topic === undefined ? {} : { topic }),
  }
}

const longestOfPlaces = 40

/** "And everywhere else?", 别的地方呢 of whoever was told of parcels to one place: the same of all of them. */
export function placesAsked({ question }: Conversation, text: string): Command | undefined {
  if (question?.topic === undefined || !ofParcels.has(question.topic) || text.length > longestOfPlaces) return undefined
  if (!asksOfPlaces.test(text) || placesIn(text).length > 0) return undefined
  const before = placesNamed(question.text).reduceRight((rest, { from, to }) => `${rest.slice(0, from)}${rest.slice(to)}`, question.text)
  return { command: 'ask', of: 'shop', topic: question.topic, probability: 1, text: `${before} ${text}`, skus: [], slots: {} }
}

/** What somebody wants beside what a parcel costs. */
const wantsElse: ReadonlySet<string> = new Set(['add', 'person', 'total', 'cart', 'drop', 'checkout'])

/** "Wow 8.50! thought it was free over 50", 25邮费太贵了 有啥法子包邮: heard as haggling, a wish or a complaint, and answered by the rule that applies. */
export function feeDoubted(read: readonly Read[] | undefined, text: string): Command | undefined {
  if (!doubtsFee(text) || read?.some(({ command }) => wantsElse.has(command)) === true) return undefined
  return { command: 'ask', of: 'shop', topic: 'shipping', probability: 1, text, skus: [], slots: {} }
}

/** "Your site says you'd cut it to length", 你们页面不是说液体慢一两天: what somebody has read of the shop is asked of it, where nothing else of the message is heard. */
export function ruleDoubted(read: readonly Read[] | undefined, text: string): Command | undefined {
  const claim = text.length > longestDoubted ? null : claims.exec(text)
  if (claim === null || placesIn(text).length > 0) return undefined
  if (read?.some(({ command, probability = 0 }) => probability >= surelyElse && !mistakenOfDoubt.has(command)) === true) return undefined
  const behind = text.slice(claim.index + claim[0].length)
  const said = behind.replace(soItIs, '').trim()
  const isDoubted = said.length < behind.trim().length || /不是|明明|\bsa(?:ys|id)\b/iu.test(claim[0])
  if (!isDoubted || said.length < leastDoubted[/\p{Script=Han}/u.test(said) ? 'zh' : 'other']) return undefined
  return { command: 'ask', of: 'shop', probability: 1, text: said, skus: [], slots: {} }
}
const longestDoubted = 90
const leastDoubted = { zh: 4, other: 12 } as const
const surelyElse = 0.6
const mistakenOfDoubt: ReadonlySet<string> = new Set(['reject', 'no', 'yes', 'chat', 'off', 'noise', 'order'])
const claims =
  /(?:你们?|您)?(?:家|店里?)?的?(?:页面|网页|网站|详情页?|介绍|说明|规定|规则|上面)[上里]?(?:不是|明明)?(?:说|写|讲)(?:了|着|过|的是?)?|我(?:记得|看到|看见)(?:你们?|您)?(?:家|店里?)?(?:说|写|讲)?(?:过|的是?)?|\b(?:your|ur) (?:web)?(?:site|page|listing|description|faq|policy) (?:says?|said)(?: that)?\b|\b(?:it )?says on (?:your|ur|the) (?:web)?(?:site|page|listing)(?: that)?\b/iu
const soItIs =
  /(?:(?:[,，]?(?:不是这[个样]|不是吗|对不对|对[吧吗]|是[吧吗]|是不是|没错)|(?<![, ])[, ]+(?:though|tho|no|right|didn['’]?t it|doesn['’]?t it))[吧吗么呀啊]?|[吧吗么呀啊]|(?<![?？!！。.~]))[?？!！。.~]*$/iu

/** "My loom's cracked after ten months of use, now what" of which nothing else is heard. */
export const wearTold = (text: string): Command[] | undefined =>
  faultIn(text).fault === 'used'
    ? [{ command: 'ask', of: 'shop', topic: 'warranty', fault: 'used', probability: 1, text, skus: [], slots: {} }]
    : undefined

/** "So no then? could we sort it some other way", 能不能通融一下 of whoever was told a rule: nothing but a person can bend it. */
export function exceptionAsked({ page }: Conversation, text: string): Command | undefined {
  if (page === undefined || text.length > longestException || !asksException.test(text)) return undefined
  return { command: 'person', sure: false, probability: 1, text, skus: [], slots: {} }
}
const longestException = 70
const asksException =
  /通融|破(?:个|一?次)?例|(?:别的|其他|其它|什么|啥)(?:办法|法子|辙)|商量(?:一?下|商量)|(?:想想|想个|帮想)办法|\b(?:(?:some|any) other way|any(?:thing| way)(?: else)? (?:that )?(?:we|you|u|ya) (?:can|could) (?:still )?(?:do|sort)|make an exception|bend the rules?|work something out|way (?:round|around) (?:it|this|that))\b/iu
