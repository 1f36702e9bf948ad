import type { AnswerWant, Found, ProductFacts } from '../dialogue/wants.ts'
import type { Product } from '../store/catalogue.ts'
import type { Language } from '../wire.ts'
import { tellsKind } from './answers.ts'
import { textOf } from './catalogue.ts'
import type { FactPorts } from './fact-ports.ts'
import { asksPriceOrStock, isBare, variantsMeant } from './meant.ts'
import { type ProductTelling, quoted, withoutName } from './product-facts.ts'
import { splitSentences } from './sentences.ts'
import type { Told } from './texts.ts'
import type { createVariantFacts } from './variant-facts.ts'

/** Answers to questions: what the texts of products and pages tell. */
export function createAnswerFacts(
  ports: Pick<FactPorts, 'told' | 'product' | 'ofKind'>,
  { fact, productFacts }: ProductTelling,
  { findVariants }: Pick<ReturnType<typeof createVariantFacts>, 'findVariants'>,
) {
  const quoteOf = (text: string, product: Product, language: Language) => ({
    quote: fact('quote', quoted(text), `product:${product.sku}`),
    product: productFacts(product, language),
  })
  const quoteOfPage = (told: Extract<Told, { topic: string }>, language: Language) => ({
    quote: fact('quote', told.texts.map(quoted).join('\n'), `policy:${told.topic}:${language}`),
    page: { topic: told.topic, heading: told.heading },
    ...verdictOf(told),
  })
  const verdictOf = ({ verdict }: Told) => (verdict === undefined ? {} : { verdict: fact('verdict', verdict, 'texts:verdict', 'computed') })

  return { findAnswer, distinctive }

  async function findAnswer(want: AnswerWant, language: Language): Promise<Omit<Extract<Found, { want: 'answer' }>, 'want'>> {
    const meant = want.skus.flatMap(sku => ports.product(sku) ?? [])
    const products = want.category === undefined ? meant : await ports.ofKind(want.category, language)
    const [only] = products
    if (want.about === 'variant') {
      const remembered = only?.variants.find(({ sku }) => sku === want.variant)
      const named = only === undefined ? undefined : variantsMeant(only, want.question, language, remembered)
      if (only === undefined || named === undefined) return {}
      if (isBare(named.rest) || (asksPriceOrStock(named.rest) && !asksForList.test(named.rest)))
        return { detail: findVariants(only, named, want.question, language) }
      if (named.named.length < 2) return {}
      // "How much heavier is the 24 inch than the 20 inch?"
      const told = await ports.told({ ...want, about: 'products' }, products, language)
      return told !== undefined && 'sku' in told
        ? quoteOf(told.text, only, language)
        : { detail: findVariants(only, named, want.question, language) }
    }
    if (only !== undefined && products.length === 1 && want.about !== 'pages') {
      const rest = withoutName(want.question, only)
      if (isGeneral(want.question) || rest === '') {
        const start = splitSentences(textOf(only.description, language))
          .slice(0, 2)
          .join(language === 'zh' ? '' : ' ')
        if (start !== '') return quoteOf(start, only, language)
      }
      const named = variantsMeant(only, want.question, language)
      // "And the plain one?": nothing but a variant's name.
      if (named !== undefined && isBare(named.rest)) return { detail: findVariants(only, named, want.question, language) }
      // "The grey one, how heavy?": the colour is no part of what is asked.
      const bare = named?.keys.every(key => key === 'colour') === true ? withoutName(named.rest, only) : rest
      const told = await ports.told({ ...want, question: bare === '' ? want.question : bare }, products, language)
      if ((told === undefined || 'topic' in told) && named !== undefined && named.named.length > 1)
        return { detail: findVariants(only, named, want.question, language) }
      return told === undefined
        ? {}
        : 'sku' in told
          ? { ...quoteOf(told.text, only, language), ...verdictOf(told) }
          : quoteOfPage(told, language)
    }
    const told = await ports.told(want, products, language)
    if (told === undefined) return {}
    const product = 'sku' in told ? ports.product(told.sku) : undefined
    if ('topic' in told) return quoteOfPage(told, language)
    return product === undefined ? {} : { ...quoteOf(told.text, product, language), ...verdictOf(told) }
  }

  /** A product beside another: what its text tells about what is asked, else what it is praised for. */
  async function distinctive(product: Product, question: string, language: Language): Promise<ProductFacts> {
    const sentences = splitSentences(textOf(product.description, language))
    // "What is the difference?" asks nothing in particular.
    const isParticular = tellsKind(question, '') !== undefined
    const told = isParticular
      ? await ports.told({ want: 'answer', question, skus: [product.sku], about: 'products', beside: true }, [product], language)
      : undefined
    const text =
      told !== undefined && 'sku' in told
        ? told.text
        : (sentences.find(sentence => tellsKind(question, sentence) === true) ?? product.highlights[language]?.[0] ?? sentences[0])
    return productFacts(product, language, text?.replace(/[。.!！;；]+$/u, ''))
  }
}

/** "Which colours are there in 1.8?" */
export const asksForList = /什么|啥|哪些|有几|几种|\b(?:what|which|other|any other)\b/iu
/** "Tell me more": about the product as a whole. */
function isGeneral(question: string): boolean {
  return /^(?:了解|介绍|详细|具体|说说|看看|讲讲)|(?:怎么样|介绍一下)[吗呢？?]*$|\b(?:tell me (?:more|about)|more (?:about|info)|details)\b/iu.test(
    question.trim(),
  )
}
