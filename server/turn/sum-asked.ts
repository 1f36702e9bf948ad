import type { Command } from '../dialogue/commands.ts'
import { type Conversation, inView, type Summed } from '../dialogue/conversation.ts'
import { type Counted, piecesOf, runningOf, summedOf } from '../dialogue/sum-policy.ts'
import { productOf, takenOf } from '../dialogue/taken.ts'
import { topicOfIntent } from '../dialogue/topics.ts'
import type { Clause, Turn } from '../dialogue/turn.ts'
import { asksByHowMuch } from '../language/by-how-much.ts'
import { isAmong } from '../language/goods.ts'
import type { Language } from '../language/language.ts'
import { namesPlaceAlone, placesOfParcel } from '../language/places.ts'
import { asksSomething, asksWhetherSent } from '../language/question-words.ts'
import { asksRunning } from '../language/running-asked.ts'
import { sharersOf, withoutSharers } from '../language/sharers.ts'
import { readStockQuestion } from '../language/stock-questions.ts'
import { addsToSum, addsUp, asksFetched, readSum, type SumAsked, turnsDownService, wantsEngraving } from '../language/sums.ts'
import { meansSum, readsTotal, withoutQuestions } from '../understanding/beside-sum.ts'
import { countOf, readCounted } from '../understanding/counted.ts'
import { goodsOfProduct, kindsNamed } from '../understanding/kind-meant.ts'
import { lengthsAsPieces } from '../understanding/lengths.ts'
import { isNamedFrom, nameScore } from '../understanding/likely.ts'
import { optionLines } from '../understanding/option-lines.ts'
import { countDifference, countsTakenBack, countWithArticle, isCountOnly, isOfNames, piecesIn } from '../understanding/pieces.ts'
import { asksIncluded, doubtsParcel, doubtsSum, leftOutOf, limitAsked, saysMoney } from '../understanding/sums.ts'
import { supposedOf } from '../understanding/supposed-count.ts'
import { wrapsNamed, wrapsOnly } from '../understanding/wrap-only.ts'
import type { MessageEvent } from '../wire.ts'
import { besideGoods } from './beside-goods.ts'
import type { Facts } from './ports.ts'
import { fewerThan, recountedLine } from './recounted.ts'

/** A sum of goods, in plain words or by the reader's word: what is added up is no model's guess. `commands`: what the reader hears, where it is there; `turnsDown`: what was counted in before is to be left out. */
export function sumAsked(
  before: Conversation,
  messages: readonly MessageEvent[],
  clauses: readonly Clause[],
  language: Language,
  facts: Facts,
  commands: readonly Command[] | undefined,
  turnsDown = false,
): Turn['sum'] {
  if (messages.length === 0 || messages.some(({ choice }) => choice !== undefined) || asksDifference(messages, commands)) return undefined
  const whole = messages.map(message => message.text).join('，')
  const sharers = sharersOf(whole)
  const beside = besideGoods(before, withoutSharers(whole), language, commands, facts)
  const said = lengthsAsPieces(beside.plain, facts.vocabulary())
  const isCounted = summedOf(before).length + takenOf(before).length > 0
  const wrap = wrapsOnly(said)
  const text = wrap.words.length > 0 ? wrap.rest : said
  const isTotal = meansTotal(clauses)
  const told = limitAsked(text)
  const limit = isCounted || before.focus === undefined || saysMoney(text) ? told : undefined
  const isDispleased = summedOf(before).length > 0 && before.question === undefined && doubtsLast(clauses, commands)
  const doubts = summedOf(before).length + takenOf(before).length > 0 && doubtsSum(text)
  // 礼盒那12呢 你没算进去吧; 那加起来一共多少 of whoever asked what wrapping costs.
  const heard = { clauses, language, commands, isTotal: false }
  const wraps = wrap.words.flatMap(words => skusNamed(words, before, heard, facts))
  const ofWraps = wraps.length > 0 ? { wrapping: true as const, wraps } : undefined
  const services = isCounted ? (ofWraps ?? leftOutOf(text) ?? (beside.isWorkMeant ? {} : undefined)) : ofWraps
  const isWrapped = before.question?.topic === 'gift_wrap' && ofAll.test(text)
  const { isLess, isLettered, isShared, isOfParcel } = ofBefore(before, { text, whole, sharers, turnsDown }, language, facts)
  const goesOn = summedOf(before).length > 0 && (before.summedWith ?? {})
  // "And to Inverness?" after a sum with the parcel: the same one, sent there.
  const isPlaced = placesOfParcel(text, facts.vocabulary()).length > 0
  const isPlaceAlone = isPlaced && namesPlaceAlone(text)
  const isSent = goesOn !== false && isPlaced && (isPlaceAlone || before.summedWith?.shipping === true)
  const isElsewhere = isSent && !asksWhetherSent(text) && (isPlaceAlone || commands?.every(asksWhere) === true)
  const addsOn = goesOn !== false && (addsToSum(text, goesOn) || isElsewhere)
  // Another count of what lies in the cart is for the cart, and of what is being chosen for the choice.
  const order = runningOf(before)
  const isChosen = before.choosing !== undefined && summedOf(before).length === 0
  const running = order === before.cart || isChosen ? [] : order
  const isElsewise = commands?.some(one => one.command === 'add' || (one.command === 'find' && one.wish.hasKind)) === true
  const supposed = order.length > 0 ? supposedOf(order, text, (words, sku) => facts.variantsNamed(words, sku, language)) : undefined
  const changes =
    supposed !== undefined ||
    (running.length > 0 && countDifference(text) !== undefined) ||
    (summedOf(before).length > 0 && changesCount(text)) ||
    (running.length > 0 && !isElsewise && (recounts(text, clauses, running) || isCountMisheard(text, commands)))
  // "Just one mug, sorry": another count of what is added up already, and nothing else.
  const mayRestate = running.length > 0 && !isElsewise && mayBeRecount(text)
  const isRead = commands !== undefined && readsTotal(commands)
  const isOfRunning =
    asksRunning(text) && piecesOf(running) > 1 && (before.focus === undefined || running.some(line => productOf(line) === before.focus))
  const isPlainlyMeant = beside.isReckoned || isShared || isLettered || supposed !== undefined
  const isAsked =
    isPlainlyMeant ||
    isOfRunning ||
    doubts ||
    isOfParcel ||
    (isCounted && services !== undefined) ||
    isLess ||
    addsOn ||
    limit !== undefined ||
    isTotal ||
    ((changes || mayRestate || commands === undefined || meansSum(commands) || clauses.some(asksPrice) || addsUp(text)) &&
      (isRead || piecesIn(text).length > 0 || ofMoney.test(text)))
  if (!isAsked && !isDispleased) return undefined
  const { named, listed, ofOne } = goodsCounted(before, text, { ...heard, isTotal }, facts)
  // "You sent me one price, I wanted both": the same once more, as many as are said now or were counted then.
  const inSum = (sku: string) => summedOf(before).find(({ sku: own, product = own }) => product === sku)
  const isRedone = isDispleased && !doubts && !changes && listed.length > 0 && listed.every(({ sku }) => inSum(sku) !== undefined)
  if (!isAsked && !isRedone) return undefined
  const again = doubts || isRedone
  const redone = isRedone ? listed.map(one => (one.told ? one : { ...one, quantity: inSum(one.sku)!.quantity })) : listed
  const quantity = supposed ?? countSaid(before, text, changes, facts) ?? ofOne
  const recounted = changes && listed.length === 0 && quantity !== undefined ? recountedLine(running, text, before.focus) : undefined
  const anew: Counted[] | undefined =
    recounted === undefined ? undefined : [{ sku: productOf(recounted), quantity: quantity!, said: '', told: true as const }]
  const variantsNamed = (words: string, sku: string) => facts.variantsNamed(words, sku, language)
  const counted = fewerThan(running, text, listed[0]?.sku ?? before.focus, variantsNamed) ?? anew ?? redone
  const many = (quantity ?? 1) > 1 || counted.some(one => one.quantity > 1)
  const restates = mayRestate && counted.length > 0 && counted.every(one => one.told === true && isOfOtherCount(one, running))
  const corrects =
    restates || changes || (running.length > 0 && correctsCount(text, clauses, running) && (counted.length > 0 || quantity !== undefined))
  const plain = readSum(text, { many, named: counted.length, meant: isTotal, goesOn })
  const isElse = (clause: Clause) => asksElse(clause) && readSum(clause.text, { many, named: counted.length }) === undefined
  // What nothing in plain words names is added up as the reader points at it, where the classifier is not sure of another question.
  const isOfBefore = isElsewhere || isOfRunning || isOfParcel || isLess || (isCounted && services !== undefined)
  const isOfReader = isRead && counted.length > 0 && !clauses.some(isElse)
  const isMeant = isPlainlyMeant || isOfReader || limit !== undefined || again || isOfBefore
  const byReader = plain === undefined && isMeant ? readSum(text, { many, named: counted.length, meant: true }) : plain
  const known = limit === undefined ? byReader : { ...byReader, limit }
  const doubted = again ? { ...known, again: true as const, ...(many || isRedone ? { corrects: true as const } : {}) } : known
  const wrapsSome = services === undefined ? someWrapped(text, [...counted, ...running], one => skusNamed(one, before, heard, facts)) : {}
  const more = {
    ...beside.asks,
    ...(sharers === undefined ? {} : { sharers }),
    ...services,
    ...wrapsSome,
    ...(isOfParcel ? { shipping: true as const } : {}),
    ...(isWrapped ? { wrapping: true as const } : {}),
  }
  const asked = withAsides(corrects ? { ...doubted, corrects } : doubted, more, { isPlaced, isElsewhere }, clauses, commands)
  const isNothing = counted.length === 0 && inView(before).length + before.cart.length + summedOf(before).length === 0
  // What else is asked the reader hears; without it such a message is left to the classifier.
  if (
    asked === undefined ||
    (isNothing && commands !== undefined) ||
    (commands === undefined && !again && !isOfBefore && clauses.some(isElse))
  )
    return undefined
  // "For both the shoes and a mug", and it cannot be told which shoes: a sum of the mug alone is none.
  const isOfElse = isOrder(named.missed, before, commands, facts)
  const missed = named.missed.length > 0 && (counted.length > 0 || isOfElse)
  // Of goods that are only wished for nothing is added up.
  if (missed && plain === undefined && commands !== undefined) return undefined
  return { text, ...postageApart(clauses), asked, counted, ...(missed ? { missed } : {}), ...(quantity === undefined ? {} : { quantity }) }
}

/** What a sum says, with what else is asked of it: where it goes, what is done to it, what comes off. */
function withAsides(
  money: SumAsked | undefined,
  more: SumAsked,
  { isPlaced, isElsewhere }: { isPlaced: boolean; isElsewhere: boolean },
  clauses: readonly Clause[],
  commands: readonly Command[] | undefined,
): SumAsked | undefined {
  if (money === undefined) return undefined
  const said = { ...money, ...more }
  // "One spade to Cardiff, how much?": the parcel is part of it.
  const place = { shipping: true as const, ...(isElsewhere ? { elsewhere: true as const } : {}) }
  const sent = said.shipping !== false && isPlaced ? { ...said, ...place } : said
  // "And is there anything off a first order?" is asked beside it.
  const isOff = commands !== undefined && clauses.some(asksCoupon) && !commands.some(({ topic }) => topic === 'coupon')
  return sent.coupon === undefined && isOff ? { ...sent, coupon: 'too' as const } : sent
}

/** What asks for the sum of what is talked over, though nothing in it says so: less of it, letters on it, its parcel, among how many it is shared. */
function ofBefore(
  before: Conversation,
  { text, whole, sharers, turnsDown }: { text: string; whole: string; sharers: number | undefined; turnsDown: boolean },
  language: Language,
  { servicesSaid }: Facts,
) {
  const isCounted = summedOf(before).length + takenOf(before).length > 0
  const isWorkOff = () => (servicesSaid?.(whole, language).off.length ?? 0) > 0
  const isLess = turnsDown || (turnsDownService(text) && !asksSomething(text)) || asksFetched(text) || asksIncluded(text) || isWorkOff()
  return {
    isLess: isCounted && isLess,
    // "Put the boat name on them": with that.
    isLettered: isCounted && wantsEngraving(text) && !asksSomething(text),
    // "Split between 3 of us?", of what is talked over.
    isShared: sharers !== undefined && (isCounted || before.focus !== undefined || piecesIn(text).length > 0),
    isOfParcel: isCounted && doubtsParcel(text),
  }
}

/** "What's lighter and by how much": two things are set beside each other, and nothing is added up. */
const asksDifference = (messages: readonly MessageEvent[], commands: readonly Command[] = []): boolean =>
  commands.some(({ command }) => command === 'compare') && messages.some(({ text }) => asksByHowMuch(text, true))

/** The products that words of a part name: of what is talked over, else by their names. */
function skusNamed(words: string, before: Conversation, heard: Parameters<typeof goodsCounted>[2], facts: Facts): string[] {
  const counted = goodsCounted(before, words, { ...heard, clauses: [], commands: undefined }, facts).named.lines.map(({ sku }) => sku)
  if (counted.length > 0) return counted
  return facts.speaksOf(words, inView(before)).flatMap(one => (nameScore(one) > isNamedFrom ? [one.sku] : []))
}

/** What a message names one after the other, with how many of each: by name, by options of one thing, or by "those two". */
function goodsCounted(
  before: Conversation,
  text: string,
  heard: { clauses: readonly Clause[]; language: Language; commands: readonly Command[] | undefined; isTotal: boolean },
  facts: Facts,
) {
  const { clauses, language, commands, isTotal } = heard
  const read = readCounted(
    withoutQuestions(text, commands ?? []).replace(allOfIt, ' '),
    language,
    { ...before, taken: takenOf(before).map(({ sku, product = sku }) => product), points: true },
    {
      vocabulary: facts.vocabulary(),
      meant: words => facts.meant(words, undefined, inView(before)),
      speaksOf: words => facts.speaksOf(words, inView(before)),
      variantsNamed: (words, product) => facts.variantsNamed(words, product, language),
    },
  )
  // 小号还有货吗，大号多少钱: two questions about one thing.
  const isOfOne = new Set(read.lines.map(({ sku }) => sku)).size === 1 && read.lines.length > 1
  const named = isOfOne ? { ...read, lines: read.lines.filter(({ said }) => readStockQuestion(said) === undefined) } : read
  const [alone] = new Set(named.lines.map(({ sku }) => sku)).size > 1 ? [] : [named.lines[0]?.sku ?? before.focus]
  const shop = {
    vocabulary: facts.vocabulary(),
    speaksOf: (words: string) => facts.speaksOf(words, inView(before)),
    variantsNamed: (words: string, product: string) => facts.variantsNamed(words, product, language),
  }
  const ofAlone = optionLines(text, alone, shop)
  // "2 of size 4 and 1 of size 8" of who talks about a brush that comes in one: of the only thing in view that comes in both.
  const inSight = ofAlone.length > 1 || named.lines.some(({ sku }) => sku !== before.focus) ? [] : inView(before).slice(0, mostLookedAt)
  const [elsewhere = [], another] = inSight.map(sku => optionLines(text, sku, shop)).filter(lines => lines.length > 1)
  const ofOptions = another === undefined && elsewhere.length > 1 ? elsewhere : ofAlone
  const item = clauses[0]?.corrected?.item
  // 那两套多少钱, of the only thing that is talked about.
  const ofOne = inView(before).length === 1 ? countWithArticle(text) : undefined
  const listed =
    isTotal && item !== undefined
      ? [{ sku: item, quantity: countOf(text) ?? 1, said: text }]
      : ofOptions.length > 1
        ? ofOptions
        : named.lines.length === 1 && ofOne !== undefined
          ? named.lines.map(line => ({ ...line, quantity: ofOne, told: true as const }))
          : named.lines
  // What no other word names is an option of what is listed: "1 cream".
  return { named: ofOptions.length > 1 ? { lines: named.lines, missed: [] } : named, listed, ofOne }
}

/** 毯子包装一下 beside a T-shirt: that one of them. */
function someWrapped(text: string, lines: readonly Summed[], skusOf: (words: string) => string[]): { wraps?: string[] } {
  const wraps = wrapsNamed(text).flatMap(skusOf)
  return wraps.length > 0 && lines.some(line => !wraps.includes(productOf(line))) ? { wraps } : {}
}

/** 那买一双跑鞋399 of who talks about earphones and has taken nothing: which one is asked, and nothing else is added up. */
function isOrder(
  [other]: readonly string[],
  before: Conversation,
  commands: readonly Command[] | undefined,
  { vocabulary }: Facts,
): boolean {
  const { focus } = before
  if (commands?.some(({ command }) => command === 'add') === true) return false
  if (other === undefined || focus === undefined || summedOf(before).length + takenOf(before).length > 0) return false
  const own = goodsOfProduct(vocabulary(), focus)
  const kinds = kindsNamed(other)
  return kinds.size > 0 && own !== undefined && own.size > 0 && !isAmong(kinds, own)
}

const mostLookedAt = 12
/** "All in" names no all-season duvet. */
const allOfIt = /\ball (?:in|up|together)\b|\bin (?:all|total)\b/giu
/** All of what was spoken of. */
const ofAll = /加起来|加一起|加一块|全部|\b(?:all in|altogether|all together|everything|all up)\b/iu
const ofMoney =
  /[多价钱券邮]|运费|包装|算[一算]?下|加起来|都加|加一起|合计|总共|\b(?:much|total|comes?|costs?|shipping|delivery|postage|coupon|code|wrapp?(?:ed|ing)?)\b/iu

/** Where parcels go, or what one costs. */
const asksWhere = ({ command, topic }: Command): boolean =>
  (command === 'ask' || command === 'total' || command === 'find') && (topic === 'delivery_area' || topic === 'shipping')

/** Whatever it is heard as, a message that is displeased or corrects something, and asks for nothing else. */
const doubtsLast = (clauses: readonly Clause[], commands: readonly Command[] | undefined): boolean =>
  clauses.some(
    ({ intents: [best], abstain }) =>
      !abstain && best !== undefined && (best.name === 'correct_detail' || best.name === 'complain') && best.probability >= sureOfDoubt,
  ) &&
  (commands ?? []).every(one => displeased.has(one.command) || (one.command === 'order' && one.what === 'problem' && one.rule !== 'fault'))
const displeased: ReadonlySet<Command['command']> = new Set<Command['command']>(['no', 'reject', 'chat', 'noise', 'off', 'find'])
const sureOfDoubt = 0.6

/** A person has said that it asks for a sum. */
export const meansTotal = ([only, more]: readonly Clause[]): boolean => more === undefined && only?.corrected?.command === 'total'

/** How many a message says, whatever it says them of. */
function countSaid(before: Conversation, text: string, changes: boolean, { speaksOf, vocabulary }: Facts): number | undefined {
  // 护手霜那个三支的 is what it is called, however many are wanted.
  const called = speaksOf(text, inView(before)).filter(one => nameScore(one) > isNamedFrom)
  const names = vocabulary().products.flatMap(one => (called.some(({ sku }) => sku === one.sku) ? one.names : []))
  const isInName = isOfNames(text, names)
  const counts = piecesIn(text).filter(({ value }) => !isInName(value))
  // Beside what is taken "at 3 pm" or "for 12" counts nothing.
  const [first] = takenOf(before).length > 0 && !changes ? counts.filter(({ counted }) => counted) : counts
  return first?.value
}

/** What of a message asks about the parcel, where that stands apart. */
function postageApart(clauses: readonly Clause[]): { asking?: string } {
  const asking = clauses.filter(asksPostage).map(clause => clause.text)
  return asking.length > 0 && asking.length < clauses.length ? { asking: asking.join('，') } : {}
}
const asksPostage = ({ intents: [best], abstain }: Clause): boolean =>
  best?.name === 'ask_shipping_fee' && !abstain && best.probability >= sureOfElse
const asksPrice = ({ intents: [best], abstain }: Clause): boolean =>
  best?.name === 'ask_price' && !abstain && best.probability >= sureOfPrice
const sureOfPrice = 0.9
const asksCoupon = ({ intents: [best], abstain }: Clause): boolean =>
  best?.name === 'ask_coupon' && !abstain && best.probability >= sureOfElse

/** What was added up is to be of other counts: "no, I meant two", 35件，不是30件. */
const correctsCount = (text: string, clauses: readonly Clause[], running: readonly Summed[]): boolean =>
  countOf(text) !== undefined && (recounts(text, clauses, running) || asksAnew.test(text) || clauses.some(isCorrection))

const isCorrection = ({ intents: [best], abstain }: Clause): boolean => best?.name === 'correct_detail' && !abstain

/** "Not 20, 45", "make it three", 说错了，25件: said so of a count that is there, or heard so of hardly more than a count. */
const recounts = (text: string, clauses: readonly Clause[], running: readonly Summed[]): boolean =>
  countOf(text) !== undefined &&
  (countsTakenBack(text).some(value => running.some(({ quantity }) => quantity === value)) ||
    changesCount(text) ||
    (isCountOnly(text) && clauses.some(isCorrection)))

/** 说错了，4条 is a count and hardly a word beside it: it complains about nothing. */
const isCountMisheard = (text: string, commands: readonly Command[] = []): boolean =>
  isCountOnly(text) &&
  commands.length > 0 &&
  commands.every(({ command }) => command === 'order' || command === 'reject' || command === 'no')

const mostOfRecount = 40
const mayBeRecount = (text: string): boolean =>
  text.length <= mostOfRecount && countOf(text) !== undefined && !asksSomething(text) && !another.test(text)
/** So many besides. */
const another = /[再又还也另加添]|\b(?:more|another|extra|also|too|and|add|plus|as well)\b/iu

const isOfOtherCount = ({ sku, quantity }: Counted, running: readonly Summed[]): boolean => {
  const own = running.filter(line => productOf(line) === sku)
  return own.length === 1 && own[0]!.quantity !== quantity
}

/** "Make it 9 spatulas", 杯子改成三个. */
const changesCount = (text: string): boolean =>
  countOf(text) !== undefined && /[改换变加减](?:成|到|为)|\b(?:make (?:it|that|them|those)|change (?:it|that|them)? ?to)\b/iu.test(text)

/** 睡袋三条呢, "and three of them?" after a sum. */
const asksAnew = /^\P{P}{1,12}呢[?？]?$|^(?:and|what about|how about|what if)\b.{1,40}\?$/iu

const ofSums: ReadonlySet<string> = new Set([
  'ask_price',
  'ask_shipping_fee',
  'ask_coupon',
  'bargain',
  'view_cart',
  'checkout',
  'add_to_cart',
])
const sureOfElse = 0.8
/** Something of the pages that is no matter of money, or what sets two things apart. */
const asksElse = ({ intents: [best], abstain }: Clause): boolean =>
  best !== undefined &&
  !abstain &&
  best.probability >= sureOfElse &&
  (best.name === 'compare' || (topicOfIntent[best.name] !== undefined && topicOfIntent[best.name] !== 'product' && !ofSums.has(best.name)))
