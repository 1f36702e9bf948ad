import { ofParcels, refusesEngraving, refusesWrapping, type SumAsked } from '../language/sums.ts'
import { asChosen, chosenOf, manyOf, variantOf } from './attention.ts'
import type { CartLine, Conversation, Summed } from './conversation.ts'
import { ask, calm, type Decision, say } from './decision.ts'
import { asksOf } from './sum-asks.ts'
import { addedIn, draftOf, productOf, takenOf, withCounts } from './taken.ts'
import type { Turn } from './turn.ts'

/** Goods that a message names, with how many of each; `said` is the part that names them, which may tell a variant; `told`: how many is said. */
export type Counted = CartLine & { said: string; told?: true }
/** What an order was to come with, without what these words turn down: 那不要包装了. */
export function withoutRefused(conversation: Conversation, text: string, refused: readonly string[] = []): Conversation {
  const { summedWith } = conversation
  if (summedWith === undefined) return conversation
  const { wrapping, wraps, engraving, services, ...rest } = summedWith
  const left = services?.filter(({ of }) => !refused.includes(of)) ?? []
  return {
    ...conversation,
    summedWith: {
      ...rest,
      ...(left.length === 0 ? {} : { services: left }),
      ...(wrapping === undefined || refusesWrapping(text) ? {} : { wrapping, ...(wraps === undefined ? {} : { wraps }) }),
      ...(engraving === undefined || refusesEngraving(text) ? {} : { engraving }),
    },
  }
}

/** What is added up: what was named, else what is pointed at on the screen, else the cart, else the product talked about. */
export function sumUp(
  decision: Decision,
  text: string,
  asked: SumAsked,
  counted: readonly Counted[],
  quantity: number | undefined,
  named: readonly string[] = [],
  asking = text,
): Decision {
  const { conversation } = decision
  const lines = linesOf(decision, asked, counted.map(withVariant(conversation)), quantity, named)
  if (lines.length === 0) return ask(decision, conversation.shown.length > 0 ? 'product' : 'need')
  const of = lines === conversation.cart ? ('cart' as const) : ('goods' as const)
  const asks = asksOf(conversation, asked, lines)
  const changed = asked.corrects === true ? { ...decision, conversation: withCounts(conversation, lines) } : decision
  const summed = say(changed, { want: 'total', of, lines, text, asks })
  return besidePages(summed, asked, asking)
}

/** Where the shop has not told its numbers its pages are quoted, and no sum is made of them. */
export function besidePages(decision: Decision, { shipping, coupon }: Pick<SumAsked, 'shipping' | 'coupon'>, asking: string): Decision {
  const topics = [...(shipping === true ? ['shipping' as const] : []), ...(coupon === undefined ? [] : ['coupon' as const])]
  const quoted = (topic: 'shipping' | 'coupon') =>
    ({
      want: 'answer',
      question: topic === 'shipping' ? ofParcels(asking) : asking,
      skus: [],
      about: 'pages',
      topic,
      unless: 'summed',
    }) as const
  return say(decision, ...topics.map(quoted))
}

/** What several pieces come to that are taken in one breath, with what was taken before. */
export function besideTaken(decision: Decision, services: Pick<SumAsked, 'shipping' | 'wrapping' | 'wraps' | 'services'> = {}): Decision {
  const added = addedIn(decision)
  const { summed = [], summedWith } = decision.conversation
  // What was to be added up before it was asked which one is meant.
  if (summedWith?.open === true && added.length > 0 && summed.length > 1 && added.every(line => isIn(line, summed))) {
    const lines = summed.map(line => added.find(one => productOf(one) === productOf(line)) ?? line)
    return say(decision, { want: 'total', of: 'goods', lines, asks: asksOf(decision.conversation, {}, lines) })
  }
  const lines = draftOf(decision)
  // What the parcel costs, or wrapping, is told of what is taken.
  if (added.length > 0 && ((services.shipping ?? services.wrapping) === true || services.services !== undefined))
    return say(decision, { want: 'total', of: 'goods', lines, asks: asksOf(decision.conversation, services, lines) })
  if (piecesOf(added) < 2) return decision
  return say(decision, { want: 'total', of: 'goods', lines, asks: asksOf(decision.conversation, {}, lines), beside: true })
}

export const piecesOf = (lines: readonly Pick<Summed, 'quantity'>[]): number => lines.reduce((all, { quantity }) => all + quantity, 0)

/** The sum that was asked for beside whatever else was said. */
export function tellSum(
  decision: Decision,
  { text, asking = text, asked, counted, named, missed, quantity }: NonNullable<Turn['sum']>,
): Decision {
  return missed === true ? ask(calm(decision), 'product') : sumUp(calm(decision), text, asked, counted, quantity, named, asking)
}

/** Of a thing that was taken, added up or talked about in a size or colour, that one, where nothing else is said of it now. */
function withVariant(conversation: Conversation): (line: Counted) => Summed {
  const { variants = [], taken = [], summed = [] } = conversation
  return line => {
    const known = [...taken, ...summed].flatMap(one => variantOf(one, line.sku) ?? [])[0] ?? chosenOf({ variants }, line.sku)
    return known === undefined ? line : { ...line, known }
  }
}

/** What was added up last, while it is still talked about. */
export function summedOf({ focus, summed = [] }: Conversation): readonly Summed[] {
  return focus === undefined || summed.some(({ sku, product }) => sku === focus || product === focus) ? summed : []
}

/** What an order is talked over: what was added up with all that is taken, else what is taken. */
export function runningOf(conversation: Conversation): readonly Summed[] {
  const taken = takenOf(conversation)
  const summed = summedOf(conversation)
  return summed.length > 0 && taken.every(line => isIn(line, summed)) ? summed : taken
}

/** What "both" or "all of them" means: what was added up together, what was talked about last, what is on the screen. */
function groupOf({ together = [], talked = [], shown, focus }: Conversation, many: number | 'all'): readonly string[] {
  const isGroup = together.length > 1 && (focus === undefined || together.includes(focus))
  if (isGroup && (many === 'all' || many === together.length)) return together
  if (many !== 'all' && !isGroup && shown.length !== many && talked.length >= many) return talked.slice(-many)
  return many === 'all' ? shown : shown.slice(0, many)
}

/** Of what is named without a number as many as are taken; "the tins" of somebody who takes two of them are two. */
function asTaken(line: Summed & { told?: true }, draft: readonly Summed[]): readonly Summed[] {
  const { told, ...plain } = line
  const all = draft.filter(one => productOf(one) === line.sku)
  // "4 tubes plus postage" of who takes two of one colour and two of another.
  if (told === true && all.length > 1 && line.known !== undefined && piecesOf(all) === line.quantity) return all
  const own = told === true ? [] : all
  const [only, more] = own
  if (only === undefined) return [plain]
  return more === undefined ? [{ ...plain, quantity: only.quantity }] : own
}

/** As many as were wanted before it was asked which, unless another count is said. */
const answeredIn = ([said]: readonly (Summed & { told?: true })[], { quantity }: Summed): number =>
  said?.told === true ? said.quantity : quantity

const isIn = (line: Summed, lines: readonly Summed[]): boolean => lines.some(one => productOf(one) === productOf(line))

function linesOf(
  decision: Decision,
  asked: SumAsked,
  counted: readonly Summed[],
  quantity: number | undefined,
  named: readonly string[],
): readonly Summed[] {
  const { conversation } = decision
  const { cart, shown, focus, together = [], refused = [], choosing } = conversation
  if (asked.cart === true && cart.length > 0) return cart
  const draft = draftOf(decision)
  const talked = (conversation.talked ?? []).filter(sku => !refused.includes(sku))
  const of = (skus: readonly string[], each: number): Summed[] =>
    skus.map(product => ({ ...asChosen(conversation, product), quantity: each }))
  const isGroup = together.length > 1 && (focus === undefined || together.includes(focus))
  const summed = summedOf(conversation)
  const isOfDraft = summed.every(line => draft.some(one => productOf(one) === productOf(line)))
  // What a change is a change of.
  const base = draft.length > 0 && isOfDraft ? draft : summed
  const pieces = piecesOf(draft)
  const isAll = asked.shown === 'all' ? draft.length > 1 : asked.shown !== undefined && [draft.length, pieces].includes(asked.shown)
  if (isAll && pieces > 1 && counted.length === 0 && draft !== cart) return draft
  // "Does the bag fit the heron, how much for both?": with what is taken or talked about, what the message names beside the sum.
  const others = named.filter(sku => draft.every(line => productOf(line) !== sku))
  const alone = focus === undefined || others.includes(focus) ? [] : of([focus], 1)
  const withNamed = [draft, alone].find(lines => lines.length > 0 && others.length > 0 && lines.length + others.length === asked.shown)
  if (withNamed !== undefined && counted.length < 2) return [...withNamed, ...of(others, 1)]
  const meant = asked.shown === undefined ? [] : groupOf({ ...conversation, talked }, asked.shown).filter(sku => !refused.includes(sku))
  if (counted.length > 0) {
    const isTwice = (line: Summed) => counted.some(one => one !== line && one.sku === line.sku)
    const before = asked.besides === true ? base : draft
    const lines = counted.flatMap(line => asTaken(line, isTwice(line) ? [] : before))
    const isNamed = (line: CartLine) => lines.some(one => productOf(one) === productOf(line))
    if (asked.corrects === true) return [...base.filter(line => !isNamed(line)), ...lines]
    // "Both, and two of the sleeping bag": each of those that are meant, of what is counted as many as are said.
    const isPart = typeof asked.shown === 'number' && lines.length < asked.shown && lines.every(line => meant.includes(productOf(line)))
    if (isPart) return of(meant, 1).map(line => lines.find(one => productOf(one) === line.product) ?? line)
    // "I'll have one, and a fountain. How much both?"
    const isOther = asked.shown === 2 && lines.length === 1 && focus !== undefined && !lines.some(line => productOf(line) === focus)
    if (isOther && summed.length < 2) return [...of([focus], 1), ...lines]
    // What is named is taken with this message: the rest of what was taken belongs to it.
    if (asked.taking === true) return [...draft.filter(line => !isNamed(line) && line.open !== true), ...lines]
    // "The 28-32 ones. How much for the lot": what was asked of one thing is answered, and the rest was taken before.
    const isAnswer = choosing !== undefined && lines.length === 1 && lines.every(line => productOf(line) === choosing.product)
    if (isAnswer && draft.length > 1)
      return draft.map(line => (isNamed(line) ? { ...lines[0]!, quantity: answeredIn(counted, line) } : line))
    if (asked.besides !== true) return lines
    const known = base.length > 0 ? base : of(isGroup ? together : focus === undefined ? [] : [focus], 1)
    return [...known.filter(line => !isNamed(line)), ...lines]
  }
  // "Both", of somebody who asked about one thing after the other.
  const { shown: some } = asked
  if (typeof some === 'number' && !isGroup && shown.length !== some && talked.length >= some)
    return of(talked.slice(-some), 1).flatMap(line => asTaken({ ...line, sku: line.product ?? line.sku, known: line.sku }, draft))
  // 35件，不是30件: of what was added up.
  if (asked.corrects === true && quantity !== undefined && base.length === 1) return [{ ...base[0]!, quantity }]
  if (meant.length > 1) return of(meant, 1)
  const one = focus ?? (shown.length === 1 ? shown[0] : undefined)
  const isCountOfDraft = quantity !== undefined && (quantity === pieces || quantity === draft.length)
  if (quantity !== undefined && quantity > 1 && one !== undefined && !isCountOfDraft) return of([one], quantity)
  // What was to be added up before it was asked which one is meant.
  const isOpen = conversation.summedWith?.open === true && summed.length > draft.length && draft.every(line => isIn(line, summed))
  if (isOpen && draft.length > 0) return summed.map(line => draft.find(one => productOf(one) === productOf(line)) ?? line)
  // 一共多少: what was taken so far, wherever it is.
  if (draft.length > 0) return draft
  if (summed.length > 0 && (quantity === undefined || summed.length > 1)) return summed
  if (isGroup) return of(together, 1)
  return one === undefined ? [] : of([one], quantity ?? manyOf(conversation, one) ?? 1)
}
