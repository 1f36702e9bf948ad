import { type Budget, readBudget } from './budget.ts'
import { colourWords, meansColour } from './colours.ts'
import { fold, foldText, isHan, tokensOf } from './fold.ts'
import type { Language } from './language.ts'
import { atOnce, type LongWork } from './long-work.ts'
import { isNegated } from './negation.ts'
import { findNumbers } from './numbers.ts'
import { productWordsInSteps } from './products.ts'
import { isNamedAsReceiver, notRecipients, type Recipient, recipientWords } from './recipients.ts'
import { readOrder, readOrdinals, readPointing, readQuantity } from './references.ts'
import { isSizeNumber, readSize } from './sizes.ts'
import type { Spelling } from './spelling.ts'
import { type Finder, finderInSteps, type Match, type Word } from './words.ts'

export { type Budget, readBareNumber } from './budget.ts'
export { type Recipient, recipients } from './recipients.ts'

/** What the shop has, by the words shoppers use for it: lower-cased, both languages, from the catalogue. */
export type Vocabulary = {
  /** `only`: the one product of this kind, where there is one. */
  categories: { id: string; words: string[]; only?: string }[]
  colours: { id: string; words: string[] }[]
  sizes: string[]
  products: { sku: string; names: string[]; category?: string }[]
  currency: string
  /** Absent: words are found as they are written only. */
  spelling?: Spelling
}

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

type Meaning = { kind: 'category' | 'product' | 'colour' | 'recipient' | 'nothing'; id: string; beginningOf?: string | undefined }
type Found = Match<Meaning>

/** Reads what a clause says besides its intent. Understands both languages in either; `language` decides which of two nouns is the head. */
export function readSlots(original: string, language: Language, vocabulary: Vocabulary): Slots {
  return readSlotsWithSpans(original, language, vocabulary).slots
}

/** Where the slots of a clause stand in it; a refused or repeated one has its span too. */
export function readSlotSpans(original: string, language: Language, vocabulary: Vocabulary): Span[] {
  return readSlotsWithSpans(original, language, vocabulary).spans.sort((a, b) => a.start - b.start)
}

/** Both at once, the spans in the order they were found. */
export function readSlotsWithSpans(original: string, language: Language, vocabulary: Vocabulary): { slots: Slots; spans: Span[] } {
  const folded = fold(original)
  const { text } = folded
  const tokens = tokensOf(text)
  const numbers = findNumbers(text)
  const find = finderOf(vocabulary)
  const all = find(text, tokens, (meaning, start, end, follows) => accepts(meaning, text, start, end, follows))
  const words = withoutMisleadingBeginnings(all)
  const starts = new Map(words.map(match => [match.start, match]))
  const wordFollows = (at: number) => starts.has(at) || (text[at] === ' ' && starts.has(at + 1))

  const spans: Span[] = []
  const mark = (slot: SlotName, { start, end }: { start: number; end: number }) => {
    const from = folded.starts[start]!
    const to = folded.ends[end - 1]!
    spans.push({ slot, start: from, end: to, text: original.slice(from, to) })
  }
  const of = (kind: Meaning['kind']) => words.filter(({ values }) => values.some(value => value.kind === kind))
  const idOf = ({ values }: Found, kind: Meaning['kind']) => values.find(value => value.kind === kind)!.id
  const kept = (match: Found) => !isNegated(text, match.start, match.end)

  const slots: Slots = {}
  const names = of('product')
  const order = readOrder(text)
  const covers = (stretches: readonly { start: number; end: number }[]) => (start: number, end: number) =>
    stretches.some(stretch => start < stretch.end && end > stretch.start)

  if (names.length > 0) {
    const skus = names.filter(kept).flatMap(({ values }) => values.filter(({ kind }) => kind === 'product').map(({ id }) => id))
    if (skus.length > 0) slots.product = [...new Set(skus)]
    for (const name of names) mark('product', name)
  }
  const category = headOf(of('category').filter(kept), text, language)
  if (category !== undefined) {
    slots.category = idOf(category, 'category')
    mark('category', category)
  }
  for (const colour of of('colour')) {
    const refused = !kept(colour)
    const slot = refused ? 'notColour' : 'colour'
    slots[slot] ??= idOf(colour, 'colour')
    mark(slot, colour)
  }
  const receivers = of('recipient').filter(kept)
  const recipient = receivers.find(({ start }) => isNamedAsReceiver(text, start)) ?? receivers[0]
  if (recipient !== undefined) {
    slots.recipient = idOf(recipient, 'recipient') as Recipient
    mark('recipient', recipient)
  }
  if (order !== undefined) {
    slots.order = original.slice(folded.starts[order.start]!, folded.ends[order.end - 1]!)
    mark('order', order)
  }

  const named = [...names, ...of('category'), ...(order === undefined ? [] : [order])]
  const isListed = (value: number) => vocabulary.sizes.includes(String(value))
  const isSize = (value: number) => isSizeNumber(value) || isListed(value)
  const money = readBudget(text, numbers, vocabulary.currency, covers(named), isSize, isListed)
  if (money !== undefined) {
    slots.budget = money.budget
    for (const span of money.spans) mark('budget', span)
  }
  const size = readSize(
    { text, original, starts: folded.starts },
    tokens,
    numbers,
    vocabulary.sizes,
    covers([...named, ...(money?.spans ?? [])]),
    wordFollows,
  )
  if (size !== undefined) {
    slots.size = size.size
    mark('size', size)
  }
  const ordinals = readOrdinals(text, numbers).filter(({ start, end }) => !covers(named)(start, end))
  const ordinal = ordinals.find(({ start, end }) => !isNegated(text, start, end))
  if (ordinal !== undefined) slots.ordinal = ordinal.value
  for (const each of ordinals) mark('ordinal', each)
  const counted = covers([
    ...names,
    ...ordinals,
    ...(order === undefined ? [] : [order]),
    ...(money?.spans ?? []),
    ...(size === undefined ? [] : [size]),
  ])
  const quantity = readQuantity(text, numbers, counted, wordFollows)
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

const finders = new WeakMap<Vocabulary, Finder<Meaning>>()

/** Built once for each vocabulary: it does not change, a changed catalogue makes a new one. */
function finderOf(vocabulary: Vocabulary): Finder<Meaning> {
  return finders.get(vocabulary) ?? atOnce(prepareSlots(vocabulary))
}

/** Makes a vocabulary ready to be read with, so that the first message that needs it does not wait. */
export function* prepareSlots(vocabulary: Vocabulary): LongWork<Finder<Meaning>> {
  const word = (kind: Meaning['kind'], id: string) => {
    const value: Meaning = { kind, id }
    return (text: string) => ({ word: foldText(text), value })
  }
  const common = new Set([...vocabulary.categories, ...vocabulary.colours].flatMap(({ words }) => words))
  const ofProducts = yield* productWordsInSteps(vocabulary.products, common)
  function* all(): Generator<Word<Meaning>> {
    for (const { word: text, sku, beginning, category } of ofProducts)
      yield { word: foldText(text), value: { kind: 'product', id: sku, ...(beginning ? { beginningOf: category ?? '' } : {}) } }
    for (const { id, words } of vocabulary.categories) yield* words.map(word('category', id))
    for (const { word: text, value } of colourWords(vocabulary.colours)) yield word('colour', value)(text)
    for (const [id, words] of Object.entries(recipientWords)) yield* words.map(word('recipient', id))
    yield* notRecipients.map(word('nothing', ''))
  }
  const made = yield* finderInSteps<Meaning>(all(), vocabulary.spelling)
  finders.set(vocabulary, made)
  return made
}

/** Singular words that are mostly something else than one of the goods. */
const misleadingGoods = new Set(['light', 'short', 'sport', 'game', 'outdoor', 'good'])
const intoBag = /\b(?:(?:add|put|to|into|from|shopping) ?(?:it |this |that )?(?:to |in |into )?(?:my |the )?)(?:bags?|baskets?)$/
/** "Has to go in a backpack": says where, not what. */
const whereItGoes =
  /\b(?:goes|go|going|fits?|fitting|stow|stows|stored?) (?:in|into|inside|under|onto|on) (?:(?:a|an|my|the|his|her|our|your) )?(?:[a-z]+ )?$/
const otherCompound = /红包|面包|打包|承包|荷包|证书|秘书|小红书|说明书|一笔/
/** 锅 as a name of its own: 有锅吗, 买个锅; not the end of 火锅 or 冰箱. */
const beforeNoun = /(?:^|[^\p{Script=Han}]|[有没买卖个只双口把张条款的要找看种件色想些新大小选挑换来送])$/u
const afterNoun = /^(?:$|[^\p{Script=Han}]|[的吗呢有吧啊呀嘛么和跟与或多怎能是在要送给推还哪类])/u

function accepts({ kind, id }: Meaning, text: string, start: number, end: number, follows: (at: number) => boolean): boolean {
  if (kind === 'colour') return meansColour(text, start, end, follows)
  if (kind === 'category' && misleadingGoods.has(text.slice(start, end))) return false
  if (kind === 'category' && intoBag.test(text.slice(Math.max(0, start - 16), end))) return false
  if (kind === 'category' && whereItGoes.test(text.slice(Math.max(0, start - 36), start))) return false
  if (kind !== 'category' || end - start > 1 || !isHan(text[start])) return true
  // The last character of a title is a noun only where it stands alone.
  if (id === text.slice(start, end) && !beforeNoun.test(text.slice(0, start))) return false
  // 包 in 包邮 and 红包 is no bag.
  return afterNoun.test(text.slice(end, end + 2)) && !otherCompound.test(text.slice(Math.max(0, start - 2), end))
}

/** A beginning of a name before goods of another kind is none: "organic cotton" of the shirt in "organic cotton towels". */
function withoutMisleadingBeginnings(found: readonly Found[]): Found[] {
  return found.flatMap((match, at) => {
    const next = found[at + 1]
    const kind = next === undefined || next.start > match.end + 1 ? undefined : next.values.find(value => value.kind === 'category')
    const values = match.values.filter(({ beginningOf }) => beginningOf === undefined || kind === undefined || kind.id === beginningOf)
    return values.length === 0 ? [] : [{ ...match, values }]
  })
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
