import type { Superlative } from '../dialogue/superlatives.ts'
import type { AnswerWant, Found, Want } from '../dialogue/wants.ts'
import type { Product } from '../store/catalogue.ts'
import type { Language } from '../wire.ts'
import { tellsKind } from './answers.ts'
import { textOf } from './catalogue.ts'
import type { FactPorts } from './fact-ports.ts'
import { asksPriceOrStock, isBare, variantsMeant } from './meant.ts'
import { inOrderOf, isMeasured } from './measures.ts'
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

  return { findAnswer, compare }

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
      // "M or L for 172 cm?" asks which of them, not whether they are there.
      const asksWhich = want.topic === 'size_advice' && told !== undefined
      if (!asksWhich && (told === undefined || 'topic' in told) && named !== undefined && named.named.length > 1)
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

  /**
   * Two of these beside each other: by what can be measured the first of the order first, else those whose texts tell what is asked before the others,
   * with that; where nothing in particular is asked, with what each is praised for.
   */
  async function compare({ skus, question, order }: Extract<Want, { want: 'compare' }>, language: Language): Promise<Found> {
    const products = skus.flatMap(sku => ports.product(sku) ?? [])
    const ranked = order === undefined ? [] : rankedBy(order, products, language)
    if (order !== undefined && isMeasured(order) && ranked.length > 1)
      return { want: 'compare', products: ranked.slice(0, 2).map(({ product, told }) => productFacts(product, language, told)) }
    const sorted = order === undefined || isMeasured(order) ? products : ranked.map(({ product }) => product)
    const isParticular = order === undefined ? asksInParticular(question, products) : isMeasured(order)
    const told = await Promise.all(
      sorted.map(async product => ({ product, text: isParticular ? await toldOf(product, question, language) : undefined })),
    )
    const two = told.toSorted((a, b) => Number(b.text !== undefined) - Number(a.text !== undefined)).slice(0, 2)
    const untold = isParticular && two.every(({ text }) => text === undefined)
    return {
      want: 'compare',
      products: two.map(({ product, text }) =>
        productFacts(product, language, text ?? (isParticular ? undefined : praiseOf(product, question, language))),
      ),
      ...(untold ? { untold } : {}),
    }
  }

  /** What its text tells about what is asked of it and another. */
  async function toldOf(product: Product, question: string, language: Language): Promise<string | undefined> {
    const told = await ports.told({ want: 'answer', question, skus: [product.sku], about: 'products', beside: true }, [product], language)
    return told !== undefined && 'sku' in told ? withoutStop(told.text) : undefined
  }

  function praiseOf(product: Product, question: string, language: Language): string | undefined {
    const sentences = splitSentences(textOf(product.description, language))
    const text = sentences.find(sentence => tellsKind(question, sentence) === true) ?? product.highlights[language]?.[0] ?? sentences[0]
    return text === undefined ? undefined : withoutStop(text)
  }
}

const tellsOf = ({ description, highlights }: Product, language: Language) =>
  [textOf(description, language), ...(highlights[language] ?? [])].join('\n')

/** In the order of what they measure, with the words that tell it, those without left out; or of what they cost. */
function rankedBy(order: Superlative, products: readonly Product[], language: Language): { product: Product; told?: string }[] {
  if (isMeasured(order))
    return inOrderOf(order, products, product => tellsOf(product, language)).map(({ thing, told }) => ({ product: thing, told }))
  const sign = order === 'cheapest' ? 1 : -1
  return products.toSorted((a, b) => sign * (a.price - b.price)).map(product => ({ product }))
}

/** Of several products the one that is the lightest, the cheapest …, where their numbers tell it. */
export function firstBy(order: Superlative, products: readonly Product[], language: Language): Product | undefined {
  return isMeasured(order) || products.length > 1 ? rankedBy(order, products, language)[0]?.product : undefined
}

const withoutStop = (text: string) => text.replace(/[。.!！;；]+$/u, '')

/** "What is the difference?", 哪个好: what two things are like, in no respect of its own. */
const inGeneral =
  /哪[一]?[个款双件条种台]|有?什么(?:区别|不同|差别)|区别|差别|不同|对比|比较|相比|推荐|建议|选择?|买|更?好|怎么样|[一二三两几]个?|第|[跟和与比这那个款的了吗呢吧啊有更想要，。？?！!\s]|\b(?:which|one|ones|is|are|it|the|an?|of|or|and|vs|versus|to|me|i|you|would|should|do|does|can|what|what's|whats|difference|different|differ|between|better|best|good|compare|comparison|them|these|those|this|that|two|both|first|second|third|other|get|buy|take|pick|choose|recommend|go|for|how|about|with|in|so|ok|hm+|then|please)\b|['’]s|[,.;-]/giu

function asksInParticular(question: string, products: readonly Product[]): boolean {
  if (tellsKind(question, '') !== undefined) return true
  const rest = products.reduce((text, product) => withoutName(text, product), question).replace(inGeneral, '')
  return /\p{Script=Han}{2}|\p{L}{3}/u.test(rest)
}

/** "Which colours are there in 1.8?" */
export const asksForList = /什么|啥|哪些|有几|几种|\b(?:what|which|other|any other)\b/iu
/** "Tell me more": about the product as a whole. */
function isGeneral(question: string): boolean {
  return /^(?:了解|介绍|详细|具体|说说|看看|讲讲)|(?:怎么样|介绍一下)[吗呢？?]*$|\b(?:tell me (?:more|about)|more (?:about|info)|details)\b/iu.test(
    question.trim(),
  )
}
