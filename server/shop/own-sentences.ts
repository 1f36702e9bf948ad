import type { Product } from '../store/catalogue.ts'
import type { Passage } from '../store/policies.ts'
import type { Language } from '../wire.ts'
import { asksOfGoods, kindsTold, type Sentence } from './answers.ts'
import { textOf } from './catalogue.ts'
import { ofNamedOption } from './fitting-option.ts'
import { splitSentences } from './sentences.ts'

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
  const material = materialOf(product, language)
  const isSaid = material === undefined || texts.some(text => text.toLowerCase().includes(material.toLowerCase()))
  const label = `${above} ${materialLabels[language]}`.trim()
  const own = [...texts.map(text => toSentence(text, above)), ...(isSaid ? [] : [toSentence(material, label)])]
  return question === undefined ? own : ofNamedOption(question, product, own, language)
}

export const sentencesOfPages = (passages: readonly Passage[], language: Language): Sentence[] =>
  passages
    .filter(passage => passage.language === language)
    .flatMap(({ id, heading, text, topic }) =>
      splitSentences(text).map((sentence): Sentence => ({ text: sentence, heading, source: String(id), topic })),
    )

/** What a feed says that it is made of, where that is the same of all that it comes in: "solid brass", in a column of its own. */
function materialOf({ variants }: Product, language: Language): string | undefined {
  const told = variants.map(({ options }) => {
    const [, value = {}] = Object.entries(options).find(([key]) => ofMaterial.has(key)) ?? []
    return textOf(value, language)
  })
  const [only, more] = new Set(told)
  return only === undefined || only === '' || more !== undefined ? undefined : only
}
const ofMaterial: ReadonlySet<string> = new Set(['material', 'materials', '材质', '面料', '材料'])
const materialLabels = { zh: '材质', en: 'Material' } as const

/** The name of the one product, where the text under it does not tell the kind of thing that is asked and the name does: "Mug 350 ml". */
export function toldByTitle(question: string, products: readonly Product[], language: Language): { text: string; sku: string } | undefined {
  const [product] = products
  if (product === undefined || products.length > 1 || !asksOfGoods(question)) return undefined
  const title = textOf(product.title, language)
  return kindsTold(question, title) > 0 ? { text: title, sku: product.sku } : undefined
}

/** "A gift set of three" tells by its name of no gift wrapping. */
export const without = (names: readonly string[], text: string) =>
  names.reduce((left, name) => left.replaceAll(name, ' '), text.toLowerCase())
