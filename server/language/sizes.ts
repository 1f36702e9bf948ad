import type { Token } from './fold.ts'
import type { Numeral } from './numbers.ts'
import { withoutOverlaps } from './stretches.ts'

export type SizeMatch = { size: string; start: number; end: number }

/** Shoe and clothing sizes (EU), half sizes included, and children's heights. */
export function isSizeNumber(value: number): boolean {
  return (value >= 34 && value <= 48 && (value * 2) % 1 === 0) || (value >= 110 && value <= 160 && value % 10 === 0)
}

const letterSizes: ReadonlyMap<string, string> = new Map([
  ['xs', 'XS'],
  ['s', 'S'],
  ['m', 'M'],
  ['l', 'L'],
  ['xl', 'XL'],
  ['xxl', 'XXL'],
  ['xxxl', 'XXXL'],
  ['2xl', 'XXL'],
  ['3xl', 'XXXL'],
  ['4xl', '4XL'],
  ['xxs', 'XXS'],
])

const namedSizes: readonly [RegExp, string][] = [
  [/均码|(?<![a-z])one[ -]size(?![a-z]| (?:up|down|bigger|smaller|larger)\b)|free ?size/g, 'one size'],
  [/加加大[号码]|加大加大/g, 'XXL'],
  [/加大[号码]|(?<!再)加大(?=[的款版吗]|$)|特大[号码]|(?<![a-z])(?:extra|x)[ -]large(?![a-z])/g, 'XL'],
  [/(?<![大中加特最])(?:小[号码])(?![\p{Script=Han}]*女装)|(?<![a-z])extra[ -]small(?![a-z])/gu, 'S'],
  [/(?<![大])中[号码]/g, 'M'],
  [/(?<![加特偏更放多])大[号码](?!女|男|的脚)/g, 'L'],
]
const englishSizes: ReadonlyMap<string, string> = new Map([
  ['small', 'S'],
  ['medium', 'M'],
  ['large', 'L'],
])
const notSized = /(?:too|very|so|runs?|fits?|bit|up|quite|little|comes?|be|is|are|it|they|really|more) $/
const sizedAfter = /^(?: (?:not|true to|still|sold|size|ones?|please|pls|or|in stock|left|available)\b| ?(?:$|[?,.!/]))/

/** The sizes named in a folded text, in order; a shop's own labels ("500 ml", "S/M") as they stand on its list. */
export function findSizes(
  folded: { text: string; original: string; starts: readonly number[] },
  tokens: readonly Token[],
  numbers: readonly Numeral[],
  shopSizes: readonly string[],
  taken: (start: number, end: number) => boolean,
  follows: (at: number) => boolean,
): SizeMatch[] {
  const { text } = folded
  const found = [
    ...ownLabels(text, numbers, shopSizes),
    ...namedSizes.flatMap(([pattern, size]) =>
      [...text.matchAll(pattern)].map(match => ({ size, start: match.index, end: match.index + match[0].length })),
    ),
    ...tokens.flatMap(token => letterSize(folded, token) ?? englishSize(text, token, follows) ?? []),
    ...numbers.flatMap(number => numberSize(text, number, shopSizes, follows) ?? []),
  ]
    .filter(({ start, end }) => !taken(start, end))
    .sort((a, b) => a.start - b.start || b.end - a.end)
  return withoutOverlaps(found)
}

/** Where "size" begins that stands right before an offset, else the offset. */
function withSizeWord(text: string, start: number): number {
  return start - (/(?<![a-z])size ?$/.exec(text.slice(Math.max(0, start - 5), start))?.[0].length ?? 0)
}

function letterSize(
  { text, original, starts }: { text: string; original: string; starts: readonly number[] },
  { text: word, start, end }: Token,
): SizeMatch | undefined {
  const known = letterSizes.get(word)
  if (known === undefined) return undefined
  const size = { size: known, start: withSizeWord(text, start), end: /^[码号]/.test(text.slice(end, end + 1)) ? end + 1 : end }
  if (word.length > 1) return size
  const before = text.slice(Math.max(0, start - 8), start)
  const after = text.slice(end, end + 8)
  if (/\d ?$|[a-z0-9&']$/.test(before) || /^(?:[-型级&']|\.[a-z])/.test(after)) return undefined
  const capital = original[starts[start]!] === word.toUpperCase()
  const cued = /^ ?(?:[码号]|size\b)/.test(after) || /(?:size|\bin|\ban?|\bor|[有要穿选换成是买]) ?$/.test(before) || text.trim() === word
  return capital || cued ? size : undefined
}

function englishSize(text: string, { text: word, start, end }: Token, follows: (at: number) => boolean): SizeMatch | undefined {
  const size = englishSizes.get(word)
  if (size === undefined) return undefined
  const before = text.slice(Math.max(0, start - 10), start)
  const after = text.slice(end, end + 12)
  if (/size $/.test(before)) return { size, start: withSizeWord(text, start), end }
  const fits = sizedAfter.test(after) || (/(?:^|\b(?:in|a)) ?$/.test(before) && word !== 'small' && follows(end))
  return fits && !notSized.test(before) && !/extra[ -]$/.test(before) ? { size, start, end } : undefined
}

/** Sizes of no system but the European are told apart. */
const systemOf: Readonly<Record<string, string>> = { us: 'US', uk: 'UK', 美: 'US', 英: 'UK' }
const sizeSystem = /(?<![a-z])(us|uk|eur?) ?(?:size ?)?$|([美英欧])国?码 ?(?:(?:us|uk|eu) ?)?$/

function numberSize(text: string, number: Numeral, shopSizes: readonly string[], follows: (at: number) => boolean): SizeMatch | undefined {
  const { start } = number
  // 39半 and 39码半 are 39.5.
  const [halfMark = ''] = (isSizeNumber(number.value) && /^(?:码?半)(?!年|个|天)/.exec(text.slice(number.end, number.end + 3))) || []
  const value = number.value + (halfMark === '' ? 0 : 0.5)
  const end = number.end + halfMark.length
  const before = text.slice(Math.max(0, start - 12), start)
  const after = text.slice(end, end + 10)
  const label = String(value)
  const [mark] = /^ ?(?:码(?!半)|号(?![楼线门]))/.exec(after) ?? []
  const [systemBefore, ...systems] = sizeSystem.exec(before) ?? []
  const [systemAfter, named] = /^ ?(eu|uk|us)(?![a-z])/.exec(after) ?? []
  const system = systems.find(name => name !== undefined) ?? named
  if (system !== undefined && value <= 60) {
    const known = systemOf[system] ?? ''
    return {
      size: known === '' ? label : `${known} ${label}`,
      start: systemBefore === undefined ? withSizeWord(text, start) : start - systemBefore.length,
      end: end + (systemAfter ?? mark ?? '').length,
    }
  }
  if (/(?<![a-z])size ?(?:is ?|no\.? ?)?$/.test(before) && value <= 200) return { size: label, start: withSizeWord(text, start), end }
  if (/\bin an? $/.test(before) && value >= 2 && value <= 60 && (value * 2) % 1 === 0 && /^ ?(?:$|[?,.!])/.test(after))
    return { size: label, start, end }
  if (mark !== undefined && value > 2 && value <= 200 && (mark.includes('码') || isSizeNumber(value)))
    return { size: label, start, end: end + mark.length }
  const [centimetres] = /^ ?(?:cm|厘米|公分)(?! ?(?:长|宽|高|深|long|wide|tall|deep|high|x))/.exec(after) ?? []
  if (
    centimetres !== undefined &&
    value >= 110 &&
    value <= 160 &&
    value % 5 === 0 &&
    !/(?:身高|个子|长|宽|高|直径|tall|height)[是约为 :]{0,3}$/.test(before)
  )
    return { size: label, start, end: end + centimetres.length }
  const alone = text.trim().length === end - start
  if (alone) return shopSizes.includes(label) ? { size: label, start, end } : undefined
  if (!isSizeNumber(value) && !shopSizes.includes(label)) return undefined
  if (value < 20 || /\d[-~/]$|身高|高$|体重|月$|[-~]$|[#¥$£€]$/.test(before)) return undefined
  const standsFree =
    /^(?: ?$| ?[?,.!，。？！]|[的吗呢还和或跟]|有|没| (?:in|for|please|pls|or|and|available|left)\b)/.test(after) ||
    (after.startsWith(' ') && follows(end)) ||
    follows(end)
  return standsFree ? { size: label, start, end } : undefined
}

/** Labels with a unit ("500 ml") or a stroke ("S/M"), however spaced, and in Chinese units. */
function ownLabels(text: string, numbers: readonly Numeral[], shopSizes: readonly string[]): SizeMatch[] {
  const labels = shopSizes.map(size => ({ size, compact: compact(size) }))
  const measured = labels.filter(({ compact: label }) => /^\d[\d.]*[a-z]/.test(label) && !/^\dx/.test(label))
  const stroked = labels.filter(({ compact: label }) => /^[a-z\d]+\/[a-z\d]+$/.test(label))
  const fromNumbers = numbers.flatMap(({ value, start, end }) => {
    const unit = unitOf(text.slice(end, end + 6))
    if (unit === undefined) return []
    const match = measured.find(({ compact: label }) => label === `${value}${unit.name}`)
    return match === undefined ? [] : [{ size: match.size, start, end: end + unit.length }]
  })
  const fromStrokes = stroked.flatMap(({ size, compact: label }) => {
    const start = text.indexOf(label)
    return start < 0 ? [] : [{ size, start, end: start + label.length }]
  })
  return [...fromNumbers, ...fromStrokes]
}

const units: ReadonlyMap<string, string> = new Map([
  ['毫升', 'ml'],
  ['升', 'l'],
  ['米', 'm'],
  ['厘米', 'cm'],
  ['公分', 'cm'],
  ['寸', 'inch'],
  ['英寸', 'inch'],
  ['litre', 'l'],
  ['liter', 'l'],
  ['metre', 'm'],
  ['meter', 'm'],
])

function unitOf(after: string): { name: string; length: number } | undefined {
  const match = /^ ?([a-z]+|毫升|升|厘米|公分|米|英寸|寸)/.exec(after)
  if (match === null) return undefined
  const word = match[1]!.replace(/s$/, '')
  return { name: units.get(word) ?? word, length: match[0].length }
}

function compact(label: string): string {
  return label.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '')
}
