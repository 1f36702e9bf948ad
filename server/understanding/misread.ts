import type { Clause } from '../dialogue/turn.ts'
import { readAge } from '../language/ages.ts'
import { asksOtherwise } from '../language/comparatives.ts'
import { datumAsked } from '../language/data-asked.ts'
import { denied } from '../language/denials.ts'
import { foldText } from '../language/fold.ts'
import { goesWithIt } from '../language/for-what.ts'
import { goodsWanted } from '../language/goods.ts'
import { intentByKeywords } from '../language/keywords.ts'
import { refusesPerson } from '../language/person-refused.ts'
import { asksSomething } from '../language/question-words.ts'
import type { Slots } from '../language/slots.ts'
import { asksHowMany, asksWhenBack } from '../language/stock-questions.ts'
import { asksForGoods, asksForOthers, asksToGive, isBareWish } from '../language/wish-phrases.ts'
import { heardOfOrder } from './after-order.ts'
import { asksChart } from './asked-of-pages.ts'
import { asksForOtherCategory, asksForSomebody, hasNothingToDo } from './asks-for-other.ts'
import { asksValueWithin, comparesTwo, twoCompared } from './beside.ts'
import { isOfPages, otherOptions, sureOfTopic, topicOf } from './clause-of.ts'
import { type Command as Read, valuesOf } from './commands.ts'
import { withoutPassing } from './in-passing.ts'
import { asksOfAnotherName, kindsNamed, namesAnotherKind, ofKindNamed, ofKinds } from './kind-meant.ts'
import type { Message, Shop } from './message.ts'
import { type Pieces, piecesIn } from './pieces.ts'
import { asksWhichOne } from './pointed.ts'
import { asksAmount, asksBareCost } from './price-of.ts'

const sureOfWish = 0.9

/** 好的谢谢 拜拜 after "shall I call somebody?" calls nobody. */
const closesTalk = ({ command }: Read, clause: Clause | undefined): boolean => {
  const [best] = clause?.intents ?? []
  const isPolite = best?.name === 'thank' || best?.name === 'goodbye'
  return command === 'yes' && isPolite && clause?.abstain !== true && best.probability >= sureOfTopic
}

const itemsOf = ({ args }: Read): Read['args'] => args.filter(([key]) => key === 'item')

/** "How much", 多少钱: of what is talked about. */
const longestBare = 12

const isSureBy = (clause: Clause | undefined, name: string, from: number): boolean =>
  clause?.intents[0]?.name === name && !clause.abstain && clause.intents[0].probability >= from
const isSureOf = (clause: Clause | undefined, name: string): boolean => isSureBy(clause, name, sureOfWish)

/** "Size L" that the reader takes for a question, where the classifier is sure that a detail is given. */
function optionGiven(read: Read, { size, colour }: Slots, clause: Clause | undefined): Read | undefined {
  const [best] = clause?.intents ?? []
  const isGiven = best?.name === 'give_detail' && clause?.abstain !== true && best.probability >= sureOfWish
  if (read.command !== 'ask' || !isGiven || (size ?? colour) === undefined) return undefined
  const args: Read['args'] = [
    ...(size === undefined ? [] : [['size', size] as [string, string]]),
    ...(colour === undefined ? [] : [['colour', colour] as [string, string]]),
  ]
  return { ...read, command: 'find', args }
}

/** "It came cracked, what now?": a complaint that the reader takes for a question to the shop. */
const complains = ({ command, args }: Read, clause: Clause | undefined, { product }: Slots, text: string): boolean => {
  const [best] = clause?.intents ?? []
  if (best?.name !== 'complain' || clause?.abstain === true) return false
  const ofShop = command === 'ask' && args.some(([key, value]) => key === 'about' && value === 'shop')
  // "I bought the Fieldfare from you and the bridge is lifting" names what was bought, and wishes for no other.
  const ofBought = command === 'find' && product !== undefined && bought.test(text) && !asksSomething(text)
  return (ofShop && best.probability >= sureOfTopic) || (ofBought && best.probability >= sureOfWish)
}
const bought =
  /买(?:的|了|过)|收到的?|到手|才?用了|刚用|寄来的|\b(?:bought|ordered|purchased|got (?:it|them|one|from|off|last|in)|(?:i|we) got|had (?:it|them)|arrived|came|you sent|off you|from you)\b/iu

/** "Any woks?" of somebody who is talking about a pan: whether there is such a thing, not whether this one is there. */
function asksForKind({ command, args }: Read, clause: Clause | undefined, text: string, message: Message, shop: Shop): boolean {
  const { focus } = message
  const { vocabulary } = shop
  // 哈喽 你家卖烤箱不 is no small talk.
  if (command === 'chat') return asksForGoods(text) && goodsWanted(text).length > 0 && isSureOf(clause, 'find_product')
  if (command !== 'stock' && command !== 'ask') return false
  if (isSureOf(clause, 'ask_size_advice')) return false
  // 那毯子呢 灰的有没有 of somebody who talks about a quilt, where the shop has several blankets.
  const ofNone = command === 'stock' && namesAnotherKind(withoutPassing(text), message, vocabulary) && shop.meant(text).length === 0
  if (ofNone && ofKindNamed(text, message, vocabulary) === undefined) return true
  if (command === 'stock' && asksForOtherCategory(text, clause, message, shop)) return true
  if (args.some(([key]) => key === 'colour' || key === 'size' || key === 'about')) return false
  const [best] = clause?.intents ?? []
  if (best === undefined || clause?.abstain === true || best.name !== 'find_product' || best.probability < sureOfWish) return false
  const own = vocabulary.products.find(({ sku }) => sku === focus)?.category
  return goodsWanted(text).length > 0 || (clause?.slots.category !== undefined && clause.slots.category !== own)
}

/** "Markers?", 扇子有啥: nothing but a kind that the shop has is named, and no question about one of it. */
const asksForBare = ({ command }: Read, { product, pointing }: Slots, text: string, { vocabulary }: Shop): boolean =>
  command === 'ask' &&
  product === undefined &&
  pointing !== true &&
  isBareWish(text) &&
  !/\b(?:the|is|are|of|my|and|about)\b|呢[\s?？]*$|是|有(?!啥|什么|哪些)/iu.test(text) &&
  ofKinds(kindsNamed(text), vocabulary).length > 0

/** "And which beans would you take?" of somebody who was shown kettles; "not a vest man. bag then" takes none of the vests on the screen. */
function isOfAnotherKind(
  { command, args }: Read,
  text: string,
  { product, ordinal, quantity, colour, size }: Slots,
  message: Message,
  { vocabulary }: Shop,
): boolean {
  if (product !== undefined) return false
  const isOfFocus = args.every(([key, value]) => key !== 'item' || message.shown[Number(value) - 1] === message.focus)
  if (command === 'advise') return isOfFocus && namesAnotherKind(text, message, vocabulary)
  const spoken = withoutPassing(text)
  // 来两把黑的 另外有没有帐篷 takes two of what is talked about.
  const isTold = (ordinal ?? quantity ?? colour ?? size) !== undefined
  if (command !== 'add' || isTold || !namesAnotherKind(spoken, message, vocabulary)) return false
  const ofKind = ofKinds(kindsNamed(spoken), vocabulary)
  return ofKind.length > 1 && !ofKind.some(sku => message.talked.includes(sku))
}

/** "Which one has more cushioning?" is about those on the screen, where the classifier is sure of it; it asks for no others. */
const comparesShown = ({ command }: Read, clause: Clause | undefined, { shown }: Message): boolean => {
  const [best] = clause?.intents ?? []
  return command === 'more' && shown.length > 1 && best?.name === 'compare' && clause?.abstain !== true && best.probability >= sureOfWish
}

/** "Noise cancelling headphones" cancels no order, whether the classifier hears a wish or one clause names the goods that are wanted. */
export function isStray({ command }: Read, wantsGoods: boolean, { clauses }: Message): boolean {
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

/** "The Dinolet one, I saw it on your site!!", 给我整个马扎 橙色的: what is called by its name or asked to be given, and nothing of an order that the classifier hears. */
function isNameOnly({ command, args }: Read, { product }: Slots, { clauses, text }: Message): boolean {
  const isTrouble = command === 'order' && args.some(([, what]) => what === 'problem')
  const hears = ({ intents }: Clause) => intents.some(({ name, probability }) => afterOrders.has(name) && probability >= mayBeOfOrder)
  return isTrouble && (asksToGive(text) || (product?.length === 1 && !clauses.some(hears)))
}
const mayBeOfOrder = 0.1

/** "I want something that lasts, does the cake tin rust": a question about what is called by its name, whatever is told before it. */
function asksOfNamed({ command, args }: Read, { product }: Slots, clause: Clause | undefined, text: string): boolean {
  const wishes = command !== 'find' || args.some(([key]) => key === 'kind' || key === 'budget' || key === 'colour' || key === 'size')
  const asks = isSureBy(clause, 'ask_product_detail', sureOfQuestion) || isSureBy(clause, 'ask_size_advice', sureOfQuestion)
  return !wishes && product?.length === 1 && asks && asksSomething(text)
}
const sureOfQuestion = 0.8

/** 决明子的有没, of who talks about a pillow of something else: what nothing in the shop is called, nor comes in, is wished for. */
function isOfWhatIsNot(
  { command }: Read,
  text: string,
  { colour, size, category, product }: Slots,
  { focus }: Message,
  shop: Shop,
): boolean {
  const [, what] = command === 'stock' ? (asksOfSuch.exec(text.trim()) ?? []) : []
  if (what === undefined || (colour ?? size ?? category ?? product) !== undefined || focus === undefined) return false
  return shop.variantsNamed(what, focus).length === 0 && shop.speaksOf(what).every(one => one.words + one.option + one.characters === 0)
}
const asksOfSuch = /^(?:那|还)?(?:有没有)?(\p{Script=Han}{2,5})的(?:有没有?|有[吗么不]|有)?[？?\s]*$/u

const asksWhatGoes: ReadonlySet<string> = new Set(['ask', 'compare', 'advise', 'off', 'more'])
const asksToGoWith =
  /\b(?:what|which|any) (?:[a-z-]+ ){1,3}(?:would |should |will )?(?:goes?|works?|fits?|suits?|matche?s?) (?:well |best |nicely )?(?:with|in|for|on) (?:my|the|this|that|these|those|an?)\b/iu
/** Of another kind than what is talked about. */
const isApart = ({ category }: Slots, { focus }: Message, { vocabulary }: Shop): boolean =>
  vocabulary.products.find(({ sku }) => sku === focus)?.category !== category

const comesWithOr =
  /(?:买来|自带|附带|带|送|配|有).{0,8}还是.{0,6}(?:另外?|自己|单独|要|得)|\b(?:come|comes|included?)\b.{0,30}\bor (?:do|must|should) (?:i|we)\b/iu

/** What the shop does not keep of a message. */
const hidden = /隐藏］|hidden\]/iu

/** Another command than was read, where its words leave no doubt. */
export function byItsWords(read: Read, heard: Slots, clause: Clause | undefined, text: string, message: Message, shop: Shop): Read {
  // "Can I have two grey rabbits" asks whether nothing is there.
  const isOrder = (read.command === 'stock' || read.command === 'ask') && handsOver.test(text) && piecesIn(text).length > 0
  if (isOrder) return { ...read, command: 'find', args: read.args.filter(([key]) => key === 'colour' || key === 'size') }
  // "Yes, pass me on" says which of the two is agreed to.
  if (read.command === 'yes' && intentByKeywords(text) === 'talk_to_human' && !refusesPerson(text))
    return { ...read, command: 'person', args: [] }
  // "My email is …" asks for no order.
  if (read.command === 'order' && hidden.test(text)) return { ...read, command: 'chat', args: [['what', 'smalltalk']] }
  // "And for the brother? He's two and a half" asks no advice on what another was shown.
  if (asksForSomebody(read, text, heard)) return { ...read, command: 'find', args: [] }
  // 遮阳帐跟睡觉有啥关系 asks nothing of it.
  if (read.command === 'ask' && hasNothingToDo(text)) return { ...read, command: 'reject', args: itemsOf(read) }
  // 猫窝！我问猫窝 turns down no bed for cats: nothing but a kind is named, once more.
  // So does 花束都有哪些 都列出来.
  const asksForKinds = heard.category !== undefined && asksForGoods(text) && denied(text).length === 0
  if (read.command === 'reject' && (asksForKinds || isBareWish(text))) return { ...read, command: 'find', args: [] }
  // 登机的那个，娃8个月行吗 takes nothing yet.
  if (read.command === 'add' && asksForWhom(text, clause)) return { ...read, command: 'ask', args: itemsOf(read) }
  // "Which one can I sleep in, then?" asks for advice, on those that are talked about.
  if (read.command === 'find' && read.args.length === 0 && message.focus !== undefined && asksWhichOne(text))
    return { ...read, command: 'advise' }
  const other = read.command === 'advise' && heard.product === undefined ? asksOfAnotherName(text, message, shop.vocabulary) : undefined
  if (other !== undefined) return { ...read, command: 'find', args: [['kind', other]] }
  // 买来就有墨还是要另外买 takes none: whether it comes with it is asked.
  if (isOfWhatIsNot(read, text, heard, message, shop))
    return { ...read, command: 'find', args: [['kind', asksOfSuch.exec(text.trim())![1]!]] }
  // "What pot goes with the palm" asks for a pot, and nothing of the palm.
  if (
    asksWhatGoes.has(read.command) &&
    heard.category !== undefined &&
    (goesWithIt(text) || asksToGoWith.test(text)) &&
    isApart(heard, message, shop)
  )
    return { ...read, command: 'find', args: [] }
  if (read.command === 'add' && comesWithOr.test(text)) return { ...read, command: 'ask', args: itemsOf(read) }
  // "What's a UK 5 in European": of no pair that is there.
  if (asksOfSizes.has(read.command) && asksChart(text)) return { ...read, command: 'ask', args: [...itemsOf(read), ['about', 'shop']] }
  // 家里猫十一斤 那个窝选大还是小 where nothing is talked about: asked of what is named.
  const isOfSize = read.command === 'advise' && isSureOf(clause, 'ask_size_advice')
  if (isOfSize && message.focus === undefined && message.shown.length === 0) return { ...read, command: 'ask' }
  // "Show me the blanket" takes none yet.
  if (read.command === 'add' && asksToSee.test(text)) return { ...read, command: 'find', args: [] }
  // 换个颜色, "any other sizes?" of what is talked about: nothing is sent back, and no code is asked for.
  const isOfOptions =
    message.focus !== undefined && heard.product === undefined && heard.category === undefined && otherOptions(text) !== undefined
  // 换颜色要运费吗 is asked of what goes back.
  const isOfReturn = valuesOf(read, 'about').includes('shop') && isSureBy(clause, 'ask_exchange', sureOfQuestion)
  if (isOfOptions && asksOfOptions.has(read.command) && !isOfReturn) return { ...read, command: 'stock', args: itemsOf(read) }
  if (asksForKind(read, clause, text, message, shop) || asksForBare(read, heard, text, shop))
    return { ...read, command: 'find', args: read.args.filter(([key]) => key === 'colour' || key === 'size') }
  // "And how much for the spade", beside another question.
  const isBare = text.trim().length <= longestBare && message.focus !== undefined
  const speaksOfGoods =
    isBare || heard.product !== undefined || heard.category !== undefined || heard.pointing === true || shop.meant(text).length > 0
  // "How much does it hold" asks no price; "is it done here, what does it cost", both heard as questions to the shop, that of what is done.
  const isOfPrice = isSureOf(clause, 'ask_price') && !asksAmount(text)
  const isOfShop = asksBareCost(text) && text !== message.text && valuesOf(read, 'about').includes('shop')
  if (read.command === 'price' && asksAmount(text)) return { ...read, command: 'ask', args: itemsOf(read) }
  if (read.command === 'ask' && isOfPrice && speaksOfGoods && !isOfShop) return { ...read, command: 'price', args: itemsOf(read) }
  // 两层的呢 of what comes in two and three: no others are wished for.
  const isOptionOfFocus =
    read.command === 'find' &&
    message.focus !== undefined &&
    text.trim().length <= longestBare &&
    read.args.every(([key]) => ofOptions.has(key)) &&
    heard.product === undefined &&
    heard.category === undefined &&
    goodsWanted(text).length === 0 &&
    shop.variantsNamed(text, message.focus).length > 0
  if (isOptionOfFocus) return { ...read, command: 'stock', args: read.args.filter(([key]) => key === 'colour' || key === 'size') }
  const isOfStock = clause?.intents[0]?.name === 'ask_stock' && !clause.abstain
  if ((read.command === 'find' || read.command === 'ask') && isOfStock && (asksHowMany(text) || asksWhenBack(text)))
    return { ...read, command: 'stock', args: itemsOf(read) }
  // "Headphones cheaper than the Roadsong": what it is compared with is not wanted.
  if (read.command === 'find' && heard.product !== undefined && undercutsNamed.test(text)) return { ...read, command: 'cheaper', args: [] }
  // 599以内有没有好点的: a limit tells what is wanted, and nothing within it need be dearer than what is talked about.
  const { min, max } = heard.budget ?? {}
  if (read.command === 'dearer' && max !== undefined)
    return { ...read, command: 'find', args: [['budget', min === undefined ? `<=${max}` : `${min}-${max}`]] }
  // 冲锋衣跟防晒衣哪个适合爬山: two that the shop has are set beside each other.
  if (
    (read.command === 'find' || read.command === 'advise' || read.command === 'order') &&
    comparesTwo(read, text, message) &&
    twoCompared(read, text, {}, message, shop).length > 1
  )
    return { ...read, command: 'compare', args: [] }
  if (asksValueWithin(read, text, heard, message, shop)) return { ...read, command: 'compare', args: [] }
  if (read.command === 'find' && takesByName(text, heard, clause, shop, message)) return { ...read, command: 'add' }
  if (asksOfNamed(read, heard, clause, text)) return { ...read, command: 'ask', args: [] }
  if (comparesShown(read, clause, message)) return { ...read, command: 'compare' }
  // "I asked for your phone number, not the lock": whatever it is taken for, the shop is asked to give it.
  const datum = givesWay.has(read.command) ? datumAsked(text) : undefined
  // 给我转人工吧 几点上班啊 calls somebody too.
  if (datum !== undefined && !(read.command === 'person' && datum === 'hours'))
    return { ...read, command: 'ask', args: [['about', 'shop']] }
  // 人工不用，我就问…: no person is called, and the rest is asked.
  if (read.command === 'person' && refusesPerson(text)) return { ...read, command: 'ask', args: [['about', 'shop']] }
  const option = optionGiven(read, heard, clause)
  if (option !== undefined) return option
  if (complains(read, clause, heard, text)) return { ...read, command: 'order', args: [['what', 'problem']] }
  // 雨衣身高105穿哪个码 asks of the kind that is named, and is no wish to be shown one.
  if (isOfAnotherKind(read, text, heard, message, shop))
    return read.command === 'advise' && isSureOf(clause, 'ask_size_advice')
      ? { ...read, command: 'ask' }
      : { ...read, command: 'find', args: [] }
  if (isQuestion(read, heard, clause, text)) return { ...read, command: 'ask', args: itemsOf(read) }
  if (isNameOnly(read, heard, message)) return { ...read, command: 'find', args: [] }
  const afterwards = heardOfOrder(read, clause)
  if (afterwards !== undefined) return afterwards
  if (closesTalk(read, clause))
    return { ...read, command: 'chat', args: [['what', clause?.intents[0]?.name === 'goodbye' ? 'bye' : 'thanks']] }
  return read
}

/**
 * "And how long does it take up there, I'm in Fairbanks. Need it before Xmas", 雨衣身高105穿哪个码: heard as a wish, and the classifier is sure of a question to the pages or of
 * which size it is to be, and nothing in it looks for goods.
 */
function isQuestion({ command, args, probability = 0 }: Read, { product }: Slots, clause: Clause | undefined, text: string): boolean {
  if (command !== 'find' || !isSureOf(clause, clause?.intents[0]?.name ?? '') || !asksSomething(text) || looksFor.test(text)) return false
  const topic = topicOf(clause)
  if (topic === 'size_advice') return probability < surerOfWish
  return isOfPages(topic) && product === undefined && !args.some(([key]) => tellsWish.has(key))
}
const surerOfWish = 0.95
const tellsWish: ReadonlySet<string> = new Set(['kind', 'budget', 'colour', 'size', 'for', 'not'])

const givesWay: ReadonlySet<string> = new Set([
  'find',
  'more',
  'person',
  'contact',
  'chat',
  'off',
  'noise',
  'no',
  'reject',
  'order',
  'stock',
  'advise',
])

const ofOptions: ReadonlySet<string> = new Set(['colour', 'size', 'feature', 'material'])
const undercutsNamed = /\b(?:cheaper|less expensive|less|pricey) than\b|比[^，。,.!?！？]{1,16}(?:便宜|实惠)/iu
const asksOfSizes: ReadonlySet<string> = new Set(['ask', 'stock', 'advise', 'price'])
const asksOfOptions: ReadonlySet<string> = new Set(['ask', 'stock', 'coupon', 'find', 'more', 'order'])

/** How far behind its count what is counted is looked for, in characters. */
const nameLength = 60

/**
 * "I'll have a Morningmist mug too", 晨雾马克杯来三个: of one thing by its name it is no wish to see some, where the classifier hears it taken or where it
 * is counted and nothing is asked.
 */
export function takesByName(
  text: string,
  { product, category, budget }: Slots,
  clause: Clause | undefined,
  { meant, variantsNamed, vocabulary }: Pick<Shop, 'meant' | 'variantsNamed' | 'vocabulary'>,
  { focus, taken = [], summed = [] }: Pick<Message, 'focus' | 'taken' | 'summed'> = {},
): boolean {
  const [best] = clause?.intents ?? []
  const isHeard = best?.name === 'add_to_cart' && clause?.abstain !== true
  // An order is talked over: "and one card set with that" is no wish to see some.
  const isRunning = taken.length + summed.length > 0
  const isTaken = isHeard && best.probability >= (isRunning && piecesIn(text).length > 0 ? sureOfMore : sureOfTaking)
  const isCounted = piecesIn(text).some(({ counted }) => counted) && !asksSomething(text)
  if ((isTaken || isCounted) && product !== undefined) return product.length === 1
  // "I need 15 lined notebooks", of which there is one sort: as many as are said, and nothing is asked.
  const only = vocabulary.categories.find(({ id }) => id === category)?.only
  const isSeveral =
    budget === undefined &&
    !asksSomething(text) &&
    piecesIn(text).some(
      one => isOfGoods(one, text) && meant(text.slice(one.end, one.end + nameLength)).length + (only === undefined ? 0 : 1) > 0,
    )
  if ((isTaken || isSeveral) && (meant(text).length === 1 || only !== undefined)) return true
  // 再加一本方格的: another of what is taken, by one of its options.
  const own = [...new Set([...(focus === undefined ? [] : [focus]), ...taken, ...summed])]
  return isTaken && category === undefined && own.filter(sku => variantsNamed(text, sku).length > 0).length === 1
}
const sureOfTaking = 0.8

/** "Can I have four khaki chairs", 先来个护手霜: an order in its words, whether what it names can be told or not. */
export function isOrdered(text: string, clause: Clause | undefined): boolean {
  if (looksFor.test(text) || asksOtherwise(foldText(text)) || asksForOthers(text)) return false
  const [best] = clause?.intents ?? []
  const isHeard = best?.name === 'add_to_cart' && clause?.abstain !== true && best.probability >= sureOfMore
  const counts = piecesIn(text).filter(one => isOfGoods(one, text) || one.counted)
  return (isHeard && !asksSomething(text)) || (counts.length > 0 && (!asksSomething(text) || handsOver.test(text))) || ordersOne.test(text)
}
/** Whether it suits somebody of an age that is told, and nobody hears it taken. */
const asksForWhom = (text: string, clause: Clause | undefined): boolean =>
  asksSomething(text) &&
  readAge(text) !== undefined &&
  clause?.intents.every(({ name, probability }) => name !== 'add_to_cart' || probability < 0.2) === true
/** A wish to be shown some. */
export const looksFor =
  /\b(?:look(?:ing)?|search(?:ing)?|recommend|suggest|show|see|ideas?|any|something|or|under|budget|which|(?<!go )for (?:my|a|an|the|two|three|four|\d+))\b|推荐|看看|想看|有没有|有什么|找|预算|以内|左右|或者|还是/iu
const asksToSee =
  /^\s*(?:(?:and|ok|okay|so|then|also|hi|hello)[, ]+)*(?:(?:can|could) (?:you|u) )?(?:show me|let(?: me|s|'s) see)\b|^(?:那|再|先|给我|让我|想)*(?:看看|看下|看一下|瞧瞧|瞧下)/iu
export const handsOver =
  /^\s*(?:(?:ok|okay|so|then|and|please|hi|hiya|hello|hey|yes|great)[, ]+)*(?:(?:can|could|may) (?:i|we) (?:please |just |also )?(?:have|get|take|order|grab)\b|(?:can|could) you (?:please |just )?(?:add|put|do me|get me|sort me)\b)|(?:可以|能|能不能|可不可以)?给我(?:来|拿)|^(?:你好|那|请问|老板)?[，, ]*(?:可以|能|能不能|可不可以)(?:帮我|给我)?(?:来|要|拿)/iu
const ordersOne =
  /^\s*(?:(?:ok|and|also|then|just)[, ]+)*(?:one|an?|\d+) [a-z' -]{3,40}(?:please|pls)[.! ]*$|^(?:先|再|给我|帮我)*来[一两三四五六七八九十\d]?[个条件双只把盏张本支盒包套袋]/iu

/** Several of what is named behind it; "for four" and "a group of 12" count people. */
const isOfGoods = ({ value, start, end }: Pieces, text: string): boolean =>
  value > 1 &&
  !/(?:\b(?:for|of|with|about|around|we are|are) |[给供够])$/iu.test(text.slice(0, start)) &&
  /^ ?(?!(?:of (?:us|them|you)|and|or|to|in|on|at)\b|[和或到])\p{L}/u.test(text.slice(end))
const sureOfMore = 0.5
