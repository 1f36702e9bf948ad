import { hasWord } from '../language/goods.ts'
import { type Recipient, recipientWords } from '../language/recipients.ts'
import type { DraftPart } from './draft-parts.ts'
import type { Before, DraftLine, DraftShop, Mention, State } from './draft-state.ts'

/** What is made for these is called so. */
const alsoGoods: ReadonlySet<string> = new Set<Recipient>(['child', 'baby', 'pet', 'self'])
const people = Object.entries(recipientWords).flatMap(([who, words]) => (alsoGoods.has(who) ? [] : [{ who, words }]))

export const personIn = (text: string): string | undefined =>
  people.find(({ words }) => words.some(word => hasWord(text.toLowerCase(), word)))?.who

/** 我媳妇那双: the only line that was taken for the person who is named. */
export function lineFor(text: string, lines: readonly DraftLine[]): DraftLine | undefined {
  const who = personIn(text)
  if (who === undefined) return undefined
  const [only, more] = lines.filter(line => line.isNew !== true && personIn(line.said) === who)
  return more === undefined ? only : undefined
}

/**
 * The line of an order that another option is told of: the one that was taken for whoever is named (我媳妇要黑的), and where what was heard is put right, the
 * one that was spoken of just before (不对 粉的是我穿 37), or that it comes nearest to (不对 粉37 of a pink 43 and a black 43).
 */
export function lineMeant(
  { lines, last, spoken = [] }: State,
  part: DraftPart,
  { product, variants, by, count }: Mention,
  { putsRight }: Before,
  shop: DraftShop,
): { line: DraftLine; variants: readonly string[]; isOne?: true } | undefined {
  if ((by !== 'option' && by !== 'name') || variants.length === 0 || part.more === true || part.each !== undefined) return undefined
  const own = lines.filter(line => line.product === product && line.isNew !== true && line.variants.length === 1)
  const inOption = (line: DraftLine) => {
    const [sku, more] = shop.variantsNamed(part.text, line.product, line.variants[0])
    const isOther = sku !== undefined && more === undefined && !line.variants.includes(sku)
    return isOther && (count === undefined || count === line.quantity) ? { line, variants: [sku] } : undefined
  }
  // "Hers in red", of two.
  const [only, more] = own
  if (only !== undefined && more === undefined && only.quantity > 1 && count === undefined && ofSomebody.test(part.text)) {
    const one = inOption({ ...only, quantity: 1 })
    if (one !== undefined) return { ...one, line: only, isOne: true }
  }
  const forPerson = isOneMore.test(part.text) ? undefined : lineFor(part.text, own)
  if (forPerson !== undefined) return inOption(forPerson)
  if (
    putsRight !== true ||
    own.length < 2 ||
    lines.some(line => line.variants.some(sku => variants.includes(sku)) && variants.length === 1)
  )
    return undefined
  if (last !== undefined && own.includes(last.at) && by === 'option') {
    const other = inOption(last.at)
    // 粉的是我穿 37 tells of one; "M for him and L for me" of two.
    const isOfSame = spoken.every(
      one => one.product !== product || one.variants.length === 0 || one.variants.includes(other?.variants[0] ?? ''),
    )
    return isOfSame ? other : undefined
  }
  const [sku, other] = variants
  if (sku === undefined || other !== undefined) return undefined
  const near = own.filter(line => isOnePartFrom(line.variants[0]!, sku, line.product, shop))
  // Of a cream M and a black L "cream L" is nearer to what is cream.
  const first = firstSaid(part.text, partsOf(sku, product!, shop))
  const [nearest, another] =
    near.length > 1 ? near.filter(line => partsOf(line.variants[0]!, product!, shop).some(one => one === first)) : near
  return nearest === undefined || another !== undefined ? undefined : inOption(nearest)
}
const ofSomebody =
  /^(?:hers|his|mine|theirs|(?:my |the )?[a-z]+['’]s(?: one)?)\b|^(?:我|他|她|\p{Script=Han}{1,3})(?:自己)?(?:的|那[双件个条只把])/iu
const isOneMore = /也|还(?!是)|再|另|\b(?:also|another|too|and)\b/iu

const partsOf = (sku: string, product: string, shop: DraftShop): string[] =>
  (shop.variantsOf(product).find(variant => variant.sku === sku)?.label ?? '').split(' · ')

const firstSaid = (text: string, parts: readonly string[]): string | undefined => {
  const at = (part: string) => text.toLowerCase().indexOf(part.toLowerCase().replace(/色$/u, ''))
  return parts.filter(part => at(part) >= 0).sort((a, b) => at(a) - at(b))[0]
}

/** Pink 37 and pink 43. */
function isOnePartFrom(one: string, other: string, product: string, shop: DraftShop): boolean {
  const [a, b] = [partsOf(one, product, shop), partsOf(other, product, shop)]
  return a.length > 1 && a.length === b.length && a.filter((part, at) => part !== b[at]).length === 1
}

/** The order with that line, or one piece of it, in that option. */
export function withMeant(state: State, part: DraftPart, { line, variants, isOne }: NonNullable<ReturnType<typeof lineMeant>>): State {
  const next: DraftLine = {
    ...line,
    ...(isOne === true ? { quantity: 1 } : {}),
    variants,
    said: `${line.said} ${part.text}`.trim(),
    isNew: true,
  }
  const rest = isOne === true ? [{ ...line, quantity: line.quantity - 1 }] : []
  return {
    ...state,
    lines: state.lines.flatMap(one => (one === line ? [...rest, next] : [one])),
    last: { at: next },
    isChanged: true,
    isOptioned: true,
  }
}
