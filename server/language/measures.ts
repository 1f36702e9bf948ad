import { foldText } from './fold.ts'
import { readNumber } from './numbers.ts'
import { inOrder, withoutOverlaps } from './stretches.ts'

/** A measure of a body, a bed or a case: "waist 32", "ring 7", "height 165", "180cm", "queen". `label` is how a shop may write the size. */
export type Measure = { value: string; label: string; start: number; end: number }

const number = '(\\d{1,3}(?:\\.\\d)?)'
type Rule = { pattern: RegExp; value: (...groups: (string | undefined)[]) => string; near?: RegExp }

const onBed = /床|被|褥|bed|sheet|duvet|quilt|mattress|blanket/
const rules: readonly Rule[] = [
  {
    pattern: /(?:腰围?)?([一二两三四\d])尺([一二三四五六七八九\d])?寸?/g,
    value: (feet, tenths) => `waist ${readNumber(feet!)}${tenths === undefined ? '' : `.${readNumber(tenths)}`}尺`,
    near: /腰|裤/,
  },
  { pattern: new RegExp(`(?:腰围?|裤腰)(?:是|有|大概)? ?${number}(?:cm|厘米|公分|寸)?`, 'g'), value: waist => `waist ${waist}` },
  { pattern: new RegExp(`${number}(?:寸|的)?腰(?!带|包|枕|垫|果)`, 'g'), value: waist => `waist ${waist}` },
  { pattern: new RegExp(`\\b(?:waist(?: size)?(?: is)?|w) ?${number}\\b(?! ?(?:leg|inseam))`, 'g'), value: waist => `waist ${waist}` },
  { pattern: new RegExp(`\\b${number}(?:"| ?in(?:ch)?(?:es)?)?[ -]waist\\b`, 'g'), value: waist => `waist ${waist}` },
  {
    pattern: new RegExp(`\\b${number}(?:"| ?in(?:ch)?(?:es)?)?[ -](?:leg|inseam)\\b|(?<=w ?\\d\\d[ /]?)l ?${number}\\b`, 'g'),
    value: (leg, after) => `length ${leg ?? after}`,
  },
  { pattern: /(?<![\d.])(1[4-9]\d)(?=[ ,，/]{0,2}\d{2,3} ?(?:斤|kg|公斤))/g, value: height => `height ${height}` },
  { pattern: new RegExp(`\\b${number}(?:"| ?in(?:ch)?(?:es)?)? (?:chest|bust)\\b`, 'g'), value: chest => `chest ${chest}` },
  { pattern: new RegExp(`身高(?:是|有|大概)? ?${number}(?:cm|厘米|公分)?`, 'g'), value: height => `height ${height}` },
  {
    pattern: /(?<![\d.])(\d{2,3})(?: ?cm)? tall\b|\bheight(?: is|:)? ?(\d{2,3})(?: ?cm)?(?![\d.'"])/g,
    value: (tall, height) => `height ${tall ?? height}`,
  },
  {
    pattern: new RegExp(`体重(?:是|有|大概)? ?${number}(斤|公斤|kg)?`, 'g'),
    value: (weight, unit = '') => `weight ${weight}${unit === '公斤' ? 'kg' : unit}`,
  },
  {
    pattern: new RegExp(`(?<!\\d)${number}(斤|公斤|kg)`, 'g'),
    value: (weight, unit) => `weight ${weight}${unit === '斤' ? unit : 'kg'}`,
    near: /穿|身高|码|选/,
  },
  ...(
    [
      ['chest', '胸围', 'chest|bust'],
      ['hip', '臀围', 'hips?'],
      ['shoulder', '肩宽', 'shoulders?'],
      ['foot', '脚长', 'foot(?: length)?|feet'],
      ['wrist', '手围', 'wrist'],
      ['head', '头围', 'head'],
    ] as const
  ).map(
    ([part, zh, en]): Rule => ({
      pattern: new RegExp(`(?:${zh}|\\b(?:${en})(?: size| is|:)?) ?(?:是|有|大概)?${number}(?: ?(?:cm|厘米|公分)(?![a-z]))?`, 'g'),
      value: size => `${part} ${size}`,
    }),
  ),
  {
    pattern: /[1一]米([5-9五六七八九])([0-9一二三四五六七八九])(?!\d)/g,
    value: (tens, ones) => `height ${100 + readNumber(tens!)! * 10 + readNumber(ones!)!}`,
  },
  {
    pattern: /(?<![\da-z])((?:3[0-9]|4[0-6]|[679][05]|8[05])[a-h])(?![a-z\d])/g,
    value: bra => bra!.toUpperCase(),
    near: /内衣|文胸|胸罩|\bbras?\b|usually|normally|平时/,
  },
  {
    pattern: new RegExp(`\\bring size ${number}\\b|\\bsize ${number}(?= ring)|(?<!\\d)${number} ?号`, 'g'),
    value: (...sizes) => `ring ${sizes.find(size => size !== undefined)}`,
    near: /戒指|指环|对戒|\brings?(?![a-z])/,
  },
  {
    pattern: /(?<!\d)([12一二两])米(?:([1-9一二三四五六七八九])(?!\d)|(?=的?(?:床|被|单)))/g,
    value: (metres, tenths = '0') => `${readNumber(metres!)! * 100 + readNumber(tenths)! * 10}cm`,
    near: onBed,
  },
  {
    pattern: /(?<![\d.])([12]\.\d{1,2}|[12]) ?(?:米|m)(?![a-z\d])/g,
    value: metres => `${Math.round(Number(metres) * 100)}cm`,
    near: onBed,
  },
  { pattern: /(?<!\d)(\d{2,3}) ?[x×*] ?(\d{2,3})(?:cm|厘米|公分)?(?!\d)/g, value: (width, length) => `${width}x${length}` },
  {
    pattern:
      /\b(super king|king|queen)[ -]size\b|\b(super king|king|queen|double|single|twin)(?=的?(?: (?:bed|size|sheet|duvet|mattress|quilt|fitted|comforter)| ?的?(?:床|被)))/g,
    value: (sized, plain) => (sized ?? plain)!,
  },
  { pattern: new RegExp(`(?<![\\d.])${number} ?(?:英?寸|inch(?:es)?\\b|")`, 'g'), value: inches => `${inches}in` },
]

/** Measures of a folded text, in order; where two rules read the same place, the earlier rule counts. */
export function findMeasures(text: string): Measure[] {
  const found: Measure[] = []
  for (const { pattern, value, near } of rules) {
    if (near !== undefined && !near.test(text)) continue
    for (const match of text.matchAll(pattern)) {
      const start = match.index
      const end = start + match[0].length
      const said = value(...match.slice(1))
      found.push({ value: said, label: said.replace(/^(?:waist|ring|chest|height) /, ''), start, end })
    }
  }
  return withoutOverlaps(found).sort(inOrder)
}

/** "Im a 33 waist", 头围57: what a size can be told from. */
export const tellsBody = (text: string): boolean => findMeasures(foldText(text)).some(({ value }) => ofBody.test(value))
const ofBody = /^(?:waist|chest|hip|shoulder|foot|wrist|head|height|weight) /

/** 才两个月, "chest is 25 inches", 身高112: a measure or an age, of whomever it is. */
export const tellsMeasure = (text: string): boolean => withUnit.test(foldText(text)) || tellsBody(text)
const withUnit =
  /(?:\d|[一二两三四五六七八九十百半])(?: ?-?(?:cm|mm|kgs?|lbs?|pounds?|stone|inch(?:es)?|in|ft|foot|feet|months?|weeks?|years?|yo)(?![a-z])|个?半?(?:厘米|公分|公斤|千克|斤|米|尺|英?寸|个月|周岁|岁|月大))/u
