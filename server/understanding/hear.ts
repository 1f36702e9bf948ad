import { normalise } from '../../models/turn-units.ts'
import { type Command, chatKinds, orderKinds } from '../dialogue/commands.ts'
import { denied } from '../dialogue/denials.ts'
import { goodsWanted } from '../dialogue/goods.ts'
import { intentByKeywords } from '../dialogue/keywords.ts'
import type { Language } from '../dialogue/language.ts'
import { asksSomething } from '../dialogue/questions.ts'
import { readSlots, type Slots, type Vocabulary } from '../dialogue/slots.ts'
import { meansSeveral } from '../dialogue/sums.ts'
import { comparativeAsked, namesRespect, type Superlative, superlativeAsked, superlativePicked } from '../dialogue/superlatives.ts'
import { type Topic, topicOfIntent } from '../dialogue/topics.ts'
import type { Clause } from '../dialogue/turn.ts'
import { amongShown } from '../dialogue/wish-phrases.ts'
import { type Command as Read, valuesOf } from './commands.ts'
import { readCounted } from './counted.ts'
import { pointing } from './heads.ts'
import { namesAnotherKind, ofKindNamed } from './kind-meant.ts'
import { isCount, isNoCount } from './pieces.ts'
import { countIn } from './sums.ts'
import { slotsOf, wishOf } from './values.ts'

/** What the shop's words tell of a shopper's. */
export type Shop = {
  vocabulary: Vocabulary
  /** The products that telling words of their titles mean. */
  meant(text: string, anew?: true): string[]
  /** The lightest, the cheapest … of these, where that can be told. */
  firstBy(order: Superlative, skus: readonly string[]): string | undefined
}

export type Message = {
  text: string
  clauses: readonly Clause[]
  language: Language
  /** SKUs that can be pointed at, in order. */
  shown: readonly string[]
  focus?: string
  /** What was talked about, the latest last. */
  talked: readonly string[]
  cart: readonly string[]
  /** A person has said what it means: no word of it makes another command of it. */
  corrected?: true
}

/** Commands in the shopper's words → commands in the shop's terms. After this nobody reads the message but to quote it. */
export function hear(read: readonly Read[], message: Message, shop: Shop): Command[] {
  if (message.corrected) return read.map(command => toCommand(command, message.clauses[0], message.text, message, shop))
  const wantsGoods = message.clauses.length === 1 && read.some(one => one.command === 'find' && valuesOf(one, 'kind').length > 0)
  const heard = read.filter(command => !isStray(command, wantsGoods, message)).map(command => withoutMisread(command, message.text))
  // Two questions that could not be told apart are one, which its clauses may part.
  const certain = heard.filter((one, at) => one.command !== 'ask' || !heard.slice(0, at).some(other => isSameAsk(one, other)))
  const asking = certain.length
  const listed = addsListed(certain, message, shop)
  if (listed !== undefined) return listed
  return certain.flatMap((command, at): Command[] => {
    const [question] = command.command === 'ask' ? valuesOf(command, 'q') : []
    const clause = question === undefined ? clauseOf(command, at, asking, message) : clauseWith(question, certain.slice(0, at), message)
    // "Is shipping free and can I pay with WeChat": one command for two questions.
    const clauses = command.command !== 'ask' || asking > 1 ? [] : questionsOf(message.clauses)
    if (clauses.length > 1) return clauses.map(one => toCommand(command, one, one.text, message, shop))
    if (question !== undefined && asking > 1) return [toCommand(command, clause, question, message, shop)]
    const refused = asking === 1 ? refusedOf(command, message) : undefined
    if (refused !== undefined) return [refused]
    const instead = asking === 1 && command.command === 'reject' ? insteadOf(command, message, shop) : undefined
    if (instead !== undefined) return [toCommand(command, clause, message.text, message, shop), instead]
    const text = asking === 1 || clause === undefined ? message.text : clause.text
    return [{ ...toCommand(command, clause, text, message, shop), ...(question === undefined ? {} : { text: question }) }]
  })
}

const isSameAsk = (one: Read, other: Read): boolean =>
  other.command === 'ask' &&
  valuesOf(one, 'q').join() === valuesOf(other, 'q').join() &&
  valuesOf(one, 'about').join() === valuesOf(other, 'about').join()

/** A price, a weight or what is taken back is no count; a count is no size. */
const withoutMisread = (command: Read, text: string): Read => ({
  ...command,
  args: command.args.filter(
    ([key, value]) => !(key === 'quantity' && isNoCount(text, Number(value))) && !(key === 'size' && isCount(text, Number(value))),
  ),
})

/** "Two of the first and one of the third", 套装、磨豆机各来一份: each of what is named goes in, as many as are said of it. */
function addsListed(read: readonly Read[], message: Message, shop: Shop): Command[] | undefined {
  if (read.length === 0 || read.some(({ command }) => command !== 'add')) return undefined
  const { text, language } = message
  const { lines, missed } = readCounted(
    text,
    language,
    { ...message, cart: [], points: true },
    { ...shop, meant: words => shop.meant(words, true) },
  )
  if (missed || lines.length < 2) return undefined
  return lines.map(({ sku, quantity, said }) => {
    const heard = readSlots(said, language, shop.vocabulary)
    const { colour, size } = heard
    const option = colour === undefined && size === undefined ? {} : { option: true as const }
    const slots = { quantity, ...(colour === undefined ? {} : { colour }), ...(size === undefined ? {} : { size }) }
    return { command: 'add', probability: read[0]!.probability ?? 1, text: said, skus: [sku], slots, ...option }
  })
}

/** What of the shop's pages is asked about, where the classifier is sure of it. */
function topicOf(clause: Clause | undefined, sure = sureOfTopic): Topic | undefined {
  const [best] = clause?.intents ?? []
  return best === undefined || clause?.abstain === true || best.probability < sure ? undefined : topicOfIntent[best.name]
}

/** How to pay is asked by whoever is about to: both are heard. */
const halfSure = 0.4

const sureOfTopic = 0.6
const sureOfWish = 0.9

/** 好的谢谢 拜拜 after "shall I call somebody?" calls nobody. */
const closesTalk = ({ command }: Read, clause: Clause | undefined): boolean => {
  const [best] = clause?.intents ?? []
  const isPolite = best?.name === 'thank' || best?.name === 'goodbye'
  return command === 'yes' && isPolite && clause?.abstain !== true && best.probability >= sureOfTopic
}

/** "Any woks?" of somebody who is talking about a pan: whether there is such a thing, not whether this one is there. */
function asksForKind({ command, args }: Read, clause: Clause | undefined, text: string, message: Message, shop: Shop): boolean {
  const { focus } = message
  const { vocabulary } = shop
  if (command !== 'stock' && command !== 'ask') return false
  // 那毯子呢 灰的有没有 of somebody who talks about a quilt, where the shop has several blankets.
  const ofNone = command === 'stock' && namesAnotherKind(text, message, vocabulary) && shop.meant(text).length === 0
  if (ofNone && ofKindNamed(text, message, vocabulary) === undefined) return true
  if (args.some(([key]) => key === 'colour' || key === 'size' || key === 'about')) return false
  const [best] = clause?.intents ?? []
  if (best === undefined || clause?.abstain === true || best.name !== 'find_product' || best.probability < sureOfWish) return false
  const own = vocabulary.products.find(({ sku }) => sku === focus)?.category
  return goodsWanted(text).length > 0 || (clause?.slots.category !== undefined && clause.slots.category !== own)
}

/** "And which beans would you take?" of somebody who was shown kettles. */
const isAdviceOfAnotherKind = ({ command, args }: Read, text: string, message: Message, { vocabulary }: Shop): boolean =>
  command === 'advise' &&
  args.every(([key, value]) => key !== 'item' || message.shown[Number(value) - 1] === message.focus) &&
  namesAnotherKind(text, message, vocabulary)

/** "Which one has more cushioning?" is about those on the screen, where the classifier is sure of it; it asks for no others. */
const comparesShown = ({ command }: Read, clause: Clause | undefined, { shown }: Message): boolean => {
  const [best] = clause?.intents ?? []
  return command === 'more' && shown.length > 1 && best?.name === 'compare' && clause?.abstain !== true && best.probability >= sureOfWish
}

/** "Noise cancelling headphones" cancels no order, whether the classifier hears a wish or one clause names the goods that are wanted. */
function isStray({ command }: Read, wantsGoods: boolean, { clauses }: Message): boolean {
  if (command !== 'order') return false
  if (wantsGoods) return true
  const heard = clauses.map(({ intents: [best] }) => best?.name ?? '')
  return heard.some(name => wishes.has(name)) && !heard.some(name => afterOrders.has(name))
}

const wishes: ReadonlySet<string> = new Set(['find_product', 'find_gift', 'ask_recommendation', 'ask_product_detail'])
const afterOrders: ReadonlySet<string> = new Set([
  'track_order',
  'cancel_order',
  'change_order',
  'complain',
  'ask_return',
  'ask_refund',
  'ask_exchange',
  'ask_warranty',
  'ask_delivery_time',
])

/** 不要入耳的, 他已经有手冲壶了: not this thing is refused but a kind or a quality, and others without it are wanted. */
function refusedOf({ command, probability = 1 }: Read, { text }: Message): Command | undefined {
  if (command !== 'no' && command !== 'reject') return undefined
  const avoid = denied(text)
  if (avoid.length === 0 || goodsWanted(text).length > 0) return undefined
  const wish = { words: '', hasKind: false, isOption: false, isNew: false, avoid }
  return { command: 'find', probability, text, skus: [], slots: {}, wish }
}

/** "Not a sleeping bag, a tent": what is named beside what is refused is wanted. */
function insteadOf(command: Read, { text, language }: Message, { vocabulary }: Shop): Command | undefined {
  const { product, category } = readSlots(text, language, vocabulary)
  const words = vocabulary.categories.find(({ id }) => id === category)?.words[0] ?? ''
  if (product === undefined && category === undefined) return undefined
  const slots = product === undefined ? { category: category! } : { product }
  const wish = { words, hasKind: true, isOption: false, isNew: false, avoid: [] }
  return { command: 'find', probability: command.probability ?? 1, text, skus: [], slots, wish }
}

/** The clauses that ask: of a topic once, and whatever else is worded as a question. */
function questionsOf(clauses: readonly Clause[]): Clause[] {
  const topics = new Set<Topic>()
  return clauses.filter(clause => {
    const topic = topicOf(clause)
    if (topic === undefined) return asksSomething(clause.text)
    const isFirst = !topics.has(topic)
    topics.add(topic)
    return isFirst
  })
}

/** The clause that a question is asked in; nothing where an earlier one is asked in it too, since what the classifier heard there may be that one. */
function clauseWith(question: string, earlier: readonly Read[], { clauses }: Message): Clause | undefined {
  const asks = (clause: Clause, words: string) => normalise(clause.text).includes(words) || words.includes(normalise(clause.text))
  const clause = clauses.find(one => asks(one, question))
  const isShared = clause !== undefined && earlier.some(one => valuesOf(one, 'q').some(words => asks(clause, words)))
  return isShared ? undefined : clause
}

/** Another command than was read, where its words leave no doubt. */
function byItsWords(read: Read, heard: Slots, clause: Clause | undefined, text: string, message: Message, shop: Shop): Read {
  if (asksForKind(read, clause, text, message, shop))
    return { ...read, command: 'find', args: read.args.filter(([key]) => key === 'colour' || key === 'size') }
  if (read.command === 'find' && addsByName(text, heard, shop)) return { ...read, command: 'add' }
  if (isAdviceOfAnotherKind(read, text, message, shop)) return { ...read, command: 'find', args: [] }
  if (comparesShown(read, clause, message)) return { ...read, command: 'compare' }
  if (closesTalk(read, clause))
    return { ...read, command: 'chat', args: [['what', clause?.intents[0]?.name === 'goodbye' ? 'bye' : 'thanks']] }
  return read
}

function toCommand(read: Read, clause: Clause | undefined, text: string, message: Message, shop: Shop): Command {
  const heard = readSlots(text, message.language, shop.vocabulary)
  const command = message.corrected ? read : byItsWords(read, heard, clause, text, message, shop)
  // "And the gift wrapping, how much is that?"
  const wraps =
    command.command === 'price' && clause?.intents.some(({ name, probability }) => name === 'ask_gift_wrap' && probability >= 0.3)
  const topic = wraps ? 'gift_wrap' : topicOf(clause, command.command === 'checkout' ? halfSure : sureOfTopic)
  const pointed = withNamed(command, text, heard, itemsOf(command, message, shop), message, shop)
  const said = {
    probability: command.probability ?? 1,
    text,
    ...(topic === undefined ? {} : { topic }),
    ...pointed,
    ...(meansSeveral(text) ? { several: true as const } : {}),
    slots: slotsOf(command, heard, message.language, shop.vocabulary),
    ...(valuesOf(command, 'colour').length + valuesOf(command, 'size').length > 0 ? { option: true as const } : {}),
  }
  // "So 2 mugs is 138?"
  const quantity =
    command.command === 'total' || command.command === 'price' ? countIn(text) : command.command === 'add' ? heard.quantity : undefined
  const [what = ''] = valuesOf(command, 'what')
  switch (command.command) {
    case 'find':
      return {
        ...said,
        command: 'find',
        wish: wishOf(command, text, said.slots, message.language, shop.vocabulary, clause?.foreignCurrency === true),
      }
    case 'ask':
      return { ...said, command: 'ask', of: valuesOf(command, 'about').includes('shop') ? 'shop' : 'goods', ...listOf(clause) }
    case 'stock':
      return { ...said, command: 'stock', ...listOf(clause) }
    case 'cheaper':
    case 'dearer': {
      // "Which of the two is cheaper?" sets them beside each other.
      if (clause?.intents[0]?.name === 'compare' && !clause.abstain) return { ...said, command: 'compare' }
      const order = superlativeAsked(text)
      return {
        ...said,
        command: command.command,
        ...(order === undefined ? {} : { order }),
        ...(amongShown(text) ? { among: true as const } : {}),
      }
    }
    case 'compare':
    case 'advise': {
      const by = comparativeAsked(text)
      return {
        ...said,
        command: command.command,
        ...(by !== undefined ? { order: by } : namesRespect(text) ? { respect: true as const } : {}),
      }
    }
    case 'person':
      return { ...said, command: 'person', sure: isSureOfPerson(command, clause, text) }
    case 'order':
      return { ...said, command: 'order', what: orderKinds.find(kind => kind === what) ?? 'problem' }
    case 'chat':
      // The weather is no nod: what the classifier takes for nothing of a shop's is off topic.
      if (what === 'smalltalk' && clause?.abstain === true) return { ...said, command: 'off' }
      return { ...said, command: 'chat', what: chatKinds.find(kind => kind === what) ?? 'smalltalk' }
    default:
      return { ...said, slots: { ...said.slots, ...(quantity === undefined ? {} : { quantity }) }, command: command.command } as Command
  }
}

/** "Add a Morningmist mug too": of one thing by its name it is no wish to see some. */
const addsByName = (text: string, { product }: Slots, { meant }: Shop): boolean =>
  /^(?:please|ok(?:ay)?|and|also|then|now|can you|could you|i'd like to|[,\s])*(?:add|put)\b(?!.*\bfilter)|^(?:再|请|帮我|给我|也|那|麻烦|把)*(?:加|放)(?!热|厚|长|大)/iu.test(
    text,
  ) &&
  (product?.length === 1 || meant(text).length === 1)

/** Nobody is handed over for a sign that only looks like it ("someone has to sign for it?"). */
const isSureOfPerson = ({ probability = 0 }: Read, clause: Clause | undefined, text: string): boolean =>
  intentByKeywords(text) === 'talk_to_human' ||
  (probability > 0.8 && clause?.intents.some(({ name, probability: heard }) => name === 'talk_to_human' && heard > 0.2) === true)

/** The part of the message a command is said in: one each where there are as many, else the one at its place. */
function clauseOf({ place = 0 }: Read, at: number, count: number, { text, clauses }: Message): Clause | undefined {
  if (clauses.length <= 1) return clauses[0]
  if (clauses.length === count) return clauses[at]
  let from = 0
  for (const clause of clauses) {
    from += clause.text.length
    if (place * text.length <= from) return clause
  }
  return clauses.at(-1)
}

/** Which colours, which sizes: a list is asked for. */
function listOf(clause: Clause | undefined): { list?: 'sizes' | 'colours' } {
  const name = clause?.intents[0]?.name
  return name === 'ask_colour' ? { list: 'colours' } : name === 'ask_size' ? { list: 'sizes' } : {}
}

/** Commands that are about goods that are there. */
const aboutGoods: ReadonlySet<string> = new Set(pointing.filter(name => name !== 'reject'))

const ofSeveral: ReadonlySet<string> = new Set(['compare', 'total'])

type Pointed = Pick<Command, 'skus' | 'all' | 'named'>

/**
 * What is called by its name is meant, whatever was talked about; what telling words of a title mean, where nothing but the product talked
 * about was pointed at. Of a kind of which the shop has one thing, that one.
 */
function withNamed(
  command: Read,
  text: string,
  heard: Slots,
  pointed: Pointed,
  { focus, shown, talked, language }: Message,
  shop: Shop,
): Pointed {
  if (!aboutGoods.has(command.command)) return pointed
  const ofShop = valuesOf(command, 'about').includes('shop')
  const { product = [], category, pointing: points } = heard
  const { named: _named, all: _all, ...rest } = pointed
  if (product.length > 0)
    return { ...rest, skus: product.length > 1 || command.command !== 'compare' ? product : [...new Set([...product, ...pointed.skus])] }
  // "I'll take the last one": a place that is said is the one that is meant.
  const placed =
    command.command === 'add' && heard.ordinal !== undefined ? shown.at(heard.ordinal > 0 ? heard.ordinal - 1 : heard.ordinal) : undefined
  if (placed !== undefined) {
    // "The first and the third", of each as many.
    const { lines } = readCounted(text, language, { shown, cart: [] }, shop)
    const several = lines.length > 1 && lines.every(({ quantity }) => quantity === lines[0]!.quantity)
    return { ...rest, skus: several ? lines.map(({ sku }) => sku) : [placed] }
  }
  const picked = command.command === 'compare' ? undefined : pickedBy(text, pointed, { shown, talked }, shop)
  if (picked !== undefined) return { ...rest, skus: [picked] }
  const compared = command.command === 'compare' ? shop.meant(text) : []
  if (compared.length > 1) return { ...rest, skus: compared }
  const onlyFocus = pointed.skus.every(sku => sku === focus)
  const ofKind =
    onlyFocus && pointed.all !== true
      ? ofKindNamed(text, { ...(focus === undefined ? {} : { focus }), shown, talked }, shop.vocabulary)
      : undefined
  // "How many does this one feed?" is about this one, whatever words it shares with a title.
  const meant = pointed.all === true ? [] : shop.meant(text)
  // Words of its title outrank a pointer to what is on the screen.
  if (!onlyFocus && meant.length > 0 && heard.ordinal === undefined && !ofSeveral.has(command.command)) return { ...rest, skus: meant }
  if (pointed.all === true || !onlyFocus) return pointed
  if (points === true && meant.length === 0) return pointed
  if (meant.length > 0)
    return { ...rest, skus: command.command === 'compare' && meant.length === 1 ? [...new Set([...meant, ...pointed.skus])] : meant }
  if (ofKind !== undefined && !ofShop) return { ...rest, skus: [ofKind] }
  const only = shop.vocabulary.categories.find(({ id }) => id === category)?.only
  return only === undefined || ofShop ? pointed : { ...rest, skus: [only] }
}

/** "The lighter one", 便宜的那个: of what was pointed at, of what is on the screen or of the two that were talked about last. */
function pickedBy(
  text: string,
  { skus }: Pointed,
  { shown, talked }: Pick<Message, 'shown' | 'talked'>,
  { firstBy }: Shop,
): string | undefined {
  const order = superlativePicked(text)
  if (order === undefined) return undefined
  const among = [skus, shown, talked.slice(-2)].find(group => group.length > 1) ?? []
  return firstBy(order, among)
}

function itemsOf(command: Read, { shown, cart, language }: Message, shop: Shop): Pointed {
  const skus: string[] = []
  let all = false
  let named: string | undefined
  for (const value of valuesOf(command, 'item')) {
    if (value === 'all') {
      all = true
      skus.push(...shown)
    } else if (value === 'cart') skus.push(...cart)
    else if (/^[\d,]+$/.test(value)) skus.push(...value.split(',').flatMap(place => shown[Number(place) - 1] ?? []))
    else {
      const found = readSlots(value, language, shop.vocabulary).product ?? shop.meant(value)
      if (found.length === 0) named = named === undefined ? value : `${named} ${value}`
      else skus.push(...found.slice(0, 2))
    }
  }
  return { skus: [...new Set(skus)], ...(all ? { all } : {}), ...(named === undefined ? {} : { named }) }
}
