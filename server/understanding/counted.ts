import { foldText } from '../dialogue/fold.ts'
import type { Language } from '../dialogue/language.ts'
import { findNumbers } from '../dialogue/numbers.ts'
import { readSlots, readSlotsWithSpans, type Vocabulary } from '../dialogue/slots.ts'
import { type Counted, meansSeveral } from '../dialogue/sums.ts'
import { ofKindNamed } from './kind-meant.ts'

/** Between two goods of one list. */
const joints = /和|跟|与|以及|还有|再?加上?(?!起来|一块|在一起)|外加|、|,|，|;|；|\+|\bplus\b|\band\b|&/iu
const stand = '\u0001'

type Shop = {
  vocabulary: Vocabulary
  /** The products that telling words of their titles mean. */
  meant(text: string): readonly string[]
}

type Screen = {
  shown: readonly string[]
  focus?: string
  cart: readonly { sku: string; product?: string }[]
  /** What was talked about, the latest last. */
  talked?: readonly string[]
  /** "That one" counts as a name. */
  points?: boolean
}

/**
 * The goods that a text names one after the other, by name, by their place on the screen or by the kind of what is talked about, with how many of
 * each. `missed`: something was named of which it cannot be told which it is; what the rest comes to is not what was asked.
 */
export function readCounted(
  text: string,
  language: Language,
  { shown, focus, cart, talked = [], points }: Screen,
  { vocabulary, meant }: Shop,
): { lines: Counted[]; missed: boolean } {
  let missed = false
  const known = [...(focus === undefined ? [] : [focus]), ...cart.map(({ sku, product }) => product ?? sku)]
  const isOf = (category: string) => (sku: string) => vocabulary.products.find(one => one.sku === sku)?.category === category
  const ofKind = (category: string) =>
    known.find(isOf(category)) ?? talked.findLast(isOf(category)) ?? onlyOne(shown.filter(isOf(category)))
  const { spans } = readSlotsWithSpans(text, language, vocabulary)
  const names = spans.filter(({ slot }) => slot === 'product').sort((a, b) => a.start - b.start)
  // A name may hold what else parts two goods: "Salt and Pepper Set".
  let plain = text
  for (const { start, end } of [...names].reverse()) plain = plain.slice(0, start) + stand + plain.slice(end)
  let next = 0
  const parts = plain.split(joints)
  // A part of a list names a thing: "kit plus the can" means the kit as well as "the kit" does.
  const meantBy = (part: string) => meant(part)[0] ?? (parts.length > 1 && language === 'en' ? meant(`the ${part.trim()}`)[0] : undefined)
  const byKind = (part: string) => (parts.length > 1 ? ofKindNamed(part, { shown, talked }, vocabulary) : undefined)
  const found = parts.flatMap((part): (Counted & { pointed?: true })[] => {
    const own = names.slice(next, next + part.split(stand).length - 1)
    next += own.length
    const bare = part.replaceAll(stand, language === 'zh' ? '这款' : ' this one ')
    const { ordinal, category, pointing } = readSlots(bare, language, vocabulary)
    const quantity = countOf(part) ?? 1
    const [name] = own
    const sku =
      name !== undefined
        ? readSlots(name.text, language, vocabulary).product?.[0]
        : ordinal !== undefined
          ? shown.at(ordinal > 0 ? ordinal - 1 : ordinal)
          : (meantBy(part) ??
            (category === undefined ? undefined : (ofKind(category) ?? vocabulary.categories.find(({ id }) => id === category)?.only)) ??
            byKind(part))
    if (sku === undefined && category !== undefined) missed = true
    const said = part.replaceAll(stand, ' ')
    if (sku !== undefined) return [{ sku, quantity, said }]
    return points === true && pointing === true && focus !== undefined && !meansSeveral(part)
      ? [{ sku: focus, quantity, said, pointed: true }]
      : []
  })
  // "That and a mug": beside something that is named, and once; "these three" are counted otherwise.
  const pointing = found.filter(({ pointed }) => pointed === true)
  const kept = pointing.length === 1 && pointing.length < found.length ? found : found.filter(({ pointed }) => pointed !== true)
  return { lines: joined(kept.map(({ pointed: _pointed, ...line }) => line)), missed }
}

/** No count: 一共, 第二个, "the first one", ¥100, 500 ml. */
const noCountAfter =
  /^(?:[共起下般样些点直定旦边块元折]|\s?(?:ml|kg|g|l|cm|mm|m|inch|inches|w|号|码|寸|升|毫升|克|公斤|米|厘米|人|%|yuan|dollars?)(?![a-z]))/iu
const noCountBefore = /(?:第|[这那哪每另]|[¥$€£]|\b(?:first|second|third|fourth|fifth|last|this|that|the|which|each|no|number) ?)$/iu

/** The first number of a text that can be a count of pieces: 两台, "four", "3 of". */
export function countOf(text: string): number | undefined {
  const folded = foldText(text)
  const found = findNumbers(folded).find(
    ({ value, start, end }) =>
      Number.isInteger(value) &&
      value >= 1 &&
      value <= 999 &&
      !noCountAfter.test(folded.slice(end)) &&
      !noCountBefore.test(folded.slice(Math.max(0, start - 12), start)),
  )
  return found?.value
}

/** "A mug and another mug" are two. */
function joined(found: readonly Counted[]): Counted[] {
  const lines: Counted[] = []
  for (const one of found) {
    const at = lines.findIndex(({ sku, said }) => sku === one.sku && said === one.said)
    if (at < 0) lines.push(one)
    else lines[at] = { ...one, quantity: lines[at]!.quantity + one.quantity }
  }
  return lines
}

const onlyOne = (skus: readonly string[]): string | undefined => (new Set(skus).size === 1 ? skus[0] : undefined)
