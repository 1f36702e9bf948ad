import type { Product } from '../store/catalogue.ts'
import type { Language } from '../wire.ts'
import { type Sentence, tellingTokens } from './answers.ts'
import { namesGirth } from './girth-chart.ts'
import { sizeByHeight } from './heights-sized.ts'
import { beyondChart, chartLabels, hasRows, sizeAdvice, sizeToldIn } from './size-chart.ts'
import { unlessGone } from './sizes-gone.ts'

/** A sentence of the shop's, or the part of it that says so, and the size that follows from it for these goods; `size`: as it stands in the catalogue, where it is one. */
export type SizeTold = { sentence: Sentence; said: string; verdict: string; size?: string }

/**
 * The size of these goods for somebody whose measures or usual size a question tells: by a chart whose labels are sizes of theirs, so that none of
 * coats answers of shoes, and by what the shop says of how they come out. Nothing where no such sentence tells.
 */
export function adviseSize(
  question: string,
  products: readonly Product[],
  sentences: readonly Sentence[],
  language: Language,
): SizeTold | undefined {
  const sizes = sizesOf(products)
  // A bag that comes in one size fits whom it fits.
  if (products.length > 0 && sizes.length === 0) return undefined
  const given = (sentence: Sentence, said: string, advised: readonly string[]): SizeTold => ({
    sentence,
    said,
    verdict: unlessGone(sizeAdvice(advised, language), advised, products, language),
    ...(advised.length === 1 ? { size: advised[0]! } : {}),
  })
  const high = sizeByHeight(question, sizes, sentences)
  if (high !== undefined) return given(high.sentence, high.sentence.text, [high.size])
  const charted = byChart(question, sizes, sentences)
  const wish = fitWished(question)
  const ofThese = sentences.filter(sentence => speaksOf(sentence, products))
  const rule = wish === undefined ? undefined : ruleFor(wish, ofThese)
  const usual = usualSizes(question, sizes)
  const base = charted?.sizes ?? usual
  if (charted === undefined && products.length === 1) {
    const beyond = beyondCharts(question, sizes, sentences, language)
    if (beyond !== undefined) return beyond
  }
  if (base.length === 0) return undefined
  const between = charted?.sizes.length === 2 && rule === undefined ? betweenSizes(charted.sentence, sentences) : undefined
  if (between !== undefined) return given(charted!.sentence, `${charted!.said} ${between.text}`, [between.larger ? base.at(-1)! : base[0]!])
  if (rule !== undefined) {
    const meant = moved(base, wish!, rule, sizes)
    if (meant !== undefined) return given(rule.sentence, rule.sentence.text, [meant])
  }
  if (charted !== undefined) return given(charted.sentence, charted.said, charted.sizes)
  const plain = usual.length === 1 ? ruleFor('usual', ofThese) : undefined
  const meant = plain === undefined ? undefined : moved(usual, 'usual', plain, sizes)
  return meant === undefined ? undefined : given(plain!.sentence, plain!.sentence.text, [meant])
}

/** The size that a told fit leads to from these, by what the shop says of it: one up for a plump baby. */
export function sizeForFit(
  question: string,
  base: readonly string[],
  all: readonly string[],
  sentences: readonly Sentence[],
): { sentence: Sentence; size: string } | undefined {
  const wish = fitWished(question)
  const rule = wish === undefined || base.length === 0 ? undefined : ruleFor(wish, sentences)
  const size = rule === undefined ? undefined : moved(base, wish!, rule, all)
  return rule === undefined || size === undefined ? undefined : { sentence: rule.sentence, size }
}

/** What the pages say of how shoes come out is said of no shirt: their own sentences, and those of a page that name such goods. */
export function speaksOf({ text, heading, topic }: Sentence, products: readonly Product[]): boolean {
  if (topic === undefined) return true
  const named = new Set(
    tellingTokens(products.flatMap(({ title, category }) => [...Object.values(title), ...Object.values(category)]).join(' ')),
  )
  return tellingTokens(`${heading} ${text}`).some(token => named.has(token))
}

/** Whether a sentence is a chart of sizes that these goods have none of. */
export function isChartOfOthers(text: string, products: readonly Product[]): boolean {
  const labels = chartLabels(text)
  if (labels.length === 0) return false
  const sizes = sizesOf(products)
  return !labels.some(label => sizes.some(size => partsOf(size).includes(label)))
}

/** As they stand in the catalogue, in its order: smaller before larger. */
const sizesOf = (products: readonly Product[]): string[] => [
  ...new Set(products.flatMap(({ variants }) => variants.flatMap(({ size }) => (size === undefined ? [] : [size.toUpperCase()])))),
]

/** L/XL is for who wears either. */
const partsOf = (size: string): string[] => size.split(/[/-]/).map(part => part.replace(/[码号]$/u, '').trim())

/** Sentences, and those that are each a row of one chart together. */
const chartsOf = (sentences: readonly Sentence[]): Sentence[] => [
  ...sentences,
  ...[...new Set(sentences.map(({ source }) => source))].flatMap(source => {
    const rows = sentences.filter(sentence => sentence.source === source && (hasRows(sentence.text) || namesGirth(sentence.text)))
    return rows.length < 2 ? [] : [{ ...rows[0]!, text: rows.map(({ text }) => text).join(' ') }]
  }),
]

function byChart(question: string, sizes: readonly string[], sentences: readonly Sentence[]) {
  for (const sentence of chartsOf(sentences)) {
    const told = sizeToldIn(sentence.text, question)
    if (told === undefined) continue
    const exact = sizes.filter(size => told.sizes.some(label => partsOf(size).includes(label)))
    const own = exact.length > 0 ? exact : nextOf(told.sizes, sizes)
    if (own.length > 0 || sizes.length === 0) return { sentence, said: told.said, sizes: sizes.length === 0 ? told.sizes : own }
  }
  return undefined
}

/** Of numbered sizes the next one that is made: 30 where a chart says 29. */
function nextOf([told, ...others]: readonly string[], sizes: readonly string[]): string[] {
  const numbers = sizes.map(Number)
  if (others.length > 0 || !numbers.every(Number.isFinite) || !numbers.some(size => size < Number(told))) return []
  return sizes.filter(size => Number(size) === Math.min(...numbers.filter(one => one > Number(told))))
}

/** "Between two sizes, take the smaller", 卡在两个码之间选大的: which of two that both fit, by the page that has the chart. */
function betweenSizes({ source }: Sentence, sentences: readonly Sentence[]): { larger: boolean; text: string } | undefined {
  const sentence = sentences.find(({ source: other, text }) => other === source && isBetween.test(text))
  const [, larger] = sentence === undefined ? [] : (isBetween.exec(sentence.text) ?? [])
  return sentence === undefined ? undefined : { larger: larger !== undefined, text: sentence.text }
}
const isBetween =
  /(?:之间|中间|卡在[^，,。]{0,8}码|\b(?:in )?between\b)[^。.;；]{0,30}?(?:(大一?[码号的]|\b(?:larger|bigger|up)\b)|小一?[码号的]|\b(?:smaller|down)\b)/iu

/** Of measures beyond what a chart holds, that they are, and its size at that end. */
function beyondCharts(
  question: string,
  sizes: readonly string[],
  sentences: readonly Sentence[],
  language: Language,
): SizeTold | undefined {
  for (const sentence of chartsOf(sentences)) {
    const found = beyondChart(sentence.text, question)
    if (found === undefined) continue
    const { size, side, said } = found
    const end = side === 'below' ? sizes[0] : sizes.at(-1)
    if (end === undefined || !partsOf(end).includes(size)) continue
    const verdict =
      language === 'zh'
        ? `${side === 'below' ? '最小' : '最大'}的是 ${size} 码，对这个尺寸来说偏${side === 'below' ? '大' : '小'}`
        : `${size} is the ${side === 'below' ? 'smallest' : 'largest'} there is, and it may be too ${side === 'below' ? 'large' : 'small'}`
    return { sentence, said, verdict }
  }
  return undefined
}

type Fit = 'closer' | 'looser' | 'wide' | 'plump' | 'usual'

const fits: Readonly<Record<Exclude<Fit, 'usual'>, RegExp>> = {
  closer: /合身|修身|贴身|紧身|紧一?点|偏紧|\b(?:closer|tight(?:er)?|snug(?:ger)?|fitted|slim(?:mer)?)\b/iu,
  plump: /[胖壮]|肉嘟嘟|\b(?:chubby|chunky|plump|stocky|fat)\b/iu,
  looser: /宽松|松一?点|大一?点|叠穿|\b(?:loose(?:r)?|roomy|roomier|baggy|baggier|oversized|layer(?:ing|s)?)\b/iu,
  wide: /脚(?:背)?.{0,2}[宽肥高]|[宽肥]脚|\b(?:wide|broad)\b.{0,12}\b(?:foot|feet)\b|\b(?:foot|feet)\b.{0,12}\b(?:wide|broad)\b|\binstep\b/iu,
}

const fitWished = (question: string): Exclude<Fit, 'usual'> | undefined =>
  (['wide', 'plump', 'closer', 'looser'] as const).find(fit => fits[fit].test(question))

/** So many sizes up, or down where below nought. */
type Rule = { sentence: Sentence; steps: number }

const upOrDown =
  /(?:大|larger|bigger|up)\s*(?:半|[一1])\s*码|(?:小|smaller|down)\s*(?:半|[一1])\s*码|\b(?:half a|one|a full|a) size (?:up|larger|bigger|down|smaller)\b|\b(?:a full|one) size(?= with\b)|\bsize (?:up|down)\b/iu

/** What holds between two sizes or on a condition holds for nobody else. */
const isForSome = /卡在|之间|上限|如果|要是|想|\b(?:if|between|unless)\b/iu

/** What the shop says of how these goods come out, for a fit that is wished for, or for anybody. */
function ruleFor(fit: Fit, sentences: readonly Sentence[]): Rule | undefined {
  for (const sentence of sentences) {
    for (const part of sentence.text.split(/[，,;；。]|\band (?=a |one )/u)) {
      const [said] = upOrDown.exec(part) ?? []
      const isOfFit = fit === 'usual' ? !isForSome.test(part) && Object.values(fits).every(each => !each.test(part)) : fits[fit].test(part)
      if (said === undefined || !isOfFit) continue
      const size = /半|half/iu.test(said) ? 0.5 : 1
      return { sentence, steps: /小|smaller|down/iu.test(said) ? -size : size }
    }
  }
  return undefined
}

/** Sizes of these goods that a question names as worn or as weighed against each other. */
function usualSizes(question: string, sizes: readonly string[]): string[] {
  const words: string[] =
    question.toUpperCase().match(/(?<![\d.A-Z])(?:\d{2,3}(?:\.5)?|\d?X{0,4}[SML])(?![\d.A-Z]|\s*(?:CM|KG|厘米|公斤|斤|块|元))/gu) ?? []
  return sizes.filter(size => words.some(word => partsOf(size).includes(word)))
}

/** The size so many steps on, of two the nearer to the wish; half a step up where there are no halves is a whole one. */
function moved(base: readonly string[], fit: Fit, { steps }: Rule, sizes: readonly string[]): string | undefined {
  if (base.length > 1) return steps < 0 ? base[0] : base.at(-1)
  const [own] = base
  const number = Number(own)
  if (Number.isFinite(number)) {
    const wanted =
      steps > 0 ? sizes.map(Number).filter(size => size >= number + steps) : sizes.map(Number).filter(size => size <= number + steps)
    if (wanted.length === 0) return undefined
    return String(steps > 0 ? Math.min(...wanted) : Math.max(...wanted))
  }
  const at = sizes.indexOf(own!)
  return fit === 'usual' && Math.abs(steps) < 1 ? own : sizes[at + Math.sign(steps)]
}
