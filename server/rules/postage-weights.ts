import { foldText } from '../language/fold.ts'
import { amountsIn } from './postage-amounts.ts'
import { type Charge, chargesIn, type OfParcels, type Said, type Told } from './postage-told.ts'
import { free } from './postage-words.ts'

/** What a parcel weighs at least, without that itself, and at most, in grams. */
export type Bounds = { over?: number; upTo?: number }

const number = '(\\d+(?:\\.\\d+)?) ?'
const unit = '(kilos?|kgs?|grams?|g|公斤|千克|斤|克)(?![a-z])'
const grams: Readonly<Record<string, number>> = { 公斤: 1000, 千克: 1000, 斤: 500, 克: 1, g: 1, gram: 1, grams: 1 }
const inGrams = (value: string, of: string): number => Number(value) * (grams[of] ?? 1000)
/** What leads up to it belongs to it: "that weigh", "of", 重量. */
const lead = '(?:\\b(?:that|which) weighs? |\\bweighing |\\b(?:of|from) |总?重量?(?:在|为)?)?'
const patterns: readonly (readonly [RegExp, (first: number, second: number) => Bounds])[] = [
  [
    new RegExp(`${lead}(?:\\bbetween )?${number}(?:${unit})? ?(?:-|–|~|to|and|到|至) ?${number}${unit}`, 'giu'),
    (over, upTo) => ({ over, upTo }),
  ],
  [
    new RegExp(`${lead}\\b(?:up to|under|below|less than|no more than|not over|lighter than) ()()${number}${unit}`, 'giu'),
    (_none, upTo) => ({ upTo }),
  ],
  [
    new RegExp(`${lead}${number}${unit} ?(?:or (?:less|under|lighter)|and under|以[内下]|之内|\\(含\\)以?内?)()()`, 'giu'),
    upTo => ({ upTo }),
  ],
  [new RegExp(`${lead}(?:不超过|不到|未超过) ?${number}${unit}()()`, 'giu'), upTo => ({ upTo })],
  [
    new RegExp(`${lead}(?:\\b(?:over|above|more than|heavier than|beyond) |超过|大于) ?${number}${unit}(?:的)?()()`, 'giu'),
    over => ({ over }),
  ],
  [new RegExp(`${lead}${number}${unit} ?(?:or (?:more|over|heavier)|and over|以上)()()`, 'giu'), over => ({ over })],
]

/** How heavy a text says that parcels are, and its words without that. */
export function boundsIn(said: string): { text: string; bounds: Bounds } | undefined {
  let text = said
  const bounds: Bounds = {}
  for (const [pattern, read] of patterns)
    text = text.replace(pattern, (_all, first: string, of: string, second: string, also: string) => {
      const last = second === '' ? of : also
      Object.assign(bounds, read(inGrams(first === '' ? second : first, of || last), inGrams(second, last)))
      return ' '
    })
  if (Object.keys(bounds).length === 0) return undefined
  return { text: text.replace(/\b(?:anything|everything|those|ones)\b/giu, 'parcels').replace(/\s*,(?=\s*,)|(?<=^|\s),/gu, ' '), bounds }
}

/** What a sentence tells that parcels cost, each by what it weighs: "up to 2 kg £3.95, over that £8.50". */
export function weighedCharges(said: Said, about: OfParcels): Told {
  const parts = partsOf(foldText(said.sentence))
  if (parts === undefined) return chargesIn(said, about)
  const told = parts.map(({ text, bounds }) => ({ bounds, ...chargesIn({ ...said, sentence: text }, about) }))
  // Where one of them is not understood none is.
  if (told.some(({ charges }) => charges.length !== 1 || charges[0]!.of === 'goods')) return chargesIn(said, about)
  return { charges: told.flatMap(({ charges, bounds }) => charges.map(one => ({ ...one, sentence: said.sentence, weight: bounds }))) }
}

/** The stretches of a sentence that tell one price each, and how heavy it is for. */
function partsOf(sentence: string): { text: string; bounds: Bounds }[] | undefined {
  const whole = boundsIn(sentence)
  if (whole === undefined || /每(?:公斤|千克|斤)|[续首]重|\b(?:per|each|every|a) (?:extra |further )?(?:kilo|kg)\b/iu.test(sentence))
    return undefined
  const isPriced = (text: string) => amountsIn(text).some(({ is }) => is === 'price') || free.test(text)
  const parts: string[] = []
  let open = ''
  for (const piece of sentence.split(/(?<=[,;，；])(?!\d)|(?=\band\b)/u)) {
    open += piece
    if (!isPriced(open) || boundsIn(open) === undefined) continue
    parts.push(open)
    open = ''
  }
  if (parts.length === 0) return [whole]
  const told = [...parts.slice(0, -1), parts.at(-1)! + open].map(boundsIn)
  return told.flatMap(one => (one === undefined ? [] : [one]))
}

/** What is told of parcels as heavy as this, where that is known; else what is told by weight is told of no parcel that is meant, but for from when on it is free. */
export function ofWeight(charges: readonly Charge[], weight: number | undefined): readonly Charge[] {
  return charges.flatMap((one): Charge[] => {
    if (one.weight === undefined) return [one]
    // From when on it is free is told of all but the heaviest.
    if (weight === undefined) return [one.fee === 0 && one.from !== undefined ? one : { ...one, of: 'goods', words: 'weight' }]
    const { over = 0, upTo = Number.POSITIVE_INFINITY } = one.weight
    return weight > over && weight <= upTo ? [one] : []
  })
}
