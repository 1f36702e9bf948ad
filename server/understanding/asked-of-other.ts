import type { Command } from '../dialogue/commands.ts'
import type { Conversation } from '../dialogue/conversation.ts'
import { goesBack } from '../dialogue/topics.ts'
import { asksSomething } from '../language/question-words.ts'
import { likeThis } from './beside.ts'
import { isNamedFrom, nameScore } from './likely.ts'
import type { Message, Shop } from './message.ts'
import { anotherIn } from './restated.ts'
import { otherOf } from './same-asked.ts'
import { withoutName } from './without-name.ts'

type Question = NonNullable<Conversation['question']>

/** "And the other ones?", 另外那个呢: whole messages that name what is left. */
const theOther =
  /^(?:and |or |so |what about |how about )?the other (?:one|ones|two|pair)\s*\??$|^(?:那|还有)?(?:另外?(?:那|一)?一?|剩下)(?:那)?[个款双只条把件顶套](?:呢|的呢)?[？?。!！~]*$/iu
/** "And if I had worn it?", 绣了名字的呢: the same is asked of another case. */
const otherCase =
  /^(?:(?:ok|okay|so|right|oh)[, ]+)?(?:and |but |or |so )?(?:what (?:about )?if|if|even if|same (?:for|if))\b|[了没过].*(?:呢|的话)[?？。!！~]*$/iu
const longestCase = { zh: 30, other: 80 }

/**
 * 大号的呢, "and the other one?", "and if I had worn it?" after a question: the same is asked of another option of that thing, of another thing, or of another case that a
 * page has a rule for. `isAsk`: it is heard as a question to the shop, which in English leans on the one before by itself.
 */
export function askedOfOther(question: Question | undefined, message: Message, shop: Shop, isAsk: boolean): Command[] | undefined {
  if (question === undefined || question.compared === true) return undefined
  const { text } = message
  const ofPage = isAsk && !/\p{Script=Han}/u.test(text) ? undefined : asCase(question, text, shop)
  if (ofPage !== undefined) return [ofPage]
  const [before, more] = question.skus
  if (question.about === 'pages' || before === undefined || more !== undefined || question.topic === 'shipping') return undefined
  const rest = theOther.test(text.trim()) ? text.trim().replace(/(?:呢|(?<![？?。!！~]))[？?。!！~]*$/u, '') : anotherIn(text)
  if (rest === undefined || asksSomething(rest)) return undefined
  const ask = (sku: string, asked: string): Command[] => [
    { command: 'ask', of: 'goods', probability: 1, text: asked, skus: [sku], slots: {}, called: true },
  ]
  const named = shop.speaksOf(rest).some(one => one.words > 0 && one.sku !== before)
  if (!named && shop.variantsNamed(rest, before).length > 0) {
    const option = withOption(question.text, rest, before, shop)
    return option === undefined ? undefined : ask(before, option)
  }
  const said = theOther.test(text.trim()) ? rest.replace(/\bones\b/iu, 'one') : rest
  const other = otherOf(before, [], { text: said, rest: said }, { ...message, focus: before }, shop) ?? ofTwo(said, before, shop)
  const names = shop.vocabulary.products.flatMap(one => (one.sku === before ? one.names : []))
  const asked = withoutName(question.text, names)
  if (other !== undefined) return ask(other, asked)
  const several = shop.speaksOf(said).flatMap(one => (one.sku !== before && nameScore(one) > isNamedFrom ? [one.sku] : []))
  return several.length > 1 && several.length <= mostAsked ? ask(several[0]!, asked).map(one => ({ ...one, skus: several })) : undefined
}

/** What goes by one name is asked about at once, so many of it. */
const mostAsked = 3

/** "The small one" of two that there are of a kind. */
function ofTwo(text: string, before: string, shop: Shop): string | undefined {
  const alike = likeThis(before, shop)
  if (theOther.test(text.replace(/\bone\b/iu, 'ones')) && alike.length === 2) return alike.find(sku => sku !== before)
  const order = /\b(?:small|little|smaller)\b|小的?那?/iu.test(text)
    ? 'smallest'
    : /\b(?:big|large|bigger|larger)\b|大的?那?/iu.test(text)
      ? 'biggest'
      : undefined
  const first = order === undefined || alike.length !== 2 ? undefined : shop.firstBy(order, alike)
  return first === before ? undefined : first
}

/** What a question calls an option: a number with its unit, a letter of a size, 大号. */
const asOption =
  /[a-z]?\d+(?:\.\d+)?(?:\s?[x×*]\s?\d+)?\s?(?:cm|mm|ml|kg|m|g|l|inch|in|毫升|厘米|公分|毫米|米|升|克|寸|码|号)?(?![a-z])|[大中小]号|[大中小]的|(?<![a-z])(?:small|medium|large|big|xs|xl|[sml])(?![a-z'])/giu

/** The question before of another size of the same thing: "how heavy is the 26 cm one" – "and the 30?". */
function withOption(question: string, rest: string, sku: string, shop: Shop): string | undefined {
  const isOption = (words: string) => shop.variantsNamed(words, sku).length > 0
  // Of another colour it is asked whether that is there.
  if (rest.search(asOption) < 0) return undefined
  const old = [...question.matchAll(asOption)].map(([words]) => words).filter(isOption)
  const [first] = old
  const said = rest.replace(/的?[那这][个款条只件双把套]$|的$/u, '')
  if (first === undefined) return /\p{Script=Han}/u.test(question) ? `${said}${question}` : `${question} ${said}`
  return old.slice(1).reduce((text, words) => text.replace(words, ''), question.replace(first, said))
}

/** 绣了名字的毯子呢 of whoever asked whether it can go back: that with the question itself, for the page that tells it. */
function asCase({ text: asked, topic }: Question, text: string, shop: Shop): Command | undefined {
  const isChinese = /\p{Script=Han}/u.test(text)
  if (!goesBack.has(topic) || text.length > longestCase[isChinese ? 'zh' : 'other'] || !otherCase.test(text.trim())) return undefined
  const said = text
    .trim()
    .replace(/(?:呢|(?<![?？。!！~]))[?？。!！~]*$/u, '')
    .replace(/^(?:(?:ok|okay|so|right|oh)[, ]+)?(?:and |but |or )/iu, '')
  const asks = askingPart(asked)
  if (asks === undefined || asksSomething(said)) return undefined
  const skus = shop.speaksOf(said).flatMap(one => (one.words > 0 && one.others === 0 && one.share > 0.5 ? [one.sku] : []))
  return {
    command: 'ask',
    of: 'shop',
    probability: 1,
    text: isChinese ? `${said} ${asks}` : `${said}, ${asks}`,
    skus: skus.length === 1 ? skus : [],
    slots: {},
    ...(topic === undefined ? {} : { topic }),
  }
}

/** "Can I send it back" of "got it in the sale, not used, can I send it back"; 能退吗 of 洗过一次能退吗: without what was told of the other case. */
function askingPart(question: string): string | undefined {
  const part = (/\p{Script=Han}/u.test(question) ? asksBack.zh : asksBack.en).exec(question.trim())?.[0]
  return part === undefined || part.length > longestCase.other ? undefined : part
}
const asksBack = {
  zh: /还?(?:能不能|可不可以|可以|能|给|包|管)(?:不能|不)?(?:免费|无理由)?(?:退|换|修|赔|保)[^\s,，。]{0,4}$/u,
  en: /\b(?:can|could|do|does|will|would|is|are|am|how long|who)\s(?:i|we|you|u|it|they|that|the|pays?)\b[^,.;]*$/iu,
} as const
