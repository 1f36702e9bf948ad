import type { Budget } from './amounts.ts'
import { readBudget } from './budget.ts'
import type { Language } from './language.ts'
import { createLately } from './lately.ts'
import { findMeasures, type Measure } from './measures.ts'
import { isNegated } from './negation.ts'
import { alreadyThere } from './owned.ts'
import { sharesWith } from './people.ts'
import { type Reading, toReading } from './reading.ts'
import { isNamedAsReceiver, isNobody, isSaidOfThing, isSpeaker, type Recipient } from './recipients.ts'
import { findQuantities, readOrder, readOrdinals, readPointing } from './references.ts'
import type { SizeMatch } from './sizes.ts'
import { type Found, idOf, ofKind } from './slot-words.ts'
import { covers, type Stretch } from './stretches.ts'
import type { Vocabulary } from './vocabulary.ts'

export type { Budget } from './amounts.ts'
export { readBareNumber } from './budget.ts'
export { type Recipient, recipients } from './recipients.ts'
export { prepareSlots } from './slot-words.ts'
export type { Vocabulary } from './vocabulary.ts'

export type Slots = {
  /** A category id of the vocabulary. */
  category?: string
  /** SKUs of the products named, in order. */
  product?: string[]
  budget?: Budget
  /** M, 42, 110, US 9, "one size", or a label of the shop. */
  size?: string
  /** A colour id of the vocabulary, or a plain one the shop does not have. */
  colour?: string
  notColour?: string
  recipient?: Recipient
  quantity?: number
  /** 2 is the second one, −1 the last. */
  ordinal?: number
  /** Something is pointed at: 这个, this one, it. */
  pointing?: boolean
  order?: string
}

export type SlotName = keyof Slots
/** Where in the text a slot was read, in code units. */
export type Span = { slot: SlotName; start: number; end: number; text: string }

/** Reads what a clause says besides its intent. Understands both languages in either; `language` decides which of two nouns is the head. */
export function readSlots(original: string, language: Language, vocabulary: Vocabulary): Slots {
  return readSlotsWithSpans(original, language, vocabulary).slots
}

/** Where the slots of a clause stand in it; a refused or repeated one has its span too. */
export function readSlotSpans(original: string, language: Language, vocabulary: Vocabulary): Span[] {
  return readSlotsWithSpans(original, language, vocabulary).spans.sort((a, b) => a.start - b.start)
}

/** Of one message the same clause is read by whoever hears, counts and points; so many texts are remembered. */
const mostRemembered = 32
type Read = ReturnType<typeof slotsIn>
const remembered = new WeakMap<Vocabulary, ReturnType<typeof createLately<Read>>>()

/** What is said of a thing that is taken: its options and how many. */
export const takenSlots = ({ colour, size, quantity }: Slots): Slots => ({
  ...(colour === undefined ? {} : { colour }),
  ...(size === undefined ? {} : { size }),
  ...(quantity === undefined ? {} : { quantity }),
})

/** Both at once, the spans in the order they were found. */
export function readSlotsWithSpans(original: string, language: Language, vocabulary: Vocabulary): { slots: Slots; spans: Span[] } {
  const lately = remembered.get(vocabulary) ?? createLately<Read>(mostRemembered)
  remembered.set(vocabulary, lately)
  const read = lately(`${language} ${original}`, () => slotsIn(toReading(original, vocabulary), language, vocabulary))
  return { slots: { ...read.slots }, spans: [...read.spans] }
}

/** The same of a text that was made ready before. */
export function slotsIn(read: Reading, language: Language, vocabulary: Vocabulary): { slots: Slots; spans: Span[] } {
  const { text, words } = read
  const spans: Span[] = []
  const mark = (slot: SlotName, stretch: Stretch) => {
    spans.push({ slot, ...read.place(stretch) })
  }
  const kept = ({ start, end }: Stretch) => !isNegated(text, start, end)

  const slots: Slots = {}
  const names = ofKind(words, 'product')
  if (names.length > 0) {
    const skus = names.filter(kept).flatMap(({ values }) => values.filter(({ kind }) => kind === 'product').map(({ id }) => id))
    if (skus.length > 0) slots.product = [...new Set(skus)]
    for (const name of names) mark('product', name)
  }
  const category = headOf(
    ofKind(words, 'category').filter(one => kept(one) && !alreadyThere(text, one.start, one.end)),
    text,
    language,
  )
  if (category !== undefined) {
    slots.category = idOf(category, 'category')
    mark('category', category)
  }
  for (const colour of ofKind(words, 'colour')) {
    const refused = !kept(colour)
    const slot = refused ? 'notColour' : 'colour'
    slots[slot] ??= idOf(colour, 'colour')
    mark(slot, colour)
  }
  const receivers = ofKind(words, 'recipient').filter(
    one => kept(one) && !isSaidOfThing(text, one.start, one.end) && !isSpeaker(text, one.end) && !isNobody(text, one.start, one.end),
  )
  const recipient = receivers.find(({ start }) => isNamedAsReceiver(text, start)) ?? receivers[0]
  if (recipient !== undefined && !sharesWith(text)) {
    slots.recipient = idOf(recipient, 'recipient') as Recipient
    mark('recipient', recipient)
  }
  const order = readOrder(text)
  if (order !== undefined) {
    slots.order = read.place(order).text
    mark('order', order)
  }

  const named = [...names, ...ofKind(words, 'category'), ...(order === undefined ? [] : [order])]
  const money = readBudget(text, read.numbers, vocabulary.currency, covers(named), read.isSize, read.isListed)
  if (money !== undefined) {
    slots.budget = money.budget
    for (const span of money.spans) mark('budget', span)
  }
  const sizes = read.sizes(covers([...named, ...(money?.spans ?? [])]))
  const size = sizes.find(kept) ?? measuredSize(findMeasures(text).filter(kept), vocabulary.sizes)
  if (size !== undefined) {
    slots.size = size.size
    mark('size', size)
  }
  const ordinals = readOrdinals(text, read.numbers).filter(({ start, end }) => !covers(named)(start, end))
  const ordinal = ordinals.find(kept)
  if (ordinal !== undefined) slots.ordinal = ordinal.value
  for (const each of ordinals) mark('ordinal', each)
  const counted = covers([
    ...names,
    ...ordinals,
    ...(order === undefined ? [] : [order]),
    ...(money?.spans ?? []),
    ...(size === undefined ? [] : [size]),
  ])
  const [quantity] = findQuantities(text, read.numbers, counted, read.wordFollows)
  if (quantity !== undefined) {
    slots.quantity = quantity.value
    mark('quantity', quantity)
  }
  const pointing = readPointing(text)
  if (pointing !== undefined) {
    slots.pointing = true
    mark('pointing', pointing)
  }
  return { slots, spans }
}

/** A measure that the shop has as a size: 32 of "32 waist", queen. */
function measuredSize(measures: readonly Measure[], shopSizes: readonly string[]): SizeMatch | undefined {
  const compact = (label: string) => label.toLowerCase().replaceAll(/[\s"]|inch$|in$|寸$|cm$/g, '')
  const known = new Map(shopSizes.map(size => [compact(size), size]))
  for (const { label, start, end } of measures) {
    const size = known.get(compact(label)) ?? known.get(`w${compact(label)}`)
    if (size !== undefined) return { size, start, end }
  }
  return undefined
}

/** "Laptop bag" is a bag; "能装电脑的背包" too; of unrelated kinds the first counts. */
function headOf(found: readonly Found[], text: string, language: Language): Found | undefined {
  let head = found[0]
  for (const next of found.slice(1)) {
    const gap = text.slice(head!.end, Math.min(next.start, head!.end + 14))
    const close = next.start - head!.end <= 12
    if (gap === '' || gap === ' ' || (close && language === 'zh' && /^[^,，。.!?；和跟与或、]*的(?:\p{Script=Han}{0,2})$/u.test(gap)))
      head = next
    else break
  }
  return head
}
