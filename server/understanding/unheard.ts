import { normalise } from '../../models/turn-units.ts'
import type { Command } from '../dialogue/commands.ts'
import { type Topic, topicOfIntent } from '../dialogue/topics.ts'
import type { Clause } from '../dialogue/turn.ts'
import { intentByKeywords } from '../language/keywords.ts'
import { refusesPerson } from '../language/person-refused.ts'
import { asksSomething } from '../language/question-words.ts'
import { asksForGoods } from '../language/wish-phrases.ts'
import { asksCover } from './asked-of-pages.ts'
import { sureOfUnheard, topicOf } from './clause-of.ts'

/** A clause of several that asks of the shop's pages, where no command is of it: the reader hears what is meant first, and drops the second question. */
export function unheard(commands: readonly Command[], clauses: readonly Clause[]): Command[] {
  // One clause is heard by whatever command it makes, but for a thing that is taken or added up in passing.
  if (clauses.length < 2 && !commands.every(({ command }) => inPassing.has(command))) return []
  const isHeard = (clause: Clause, topic: Topic) =>
    commands.some(
      one =>
        (one.topic === topic && tellsOf(one, topic) && !(clauses.length < 2 || inPassing.has(one.command))) ||
        (one.command === 'ask' && (one.text.includes(clause.text) || clause.text.includes(one.text))),
    )
  return clauses.flatMap((clause): Command[] => {
    const topic = topicOf(clause, sureOfUnheard)
    if (topic === undefined || topic === 'product' || topic === 'size_advice' || isHeard(clause, topic)) return []
    // 门锁坏了想换一个，有没有静一点的: another is wished for, and nothing goes back.
    if (goesBack.has(topic) && replaces.test(clause.text) && commands.some(one => one.command === 'find' && one.wish.hasKind)) return []
    // 来一个礼盒: what a thing is called asks for no wrapping.
    if (topic === 'gift_wrap' && !(asksSomething(clause.text) || wraps.test(clause.text))) return []
    return [{ command: 'ask', of: 'shop', probability: clause.intents[0]?.probability ?? 0, text: clause.text, topic, skus: [], slots: {} }]
  })
}

const replaces =
  /(?:坏|旧|破|断|碎|丢|烂|不灵)了?[^。！？!?]{0,6}换(?:一?[个把条双台只件盏张口]|新)|\b(?:mine|old one|my (?:old )?[a-z]+(?: [a-z]+)?) (?:broke|died|(?:is|has) (?:broken|died|knackered|worn out|had it)|packed (?:up|in)|gave up)\b[^.?!]{0,24}\b(?:need|want|looking|after|replace)\b/iu
const wraps = /包装|包[一起好个]|打包|[贺卡]卡|卡片|写.{0,3}[字话]|\b(?:wrap\w*|cards?|note|receipt|prices?)\b/iu

/** What a command that asks of the goods or the order answers besides: a sum counts postage and wrapping in. */
function tellsOf({ command }: Command, topic: Topic): boolean {
  switch (command) {
    case 'total':
    case 'price':
      return topic === 'shipping' || topic === 'delivery_area' || topic === 'gift_wrap'
    case 'checkout':
      return topic === 'payment'
    case 'coupon':
    case 'haggle':
      return topic === 'coupon'
    case 'order':
      return topic === 'order_change' || goesBack.has(topic)
    default:
      return command === 'ask'
  }
}
const goesBack: ReadonlySet<Topic> = new Set<Topic>(['returns', 'exchange', 'refund', 'warranty'])

/** Commands that leave a question about the goods beside them to be asked; of what is only wished for it is asked when that is found. */
const besideGoods: ReadonlySet<string> = new Set([
  'stock',
  'price',
  'add',
  'drop',
  'total',
  'ask',
  'reject',
  'yes',
  'no',
  'coupon',
  'haggle',
  'checkout',
  'find',
])
const ofGoods: ReadonlySet<string> = new Set(['ask_product_detail', 'ask_size_advice'])
/** What asks in the words of those commands themselves. */
const asksThemselves: ReadonlySet<Command['command']> = new Set(['ask', 'advise', 'compare'])

/**
 * "Is it there in grey? And can it be washed?": a clause of several that asks of the goods, where the classifier is sure, other clauses tell the commands there
 * are, and none of these is a question in its words. It is asked of what it calls by its name, else of what the commands are about, which then no longer speak of it.
 */
export function withUnheardOfGoods(
  commands: readonly Command[],
  clauses: readonly Clause[],
  calledBy: (text: string) => string | undefined = () => undefined,
): Command[] {
  if (commands.length === 0 || !commands.every(({ command }) => besideGoods.has(command))) return [...commands]
  const shares = (one: Command, clause: Clause) => {
    const [own, other] = [normalise(one.text), normalise(clause.text)]
    return own.includes(other) || other.includes(own)
  }
  const open = clauses.filter(
    clause =>
      asksOfGoods(clause) && !commands.some(one => (asksThemselves.has(one.command) || isTurnedDown(one, clause)) && shares(one, clause)),
  )
  // "What has that to do with sleep? You've got it wrong": what asks in it only turns it down.
  function isTurnedDown({ command, text }: Command, clause: Clause): boolean {
    return command === 'reject' && asksSomething(text) && !asksSomething(clause.text.replace(text, ' '))
  }
  // Where the commands would be left without words of their own, what none of them speaks of.
  const isEnough = clauses.length - open.length >= new Set(commands.map(({ text }) => text)).size
  const isWish = (one: Command, { text }: Clause) => one.command === 'find' && one.wish.kind !== undefined && !text.includes(one.wish.kind)
  const asked = isEnough ? open : open.filter(clause => commands.every(one => !shares(one, clause) || isWish(one, clause)))
  if (asked.length === 0) return [...commands]
  const own = (text: string) => asked.reduce((left, clause) => left.replace(clause.text, ' '), text).trim()
  const [skus = []] = commands.flatMap(one => (one.skus.length > 0 ? [one.skus] : []))
  return [
    // What is wished for is found by all that is told of it.
    ...commands.map(one => (own(one.text) === '' || one.command === 'find' ? one : { ...one, text: own(one.text) })),
    ...asked.map((clause): Command => {
      const topic = topicOf(clause, sureOfUnheard)
      const probability = clause.intents[0]?.probability ?? 0
      const called = calledBy(clause.text)
      const meant = called === undefined ? { skus } : { skus: [called], called: true as const }
      const said = { probability, text: clause.text, ...meant, slots: {}, command: 'ask' as const }
      if (asksCover(clause.text, clauses.map(one => one.text).join(' '))) return { ...said, of: 'shop', topic: 'warranty' }
      return { ...said, of: 'goods', ...(topic === 'size_advice' ? { topic } : {}) }
    }),
  ]
}

/**
 * "Is the rabbit there in grey? And what for the older girl": a clause of its own that surely wishes for goods, where no command does and one was read that tells
 * of another clause.
 */
export function wishesUnheard(commands: readonly Command[], clauses: readonly Clause[]): Clause[] {
  if (clauses.length < 2 || commands.length === 0 || commands.some(({ command }) => looksForGoods.has(command))) return []
  const wished = clauses.filter(
    ({ intents: [best], abstain, text }) =>
      !abstain &&
      best !== undefined &&
      unheardWishes.has(best.name) &&
      (best.name !== 'find_product' || asksForGoods(text)) &&
      best.probability >= (asksSomething(text) ? sureOfUnheard : surely),
  )
  const [only, more] = wished
  return only === undefined || more !== undefined || commands.some(({ text }) => text === only.text) ? [] : [only]
}
/** "When is it back? Or anything similar", 有没有差不多的: others like what the message asks about, which then no longer speaks of them. */
export function withOthersUnheard(commands: readonly Command[], text: string): readonly Command[] {
  const [first] = commands
  const part = (text.match(parts) ?? []).find(one => asksSimilar.test(one))?.trim()
  if (first === undefined || part === undefined || commands.some(({ command }) => looksForGoods.has(command))) return commands
  const left = commands.map(one => ({ ...one, text: one.text === part ? part : one.text.replace(part, '').trim() }))
  return [...left, { command: 'more', probability: first.probability, text: part, skus: [], slots: {} }]
}
const asksSimilar =
  /^\s*(?:(?:or|and|if not,?|otherwise|else) )?(?:(?:is|are) there |(?:do|have) (?:you|u) (?:have |got )?|got )?(?:anything|something|one|any) (?:else )?(?:similar|like (?:it|that|this)|comparable)\b|有没?有?(?:什么|别的|其他)?(?:类似|差不多)的(?!价)|(?:类似|差不多)的(?:有[吗没]|也行|有没有)/iu

const surely = 0.9
const looksForGoods: ReadonlySet<string> = new Set(['find', 'more', 'cheaper', 'dearer', 'compare', 'advise'])
const unheardWishes: ReadonlySet<string> = new Set(['find_gift', 'find_product', 'ask_recommendation'])

const inPassing: ReadonlySet<string> = new Set(['add', 'yes', 'drop', 'reject'])

/** The classifier hears a question about goods in it, or its words ask one. */
export const asksOfGoods = (clause: Clause): boolean => isHeard(clause) || isUnclear(clause)

/** Of a clause in which no command asks it is enough that the classifier hears a question before anything else. */
const isHeard = ({ intents: [best], abstain }: Clause): boolean =>
  !abstain && best !== undefined && ofGoods.has(best.name) && best.probability >= heardFrom
const heardFrom = 0.6

/** "Would that do a 3 egg sponge for 10": a question in its words, of which the classifier cannot tell what kind. */
function isUnclear({ intents: [best], abstain, text }: Clause): boolean {
  if (best === undefined || !asksSomething(text) || text.length < shortest(text)) return false
  const ofPages = topicOfIntent[best.name] !== undefined
  if (abstain) return !(wishes.has(best.name) || talks.has(best.name))
  return (
    best.probability < (ofPages ? sureOfUnheard : unclearBelow) &&
    (ofPages || !(wishes.has(best.name) || ofOptions.has(best.name) || talks.has(best.name)))
  )
}
const unclearBelow = 0.5
const shortest = (text: string) => (/\p{Script=Han}/u.test(text) ? 5 : 16)
/** What no question to the shop's texts is, however faintly it is heard. */
const wishes: ReadonlySet<string> = new Set([
  'find_product',
  'find_gift',
  'ask_recommendation',
  'show_other',
  'cheaper',
  'give_detail',
  'correct_detail',
  'add_to_cart',
  'remove_from_cart',
  'view_cart',
  'checkout',
])
/** What the commands beside it answer. */
const ofOptions: ReadonlySet<string> = new Set(['compare', 'ask_price', 'ask_stock', 'ask_colour', 'ask_size'])
const talks: ReadonlySet<string> = new Set([
  'greet',
  'goodbye',
  'thank',
  'how_are_you',
  'ask_if_bot',
  'talk_to_human',
  'insult',
  'compliment',
])

/** A part of a message between its marks; in Chinese a space parts too. */
const parts =
  /(?:[^,，.。!！?？;；\n–\p{Script=Han} ]|(?<!\p{Script=Han}) |(?<=\p{Script=Han}) (?!\p{Script=Han})|(?<=\d)[.,](?=\d)|\p{Script=Han})+[?？]?/gu
/** What wishes for goods, or is asked of whoever sells them. */
const wishesOn =
  /有没有|有[吗么不]|有[什啥哪]|推荐|哪[个款种些]|多少|预算|帮我|[你您]|\b(?:any|sell|which|recommend|suggest|how much|budget|something|anything|please|help|(?:do|can|could|would|will|have|are|did) (?:you|u))\b/iu
const leastAsked = (text: string) => (/\p{Script=Han}/u.test(text) ? 4 : 12)

/** "A daypack for work, would a laptop fit?": what asks in the end of a wish is asked of what is found for it, where nothing else of the message asks. */
export function askedBesideWish(commands: readonly Command[], text: string): Command[] {
  const [wish, more] = commands
  if (wish?.command !== 'find' || more !== undefined || !(wish.wish.hasKind || wish.slots.product !== undefined)) return []
  const [first, ...rest] = (text.match(parts) ?? []).map(part => part.trim()).filter(part => part !== '')
  const asked = rest.at(-1)
  if (first === undefined || asked === undefined || asked.length < leastAsked(asked)) return []
  if (
    !asksSomething(asked) ||
    wishesOn.test(asked) ||
    isOwned.test(asked) ||
    [first, ...rest.slice(0, -1)].some(part => asksSomething(part))
  )
    return []
  const { probability } = wish
  return [{ command: 'ask', of: 'goods', probability, text: asked, skus: [], slots: {} }]
}

/** 别本子 她一堆呢: there is enough of it already. */
const isOwned = /(?:一大?堆|有(?:好多|很多|好几\p{Script=Han}?)|够多|不缺)(?:了|呢|啦|的)*$/u

/** "Are you a bot? Put me through to somebody": a person who is called in a clause of its own. */
export function personUnheard(commands: readonly Command[], clauses: readonly Clause[]): Command[] {
  if (clauses.length < 2 || commands.some(({ command }) => command === 'person')) return []
  const called = clauses.find(
    ({ intents: [best], abstain, text }) =>
      best?.name === 'talk_to_human' && !abstain && best.probability >= sureOfPerson && !refusesPerson(text),
  )
  if (called === undefined) return []
  return [{ command: 'person', probability: called.intents[0]!.probability, text: called.text, skus: [], slots: {}, sure: true }]
}
const sureOfPerson = 0.9

/** 行了 给我转人工吧 几点上班啊: in one clause with the call for a person something else is asked, in a part of its own. */
export function askedBesidePerson(commands: readonly Command[], clauses: readonly Clause[], text: string): Command[] {
  if (commands.length === 0 || clauses.length > 1 || !commands.every(({ command }) => command === 'person')) return []
  const said = (text.match(parts) ?? []).map(part => part.trim())
  const calls = (part: string) => intentByKeywords(part) === 'talk_to_human' || callsOn.test(part)
  const isCalled = said.some(part => calls(part) && !asksOfIt.test(part))
  const asked = said.find(part => part.length >= leastAsked(part) && asksSomething(part) && !calls(part))
  if (!isCalled || asked === undefined) return []
  return [{ command: 'ask', of: 'shop', probability: commands[0]!.probability, text: asked, skus: [], slots: {} }]
}
const callsOn =
  /人工|真人|客服|机器|在吗|转.{0,3}人|吧[。!！~]*$|\b(?:human|person|somebody|someone|agent|colleague|people|bot|robot|real|anyone|anybody|there)\b/iu
/** When they are there is asked, and nobody called. */
const asksOfIt = /几点|什么时候|上班|\b(?:when|what time|hours)\b/iu

const sentences = /[^.。!！?？;；\n]+[.。!！?？;；\n]*/gu
/** 那红的吧, 还是399的 ask nothing. */
const agrees = /吧[\s,，。.!！]*$|^\s*(?:那)?还是/u
const takes = /\b(?:add|take|get|have|buy|order|please|pls|put|want)\b|[来要拿加买]/iu

/** "Add both then. Can the board go in the dishwasher", 再来俩睡袋 晚上大概10度 够不够暖: the sentence that asks, where all that was heard is what another takes. */
export function askedBesideTaking(commands: readonly Command[], text: string): Command[] {
  if (commands.length === 0 || !commands.every(({ command }) => command === 'add')) return []
  const said = [...text.matchAll(/\p{Script=Han}/u.test(text) ? parts : sentences)]
  const isTaken = ([sentence]: RegExpExecArray) => takes.test(sentence) && !asksSomething(sentence)
  const first = said.findIndex(isTaken)
  const isAsked = ([sentence]: RegExpExecArray) => asksSomething(sentence) && !takes.test(sentence) && !agrees.test(sentence)
  const asked = said.findIndex((one, at) => at !== first && isAsked(one))
  if (first < 0 || asked < 0) return []
  // 晚上大概10度 够不够暖: what is told between the two is asked about.
  const from = said.findLastIndex((one, at) => at < asked && (isTaken(one) || asksSomething(one[0])))
  const whole = text.slice(said[Math.max(0, from + 1)]!.index, said[asked]!.index + said[asked]![0].length).trim()
  const { probability, skus } = commands.at(-1)!
  return [{ command: 'ask', of: 'goods', probability, text: whole, skus, slots: {} }]
}
