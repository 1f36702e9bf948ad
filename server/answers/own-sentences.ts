import { textOf } from '../shop/catalogue.ts'
import { splitSentences } from '../shop/sentences.ts'
import type { Product } from '../store/catalogue.ts'
import type { Passage } from '../store/policies.ts'
import type { Language } from '../wire.ts'
import { asksOfGoods, givesAsked, kindsTold, type Sentence, tellingTokens } from './answers.ts'
import { ofNamedOption } from './fitting-option.ts'
import { excludes } from './quoting.ts'

/** What a product's sentences are the sentences of. */
export const productPrefix = 'product:'

/** `question`: one that names a size of it leaves out what is told of others. */
export function sentencesOf(product: Product, language: Language, among: boolean, inFocus: boolean, question?: string): Sentence[] {
  const { sku, title, description, highlights } = product
  const texts = [...new Set([...splitSentences(textOf(description, language)), ...(highlights[language] ?? [])])]
  const above = among ? textOf(title, language) : ''
  const toSentence = (text: string, heading: string): Sentence => ({
    text,
    heading,
    source: `${productPrefix}${sku}`,
    ...(inFocus ? { focus: true as const } : {}),
  })
  const isSaid = (value: string) => texts.some(text => text.toLowerCase().includes(value.toLowerCase()))
  const columns = (['material', 'size'] as const).flatMap(column => {
    const value = onlyOf(product, column, language)
    return value === undefined || isSaid(value) || (column === 'size' && !isMeasured.test(value))
      ? []
      : [toSentence(value, `${above} ${labels[column][language]}`.trim())]
  })
  const own = [...texts.map(text => toSentence(text, above)), ...columns]
  return question === undefined ? own : ofNamedOption(question, product, own, language)
}

export const sentencesOfPages = (passages: readonly Passage[], language: Language): Sentence[] =>
  passages
    .filter(passage => passage.language === language)
    .flatMap(({ id, heading, text, topic }) =>
      splitSentences(text).map((sentence): Sentence => ({ text: sentence, heading, source: String(id), topic })),
    )

/** What a feed says in a column of its own that it is made of, or how big it is, where that is the same of all that it comes in: "solid brass", 45×45厘米. */
function onlyOf({ variants }: Product, column: keyof typeof columnsOf, language: Language): string | undefined {
  const told = variants.map(({ options }) => {
    const [, value = {}] = Object.entries(options).find(([key]) => columnsOf[column].has(key)) ?? []
    return textOf(value, language)
  })
  const [only, more] = new Set(told)
  return only === undefined || only === '' || more !== undefined ? undefined : only
}
const columnsOf: Readonly<Record<'material' | 'size', ReadonlySet<string>>> = {
  material: new Set(['material', 'materials', '材质', '面料', '材料']),
  size: new Set(['size']),
}
const labels = { material: { zh: '材质', en: 'Material' }, size: { zh: '尺寸', en: 'Size' } } as const
/** A length, and no "one size" nor 42. */
const isMeasured = /\d\s*(?:cm|mm|m|in|inch(?:es)?|ft|厘米|公分|毫米|米|寸)(?![a-z])/iu

/** The name of the one product, where the text under it does not tell the kind of thing that is asked and the name does: "Mug 350 ml". */
export function toldByTitle(question: string, products: readonly Product[], language: Language): { text: string; sku: string } | undefined {
  const [product] = products
  if (product === undefined || products.length > 1 || !asksOfGoods(question)) return undefined
  const title = textOf(product.title, language)
  return kindsTold(question, title) > 0 ? { text: title, sku: product.sku } : undefined
}

/**
 * What a thing's own text tells of what was bought outranks the rule for all: a sentence of just that, which gives what is asked for or takes the thing out, and one that
 * has what is asked in the same words, 伞骨断了可以单换一根 of whoever asks 伞骨断了能修吗.
 */
export const outranking = (
  question: string,
  ofTopic: readonly Sentence[],
  own: readonly Sentence[],
  names: readonly string[],
): Sentence[] =>
  own.filter(
    sentence =>
      (ofTopic.includes(sentence) && (givesAsked(question, sentence.text) !== false || excludes.test(sentence.text))) ||
      namesAsked(question, sentence.text, names),
  )

function namesAsked(question: string, text: string, names: readonly string[]): boolean {
  if (asksWhatIsDone.test(question)) return false
  const asked = tellingTokens(question).filter(token => !names.includes(token) && token.length > 1 && !ofService.test(token))
  const held = new Set(tellingTokens(text))
  return asked.length > 0 && asked.filter(token => held.has(token)).length >= asked.length / 2
}
/** 漏水怎么办: of a rule, and not whether it leaks. */
const asksWhatIsDone = /怎么办|咋办|怎么处理|\bwhat (?:if|happens|(?:do|can|should) i do)\b/iu
/** What every question of such says. */
const ofService =
  /[能可会给要修退换保坏]|^(?:return|refund|exchang|swap|replac|repair|fix|guarante|warrant|cover|broken?|back|money|get|new)\p{L}*$/u

/** "A gift set of three" tells by its name of no gift wrapping. */
export const without = (names: readonly string[], text: string) =>
  names.reduce((left, name) => left.replaceAll(name, ' '), text.toLowerCase())
