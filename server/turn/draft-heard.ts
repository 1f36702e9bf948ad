import type { Command } from '../dialogue/commands.ts'
import { type Conversation, inView, type Summed } from '../dialogue/conversation.ts'
import type { Draft } from '../dialogue/drafted.ts'
import { runningOf } from '../dialogue/sum-policy.ts'
import { productOf, takenOf } from '../dialogue/taken.ts'
import type { Turn } from '../dialogue/turn.ts'
import { isAmong } from '../language/goods.ts'
import type { Language } from '../language/language.ts'
import { withoutDestinations } from '../language/places.ts'
import { asksSomething } from '../language/question-words.ts'
import { withoutRefusals, withoutServiceCounts } from '../language/services.ts'
import { sharersOf, withoutSharers } from '../language/sharers.ts'
import { confirmsSum } from '../language/sum-claimed.ts'
import { onlyRefusesWrapping, type SumAsked } from '../language/sums.ts'
import type { Superlative } from '../language/superlatives.ts'
import { asRead } from '../understanding/draft-read.ts'
import { type DraftLine, type DraftShop, type Draft as DraftTold, withoutRequests } from '../understanding/draft-state.ts'
import { draftTold } from '../understanding/draft-told.ts'
import { saysLeftOut } from '../understanding/draft-unified.ts'
import { goodsOfProduct, kindsNamed } from '../understanding/kind-meant.ts'
import { lengthsAsPieces } from '../understanding/lengths.ts'
import { withoutOwnSums } from '../understanding/pieces.ts'
import { restatedIn } from '../understanding/restated.ts'
import { supposedOf } from '../understanding/supposed-count.ts'
import type { MessageEvent } from '../wire.ts'
import { asksToSwap, isElse, isOfOrder, ofOrder } from './beside-draft.ts'
import {
  answersOffer,
  askedOfTaken,
  asSummed,
  isGone,
  isLetGo,
  isOpen,
  isSoAlready,
  onlyAsked,
  served,
  whereUnclear,
  withAllServed,
  withAsked,
  withMany,
  withoutDeniedGoods,
  withSpokenOf,
} from './draft-lines.ts'
import { askedOf, asksItsSum, draftOfClaim } from './draft-sum.ts'
import { isWish, wishedBeside } from './draft-wished.ts'
import type { Facts } from './ports.ts'

/** A message longer than this tells a story. */
const longest = 160

/**
 * What an order comes to be by a message, and the commands that are not part of it. Nothing where the message takes, lets go and adds up nothing, or where it
 * cannot be told what it takes; commands alone where two things are called so and another was heard. `sum`: what is asked of a sum, as the words alone tell it.
 */
export function draftHeard(
  before: Conversation,
  messages: readonly MessageEvent[],
  heardAs: readonly Command[] | undefined,
  sum: Turn['sum'],
  language: Language,
  facts: Facts,
): { draft?: Draft; commands: Command[] } | undefined {
  const whole = withoutSharers(messages.map(message => message.text).join(language === 'zh' ? '，' : '. '))
  if (messages.some(({ choice }) => choice !== undefined) || before.cart.length > 0) return undefined
  const services = facts.servicesSaid?.(whole, language)
  // 打粉不要了 lets go of no goods.
  const text = services !== undefined && services.off.length > 0 ? withoutRefusals(whole) : whole
  if (text.length > longest) return undefined
  const commands = withoutDeniedGoods(heardAs ?? [], text, facts).filter(one => !isLeftOut(one))
  // What was added up and not taken is over where something else was asked since.
  const isOver = takenOf(before).length === 0 && before.question !== undefined
  const running = isOver ? [] : served(runningOf(before), before)
  if (running.length === 0 && commands.some(({ command }) => command === 'person')) return undefined
  // 就那个相思木的和桃花心木的 比一比: set beside each other.
  const weighs = commands.some(one => (one.command === 'compare' || one.command === 'advise') && one.probability >= sureToWeigh)
  // "Do we need the twin burner or is the pocket one enough": nor is advice.
  if ((running.length === 0 || asksSomething(text)) && weighs && !commands.some(({ command }) => command === 'add' || command === 'drop'))
    return undefined
  const isAdded = commands.some(({ command, probability }) => command === 'add' && probability >= sureToWeigh)
  if (forEach.test(text) || (!isAdded && isForLess(text, commands, running))) return undefined
  const reckoned = running.length > 0 ? undefined : draftOfClaim(before, text, commands, sum, language, facts)
  if (reckoned !== undefined) return { draft: reckoned, commands: commands.filter(isBesideClaim) }
  const vocabulary = facts.vocabulary()
  const work = (text === whole ? services : facts.servicesSaid?.(text, language))?.wanted ?? []
  const heard = commands.some(({ command, probability }) => command === 'add' && probability >= sureToTake)
  // 我妈和我婆婆各买个保温杯 有没有小点的 is a wish; "no, I meant is the 199 one any good" takes nothing of an order either.
  if (sum === undefined && ((running.length === 0 && !heard && merelyAsks(text)) || merelyAsks(restatedIn(text) ?? ''))) return undefined
  // What somebody merely asks the sum of is not taken.
  const takes = heard || (sum !== undefined && ordersIt.test(text))
  const isSumOnly = sum !== undefined && running.length === 0 && !takes
  const { focus } = before
  const view = inView(before)
  const shop = shopOf(view, facts, language)
  const isOffered = answersOffer(before, running, text)
  const known = { isOffered, ...knownOf(before, namesOf(view, facts)) }
  const plain = plainly(text, running, { work, language, vocabulary, variantsNamed: shop.variantsNamed })
  const read = (takesAll: boolean) => draftTold(plain, language, { ...known, lines: running, takes: takesAll }, shop)
  // "So if I get the bear and a sleeve, how much?" of who takes the bear: with the sleeve.
  const first = read(takes || isSumOnly || (sum !== undefined && ifGot.test(text)))
  // "Gust umbrella and a drizzle in navy size 6": a bare list with what they come in.
  const isList =
    !first.isChanged &&
    running.length === 0 &&
    first.named.length > 1 &&
    first.isOptioned &&
    commands.every(isPlain) &&
    !asksSomething(text)
  const put = asRead(isList ? read(true) : first, commands, running, shop, { text, ...(focus === undefined ? {} : { focus }) })
  const told = withMany(sum === undefined || running.length > 0 ? put : withSpokenOf(put, text, before), commands, before)
  // "What about something to sit on? Four of them", heard as more of what there is.
  const unnamed = told.wished
  if (unnamed !== undefined && !told.isChanged && commands.some(isMoreOf(running)))
    return { commands: withWish(commands, unnamed, running) }
  // What is told of an order that was placed is none that is being given, but for a list with its counts.
  const isGiven = told.named.length > 1 && told.lines.every(line => line.isCounted === true)
  if (running.length === 0 && !isGiven && commands.some(({ command }) => command === 'order')) return undefined
  if (told.unclear.length > 0) return whereUnclear(commands, text, told)
  // 椅子呢，俩一共多少: so many of one.
  const [only] = told.lines
  const isOneOfSum = (sum?.named?.length ?? 0) < 2 && (sum?.counted.length ?? 0) < 2
  if (isSumOnly && told.lines.length < 2 && !(isOneOfSum && new Set(told.named).size === 1 && (only?.quantity ?? 1) > 1)) return undefined
  if (running.length === 0 && isWish(told, { text, takes, isSum: sum !== undefined, commands }, vocabulary)) return undefined
  // What each of several comes in is still being asked: a number is of that which is asked.
  if (before.choosing?.next !== undefined && told.isRecounted && told.named.length === 0) return undefined
  // "Make it green instead, same price?" haggles over nothing.
  const isPriceAsked = told.isChanged && samePrice.test(text)
  const asksSum = isPriceAsked || asksItsSum(text, told, commands, { sum, isRunning: running.length > 0 })
  const isSummed = asksSum && running.length > 0 && told.named.every(sku => told.lines.some(line => line.product === sku))
  const isAsked =
    (running.length > 0 && (isGone(told, text) || isSoAlready(told, text))) || (isSummed && !(told.lines.length < 2 && ofBoth.test(text)))
  if (!told.isChanged && !isAsked && (isOpen(before, running) || !isSaidAgain(told, text, commands))) return undefined
  if (told.isChanged && !isMeant(told, text, commands, asksSum)) return undefined
  if (sum === undefined && isOnlyAskedOf(told, text, commands)) return undefined
  if (running.length > 0 && isOnlyWished(told, text, commands)) return undefined
  const lines = withAsked(withAllServed(told.lines.map(asSummed), running), sum?.asked, told.isServed, onlyRefusesWrapping(text))
  const taken = lines.filter((_line, at) => told.lines[at]!.isNew === true)
  const asked = askedOf(text, lines, {
    sum,
    asksSum: asksSum || !told.isChanged,
    commands,
    wasServed: running.some(({ wrapped = 0, engraved = 0 }) => wrapped + engraved > 0),
    vocabulary,
    work,
  })
  const isOnlyAsked = isAdded ? isSupposed(told, text) : supposes.test(text) || wouldBe.test(text)
  const draft: Draft = {
    text,
    lines,
    taken,
    unmade: told.lines.flatMap(({ isNew, colour }) => (isNew === true ? [colour] : [])),
    ...(asked === undefined ? {} : { asked }),
    ...(told.about === undefined ? {} : { about: told.about }),
    ...(isSumOnly ? { isSum: true as const } : {}),
    ...(isOnlyAsked ? { isOnlyAsked: true as const } : {}),
  }
  // "No wrapping then": that alone.
  const isServiceOnly = told.isServed.length > 0 && told.named.length === 0 && !asksSomething(text)
  // Who doubts a sum complains of no goods.
  const isDoubt = (sum?.asked.again === true && !told.isChanged) || sum?.asked.corrects === true
  // 那来一副 再加一筒耐造点的球: what is wished for beside all that was read as taken.
  const wished = wishedBeside(commands, told)
  // "No plain shirt, how much": what goes is priced no more.
  const isOfGone = ({ command, skus }: Command) => command === 'price' && skus.every(sku => running.some(line => productOf(line) === sku))
  const isBeside = (one: Command) =>
    wished.includes(one) ||
    // "You have one umbrella too many" is no trouble with an order that was placed.
    (!((isGiven || told.isChanged) && one.command === 'order' && one.what !== 'status') &&
      !(one.command === 'haggle' && (confirmsSum(text) || isPriceAsked)) &&
      (isServiceOnly || isDoubt
        ? one.command === 'person'
        : !isOfOrder(one, text, asksSum, asked) || (isElse(one, text, told, facts) && !isOfGone(one))))
  const left = commands.filter(one => isBeside(one) && !isLetGo(one, told) && !isOfShare(one, asked))
  return { draft, commands: [...askedOfTaken(left, told, text), ...unmet(commands, text, told, facts)] }
}

/** A message without what counts no goods, and names none. */
function plainly(
  text: string,
  running: readonly Summed[],
  {
    work,
    language,
    vocabulary,
    variantsNamed,
  }: Pick<DraftShop, 'variantsNamed'> & { work: readonly unknown[]; language: Language; vocabulary: ReturnType<Facts['vocabulary']> },
): string {
  // "What about 8", how much for 4 then: another count of the only thing that there is.
  const supposed = running.length === 1 ? supposedOf(running, text, variantsNamed) : undefined
  if (supposed !== undefined) return { zh: `改成${supposed}个`, en: `make it ${supposed}` }[language]
  const plain = withoutDestinations(withoutOwnSums(work.length > 0 ? withoutServiceCounts(text) : text), vocabulary)
  return lengthsAsPieces(plain, vocabulary).replace(allOfIt, ' ')
}

/** What is to be had for less, or by the hundred, is no order yet. */
const isForLess = (text: string, commands: readonly Command[], running: readonly Summed[]): boolean =>
  (commands.some(({ command }) => command === 'haggle') && !confirmsSum(text) && !ofService.test(text) && !samePrice.test(text)) ||
  (running.length === 0 && commands.some(one => one.command === 'ask' && one.trade === true))

/** "Split between three" asks for no more than the sum. */
const isOfShare = ({ text }: Command, asked: SumAsked | undefined): boolean => asked?.sharers !== undefined && sharersOf(text) !== undefined

/** "And one cotton pad too", of which there are several: which it shall be is not told, and some are shown. */
function unmet(commands: readonly Command[], text: string, { lines }: DraftTold, { vocabulary }: Facts): Command[] {
  return commands.flatMap((one): Command[] => {
    const kinds = kindsNamed(one.text)
    const isOpen = one.command === 'add' && one.skus.length === 0 && one.text !== text && kinds.size > 0
    if (!isOpen || lines.some(line => isAmong(kinds, goodsOfProduct(vocabulary(), line.product)))) return []
    const wish = { words: one.text, hasKind: true, isOption: false, isNew: false, avoid: [] }
    return [{ ...one, command: 'find', wish }]
  })
}

/** "You left out the red ones" lets go of nothing. */
const isLeftOut = ({ command, text }: Command): boolean => command === 'drop' && saysLeftOut(text)

const withWish = (commands: readonly Command[], words: string, running: readonly Summed[]): Command[] =>
  commands.map(one => (isMoreOf(running)(one) ? asWish(one, words) : one))
const isMoreOf =
  (running: readonly Summed[]) =>
  ({ command, skus: [sku, more], called, option }: Command): boolean =>
    command === 'add' && more === undefined && called !== true && option !== true && running.some(line => productOf(line) === sku)
const asWish = ({ text, probability }: Command, words: string): Command => ({
  command: 'find',
  text,
  probability,
  skus: [],
  slots: {},
  wish: { words, hasKind: false, isOption: false, isNew: true, avoid: [] },
})

/** What the shop's words tell of an order's. */
function shopOf(view: readonly string[], facts: Facts, language: Language): DraftShop {
  return {
    vocabulary: facts.vocabulary(),
    speaksOf: (words: string) => facts.speaksOf(words, view),
    firstBy: (order: Superlative, skus: readonly string[]) => facts.firstBy(order, skus, language),
    variantsOf: (product: string) => facts.variantsOf(product, language),
    variantsNamed: (words: string, product: string, remembered?: string) => facts.variantsNamed(words, product, language, remembered),
    described: (words: string, skus: readonly string[]) => facts.described?.(words, skus) ?? [],
    ...(facts.holding === undefined ? {} : { holding: facts.holding }),
  }
}

/** 不要陶瓷的 beside a wish turns down no line of an order: what only lets go must say so, or be heard so. */
function isMeant({ lines, isServed, isRecounted }: DraftTold, text: string, commands: readonly Command[], asksSum: boolean): boolean {
  if (lines.some(line => line.isNew === true) || isServed.length > 0 || isRecounted || asksSum || letsGoFor.test(text)) return true
  if (onlyAsked.test(text)) return true
  return commands.length === 0 || commands.some(({ command }) => takesOrLetsGo.has(command))
}
const letsGoFor =
  /不要了|没(?:说|要|让|叫|想|点)|\b(?:never|(?:did|have)(?:n['’]?t| not)) (?:say|said|ask\w*|want\w*|order\w*|agreed?)\b|去掉|拿掉|删掉|算了|换|包|[刻绣]|多(?:了|出)[一两\d]|\b(?:too many|out|off|remove|drop|forget|cancel|scrap|without|instead|swap|wrap\w*|engrav\w*|make (?:it|that|them))\b/iu
const takesOrLetsGo: ReadonlySet<string> = new Set(['add', 'drop', 'reject', 'no', 'total', 'price', 'yes', 'checkout', 'order'])

/** 我是说羽毛球 户外的 你们有没: what is wished for by its kind, and read as nothing else, is not taken. */
const isOnlyWished = ({ named, isServed, isRecounted, lines, parts }: DraftTold, text: string, commands: readonly Command[]): boolean =>
  commands.length > 0 &&
  commands.every(one => one.command === 'find' && one.wish.hasKind && one.probability >= sureToWeigh) &&
  named.length < 2 &&
  isServed.length === 0 &&
  parts === undefined &&
  !(isRecounted || ordersIt.test(text) || letsGoFor.test(text) || lines.some(line => line.isCounted === true))

/** "Squall jacket, navy, size L", which is what the order has: it is told once more. */
const isSaidAgain = ({ lines, unclear, named, isOptioned }: DraftTold, text: string, commands: readonly Command[]): boolean => {
  const adds = commands.filter(one => one.command === 'add' && one.probability >= sureToWeigh)
  const isThere = ({ skus: [sku, more] }: Command) => sku !== undefined && more === undefined && lines.some(line => line.product === sku)
  return (
    lines.length > 0 &&
    unclear.length === 0 &&
    (named.length > 0 || isOptioned) &&
    adds.length > 0 &&
    adds.every(isThere) &&
    commands.every(one => ofOrder.has(one.command)) &&
    !asksSomething(text)
  )
}

/** "And if mum hates red can she swap it for the green", 豆豆这个是入耳的吧: what is read as nothing but a question takes nothing. */
const isOnlyAskedOf = ({ lines }: DraftTold, text: string, commands: readonly Command[]): boolean =>
  lines.some(line => line.isNew === true) &&
  lines.every(line => line.isNew !== true || line.isCounted !== true) &&
  commands.length > 0 &&
  commands.every(({ command, probability }) => command === 'ask' && probability >= sureToWeigh) &&
  lines.every(line => line.isNew !== true || commands.some(one => one.text.includes(line.said))) &&
  !asksToSwap.test(text) &&
  !ordersIt.test(text)

/** It asks something, and not for goods or a price. */
const merelyAsks = (text: string): boolean => asksSomething(withoutRequests(text.replace(ofPrice, ' ')))
/** "All in" names no all-season duvet. */
const allOfIt = /\ball (?:in|up|together)\b|\bin (?:all|total)\b/giu
const ofPrice =
  /(?:一共|总共|现在)?(?:是|要)?(?:多少钱?|几[块元]钱?|什么价|啥价)(?:了)?|\bhow much(?: is| are| for| would)?(?: (?:it|that|they|those|all))?\b|\bwhat(?:'?s| is| would) (?:it|that|the (?:total|sum))(?: be| come to)?\b/giu
const isPlain = ({ command }: Command): boolean => command === 'find' || command === 'add'
const sureToTake = 0.5
const sureToWeigh = 0.9
/** 各来一条, "I'll have two": taken, whatever is asked of it too. */
const ordersIt =
  /(?:来|要|拿|买)[一两俩二三四五六七八九十\d]|[一两俩二三四五六七八九十\d](?:套|条|件|个|只|支|瓶|盒|包|本|双|张|把|盏|袋)(?=\s|，|,|$)|\b(?:i'?ll|ill|can i|could i|let me) (?:have|take|get)\b|\b(?:pls|plz|please)\b/iu
/** "Two of those then, what would that come to", "nine of oatmeal. Any discount if I get ten?": what is taken in another sentence is taken. */
function isSupposed({ lines }: DraftTold, text: string): boolean {
  const letters = (words: string) => words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
  const [supposed, plain] = [true, false].map(is => text.split(/[.?!。！？]+/u).filter(sentence => supposes.test(sentence) === is))
  const isPlain = ({ said, isNew }: DraftLine) =>
    isNew !== true || (said !== '' && plain!.some(sentence => letters(sentence).includes(letters(said))))
  return supposed!.length > 0 && !lines.every(isPlain)
}
const supposes = /要是|如果|假如|\bwhat if\b|\bif (?:i|you|u|we|they)\b(?! (?:have|got|do|sell|stock)\b)/iu
const ifGot = /要是再?(?:加|买|要)|\b(?:what )?if (?:i|we) (?:also )?(?:get|take|buy|have|add|order)\b/iu
const wouldBe = /\bwhat would\b|\bwould (?:it|that) be\b/iu

/** "799 minus 20?" asks for no more than the sum. */
const isBesideClaim = (one: Command): boolean =>
  !ofOrder.has(one.command) && one.command !== 'haggle' && !(one.command === 'ask' && confirmsSum(one.text))
const samePrice = /\bsame (?:price|money|cost)\b|(?:价[钱格]?|钱).{0,3}一样|同(?:样|一)?个?价|一个价/iu
/** A pair each for two people; "both" of which only one was taken. */
const forEach = /一人[一两]|每人|\beach for\b|\b(?:pair|one) each\b/iu
const ofBoth = /\bboth\b|两[个样件]一起|加起来/iu
const ofService = /包|[刻绣]|\b(?:wrap|engrav)/iu
/** What a conversation knows of the goods it is about. */
const knownOf = (
  { focus, shown, talked = [], together = [], variants = [], told = [], refused = [] }: Conversation,
  names: readonly string[],
) => {
  return { ...(focus === undefined ? {} : { focus }), shown, talked, together, variants, told, names, refused }
}

/** Names that hold what parts a list. */
const namesOf = (skus: readonly string[], facts: Pick<Facts, 'vocabulary'>): string[] =>
  facts
    .vocabulary()
    .products.flatMap(({ sku, names }) => (skus.includes(sku) ? names.filter(name => /和|跟|与|&|\band\b|[,，、+]/iu.test(name)) : []))
