import { type Command, chatKinds, orderKinds } from '../dialogue/commands.ts'
import { goesBack } from '../dialogue/topics.ts'
import type { Clause } from '../dialogue/turn.ts'
import { datumAsked } from '../language/data-asked.ts'
import { isAmong } from '../language/goods.ts'
import { readSlots } from '../language/slots.ts'
import { meansOneOfEach, meansSeveral } from '../language/sums.ts'
import { comparativeAsked, namesRespect, superlativeAsked } from '../language/superlatives.ts'
import { asksHowLong } from '../language/waiting.ts'
import { amongShown } from '../language/wish-phrases.ts'
import { addsListed, withAlso } from './adds-listed.ts'
import { ofOrder, onceOfOrder } from './after-order.ts'
import { withAgeTold } from './age-told.ts'
import { askedApart, wrapAndCard } from './asked-apart.ts'
import { askedNotWished } from './asked-not-wished.ts'
import { asksChart, faultIn, leaningOf, namesOnlySystems, topicSaid, withoutSystems } from './asked-of-pages.ts'
import { askedOfSubject } from './asked-of-subject.ts'
import { withoutWhatAsksNothing } from './asks-nothing.ts'
import { comparedWithin } from './beside.ts'
import { ofKindTalkedAbout } from './cheaper-kind.ts'
import {
  asksSize,
  clauseOf,
  clauseWith,
  isOfElse,
  isOfPages,
  isOfTopic,
  isSure,
  isSureOfPerson,
  listOf,
  ofWhat,
  otherOptions,
  questionsOf,
  sharedWith,
  sureOfTopic,
  topicOf,
} from './clause-of.ts'
import { type Command as Read, valuesOf } from './commands.ts'
import { comparedByHowMuch } from './compared-by-how-much.ts'
import { countSaid, withoutNumberOf } from './count-said.ts'
import { withoutDisowned } from './disowned.ts'
import { withoutHollow, withoutPresence } from './hollow.ts'
import { askedOfInside } from './inside-asked.ts'
import { goodsOfProduct, kindsNamed } from './kind-meant.ts'
import { besideRefusals, doubtedOf, insteadOf, insteadOfOpen, letGo, refusedOf, withoutTurnedDown } from './let-go.ts'
import type { Message, Shop } from './message.ts'
import { isOrdered, takesByName } from './misread.ts'
import type { How } from './named.ts'
import { wishOfUnseen } from './named-unseen.ts'
import { isOptionIn } from './option-lines.ts'
import { optionChosen, optionTaken } from './option-taken.ts'
import { countForAll, isOfNames, isSaidAsSize } from './pieces.ts'
import { bareName, boughtIn, calledIn, pointedBy } from './pointed.ts'
import { feesBehind, optionsPriced } from './price-of.ts'
import { pricedApart } from './priced-apart.ts'
import { sameAsked } from './same-asked.ts'
import { saysTheSame, takesTheSame } from './says-the-same.ts'
import { besideQuestions, clauseTaken, placedBy, segmentsOf, takenWithin, wordsTaken } from './segments.ts'
import { spokenOf } from './spoken-of.ts'
import { asStockAsked } from './stock-asked.ts'
import { asksOfEach, countIn } from './sums.ts'
import { takenBeside, takenUnheard } from './taken-beside.ts'
import { readAsMeant } from './taken-for.ts'
import { withTerms } from './terms-asked.ts'
import { giftTicketAsked, ticketAsked } from './ticket-sold.ts'
import { besideMore, calledBefore, isOnlyTold, isSameAsk, namedBefore, ofNamed, settledWithin } from './told-within.ts'
import { askedOfTurned } from './turned-asked.ts'
import {
  askedBesidePerson,
  askedBesideTaking,
  askedBesideWish,
  personUnheard,
  unheard,
  wishesUnheard,
  withOthersUnheard,
  withUnheardOfGoods,
} from './unheard.ts'
import { partWished, wishOf } from './values.ts'
import { eachWished, slotsOfOwn } from './wished-apart.ts'
import { withoutWishOfAsked } from './wished-beside-asked.ts'
import { wrappedToo } from './wrapped-too.ts'

/** Commands in the shopper's words → commands in the shop's terms. After this nobody reads the message but to quote it. */
export function hear(commands: readonly Read[], said: Message, shop: Shop): Command[] {
  const read = settledWithin(commands, said.text).map(one => ofShopsGoods(one, said.text, shop))
  const message: Message = { ...said, sizes: read.flatMap(one => valuesOf(one, 'size').flatMap(size => size.match(/\d+/g) ?? [])) }
  if (message.corrected) return read.map(command => toCommand(command, message.clauses[0], message.text, message, shop))
  const besideWish = takenBeside(read, message, shop)
  if (besideWish !== undefined) {
    const { taken, rest, left } = besideWish
    const add = toCommand({ command: 'add', args: [], probability: left[0]?.probability ?? 1, place: 0 }, undefined, taken, message, shop)
    const own = message.clauses.filter(({ text }) => rest.includes(text))
    const clauses = own.length > 0 ? own : message.clauses.map(clause => ({ ...clause, text: rest }))
    return [add, ...hear(left, { ...message, text: rest, clauses }, shop)]
  }
  const wantsGoods = message.clauses.length === 1 && read.some(one => one.command === 'find' && valuesOf(one, 'kind').length > 0)
  const heard = eachWished(read, message, wantsGoods)
  // Two questions that could not be told apart are one, which its clauses may part.
  const apartAsks = heard.filter(
    (one, at) =>
      one.command !== 'ask' ||
      !(
        heard.slice(0, at).some(other => isSameAsk(one, other)) ||
        isOnlyTold(one, heard, message) ||
        (at > 0 && valuesOf(one, 'q').some(namesOnlySystems))
      ),
  )
  const listed = addsListed(apartAsks, message, shop)
  const certain = apartAsks.filter(one => !isListed(one, listed))
  const asking = certain.length
  const placed = certain.map(one => placedBy(one, message.text))
  const parts = takenWithin(segmentsOf(message.text, placed), certain)
  const heardApart: Command[] = []
  // "Yes the bistro one!! how big is the table": what is said before the first question.
  const before = calledBefore(certain[0], message, shop)
  for (const [at, command] of certain.entries()) {
    const named = ofNamedBefore.has(command.command) ? namedBefore(heardApart, before) : []
    const [focus, more] = named
    const within = focus === undefined || more !== undefined ? message : { ...message, focus, isLead: false, justNamed: true as const }
    for (const one of hearOne(command, at, within))
      heardApart.push(ofService(ofNamed(one, command, namedBefore(heardApart, before), before, within), shop))
  }
  function hearOne(command: Read, at: number, message: Message): Command[] {
    const [question] = command.command === 'ask' ? valuesOf(command, 'q') : []
    const apartFrom = besideQuestions(command, certain, message.text)
    if (apartFrom !== undefined) {
      const { wish, rest } = apartFrom
      return [toCommand(wish, clauseOf(wish, at, asking, message), rest, message, shop)]
    }
    const said = question === undefined ? clauseOf(command, at, asking, message) : clauseWith(question, certain.slice(0, at), message)
    const clause = isOfElse(said, command) ? undefined : clauseTaken(said, command, message.clauses)
    // "Is shipping free and can I pay with WeChat": one command for two questions.
    const clauses = command.command !== 'ask' || asking > 1 ? [] : questionsOf(message.clauses)
    if (clauses.length > 1) return clauses.map(one => toCommand(command, one, one.text, message, shop))
    const apart = asking === 1 ? askedApart(command, message) : []
    if (apart.length > 1) return apart.map(({ read: own, clause: one }) => toCommand(own, one, one.text, message, shop))
    // "How heavy is it and does it fold": what stands in one question of several may be two as well.
    const within = question === undefined || asking === 1 ? [] : questionsOf(message.clauses.flatMap(one => sharedWith(question, one)))
    if (within.length > 1) return within.map(one => toCommand(command, one, one.text, message, shop))
    if (question !== undefined && asking > 1) return [toCommand(command, clause, question, message, shop)]
    const refused = asking === 1 ? refusedOf(command, message, shop) : undefined
    if (refused !== undefined) return [refused]
    const instead = asking === 1 && command.command === 'reject' ? insteadOf(command, message, shop) : undefined
    if (instead !== undefined) return [toCommand(command, clause, message.text, message, shop), instead]
    // One clause that says several things: each is said in its own part of it.
    const own = message.clauses.length < asking ? parts?.[at] : undefined
    const text = asking === 1 ? partWished(command, message.text) : (own ?? clause?.text ?? message.text)
    const taken = asking === 1 && command.command === 'add' ? takenInOwnClause(command, message, shop) : undefined
    if (taken !== undefined) return [toCommand(command, taken, taken.text, message, shop)]
    const alike = text === message.text ? certain.filter(other => other.command === command.command) : []
    const shared = alike.length < 2 ? {} : { shared: alike[0] === command ? ('first' as const) : ('later' as const) }
    // 还是除氯的来1个再带一盒滤芯: of two things that are taken in one breath each is called by its own words.
    const words = wordsTaken(command, alike, message.language)
    if (words !== undefined) return [toCommand(command, clause, words, message, shop)]
    const one = toCommand(command, clause, text, message, shop, shared)
    // 耳机没声音了 你们管吗: what broke is told before the question.
    // 枕头拆了睡了一晚 不舒服能退吗: so is what was done with what may go back.
    // 那我买个200块的 邮费还要吗: and for how much a parcel is asked about.
    const isTold =
      question === undefined || (one.command === 'ask' && (one.fault !== undefined || goesBack.has(one.topic) || one.topic === 'shipping'))
    return [isTold ? one : { ...one, text: question }]
  }
  const ofKind = ofKindTalkedAbout(sameAsked(besideMore(heardApart), message, shop), message)
  const apart = spokenOf(besideRefusals(doubtedOf(ofKind, message.text), shop), message, shop).filter(
    (one, at, all) => !all.some(other => saysTheSame(one, other)) && !all.slice(0, at).some(other => takesTheSame(one, other)),
  )
  const ordered = onceOfOrder([
    ...listed,
    ...optionTaken(heard, message, shop),
    ...optionChosen(heard, message, shop),
    ...letGo(insteadOfOpen(withOptionsFound(apart), message), message, shop),
  ])
  const termed = withTerms(withAlso(ordered, message.text), message, shop)
  const known = withUnheardOfGoods(termed, message.clauses, said => calledIn({ ...message, text: said }, shop))
  const missed = unheard(known, message.clauses)
  const { text, clauses } = message
  const beside =
    missed.length === 0
      ? [...askedBesideTaking(known, text), ...askedBesideWish(known, text), ...askedBesidePerson(known, clauses, text)]
      : []
  const heardOut = withOthersUnheard(withoutDisowned([...known, ...missed, ...beside, ...personUnheard(known, clauses)]), text)
  const wished = wishesUnheard(heardOut, clauses).flatMap(clause =>
    hear(
      [{ command: 'find', args: [], probability: clause.intents[0]!.probability, place: 1 }],
      { ...message, text: clause.text, clauses: [clause] },
      shop,
    ),
  )
  const all = askedNotWished([...wished, ...takenUnheard(heardOut, message, shop), ...pricedApart(heardOut, message, shop)])
  const priced = feesBehind(optionsPriced(all, message, shop), shop)
  const present = withoutPresence(withoutTurnedDown(priced, message, shop), shop.vocabulary)
  const told = comparedByHowMuch(wrapAndCard(present), message, shop)
  const turned = askedOfTurned(askedOfInside(withoutWishOfAsked(asStockAsked(told, clauses), message, shop), message, shop), message, shop)
  const asked = askedOfSubject(turned, message, shop.vocabulary)
  return withAgeTold(wrappedToo(withoutWhatAsksNothing(withoutHollow(asked, message.text), message.text), message.text, shop), message.text)
}

/** What is asked in the same breath as of what was called by its name. */
const ofNamedBefore: ReadonlySet<string> = new Set(['ask', 'stock', 'price', 'compare'])

/** "What?? Do you have the dino shirt in size 110": the question of the stock is about what is wished for, in the size that is wished for. */
function withOptionsFound(commands: readonly Command[]): Command[] {
  return commands.map(one => {
    const [sku, more] = one.skus
    if (one.command !== 'stock' || more !== undefined || one.slots.colour !== undefined || one.slots.size !== undefined) return one
    const found = commands.find(other => other.command === 'find' && other.slots.product?.length === 1 && other.slots.product[0] === sku)
    const { colour, size } = found?.slots ?? {}
    if (found === undefined || (colour ?? size) === undefined) return one
    return {
      ...one,
      text: found.text,
      slots: { ...one.slots, ...(colour === undefined ? {} : { colour }), ...(size === undefined ? {} : { size }) },
    }
  })
}

/** What the list says: it is taken, and what is taken of several is wished for nowhere else. */
const isListed = ({ command, args }: Read, listed: readonly Command[]): boolean =>
  listed.length > 0 &&
  (command === 'add' ||
    command === 'yes' ||
    (command === 'find' && listed.length > 1 && !args.some(([key]) => key === 'budget' || key === 'not')))

/**
 * "Is there a small bag that would hold it, a sleeping bag as well": of several clauses the one in which something is taken, where it names a kind of its own; what
 * the others speak of is not taken.
 */
function takenInOwnClause(command: Read, message: Message, shop: Shop): Clause | undefined {
  const [taking, more] = message.clauses.filter(
    ({ intents: [best], abstain }) => best?.name === 'add_to_cart' && !abstain && best.probability >= sureOfTaken,
  )
  if (taking === undefined || more !== undefined || message.clauses.length < 2) return undefined
  const kinds = kindsNamed(taking.text)
  const heard = (text: string) => pointedBy(command, text, readSlots(text, message.language, shop.vocabulary), {}, message, shop).skus
  const isOfKind = (sku: string) => isAmong(kinds, goodsOfProduct(shop.vocabulary, sku))
  const [own, other] = kinds.size === 0 ? [] : heard(taking.text)
  if (own === undefined || other !== undefined || !isOfKind(own)) return undefined
  return heard(message.text).some(isOfKind) ? undefined : taking
}
const sureOfTaken = 0.8

/** How to pay is asked by whoever is about to: both are heard. */
const halfSure = 0.4

/** In what respect things are set beside each other, or what one thing comes in. */
function ofMeasure(text: string, skus: readonly string[], message: Message, shop: Shop) {
  const by = comparativeAsked(text)
  const own = comparedWithin(text, skus, message, shop)
  return {
    ...(own === undefined ? {} : { skus: [own], within: true as const }),
    ...(by !== undefined ? { order: by } : namesRespect(text) ? { respect: true as const } : {}),
  }
}

/** "Tell me about the Daybreak" is of the shop's business where one thing of it is called so. */
const ofShopsGoods = (read: Read, text: string, shop: Shop): Read =>
  read.command === 'off' && shop.meant(text).length === 1 ? { ...read, command: 'ask', args: [['q', text]] } : read

/** "Sharpening price for my old secateurs?" asks the pages. */
const ofService = (one: Command, shop: Shop): Command =>
  (one.command === 'price' || one.command === 'ask') && shop.asksServiceFee?.(one.text) === true
    ? { ...one, command: 'ask', skus: [], of: 'shop' }
    : one

/** Of 166 questions that the reader was so sure are asked of the shop people found three to be of goods. */
const sureOfShop = 0.9

function orderRead(read: Read, clause: Clause | undefined, text: string) {
  const [what] = valuesOf(read, 'what')
  return { command: 'order' as const, ...ofOrder(orderKinds.find(kind => kind === what) ?? 'problem', clause, text) }
}

function toCommand(
  read: Read,
  clause: Clause | undefined,
  text: string,
  message: Message,
  shop: Shop,
  shared: Pick<How, 'shared'> = {},
): Command {
  const heard = readSlots(text, message.language, shop.vocabulary)
  const bare = message.corrected ? undefined : bareName(read, text, message, shop)
  const meant: Read = bare === undefined ? read : { ...read, command: 'find', args: [] }
  const byWords = message.corrected ? read : readAsMeant(meant, heard, clause, text, message, shop)
  const isTaken =
    bare !== undefined && byWords.command === 'find' && takesByName(text, { ...heard, product: [bare] }, clause, shop, message)
  const command: Read = isTaken ? { ...byWords, command: 'add' } : byWords
  // "And the gift wrapping, how much is that?"
  const wraps =
    command.command === 'price' && clause?.intents.some(({ name, probability }) => name === 'ask_gift_wrap' && probability >= 0.3)
  const told = wraps ? 'gift_wrap' : topicOf(clause, command.command === 'checkout' ? halfSure : sureOfTopic)
  // "Trainers for bad knees, under 300" tells no size and asks for none, whatever the classifier takes it for.
  const sized = told === 'size_advice' && command.command === 'find' && !asksSize(clause, text) ? undefined : told
  const heardTopic = command.command === 'ask' && !message.corrected ? topicSaid(text, sized, message.text) : sized
  const ofTicket = heardTopic === 'coupon' ? ticketAsked(command, text, message, shop) : giftTicketAsked(command, text, shop)
  if (ofTicket !== undefined) return ofTicket
  const pointed = pointedBy(command, text, heard, { ...ofWhat(clause, heardTopic), ...shared }, message, shop)
  const unseen = pointed.skus.length > 0 ? undefined : wishOfUnseen(command, text, pointed.named, message, shop)
  if (unseen !== undefined) return toCommand(unseen, clause, text, message, shop, shared)
  // "Can that stroller of yours go on a plane?": what is named where nothing was talked about is asked about, unless the pages surely are.
  const isOfNamed =
    command.command === 'ask' && pointed.called === true && message.focus === undefined && message.shown.length === 0 && !isSure(clause)
  const topic = isOfNamed && isOfPages(heardTopic) && heardTopic === told ? undefined : heardTopic
  const { quantity: count, ...slots } = withoutNumberOf(slotsOfOwn(command, heard, shared, text, message, shop), text)
  const isOption = (value: number) => isOptionIn(text, { value }, pointed.skus[0] ?? message.focus, shop.speaksOf)
  const isNamed = isOfNames(
    text,
    shop.vocabulary.products.flatMap(one => (pointed.skus.includes(one.sku) ? one.names : [])),
  )
  const withoutOption = (value: number | undefined) =>
    value === undefined || isOption(value) || message.sizes?.includes(String(value)) === true || (value > 1 && isNamed(value))
      ? undefined
      : value
  const isCounted = withoutOption(count) !== undefined
  const said = {
    probability: command.probability ?? 1,
    text: command.command === 'ask' && asksChart(text) ? withoutSystems(text) : text,
    ...(topic === undefined ? {} : { topic }),
    ...leaningOf(text),
    ...pointed,
    ...(meansSeveral(text) ? { several: true as const } : {}),
    ...(asksHowLong(text) ? { howLong: true as const } : {}),
    slots: {
      ...slots,
      ...(isCounted ? { quantity: count } : {}),
      ...(bare === undefined || command.command !== 'find' ? {} : { product: [bare] }),
    },
    ...(valuesOf(command, 'colour').length + valuesOf(command, 'size').length > 0 ? { option: true as const } : {}),
    ...(message.sizes === undefined ? {} : { numbers: { sizes: message.sizes, counts: valuesOf(read, 'quantity') } }),
  }
  // "So 2 mugs is 138?"
  const quantity =
    command.command === 'total' || command.command === 'price' || command.command === 'stock'
      ? (withoutOption(countIn(text)) ?? (asksOfEach(text) ? 1 : undefined))
      : command.command === 'add' && !meansOneOfEach(text)
        ? withoutOption(countForAll(text, countSaid(heard, text)))
        : undefined
  switch (command.command) {
    case 'find':
      return {
        ...said,
        command: 'find',
        wish: wishOf(command, text, said.slots, message.language, shop.vocabulary, clause?.foreignCurrency === true),
        ...(isOrdered(text, clause) && said.slots.budget === undefined ? { takes: withoutOption(countSaid(heard, text)) ?? 1 } : {}),
      }
    case 'ask': {
      const list = listOf(clause)
      // "What colours?" is asked of goods, whatever the reader takes it for; so is what names a thing and no topic of the pages, unless the reader is sure.
      const ofNoTopic = topic === undefined && clause !== undefined && (isOfNamed || !clause.intents.some(isOfTopic))
      const isOfThing = ofNoTopic && pointed.called === true && (read.probability ?? 0) < sureOfShop
      const ofShop =
        datumAsked(text) !== undefined ||
        (valuesOf(command, 'about').includes('shop') && !(list.list !== undefined && isSure(clause)) && !isOfThing)
      const bought = ofShop && goesBack.has(topic) && said.skus.length === 0 ? boughtIn(text, message, shop) : {}
      return { ...said, command: 'ask', of: ofShop ? 'shop' : 'goods', ...list, ...faultIn(text), ...bought }
    }
    case 'stock': {
      const { quantity: _count, ...others } = said.slots
      const pieces = quantity ?? said.slots.quantity
      // "The pink ones in 40?" asks for a size.
      const isSize = pieces !== undefined && (others.size === String(pieces) || isSaidAsSize(text, pieces) || isOption(pieces))
      const asked = isSize ? { size: String(pieces) } : pieces === undefined ? {} : { quantity: pieces }
      return { ...said, slots: { ...others, ...asked }, command: 'stock', ...(otherOptions(text) ?? listOf(clause)) }
    }
    case 'cheaper':
    case 'dearer': {
      // "Which of the two is cheaper?" sets them beside each other.
      if (clause?.intents[0]?.name === 'compare' && !clause.abstain)
        return { ...said, command: 'compare', ...ofMeasure(text, said.skus, message, shop) }
      const order = superlativeAsked(text)
      return {
        ...said,
        command: command.command,
        ...(order === undefined ? {} : { order }),
        ...(amongShown(text) ? { among: true as const } : {}),
      }
    }
    case 'compare':
    case 'advise':
      return { ...said, command: command.command, ...ofMeasure(text, said.skus, message, shop) }
    case 'person':
      return { ...said, command: 'person', sure: isSureOfPerson(command, clause, text) }
    case 'order':
      return { ...said, ...orderRead(command, clause, text), ...boughtIn(text, message, shop) }
    case 'chat':
      // The weather is no nod: what the classifier takes for nothing of a shop's is off topic.
      if (valuesOf(command, 'what')[0] === 'smalltalk' && clause?.abstain === true) return { ...said, command: 'off' }
      return { ...said, command: 'chat', what: chatKinds.find(kind => kind === valuesOf(command, 'what')[0]) ?? 'smalltalk' }
    default:
      return { ...said, slots: { ...said.slots, ...(quantity === undefined ? {} : { quantity }) }, command: command.command } as Command
  }
}
