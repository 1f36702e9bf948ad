import type { Language } from '../language/language.ts'
import { tellsBody } from '../language/measures.ts'
import { placesIn } from '../language/places.ts'
import { asksForMore, asksOnlyHow, asksWhatToBuy, pointsThere, saysWhich, supposes, whoPays } from '../language/question-words.ts'
import { ruleFor } from '../language/trouble-words.ts'
import { chosenOf, leftOf, turnTo } from './attention.ts'
import type { Command } from './commands.ts'
import type { Asked, Conversation } from './conversation.ts'
import { ask, type Decision, say } from './decision.ts'
import { runningOf } from './sum-policy.ts'
import { goesBack, ofParcels, type Topic } from './topics.ts'
import type { Turn } from './turn.ts'
import type { DetailKind, Want } from './wants.ts'
import { find, wishFor } from './wish-policy.ts'

type Of<Name extends Command['command']> = Extract<Command, { command: Name }>

/** What a command is obeyed in; `last`: the question before, where nothing but a comparison may lean on it too. */
export type Context = {
  asked: Asked | undefined
  question: Conversation['question']
  turn: Turn
  commands: readonly Command[]
  last?: Conversation['question']
}

/** A product pointed at, else the one talked about, else the only one on the screen. */
export function target(conversation: Conversation, { skus }: Pick<Command, 'skus'>): string | undefined {
  const [only, more] = leftOf(conversation)
  return skus[0] ?? conversation.focus ?? (more === undefined ? only : undefined)
}

/** So short that what was asked before may be the other half. */
const shortQuestion = 14

/** Asked of the pages, whatever product it is asked of: its own text comes first there where it tells. */
export const isOfShop = (topic: Topic | undefined): boolean => topic !== undefined && topic !== 'size_advice' && topic !== 'product'

export function askGoods(decision: Decision, command: Of<'ask'>, context: Context): Decision {
  const { question, commands } = context
  const { conversation } = decision
  if (command.list !== undefined && target(conversation, command) !== undefined) return detailOf(decision, command, command.list)
  const one = target(conversation, command)
  const skus = command.skus.length > 0 ? command.skus.slice(0, 3) : one === undefined ? conversation.shown : [one]
  const about: Conversation = skus.length === 1 ? turnTo(conversation, skus[0]!) : conversation
  // Something of a kind that is not on the screen: the shop may have it.
  if (command.named !== undefined && command.skus.length === 0) {
    const shown = wishFor(decision, command, command.named)
    // 我165 练功服穿啥码: the size of what is shown for it.
    return command.topic === 'size_advice' ? askOfFound(shown, command) : shown
  }
  if (skus.length === 2 && saysWhich(command.text) && command.topic === undefined) return askWhich(decision, command, skus)
  // "Are the torch and the jacket both waterproof?": an answer for each of what is named.
  if (command.called === true && skus.length > 1 && !saysWhich(command.text)) return askEach(decision, command, skus)
  // "A bit tighter then" of who told their height a turn ago.
  const isOfSize = command.topic === 'size_advice' && question?.topic === 'size_advice'
  const isHalf = command.text.length <= shortQuestion && command.skus.length === 0
  const isOfPage = question !== undefined && one === undefined && leansOnPage(command, conversation, question)
  const leans = question !== undefined && (isOfSize || command.leans === true || isHalf || isOfPage)
  const told = pageJustAsked(decision, command)
  if (told !== undefined) return askShop(decision, { ...command, of: 'shop', topic: told }, { ...context, question: conversation.question })
  // "And if a needle is missing from it?" of what may go back.
  if (isCaseOf(command, question)) return askShop(decision, { ...command, of: 'shop' }, context)
  const asked = lookUp({ ...decision, conversation: about }, command, {
    skus,
    about: 'either',
    of: 'goods',
    ...(command.each === true ? { each: true } : {}),
    // 雾蓝的有吗 is told as stock, or as what is wished for, where no text tells it.
    ...(commands.some(other => tellsToo.has(other.command) && other.text === command.text) ? { attempt: 'texts' as const } : {}),
    ...ofSize(command),
    ...(leans ? { before: question.text } : {}),
  })
  return command.each === true ? withShown(asked, [...new Set([...(conversation.question?.skus ?? []), ...skus])]) : asked
}

const tellsToo: ReadonlySet<Command['command']> = new Set<Command['command']>(['stock', 'price', 'find', 'compare'])

/** What is said next may be of any of these, as of two that were compared. */
function withShown(decision: Decision, skus: readonly string[]): Decision {
  const { conversation } = decision
  return { ...decision, conversation: { ...conversation, shown: skus, seen: [...new Set([...conversation.seen, ...skus])] } }
}

/** "How long have I got to send it back & who pays": a few words with nothing for what they are about, behind a question to the pages in the same message. */
function pageJustAsked(decision: Decision, command: Command): Topic | undefined {
  const { text, leansBack, slots } = command
  const { question } = decision.conversation
  const isHalf = leansBack !== true && slots.pointing !== true && isBehind(command, decision) && text.length <= shortQuestion
  return isHalf && asksForMore(text) ? question?.topic : undefined
}

/** "Do i pay" behind "can I swap it", 老客户能用不 behind what a code is: names nothing that it is about, and what the same message asked before it was for the pages. */
const isBehind = (command: Command, { conversation: { question } }: Decision): boolean => isBare(command) && question?.about === 'pages'
const isBare = ({ topic, called, named }: Command): boolean => topic === undefined && called !== true && named === undefined
/** 要多久 behind 断了能修吗 sounds like a parcel, whatever it is of. */
const withoutGuess = (command: Of<'ask'>, { conversation: { question } }: Decision): Of<'ask'> => {
  const { topic, ...rest } = command
  return topic === 'delivery_time' && asksOnlyHow(command.text) && !ofParcels.has(question?.topic) ? rest : command
}

/** "Which of them can go in the wash?": what the texts of both tell of it. */
function askWhich(decision: Decision, { text }: Command, skus: readonly string[]): Decision {
  const question = { text, skus, about: 'products', compared: true } as const
  const conversation: Conversation = { ...turnTo(decision.conversation, skus[0]!), asked: 'product', question }
  return say({ ...decision, conversation }, { want: 'compare', skus, question: text })
}

function askEach(decision: Decision, command: Of<'ask'>, skus: readonly string[]): Decision {
  const asked = skus.reduce(
    (next, sku) => lookUp(next, command, { skus: [sku], about: 'either', of: 'goods', each: true, ...ofSize(command) }),
    decision,
  )
  const { question } = asked.conversation
  const told = withShown({ ...asked, conversation: turnTo(asked.conversation, skus[0]!) }, skus)
  return question === undefined ? told : { ...told, conversation: { ...told.conversation, question: { ...question, skus } } }
}

/** "Do you have a tent, and is it heavy?": what names nothing of its own is asked of what is wished for before it. */
export const leansOnFound = (one: Command, earlier: readonly Command[], focus: string | undefined): boolean =>
  (one.command === 'ask' ? one.unanswered !== true && one.trade !== true && one.list === undefined : isOfOption(one)) &&
  one.named === undefined &&
  !isOfShop(one.topic) &&
  earlier.some(
    other =>
      (other.named !== undefined && one.skus.length === 0) ||
      (other.command === 'find' &&
        other.wish.hasKind &&
        (one.skus.every(sku => other.slots.product?.includes(sku) === true) || (other.wish.isNew && isOfFocusAlone(one, focus)))),
  )

/** 蓝色的有吗 behind the kind that is wished for. */
const isOfOption = ({ command, skus, option, slots }: Command): boolean =>
  command === 'stock' && skus.length === 0 && (option === true || (slots.colour ?? slots.size) !== undefined)

/** Of what was talked about before, though nothing in its words points there. */
const isOfFocusAlone = ({ skus, called, slots, leansBack }: Command, focus: string | undefined): boolean =>
  called !== true && slots.pointing !== true && leansBack !== true && skus.length === 1 && skus[0] === focus

/** Asked of the first of what the turn shows; where it shows nothing there is nothing to be asked about. */
export function askOfFound(decision: Decision, command: Command): Decision {
  const wants = decision.wants.map((want): Want => (want.want === 'products' ? { ...want, asked: true } : want))
  const asked = { ...decision, wants }
  return asksWhatToBuy(command.text)
    ? asked
    : lookUp(asked, command, { skus: [], about: 'either', of: 'goods', ofFound: true, ...ofSize(command) })
}

/** "T-shirts, I'm 170 tall, which size?": their size is told, and they are shown; of the one that is talked about its size alone. */
export function findInSize(decision: Decision, command: Of<'find'>, context: Context): Decision {
  const { focus } = decision.conversation
  if (!command.wish.hasKind && focus !== undefined) return askGoods(decision, { ...command, command: 'ask', of: 'goods' }, context)
  const { category, product = [] } = command.slots
  const sized = lookUp(decision, command, {
    skus: product.slice(0, 1),
    ...(category === undefined ? {} : { category }),
    about: 'either',
    topic: 'size_advice',
    attempt: 'texts',
  })
  return find(sized, command, context.asked, narrowed => detail(narrowed, command, 'stock'), command.text)
}

export function askShop(before: Decision, heard: Of<'ask'>, { question: last, commands, turn }: Context): Decision {
  const plain = withoutGuess(heard, before)
  const command = isBehind(plain, before) ? plain : heard
  // "Do they both have a guarantee?": each may have its own.
  if (command.topic === 'warranty' && command.several === true && command.skus.length === 2)
    return askEach(before, { ...command, of: 'goods' }, command.skus)
  // "How do I send it back, and who pays the postage?" asks both in one message.
  const own = before.conversation.question
  const behind = isBehind(command, before) && command.text.length <= longestBehind && asksForMore(command.text) ? own : undefined
  const question = command.topic === 'shipping' && own?.topic !== undefined && goesBack.has(own.topic) ? own : (behind ?? last)
  // "What does it cost to get the tent to Inverness?" talks about the tent.
  const [named, more] = command.called === true ? command.skus : []
  const turned = named === undefined || more !== undefined ? before.conversation : turnTo(before.conversation, named)
  const decision = { ...before, conversation: turned }
  const { conversation } = decision
  const one = target(conversation, command)
  // "And who pays the postage?" of whoever asked how to send it back; not "what's the postage, we're in Inverness".
  const isOfReturn =
    command.topic === 'shipping' &&
    question?.topic !== undefined &&
    goesBack.has(question.topic) &&
    command.text.length <= longestOfReturn &&
    (conversation.destination === undefined || whoPays(command.text))
  // Of what has broken, not of what is only not liked.
  if (isOfReturn && ruleFor(question.text) === 'fault')
    return lookUp(
      decision,
      { ...command, text: whoPaysForFaults[turn.language] },
      { skus: [], about: 'pages', topic: 'returns', before: question.text },
    )
  // "Where do I click" of whoever was told how a repair is asked for.
  const isHow = question?.about === 'pages' && asksOnlyHow(command.text)
  const isShort = (command.text.length <= shortQuestion || isHow) && (command.topic === undefined || isOfReturn)
  const isCase = isCaseOf(command, question)
  const leans =
    question !== undefined &&
    (isShort ||
      isCase ||
      behind !== undefined ||
      command.leans === true ||
      (one === undefined && leansOnPage(command, conversation, question)))
  const isTold = tellsHalf(command, conversation, question)
  // "So do I get a refund, or just a repair?" of who has told of a fault: what holds for faults.
  const isOfFault = conversation.offered === 'complaint' && command.topic === 'refund' && command.soon !== true
  if (isOfFault && question?.topic !== undefined && goesBack.has(question.topic))
    return lookUp(decision, command, { skus: [], about: 'pages', topic: 'warranty', before: question.text })
  const topic = isOfReturn || isTold || isCase ? question!.topic : (command.topic ?? behind?.topic)
  // "Where are you, and are you open on Saturday?": what a page tells once tells both.
  const isAgain = commands.some((other, at) => other.command === 'ask' && other.topic === command.topic && at < commands.indexOf(command))
  const asked = lookUp(decision, command, {
    skus: one === undefined ? [] : [one],
    ...(command.topic !== undefined && isAgain && command.part !== true ? { attempt: 'texts' as const } : {}),
    // Where no topic is known it may be the thing's own text that tells.
    about: one !== undefined && command.topic === undefined && !isCase && command.fault === undefined ? 'either' : 'pages',
    // Heard of a thing that is pointed at: its own text may tell it, whatever topic the classifier hears.
    ...(command.of === 'shop' || command.fault === 'used'
      ? { of: 'shop' as const }
      : command.skus.length === 1
        ? { of: 'goods' as const }
        : {}),
    ...(command.part === true ? { part: true as const, unless: 'summed' as const } : {}),
    // "And to Xinjiang, how much is postage?" of a sum tells it beside what it comes to.
    ...(command.topic === 'shipping' && commands.some(one => one.command === 'total') ? { unless: 'summed' as const } : {}),
    ...(topic === undefined ? {} : { topic }),
    ...(leans || isTold ? { before: question!.text } : {}),
    ...(one !== undefined && isAlone(conversation, one) ? { alone: true as const } : {}),
    ...(command.topic === 'shipping' && one !== undefined ? orderWith(conversation, one) : {}),
  })
  // "Got the kneeler in the sale, can it go back?" – "would it hold my husband?"
  const { bought } = command
  return bought === undefined || conversation.focus !== undefined ? asked : { ...asked, conversation: turnTo(asked.conversation, bought) }
}

/** The order that it is part of, where there is more in it. */
function orderWith(conversation: Conversation, one: string): { ordered?: readonly string[] } {
  const ordered = [...new Set(runningOf(conversation).map(({ sku, product = sku }) => product))]
  return ordered.length > 1 && ordered.includes(one) ? { ordered } : {}
}

const isAlone = ({ taken = [], summed = [], cart }: Conversation, one: string): boolean =>
  [...taken, ...summed, ...cart].every(({ sku, product = sku, quantity }) => product === one && quantity === 1)

/** How the pages are asked then. */
const whoPaysForFaults: Record<Language, string> = {
  zh: '东西坏了、有质量问题，寄回去的运费谁出',
  en: 'Who pays the postage if it is faulty',
}

/** So short is what leans on the question before it in the same message. */
const longestBehind = 30

/** So short is what asks who pays for the way back. */
const longestOfReturn = 40

/** "Do they run out?" of whoever was told of gift vouchers: about what a page told last, where nothing else is pointed at. */
const leansOnPage = (
  { leansBack, skus, called, topic }: Command,
  { page }: Conversation,
  { about }: NonNullable<Conversation['question']>,
): boolean =>
  leansBack === true && page !== undefined && about !== 'products' && skus.length === 0 && called !== true && topic === undefined

/** "If I'd bought it at full price": another case of what was asked. */
const isCaseOf = ({ text, called, topic }: Command, question: Conversation['question']): boolean =>
  called !== true && topic === undefined && question?.about === 'pages' && goesBack.has(question.topic) && supposes(text)

/** "I paid by bank card" of whoever asked when the money comes back: it narrows what was asked, and asks nothing of how to pay. */
export const tellsHalf = ({ states, topic, skus }: Command, { page }: Conversation, question: Conversation['question']): boolean =>
  states === true &&
  page !== undefined &&
  skus.length === 0 &&
  topic === 'payment' &&
  question?.topic !== undefined &&
  goesBack.has(question.topic)

export const pages = (decision: Decision, command: Command, topic: Topic, attempt?: 'texts'): Decision =>
  lookUp(decision, command, { skus: [], about: 'pages', topic, ...(attempt === undefined ? {} : { attempt }) })

/**
 * What of the pages has a price: "how much is it to wrap the rabbit?", and "how long does it take there & what does it cost" where no goods are talked about that
 * the question could be of.
 */
export function pageOfPrice({ conversation }: Decision, command: Command, { commands, question }: Context): Topic | undefined {
  if (command.topic === 'gift_wrap') return 'gift_wrap'
  const { shown, taken = [], summed = [], cart, page } = conversation
  // "Aberdeen isn't southern Scotland, so how much is it there?" of whoever was told what a parcel costs.
  if (ofParcels.has(question?.topic) && command.called !== true && saysWhere(command.text)) return 'shipping'
  if (command.named !== undefined || shown.length + taken.length + summed.length + cart.length > 0) return undefined
  // "What would 4 pink plus 8 green come to?" is of goods, whichever they are.
  const isOfGoods =
    command.option === true ||
    Object.keys(command.slots).length > 0 ||
    commands.some(one => one.command === 'total' || one.command === 'stock')
  if (isOfGoods || target(conversation, command) !== undefined || commands.some(one => one.skus.length > 0)) return undefined
  const beside = commands.findLast(one => one.command === 'ask' && isOfShop(one.topic))?.topic
  const topic = beside ?? (page === undefined || !isOfShop(question?.topic) ? undefined : question?.topic)
  return topic === 'delivery_time' || topic === 'delivery_area' ? 'shipping' : topic
}

const saysWhere = (text: string): boolean => pointsThere(text) || placesIn(text).length > 0

export function askPrice(decision: Decision, command: Command, topic: Topic, { question }: Context): Decision {
  const leans = question !== undefined && question.topic === topic && command.text.length <= shortQuestion
  return lookUp(decision, command, { skus: [], about: 'pages', topic, ...(leans ? { before: question.text } : {}) })
}

/** What came to nothing, asked of all texts of the shop: of the goods it may be about, and of the pages. */
export const askTexts = (decision: Decision, command: Command): Decision =>
  lookUp(decision, command, { skus: command.skus, about: 'either', of: 'shop', attempt: 'unheard' })

type Look = Omit<Extract<Want, { want: 'answer' }>, 'want' | 'question' | 'page'>

export function lookUp(decision: Decision, command: Command, look: Look): Decision {
  const { text, again, unanswered } = command
  const { conversation } = decision
  const { page } = conversation
  const { skus, about, topic } = look
  const question = {
    text: look.before === undefined ? text : `${look.before} ${text}`,
    skus,
    about,
    ...(topic === undefined ? {} : { topic }),
    ...earlierOf(conversation.question, skus),
  }
  const near = skus.length === 0 && conversation.focus === undefined ? conversation.shown : []
  const want: Want = {
    want: 'answer',
    question: text,
    ...look,
    ...(again !== undefined || unanswered === true ? { again: again ?? text } : {}),
    ...(page === undefined ? {} : { page }),
    ...(near.length === 0 ? {} : { near }),
    ...(isBare(command) ? { bare: true as const } : {}),
  }
  return say({ ...decision, conversation: { ...conversation, question } }, want)
}

/** Beside a question to the texts those that the same message has asked of the same goods. */
function earlierOf(last: Conversation['question'], skus: readonly string[]): { earlier?: readonly string[] } {
  if (last === undefined || last.about === 'pages' || last.skus.join() !== skus.join()) return {}
  return { earlier: [...(last.earlier ?? []), last.text].slice(-mostEarlier) }
}
const mostEarlier = 3

export function detail(decision: Decision, command: Command, about: DetailKind): Decision {
  const { conversation } = decision
  if (command.skus.length === 0 && command.named !== undefined) return wishFor(decision, command, command.named)
  if (command.skus.length > 1) {
    const each = command.skus.slice(0, mostTold)
    const told = each.reduce((next, sku) => detailOf(next, { ...command, skus: [sku] }, about), decision)
    return { ...told, conversation: { ...told.conversation, together: each } }
  }
  const one = target(conversation, command)
  if (one === undefined) {
    if (conversation.shown.length > 0)
      return conversation.shown.slice(0, 3).reduce((next, sku) => detailOf(next, { ...command, skus: [sku] }, about), decision)
    return ask(decision, 'category')
  }
  return detailOf(decision, { ...command, skus: [one] }, about)
}

const mostTold = 5

function detailOf(decision: Decision, command: Command, about: DetailKind): Decision {
  const { conversation } = decision
  const sku = target(conversation, command)!
  // "My foot is 25 cm, what sizes have you got": which of them that is.
  if (about === 'sizes' && tellsBody(command.text))
    return lookUp({ ...decision, conversation: turnTo(conversation, sku) }, command, {
      skus: [sku],
      about: 'either',
      of: 'goods',
      topic: 'size_advice',
    })
  const { size, colour, quantity } = command.slots
  const variant = chosenOf(conversation, sku)
  const options = { ...(size === undefined ? {} : { size }), ...(colour === undefined ? {} : { colour }) }
  const inquired = [...(conversation.inquired ?? []), { sku, about, text: command.text, ...options }].slice(-mostTold)
  return say(
    { ...decision, conversation: { ...turnTo(conversation, sku), inquired } },
    {
      want: 'detail',
      sku,
      about,
      question: command.text,
      ...options,
      ...(quantity === undefined ? {} : { quantity }),
      ...(variant === undefined ? {} : { variant }),
    },
  )
}

export const ofSize = ({ topic }: Command) => (topic === 'size_advice' ? { topic } : {})
