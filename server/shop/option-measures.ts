import { findNumbers, readNumber } from '../language/numbers.ts'

/** An amount in the smallest unit of its kind, with where it stands. */
export type Measured = { amount: number; unit: string; word: string; start: number; end: number }

/** Unit → what it is of, and how many of its smallest it holds. */
const units: readonly [pattern: string, unit: string, each: number][] = [
  ['ml|毫升', 'ml', 1],
  ['cl', 'ml', 10],
  ['l|lit(?:er|re)s?|升', 'ml', 1000],
  ['kg|kgs|kilos?|kilograms?|公斤|千克', 'g', 1000],
  ['g|grams?|grammes?|克', 'g', 1],
  ['斤', 'g', 500],
  ['oz|ounces?|盎司', 'oz', 1],
  ['lbs?|磅', 'oz', 16],
  ['mm|毫米', 'mm', 1],
  ['cm|centimet(?:er|re)s?|厘米|公分', 'mm', 10],
  ['m|met(?:er|re)s?|米', 'mm', 1000],
  ['inch(?:es)?|"|英?寸', 'inch', 1],
  ['ft|foot|feet', 'inch', 12],
  ['w|watts?|瓦', 'w', 1],
  ['度', 'degree', 1],
  ['packs?|[个支只片包袋瓶条块双枚](?:装|一[包盒])', 'pack', 1],
  ['[- ]?(?:person|man|people)|人', 'person', 1],
]
const unitAfter = units.map(([pattern, unit, each]) => ({ pattern: new RegExp(`^[ -]?(?:${pattern})(?![a-z])`, 'u'), unit, each }))
const sides = /^ ?(?:x|×|\*|by) ?\d+(?:\.\d+)? ?(mm|cm|in(?:ch(?:es)?)?|ft|m|厘米|公分|毫米|米|寸|")(?![a-z])/u
const unitOf = (word: string) => [...unitAfter, attached].find(({ pattern }) => pattern.test(word))
const attached = { pattern: /^in(?![a-z])/u, unit: 'inch', each: 1 }
/** "2 in" is a label of inches where nothing else is said. */
const alone = { pattern: /^ in$/u, unit: 'inch', each: 1 }
const isAlone = /^\d+(?:\.\d+)? in$/u
const single = /(?<![a-z\d])(half )?(?:an? |one )(kilo|kilogram|lit(?:er|re)|met(?:er|re)|pound)(?![a-z])/gu
const half = /半(公?斤|千克|升|米)/gu
const fractions: readonly [RegExp, number][] = [
  [/(?<![\d/])1\/2(?![\d/])|\bhalf[- ]sized?\b|二分之一/gu, 1 / 2],
  [/(?<![\d/])3\/4(?![\d/])|\bthree[- ]quarters?\b|四分之三/gu, 3 / 4],
  [/(?<![\d/])1\/4(?![\d/])|\bquarter[- ]sized?\b|四分之一/gu, 1 / 4],
  [/(?<![\d/])4\/4(?![\d/])|\bfull[- ]sized?\b/gu, 1],
]
/** Texts that are longer tell a story, and no option by its measure. */
const longest = 400

/** The measures of a text in small letters: "a kilo" is 1,000 g, 1米5 is 1,500 mm, "pack of 3" and 三支装 are packs of 3, "half size" is the fraction 1/2. */
export function measuresIn(text: string): Measured[] {
  if (text.length > longest) return []
  const found = findNumbers(text).flatMap((number): Measured[] => {
    const { value, start } = number
    const packOf = /(?:pack|set|box) of $/u.test(text.slice(Math.max(0, start - 8), start))
    if (packOf) return [measured(text, value, 'pack', start, number.end)]
    // 35 x 64 in: both are inches.
    const [, ofSides] = sides.exec(text.slice(number.end, number.end + 18)) ?? []
    const side = ofSides ?? (/[x×*] ?$/u.test(text.slice(0, start)) ? /^ in(?![a-z])/u.exec(text.slice(number.end))?.[0] : undefined)
    const ofSide = side === undefined ? undefined : unitOf(side.trim())
    if (ofSide !== undefined) return [measured(text, value * ofSide.each, ofSide.unit, start, number.end)]
    for (const { pattern, unit, each } of [...unitAfter, isAlone.test(text) ? alone : attached]) {
      const [said] = pattern.exec(text.slice(number.end, number.end + 14)) ?? []
      if (said === undefined) continue
      const end = number.end + said.length
      // 1米5 is 1.5 m.
      const [tenth] = unit === 'mm' && each === 1000 ? (/^[1-9一二三四五六七八九](?![\d.]|[个件条双套])/u.exec(text.slice(end)) ?? []) : []
      const more = tenth === undefined ? 0 : (readNumber(tenth) ?? 0) / 10
      return [measured(text, (value + more) * each, unit, start, end + (tenth?.length ?? 0))]
    }
    return []
  })
  for (const match of text.matchAll(single)) {
    const { unit, each } = unitAfter.find(({ pattern }) => pattern.test(match[2]!))!
    found.push(measured(text, (match[1] === undefined ? 1 : 0.5) * each, unit, match.index, match.index + match[0].length))
  }
  for (const match of text.matchAll(half)) {
    const { unit, each } = unitAfter.find(({ pattern }) => pattern.test(match[1]!))!
    found.push(measured(text, each / 2, unit, match.index, match.index + match[0].length))
  }
  for (const [pattern, amount] of fractions)
    for (const match of text.matchAll(pattern)) found.push(measured(text, amount, 'part', match.index, match.index + match[0].length))
  return found
}

const measured = (text: string, amount: number, unit: string, start: number, end: number): Measured => ({
  amount,
  unit,
  word: text.slice(start, end),
  start,
  end,
})
