import type { Slots } from '../language/slots.ts'
import type { Conversation, OptionsTold, Summed, VariantMeant } from './conversation.ts'

/**
 * What a conversation is about: the product that "it" means (`focus`), what was spoken of before it (`talked`), what is on the screen (`shown`), which
 * variant of each was meant (`variants`), what was said of its options (`told`) and what was turned down (`refused`). It is written here and nowhere else.
 */

/** So many are kept of what was talked about, and of the variants that were meant. */
const mostTalked = 8

/** A product is spoken of: by the shopper, or in an answer. */
export function turnTo<Of extends Conversation>(conversation: Of, sku: string): Of {
  const { isLead: _lead, ...rest } = conversation
  return { ...rest, focus: sku } as Of
}

/** Two are set beside each other: either may be called by its name afterwards, and "it" is the first. */
export function turnToBoth(conversation: Conversation, first: string, second: string): Conversation {
  const { talked = [] } = conversation
  return turnTo({ ...conversation, talked: [...talked.filter(sku => sku !== second), second].slice(-mostTalked) }, first)
}

/** Cards are shown in place of those before; "how much is it?" is about the first, though nobody has spoken of it. */
export function showFirst(conversation: Conversation, skus: readonly [string, ...string[]]): Conversation {
  const { together: _together, ...rest } = conversation
  return { ...rest, shown: skus, seen: [...new Set([...conversation.seen, ...skus])], focus: skus[0], isLead: true }
}

/** At the end of a turn: what it was about is remembered. */
export function withTalked(conversation: Conversation): Conversation {
  const { focus, talked = [] } = conversation
  if (focus === undefined || talked.at(-1) === focus) return conversation
  return { ...conversation, talked: [...talked.filter(sku => sku !== focus), focus].slice(-mostTalked) }
}

/** Nothing is talked about any more. */
export function turnAway(conversation: Conversation): Conversation {
  const { focus: _focus, isLead: _lead, ...rest } = conversation
  return rest
}

/**
 * These are not wanted. If one of them was talked about, what is left is: the only other one on the screen, else what was taken or chosen before, the latest.
 */
export function turnDown(conversation: Conversation, skus: readonly string[]): Conversation {
  const { focus, shown, talked = [] } = conversation
  const refused = [...new Set([...(conversation.refused ?? []), ...skus])]
  if (focus !== undefined && !skus.includes(focus)) return { ...conversation, refused }
  const isLeft = (sku: string) => !refused.includes(sku)
  const [only, more] = shown.filter(isLeft)
  const before = talked.filter(isLeft).findLast(sku => chosenOf(conversation, sku) !== undefined)
  const next = more === undefined ? (only ?? before) : undefined
  const away: Conversation = { ...turnAway(conversation), refused }
  return next === undefined ? away : turnTo(away, next)
}

/** What can be meant without a name: what is on the screen and not turned down. */
export const leftOf = ({ shown, refused = [] }: Conversation): readonly string[] => shown.filter(sku => !refused.includes(sku))

/** A variant of a product is meant from now on. */
export function choose<Of extends Conversation>(conversation: Of, product: string, sku: string): Of {
  const others = (conversation.variants ?? []).filter(one => one.product !== product)
  return { ...conversation, variants: [...others, { product, sku }].slice(-mostTalked) }
}

/** A variant that cannot be had is not the one that was chosen. */
export function unchoose(conversation: Conversation, product: string): Conversation {
  const { variants = [], ...rest } = conversation
  const left = variants.filter(one => one.product !== product)
  return left.length === 0 ? rest : { ...rest, variants: left }
}

/** Something is said of a product's options: what is said anew takes the place of what was said before, and what is left open again (`null`) is open. */
export function tell<Of extends Conversation>(conversation: Of, product: string, options: Readonly<Record<string, string | null>>): Of {
  if (Object.keys(options).length === 0) return conversation
  const { told = [], ...rest } = conversation
  const before = told.find(one => one.product === product)?.options ?? {}
  const now = Object.fromEntries(
    Object.entries({ ...before, ...options }).flatMap(([key, value]): [string, string][] => (value === null ? [] : [[key, value]])),
  )
  const others: readonly OptionsTold[] = told.filter(one => one.product !== product)
  return { ...rest, told: [...others, { product, options: now }].slice(-mostTalked) } as unknown as Of
}

/** The variant of a product that its card shows: the one that is taken, else added up, else the one that was meant last; none where several are taken. */
export function variantShown(conversation: Pick<Conversation, 'taken' | 'summed' | 'variants'>, product: string): string | undefined {
  const { taken = [], summed = [] } = conversation
  const [taking, counted] = [taken, summed].map(lines => new Set(lines.flatMap(line => variantOf(line, product) ?? [])))
  const ordered = taking!.size > 0 ? taking! : counted!
  const [only, more] = ordered
  return more !== undefined ? undefined : (only ?? chosenOf(conversation, product))
}

/** The variant of this product that a line is known to be; a product may be called by the SKU of its first one. */
export const variantOf = ({ sku, product: of = sku, known }: Summed, product: string): string | undefined =>
  of !== product ? undefined : sku === of ? known : sku

/** The variant of a product that was meant last. */
export const chosenOf = ({ variants = [] }: { variants?: readonly VariantMeant[] }, product: string | undefined): string | undefined =>
  variants.findLast(one => one.product === product)?.sku

/** A product as what is counted of it: in the variant that was meant last. */
export function asChosen(conversation: Pick<Conversation, 'variants'>, product: string): { sku: string; product: string; known?: string } {
  const variant = chosenOf(conversation, product)
  return { sku: variant ?? product, product, ...(variant === product ? { known: product } : {}) }
}

/** As many of a product as were wished for before it was shown. */
export const manyOf = ({ many }: Pick<Conversation, 'many'>, product: string): number | undefined =>
  many?.sku === product ? many.quantity : undefined

/** Which product is meant: named, counted ("the second"), talked about, or the only one shown. */
export function targetOf(conversation: Conversation, slots: Slots): string | undefined {
  if (slots.product?.[0] !== undefined) return slots.product[0]
  const only = conversation.shown.length === 1 ? conversation.shown[0] : undefined
  if (slots.ordinal !== undefined) return conversation.shown.at(slots.ordinal > 0 ? slots.ordinal - 1 : slots.ordinal) ?? only
  const [first, more] = leftOf(conversation)
  return conversation.focus ?? (more === undefined || slots.pointing === true ? first : undefined)
}
