import type { Command } from '../dialogue/commands.ts'
import type { Conversation } from '../dialogue/conversation.ts'
import type { Decision } from '../dialogue/decision.ts'
import type { Found } from '../dialogue/found.ts'
import { follow } from '../dialogue/policy.ts'
import { step } from '../dialogue/step.ts'
import type { Attempt, Turn } from '../dialogue/turn.ts'
import type { AnswerWant, Want } from '../dialogue/wants.ts'
import { isPoint } from '../language/points.ts'
import { quotesIn, sentencesIn } from '../language/quotations.ts'
import { takenSlots } from '../language/slots.ts'
import { isBesidePoint, withToldBefore } from '../understanding/hollow.ts'
import { wishedInVain } from '../understanding/wished-in-vain.ts'
import { askedUnheard, besideUnheard, type Decided } from './asked-unheard.ts'
import type { Facts } from './ports.ts'
import { withoutToldAlready } from './told-already.ts'

/**
 * What to do and what was found for it. Where the commands lead to nothing, the classifier's reading of the same message is tried, and taken
 * where it finds something of the same sort: an answer to a question, goods to a wish.
 */
export async function decide(
  before: Conversation,
  turn: Turn,
  commands: readonly Command[] | undefined,
  facts: Pick<Facts, 'find' | 'answers'>,
): Promise<Decided> {
  const decided = await decideByCommands(before, turn, commands, facts)
  const unheard = askedUnheard(before, turn, decided)
  if (unheard === undefined) return decided
  const decision = follow(before, turn, [unheard])
  return besideUnheard(decided, { decision, found: await findAll(decision, turn, facts) })
}

async function decideByCommands(
  before: Conversation,
  turn: Turn,
  commands: readonly Command[] | undefined,
  facts: Pick<Facts, 'find' | 'answers'>,
): Promise<Decided> {
  if (commands === undefined) return decideByClauses(before, turn, facts)
  const decision = follow(before, turn, commands)
  const read = { decision, found: await findAll(decision, turn, facts) }
  const taking = withFoundTaken(commands, read)
  if (taking !== undefined) return decideByCommands(before, turn, taking, facts)
  const sought = outcomeOf(read)
  const isSpent = read.found.some(
    one =>
      one.want === 'products' &&
      (one.relaxed === 'only' || one.relaxed === 'property' || (one.dearer ?? one.absent ?? one.soldOut?.size) !== undefined),
  )
  const wished = sought?.found === false ? wishedInVain(commands) : undefined
  if (wished !== undefined) return decideByCommands(before, turn, wished, facts)
  if (sought === undefined || sought.found || isSpent || decision.wants.some(isDeed)) return read
  // What was looked for before is over, however the message is read.
  const isNew = commands.some(one => one.command === 'find' && one.wish.isNew)
  const second = await decideByClauses(isNew ? { ...before, need: {} } : before, turn, facts)
  const other = outcomeOf(second)
  const does = second.decision.wants.some(want => refuses(want) || isAct(want))
  const isBetter = other?.found === true && other.sort === sought.sort && !does && !showsAgain(second, read)
  return isBetter && !isOfAnother(second, read) ? second : read
}

/** "Can I have four khaki chairs", and one sort is found: that is taken. Nothing where it was no order, or where it cannot be told which is meant. */
function withFoundTaken(commands: readonly Command[], { decision, found }: Decided): Command[] | undefined {
  const [order, more] = commands.flatMap(one => (one.command === 'find' && one.takes !== undefined ? [one] : []))
  const [shown, others] = found.filter(one => one.want === 'products')
  if (order === undefined || more !== undefined || shown?.want !== 'products' || others !== undefined) return undefined
  const [only, second] = shown.products
  const isThat = shown.relaxed === undefined && shown.absent === undefined && shown.soldOut === undefined
  if (only === undefined || second !== undefined || !isThat || decision.wants.some(({ want }) => want === 'add')) return undefined
  const { command: _find, wish: _wish, takes: quantity = 1, ...said } = order
  const slots = takenSlots({ ...order.slots, quantity })
  return commands.map(one => (one === order ? { ...said, command: 'add', skus: [only.sku], slots, called: true } : one))
}

/** What is done whatever else is found out: another reading of the message would undo it. */
const isDeed = ({ want }: Want): boolean => deeds.has(want)
const deeds: ReadonlySet<Want['want']> = new Set(['handoff', 'add', 'edit', 'order_told', 'next'])

/** What the reader has not heard is not done: nobody is called, nothing is taken. */
const isAct = (want: Want): boolean =>
  want.want === 'add' || want.want === 'edit' || (want.want === 'handoff' && want.state === 'requested')

/** Refuses what the reader has not heard. */
const refuses = (want: Want): boolean => want.want === 'say' && want.act.act === 'decline'

/** "Any other yoga mats?": the one that was shown already is no other. */
function showsAgain({ found }: Decided, { decision }: Decided): boolean {
  const passed = new Set(
    decision.wants.flatMap(want =>
      want.want === 'products' ? [...want.exclude, ...(want.than === undefined ? [] : [want.than.sku])] : [],
    ),
  )
  const shown = found.flatMap(one => (one.want === 'products' ? one.products : []))
  return shown.length > 0 && shown.every(({ sku }) => passed.has(sku))
}

/** "What is the second one like?" and nothing tells: what is true of the first is no answer. */
function isOfAnother(second: Decided, read: Decided): boolean {
  const [only, more] = goodsOf(read)
  const told = goodsOf(second)
  return only !== undefined && more === undefined && told.length > 0 && !told.includes(only)
}

const goodsOf = ({ decision }: Decided): string[] => [
  ...new Set(
    decision.wants.flatMap(want =>
      want.want === 'answer' || want.want === 'compare' ? want.skus : want.want === 'detail' || want.want === 'add' ? [want.sku] : [],
    ),
  ),
]

async function findAll({ wants, conversation }: Decision, turn: Turn, facts: Pick<Facts, 'find' | 'answers'>): Promise<Found[]> {
  const message = turn.clauses.map(({ text }) => text).join(turn.language === 'zh' ? '，' : '. ')
  const price = await sumOf(wants, conversation, turn, facts)
  const find = (want: Want) => facts.find(withPrice(withSaid(want, conversation, message), price), turn.language)
  const first = await Promise.all(wants.map(want => (isOfFound(want) ? undefined : find(want))))
  const shown = first.find(one => one?.want === 'products')
  const lead =
    shown?.want === 'products' && (shown.relaxed === undefined || shown.dearer !== undefined) && shown.absent === undefined
      ? shown.products[0]
      : undefined
  const found = await Promise.all(
    wants.map((want, at): Found | Promise<Found> => {
      const found = first[at]
      // That only dearer ones have it has been told.
      const isTold = found?.want === 'answer' && found.quote === undefined && found.detail === undefined
      if (isTold && shown?.want === 'products' && shown.dearer?.lacks !== undefined) return { want: 'answer', unasked: true }
      if (found !== undefined)
        return want.want === 'answer' && wants.length > 1 ? withNearest(want, found, message, find, leaning(wants[at - 1])) : found
      return lead === undefined || want.want !== 'answer' ? { want: 'answer', unasked: true } : find({ ...want, skus: [lead.sku] })
    }),
  )
  return wants.length > 1 ? withoutToldAlready(wants, found, facts) : found

  /** "Can it be repaired, is there one to borrow meanwhile": the second is asked once more with the first, where only both together tell of what. */
  function leaning(first: Want | undefined) {
    if (first?.want !== 'answer' || (first.about !== 'pages' && first.of !== 'shop')) return undefined
    return async (want: AnswerWant): Promise<Found | undefined> => {
      const found = want.before === undefined ? await find({ ...want, before: first.question }) : undefined
      if (found?.want !== 'answer' || found.quote === undefined || found.near === true) return undefined
      const sentences = quotesIn(found.quote.text).flatMap(quote => sentencesIn(quote, 2))
      return (await facts.answers?.(want.question, sentences, first.question)) === true ? found : undefined
    }
  }
}

/** "His grandad has a pacemaker, does that matter": where nothing tells a question, what tells it together with what is told before it may be quoted beside it. */
async function withNearest(
  want: AnswerWant,
  found: Found,
  message: string,
  find: (want: Want) => Promise<Found>,
  leaning: ((want: AnswerWant) => Promise<Found | undefined>) | undefined,
): Promise<Found> {
  if (found.want === 'answer' && found.quote !== undefined && isBesidePoint(want.question, found.quote.text))
    return { want: 'answer', unasked: true }
  // "They crackle on the left": what only comes near is no answer to what asks nothing.
  if (found.want === 'answer' && found.near === true && found.verdict === undefined && want.each !== true && !isPoint(want.question))
    return { want: 'answer', unasked: true }
  if (found.want !== 'answer' || [found.quote, found.detail, found.nearest, found.unasked, found.absent].some(one => one !== undefined))
    return found
  const told = await leaning?.(want)
  if (told !== undefined) return told
  const question = withToldBefore(want.question, message)
  const whole = question === undefined ? undefined : await find({ ...want, question })
  const [, text] = /“([^”]+)”/u.exec(whole?.want === 'answer' ? (whole.quote?.text ?? '') : '') ?? []
  return text === undefined || whole?.want !== 'answer' || whole.quote === undefined
    ? found
    : { ...found, nearest: [{ ...whole.quote, text }] }
}

/** With what was said before, where a parcel goes, which options were told, and with what is said beside a question. */
function withSaid(want: Want, { destination, told, quoted, measured }: Conversation, message: string): Want {
  if (want.want === 'answer')
    return {
      ...want,
      ...(quoted === undefined ? {} : { quoted }),
      ...(destination === undefined ? {} : { destination }),
      ...(told === undefined ? {} : { told }),
      ...(measured === undefined ? {} : { measured }),
      ...(message === want.question ? {} : { message: message.slice(0, longestBeside) }),
    }
  const isOfVariant = want.want === 'add' || want.want === 'detail' || want.want === 'total'
  const withTold = isOfVariant && told !== undefined ? { ...want, told } : want
  return withTold.want === 'detail' && measured !== undefined ? { ...withTold, measured } : withTold
}

/** What the goods come to that are added up in this turn. */
async function sumOf(
  wants: readonly Want[],
  conversation: Conversation,
  turn: Turn,
  facts: Pick<Facts, 'find' | 'answers'>,
): Promise<string | undefined> {
  if (!wants.some(({ want }) => want === 'answer')) return undefined
  const [sum, more] = wants.filter(({ want }) => want === 'total')
  const found = sum === undefined || more !== undefined ? undefined : await facts.find(withSaid(sum, conversation, ''), turn.language)
  return found?.want === 'total' ? found.total?.text : undefined
}

/** 一共多少 能分期吗: whether it is enough is asked of the sum. */
const withPrice = (want: Want, price: string | undefined): Want =>
  want.want !== 'answer' || price === undefined ? want : { ...want, price }

/** So much of a message is looked through for what it tells beside a question. */
const longestBeside = 400

const isOfFound = (want: Want): boolean => want.want === 'answer' && want.ofFound === true

/** A clause that was tried in vain as a question of some kind is understood once more. */
async function decideByClauses(before: Conversation, turn: Turn, facts: Pick<Facts, 'find' | 'answers'>): Promise<Decided> {
  const decision = step(before, turn)
  const found = await findAll(decision, turn, facts)
  const inVain = new Map<string, Attempt>()
  for (const [at, want] of decision.wants.entries()) {
    const answer = found[at]
    if (want.want !== 'answer' || want.attempt === undefined || answer?.want !== 'answer') continue
    if (answer.quote === undefined && answer.detail === undefined) inVain.set(want.question, want.attempt)
  }
  const clauses = turn.clauses.map(clause => {
    const attempt = inVain.get(clause.text)
    const { tried = [] } = clause
    return attempt === undefined || tried.includes(attempt) ? clause : { ...clause, tried: [...tried, attempt] }
  })
  if (clauses.every((clause, at) => clause === turn.clauses[at])) return { decision, found }
  return decideByClauses(before, { ...turn, clauses }, facts)
}

/** Whether what was looked for was found, a question's answer or goods; nothing where neither was looked for. */
function outcomeOf({ found }: Decided): { sort: 'answer' | 'goods'; found: boolean } | undefined {
  const looked = found.flatMap((one): { sort: 'answer' | 'goods'; found: boolean }[] => {
    switch (one.want) {
      case 'answer':
        return [{ sort: 'answer', found: one.quote !== undefined || one.detail !== undefined || one.absent === true }]
      case 'detail':
        return [{ sort: 'answer', found: one.product !== undefined && one.availability !== 'not_offered' }]
      case 'products':
        return [{ sort: 'goods', found: one.products.length > 0 && one.relaxed === undefined }]
      case 'compare':
        return one.products.length === 0 ? [] : [{ sort: 'answer', found: true }]
      case 'offer':
        return [{ sort: 'answer', found: true }]
      case 'total':
        return [{ sort: 'answer', found: one.total !== undefined || one.open !== undefined }]
      default:
        return []
    }
  })
  return looked.find(one => one.found) ?? looked[0]
}
