import { isAcknowledgement } from '../language/acknowledgement.ts'
import { askOfFaults } from './aftercare.ts'
import { withAlongside } from './alongside.ts'
import { affirm } from './answered.ts'
import {
  askGoods,
  askOfFound,
  askPrice,
  askShop,
  askTexts,
  type Context,
  detail,
  findInSize,
  isOfShop,
  leansOnFound,
  lookUp,
  pageOfPrice,
  pages,
  target,
} from './asking.ts'
import { turnDown } from './attention.ts'
import { type Command, commandNames } from './commands.ts'
import type { Conversation } from './conversation.ts'
import { ask, calm, type Decision, failed, offerPerson, requestPerson, say, tidy, waitFor } from './decision.ts'
import { drafted } from './drafted.ts'
import { withOpenOrders } from './orders.ts'
import { afterEvents, withoutAnswered } from './page-events.ts'
import { advise, compare } from './policy-compare.ts'
import { order } from './policy-orders.ts'
import { add, drop, isTakenAlready, letGoOf, servicesAsked, tellTaken, total, withSummedTaken } from './policy-takes.ts'
import { chat, decline, puzzled } from './policy-talk.ts'
import { asksToAgree, withSubjects } from './step.ts'
import { asksOf } from './sum-asks.ts'
import { besideTaken, runningOf, summedOf, tellSum } from './sum-policy.ts'
import { draftOf, productOf, takenOf, withoutTaken } from './taken.ts'
import { insteadOfUnfit } from './told-unfit.ts'
import { goesBack } from './topics.ts'
import { askForBuyer, askForSeveral, askTerms } from './trade.ts'
import type { Turn } from './turn.ts'
import type { Want } from './wants.ts'
import { find, isEcho, otherPrice, others } from './wish-policy.ts'

type Of<Name extends Command['command']> = Extract<Command, { command: Name }>

/**
 * From commands to what shall be said: pure, without a look at the message. Each command is done in the order of the message; what one
 * leaves open (a kind refused, nothing shown instead) the end of the turn fills.
 */
export function follow(before: Conversation, turn: Turn, commands: readonly Command[]): Decision {
  const seen = afterEvents(before, turn)
  const { question, asked: _asked, inquired: _inquired, ...rest } = withoutAnswered(seen.conversation)
  const start: Decision = { ...seen, conversation: withSummedTaken(withoutWanted(rest, commands), commands) }
  const context: Context = {
    asked: before.asked,
    question: question?.compared === true ? undefined : question,
    turn,
    commands,
    last: question,
  }
  // Whoever calls a person is told so first, and answered what can be answered; a person who has the conversation is called by nobody.
  const calls = commands.filter(({ command }) => command === 'person')
  // "Are you real? Get me somebody": who is called is answer enough.
  const others = commands.filter(({ command }) => command !== 'person' && !(calls.length > 0 && command === 'chat'))
  const all = turn.withPerson === true && others.length > 0 ? others : [...calls.slice(0, 1), ...others]
  // "Is the Featherlite there in 43?" wishes for nothing else beside it.
  const isNamedElse = (one: Command) => isOptionOfTaken(one, all) || isNamed(one)
  const isNamed = ({ command, slots }: Command) =>
    command === 'find' &&
    slots.product?.length === 1 &&
    all.some(other => other.command !== 'find' && other.skus.includes(slots.product![0]!))
  // "Are you listening? GL-301 and PT-102, total?": what is added up is not turned down.
  const counted = new Set(turn.sum?.counted.map(({ sku }) => sku))
  const isCounted = ({ command, skus }: Command) => command === 'reject' && skus.length > 0 && skus.every(sku => counted.has(sku))
  const isSaid = (one: Command) =>
    isNamedElse(one) || isCounted(one) || isEcho(one, all) || (turn.sum !== undefined && isTakenAlready(one, before))
  const wanted = withOptions(
    all.filter(one => !isSaid(one)),
    all.filter(isNamed),
  )
  const done = inOrder(wanted, takes).reduce((decision, command) => obey(decision, command, context), start)
  const isSummed = turn.sum !== undefined || wanted.some(({ command }) => command === 'total')
  const summed =
    turn.draft !== undefined
      ? drafted(done, turn.draft)
      : turn.sum === undefined
        ? isSummed || turn.handles !== undefined
          ? done
          : besideTaken(done, { ...servicesAsked(wanted), ...(turn.work === undefined ? {} : { services: turn.work }) })
        : tellSum(done, turn.sum)
  const leaning = wanted.filter((one, at) => leansOnFound(one, wanted.slice(0, at), before.focus))
  const asked = inOrder(wanted, answers).filter(one => !leaning.includes(one))
  // Postage stands beside what it belongs to.
  const ofPostage = asked.some(({ command, topic }) => command === 'ask' && topic === 'shipping')
  const sums = ofPostage ? asked.filter(({ command }) => command === 'total') : []
  const after = [...sums, ...asked.filter(one => !sums.includes(one)), ...inOrder(wanted, shows)]
  const shown = after.reduce((decision, command) => obey(decision, command, context), summed)
  const told = leaning.reduce((decision, command) => askOfFound(decision, command), shown)
  return withSubjects(withAlongside(tidy(told), before.focus))
}

/** What was said of a thing where it was wished for holds where it is asked for: "the T-shirt in 110?". */
const withOptions = (commands: readonly Command[], finds: readonly Command[]): Command[] =>
  commands.map(one => {
    const { size, colour } = one.slots
    const find = finds.find(({ slots }) => one.skus.includes(slots.product?.[0] ?? ''))
    if (one.command !== 'stock' || find === undefined || (size ?? colour) !== undefined) return one
    const { size: ofSize, colour: ofColour } = find.slots
    const options = { ...(ofSize === undefined ? {} : { size: ofSize }), ...(ofColour === undefined ? {} : { colour: ofColour }) }
    return { ...one, slots: { ...one.slots, ...options }, ...(find.option === undefined ? {} : { option: find.option }) }
  })

/** What was turned down stays so until it is asked for by its name. */
function withoutWanted(conversation: Conversation, commands: readonly Command[]): Conversation {
  const { refused, ...rest } = conversation
  const wanted = new Set(
    commands.flatMap(one => (one.called === true && one.command !== 'reject' && one.command !== 'drop' ? one.skus : [])),
  )
  const left = refused?.filter(sku => !wanted.has(sku)) ?? []
  return left.length === 0 ? rest : { ...rest, refused: left }
}

/** 来一顶绿的: the colour of what is taken is no wish beside it. */
const isOptionOfTaken = (one: Command, all: readonly Command[]): boolean =>
  one.command === 'find' &&
  one.wish.isOption &&
  !one.wish.hasKind &&
  one.slots.budget === undefined &&
  all.some(({ command }) => command === 'add')

/** What is taken or let go is heard first, then what is asked, then what shall be shown; each in the order of the message. */
const takes: ReadonlySet<string> = new Set(['person', 'add', 'drop', 'reject'])
const shows: ReadonlySet<string> = new Set(['find', 'more', 'cheaper', 'dearer'])
const answers: ReadonlySet<string> = new Set(commandNames.filter(name => !takes.has(name) && !shows.has(name)))
const inOrder = (commands: readonly Command[], of: ReadonlySet<string>) => commands.filter(({ command }) => of.has(command))

/** 能放微波炉吗 – 洗碗机呢: what is not sold is asked of the thing that was asked about; only where its text has no word of it is it wished for. */
function askHalf(decision: Decision, command: Command, { question }: Context, wished: (decision: Decision) => Decision): Decision {
  const { focus } = decision.conversation
  if (focus === undefined || question === undefined || question.about === 'pages' || !question.skus.includes(focus)) return wished(decision)
  const asked = lookUp(decision, command, { skus: [focus], about: 'products', of: 'goods', attempt: 'word' })
  return unlessAnswered(asked, wished(asked))
}

/** What is looked for by `done` and was not before is shown only where nothing is answered. */
function unlessAnswered({ wants: earlier }: Decision, done: Decision): Decision {
  const wants = done.wants.map(
    (want, at): Want => (at >= earlier.length && want.want === 'products' ? { ...want, unless: 'answered' } : want),
  )
  return { ...done, wants }
}

/** 锤子有没有 of what comes with one, "that keepnet, is it allowed": looked for only where the texts of what it is asked of tell nothing. */
const isAskedToo = ({ text, slots }: Of<'find'>, { commands }: Context): boolean =>
  (slots.budget ?? slots.recipient) === undefined &&
  commands.some(
    one =>
      one.command === 'ask' &&
      one.of === 'goods' &&
      one.skus.length > 0 &&
      text.includes(one.text) &&
      text.length - one.text.length < mostBeside,
  )
const mostBeside = 6

const refusesBesideCalled = ({ wish, slots }: Of<'find'>, { commands }: Context): boolean =>
  wish.words === '' &&
  !wish.hasKind &&
  (slots.notColour !== undefined || wish.avoid.length > 0) &&
  (slots.budget ?? slots.recipient ?? slots.colour ?? slots.size) === undefined &&
  commands.some(({ command, called }) => called === true && asksOfCalled.has(command))
const asksOfCalled: ReadonlySet<string> = new Set(['ask', 'stock', 'price', 'add'])

function onlyShown(decision: Decision): Decision {
  const { conversation } = decision
  const act = { act: 'decline', slots: { reason: 'only_shown' } } as const
  return say({ ...decision, conversation: { ...conversation, asked: 'more' } }, { want: 'say', act }, { want: 'next', step: 'more' })
}

const isOfNothing = ({ focus, shown, need }: Conversation, { skus }: Command): boolean =>
  skus.length + shown.length === 0 && focus === undefined && (need.category ?? need.words) === undefined

/** "So how much?" where nothing but an order is talked over. */
const isOfRunning = (conversation: Conversation, command: Command): boolean =>
  command.skus.length === 0 && target(conversation, command) === undefined && runningOf(conversation).length > 0

/** "How much?" of somebody who has taken three of it. */
const isOfSeveralTaken = (decision: Decision, { called, slots, skus, option }: Command): boolean => {
  const isOpen = called !== true && option !== true && slots.quantity === undefined && skus.length === 1
  return isOpen && draftOf(decision).some(line => productOf(line) === skus[0] && line.quantity > 1)
}

const textOf = (commands: readonly Command[]): string => commands.map(({ text }) => text).join('\n')

const takesElse = ({ commands }: Context): boolean => commands.some(({ command }) => command === 'add')

function obey(decision: Decision, command: Command, context: Context): Decision {
  const known = calm(decision)
  // "And the third one?" where two are shown.
  if (command.beyond === true) return onlyShown(known)
  const another = insteadOfUnfit(known, command, context.last)
  if (another !== undefined) return another
  switch (command.command) {
    case 'find': {
      const wished = (decision: Decision) =>
        find(decision, command, context.asked, narrowed => detail(narrowed, command, 'stock'), textOf(context.commands))
      if (command.topic === 'size_advice' && command.slots.recipient !== 'pet') return findInSize(known, command, context)
      if (command.half === true) return askHalf(known, command, context, wished)
      // "Not blue. The brie then, is it strong?": what is called is asked about, and nothing else is looked for.
      return refusesBesideCalled(command, context) || isAskedToo(command, context) ? unlessAnswered(known, wished(known)) : wished(known)
    }
    case 'more':
      return others(letGo(known), command)
    case 'cheaper':
    case 'dearer':
      // "Is there extra for Tibet? Someone said it's dearer up there": than nothing that was spoken of.
      if (command.command === 'dearer' && context.commands.length > 1 && isOfNothing(known.conversation, command)) return known
      return command.skus.length > 1 ? compare(known, command, context) : otherPrice(letGo(known), command)
    case 'ask':
      if (command.unheard === true) return askTexts(known, command)
      if (command.unanswered === true) return askedInVain(decision, command, context)
      if (command.trade === true) return askTerms(known, command.text)
      // "How long will that take?" of somebody who waits for a person.
      if (context.turn.waitingForPerson && command.howLong === true) return say(known, waitFor(context.turn))
      if (command.fault === 'arrived') return askOfFaults(known, context)
      // "Can I use that new customer code?" of whoever has taken something.
      if (command.topic === 'coupon' && draftOf(known).length > 0) return couponAsked(known, command, context)
      if (command.topic === 'delivery_time') return askShop(withOpenOrders(known, context.turn.orders), command, context)
      return command.of === 'shop' || command.fault === 'used' || isOfShop(command.topic)
        ? askShop(known, command, context)
        : askGoods(known, command, context)
    case 'stock':
      // "M or L for 172 cm?"
      if (command.topic === 'size_advice') return askGoods(known, { ...command, command: 'ask', of: 'goods' }, context)
      return detail(known, command, command.list ?? 'stock')
    case 'price': {
      // "How much is it to wrap the rabbit?"
      const ofPage = pageOfPrice(known, command, context)
      if (ofPage !== undefined) return askPrice(known, command, ofPage, context)
      // Of several pieces it is a sum; so is it where nothing else is talked about.
      return (command.slots.quantity ?? 1) > 1 || isOfRunning(known.conversation, command) || isOfSeveralTaken(known, command)
        ? total(known, command)
        : detail(known, command, 'price')
    }
    case 'compare':
      return compare(known, command, context)
    case 'advise':
      // "And if mum doesn't like it?" of one thing.
      return goesBack.has(command.topic) && command.skus.length < 2
        ? askShop(known, { ...command, command: 'ask', of: 'shop' }, context)
        : advise(known, command, context)
    case 'add':
      return add(known, command)
    case 'drop':
      // 那先不要了 看看洗漱包 of whoever has taken nothing.
      if (context.commands.length > 1 && isEmptyHanded(known.conversation)) return reject(known, { ...command, command: 'reject' }, context)
      return drop(known, command, takesElse(context) || context.turn.sum !== undefined)
    case 'total':
      return total(known, command)
    case 'checkout':
      if (command.topic === 'payment') return pages(known, command, 'payment')
      // "Just the two tins then, how do I pay?" has taken something already.
      return known.conversation.cart.length === 0 && target(known.conversation, command) !== undefined && !takesElse(context)
        ? add(known, command)
        : say(known, { want: 'next', step: 'checkout', now: true })
    case 'coupon':
      return couponAsked(known, command, context)
    case 'haggle':
      return haggle(known, command)
    case 'order':
      // "How long will they be?" of somebody who waits for a person.
      return context.turn.waitingForPerson && command.howLong === true ? say(known, waitFor(context.turn)) : order(known, command, context)
    case 'person':
      return command.sure || context.turn.waitingForPerson ? requestPerson(known, context.turn, 'asked') : offerPerson(known, 'asked')
    case 'contact':
      // Where an order is to go is told at the till, and a number for a person in a field of its own.
      return known.conversation.cart.length > 0
        ? say(known, { want: 'next', step: 'checkout' })
        : requestPerson(known, context.turn, 'asked')
    case 'yes':
      // 好的 where nothing was asked takes nothing.
      if (!(context.asked !== undefined && asksToAgree.has(context.asked)) && isAcknowledgement(command.text))
        return chat(known, { ...command, command: 'chat', what: 'smalltalk' })
      return lapses(context) || isTakenLast(known, context) ? known : affirm(known, context.asked, context.turn)
    case 'no':
      return decline(known, context)
    case 'reject':
      return reject(known, command, context)
    case 'chat':
      return chat(known, command)
    case 'off':
      return ask(say(known, { want: 'say', act: { act: 'decline', slots: { reason: 'out_of_scope' } } }), 'need')
    case 'noise':
      return puzzled(decision)
    default:
      return command satisfies never
  }
}

const isEmptyHanded = (conversation: Conversation): boolean =>
  conversation.cart.length + (conversation.together ?? []).length === 0 && runningOf(conversation).length === 0

/** "Yes. And with postage?" after a sum of what is taken already: nothing more is. */
const isTakenLast = ({ conversation }: Decision, { asked, turn }: Context): boolean =>
  (asked === 'add' || asked === 'product' || asked === undefined) &&
  turn.sum !== undefined &&
  takenOf(conversation).some(line => productOf(line) === conversation.focus)

/** "Yes, that one. What is in it?" after a person was offered calls nobody: the offer is over where the message goes on about something else. */
const lapses = ({ asked, commands, turn }: Context): boolean =>
  asked === 'handoff' &&
  (turn.sum !== undefined || commands.some(one => one.command !== 'yes' && one.command !== 'chat' && one.howLong !== true))

/** An answer that was none is looked for once more, with an apology; then a person is to answer. */
function askedInVain(decision: Decision, command: Of<'ask'>, context: Context): Decision {
  const now = failed(decision)
  const sorry = say(now, { want: 'say', act: { act: 'apologise', slots: { for: 'trouble' } } })
  if (now.conversation.failures > 1 || context.asked === 'handoff') return requestPerson(sorry, context.turn, 'unanswered')
  return offerPerson(command.of === 'shop' ? askShop(sorry, command, context) : askGoods(sorry, command, context), 'unanswered')
}

/** Whoever was asked which colour of a thing and looks for others has not taken it. */
function letGo(decision: Decision): Decision {
  const { conversation } = decision
  return conversation.choosing === undefined
    ? decision
    : { ...decision, conversation: withoutTaken(conversation, [conversation.choosing.product]) }
}

/** What may be taken off, and what that makes of what is being taken. */
function couponAsked(decision: Decision, command: Of<'coupon' | 'ask'>, { turn, commands }: Context): Decision {
  const told = pages(say(offered(decision), { want: 'offer' }), command, 'coupon', 'texts')
  const draft = draftOf(decision)
  const lines = draft.length > 0 ? draft : summedOf(decision.conversation)
  const isSummed = turn.sum !== undefined || commands.some(one => one.command === 'total')
  if (isSummed || lines.length === 0) return told
  return say(told, { want: 'total', of: 'goods', lines, asks: asksOf(decision.conversation, { coupon: true }, lines) })
}

function offered(decision: Decision): Decision {
  return { ...decision, conversation: { ...decision.conversation, couponOffered: true } }
}

function haggle(decision: Decision, { text, slots }: Command): Decision {
  const asked = askForBuyer(offered(decision), text)
  const refused = say((slots.quantity ?? 1) > 1 ? askForSeveral(asked, text) : asked, {
    want: 'say',
    act: { act: 'decline', slots: { reason: 'discount' } },
    unless: 'answered',
  })
  return decision.conversation.stage === 'ordered' ? refused : say(refused, { want: 'offer' })
}

/** What else the message asks for tells what is shown instead; else others of the kind. */
function reject(decision: Decision, command: Of<'reject'>, { commands }: Context): Decision {
  const { conversation } = decision
  // "That's not the right shoe, the Skyglide!": what is called by its name is wanted, and the other that was added up is not.
  const wanted = new Set(
    commands.flatMap(one => (one.called === true && one.command !== 'reject' && one.command !== 'drop' ? one.skus : [])),
  )
  const pointed = command.skus.filter(sku => !wanted.has(sku))
  if (pointed.length < command.skus.length && pointed.length === 0)
    return { ...decision, conversation: withoutTaken(conversation, summedBeside(conversation, wanted)) }
  const skus =
    command.all === true
      ? conversation.shown
      : pointed.length > 0
        ? pointed
        : conversation.focus === undefined
          ? conversation.shown
          : [conversation.focus]
  const isCounted = runningOf(conversation).some(({ sku, product = sku }) => skus.includes(product))
  const turned = { ...decision, conversation: turnDown(conversation, skus) }
  const next = letGoOf(turned, skus)
  if (commands.length > 1) return next
  // What was taken or added up is let go: what is left of it, not others like it.
  return isCounted && runningOf(next.conversation).length > 0 ? tellTaken(next) : others(next)
}

const summedBeside = ({ summed = [] }: Conversation, wanted: ReadonlySet<string>): string[] =>
  summed.map(({ sku, product = sku }) => product).filter(sku => !wanted.has(sku))
