import { asksNothing } from '../answers/answers.ts'
import { namesArrangement } from '../answers/arrangements.ts'
import { insistsOnWord } from '../answers/asked-text.ts'
import { withOtherSizes } from '../answers/fitting-option.ts'
import { sentencesOf } from '../answers/own-sentences.ts'
import type { RuleTold } from '../answers/rules-told.ts'
import type { Nearest, Told } from '../answers/told.ts'
import type { OptionsTold } from '../dialogue/conversation.ts'
import type { Found } from '../dialogue/found.ts'
import type { AnswerWant } from '../dialogue/wants.ts'
import { goodsOf, isAmong } from '../language/goods.ts'
import { asksInGeneral } from '../language/question-words.ts'
import { asksWhenBack } from '../language/stock-questions.ts'
import { textOf } from '../shop/catalogue.ts'
import { formatMoney } from '../shop/money.ts'
import { splitSentences } from '../shop/sentences.ts'
import { openOptions, valuesOf } from '../shop/variants.ts'
import type { Product } from '../store/catalogue.ts'
import type { Language } from '../wire.ts'
import type { ByRule } from './answered-by-rule.ts'
import { createAskedData } from './asked-data.ts'
import type { createBackInStock } from './back-in-stock.ts'
import type { FactPorts } from './fact-ports.ts'
import { asksPriceOrStock, isBare, variantsMeant } from './meant.ts'
import { type ProductTelling, quoted, withoutName, withoutOwnGoods } from './product-facts.ts'
import { ruleFact } from './sum-rules.ts'
import { asksIfReduced, type createVariantFacts } from './variant-facts.ts'

type Answered = Omit<Extract<Found, { want: 'answer' }>, 'want'>

/** Beside what is talked about so many other things of a question are looked into. */
const mostOthers = 2

const isTold = (told: Told | Nearest | undefined): told is Told => told !== undefined && !('nearest' in told)

type Ports = Pick<FactPorts, 'told' | 'product' | 'ofKind' | 'meant' | 'ruleTold'> & {
  /** What a rule of the pages tells that can be read. */
  byRule(want: AnswerWant, language: Language): ByRule | undefined
}

type VariantFacts = Pick<ReturnType<typeof createVariantFacts>, 'findVariants' | 'compareVariants' | 'reducedOf'>

/** Answers to questions: what the texts of products and pages tell. */
export function createAnswerFacts(
  ports: Ports,
  { fact, productFacts }: ProductTelling,
  { findVariants, compareVariants, reducedOf }: VariantFacts,
  { returnOf }: Pick<ReturnType<typeof createBackInStock>, 'returnOf'>,
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
  const sizesOf = (product: Product, sizes: string, language: Language): Answered => ({
    detail: { want: 'detail', product: productFacts(product, language), sizes: fact('list', sizes, `product:${product.sku}`) },
  })
  const verdictOf = (told: Told) =>
    told.verdict === undefined ? nearOf(told) : { verdict: fact('verdict', told.verdict, 'texts:verdict', 'computed') }

  const { asAsked } = createAskedData(ports)
  return { findAnswer }

  /** Of the goods that are meant; where their texts do not tell, of what else the message speaks of. */
  async function findAnswer(want: AnswerWant, language: Language): Promise<Answered> {
    const told = await findTold(want, language)
    const { again, before } = want
    // "Mosquitoes, does it keep them out?" once more beside "is it any good for bugs?".
    const isOpen =
      again !== undefined && again !== want.question && before === undefined && told.quote === undefined && told.detail === undefined
    const found = isOpen ? await findTold({ ...want, before: again }, language) : told
    return want.rule === undefined ? asAsked(found, want, language) : found
  }

  async function findTold(want: AnswerWant, language: Language): Promise<Answered> {
    if (want.rule !== undefined) return ruleOf(ports.ruleTold(want.rule, want.question, language))
    if (asksWhenBack(want.question)) return whenBack(want, language)
    const byRule = ports.byRule(want, language)
    if (byRule !== undefined) return ruleOf(byRule.sentences, byRule.verdict)
    const { alongside = [] } = want
    const named = alongside.filter(sku => ports.meant(want.question).includes(sku))
    const found = await answerOf(named.length === 1 ? { ...want, skus: named } : want, language)
    if (found.quote !== undefined || found.detail !== undefined || named.length > 0 || alongside.length === 0) return found
    const beside = await answerOf({ ...want, skus: alongside }, language)
    return beside.quote === undefined && beside.detail === undefined ? found : beside
  }

  /** When there will be more of it: of what is meant, else what the pages tell. */
  function whenBack(want: AnswerWant, language: Language): Answered {
    const [product, another] = [...want.skus, ...(want.alongside ?? [])].flatMap(sku => ports.product(sku) ?? [])
    const detail = product === undefined || another !== undefined ? undefined : returnOf(product, want, language)
    return detail === undefined ? ruleOf(ports.ruleTold('restock', want.question, language)) : { detail }
  }

  async function answerOf(want: AnswerWant, language: Language): Promise<Answered> {
    const meant = want.skus.flatMap(sku => ports.product(sku) ?? [])
    const products = want.category === undefined ? meant : await ports.ofKind(want.category, language)
    const [only] = products
    const apart = only === undefined || products.length > 1 || want.about === 'pages' ? undefined : compareVariants(only, want, language)
    if (apart !== undefined) return { detail: apart }
    if (want.about === 'variant') {
      const remembered = only?.variants.find(({ sku }) => sku === want.variant)
      const named = only === undefined ? undefined : variantsMeant(only, want.question, language, remembered)
      if (only === undefined || named === undefined) return {}
      if (isBare(named.rest) || (asksPriceOrStock(named.rest) && !asksForList.test(named.rest)))
        return { detail: findVariants(only, named, want, language) }
      if (named.named.length < 2) return {}
      // "How much heavier is the 24 inch than the 20 inch?"
      const told = await ports.told({ ...want, about: 'products' }, products, language)
      return told !== undefined && 'sku' in told
        ? quoteOf(told.text, only, language)
        : { detail: findVariants(only, named, want, language) }
    }
    if (only !== undefined && products.length === 1 && want.about !== 'pages') {
      const rest = withoutName(want.question, only)
      if (asksInGeneral(want.question) || rest === '') {
        const start = beginningOf(only, language)
        if (start !== '') return quoteOf(start, only, language)
      }
      const reduced = asksIfReduced.test(want.question) ? reducedOf(only, language) : undefined
      if (reduced !== undefined) return { detail: { want: 'detail', product: productFacts(only, language), ...reduced } }
      // "And the plain one?": nothing but a variant's name.
      const named = variantsMeant(only, want.question, language)
      if (named !== undefined && isBare(named.rest)) return { detail: findVariants(only, named, want, language) }
      // "The grey one, how heavy?": the colour is no part of what is asked.
      const bare = named?.keys.every(key => key === 'colour') === true ? withoutName(named.rest, only) : rest
      // "Do those strings go on the guitar?": another thing's text may tell.
      const beside = want.each === true ? [] : ports.meant(want.question, only.sku).filter(sku => sku !== only.sku)
      const others = beside.flatMap(sku => ports.product(sku) ?? [])
      const asked = { ...want, question: withoutOwnGoods(askable(bare, want.question), only, language) }
      const tell = (among: readonly Product[]) => ports.told(asked, among, language)
      const told = await toldBeside(tell, only, others.slice(0, mostOthers), want.question, language)
      // "M or L for 172 cm?" asks which of them, not whether they are there.
      const asksWhich = want.topic === 'size_advice' && isTold(told)
      if (!asksWhich && (!isTold(told) || 'topic' in told) && named !== undefined && named.named.length > 1)
        return { detail: findVariants(only, named, want, language) }
      const sizes = isTold(told) && 'sku' in told && told.nearness !== 'near' ? undefined : sizesMeasured(only, bare, language)
      return sizes === undefined ? tellingOf(told, want, language) : sizesOf(only, sizes, language)
    }
    const [called, another] = only === undefined ? ports.meant(want.question) : [only.sku]
    const named = products.length > 1 || another !== undefined || called === undefined ? undefined : ports.product(called)
    const question = named === undefined ? want.question : unnamed(want.question, named, language)
    const asked = { ...want, question, ...priceOf(want, only, language), ...kindsOf(want, ports.product, language) }
    return tellingOf(await ports.told(asked, products, language), want, language)
  }

  function tellingOf(told: Told | Nearest | undefined, want: AnswerWant, language: Language): Answered {
    if (told === undefined) {
      if (asksNothing(want) || (want.before === undefined && insistsOnWord.test(want.question))) return { unasked: true }
      return namesArrangement(want.question) ? { absent: true } : {}
    }
    if ('nearest' in told) return { nearest: told.nearest.map(text => fact('quote', text, 'texts:nearest')) }
    const sized = sizedOf(told, want, ports.product, language)
    if ('topic' in told) return { ...quoteOfPage(told, language), ...sized }
    const of = ports.product(told.sku)
    return of === undefined ? {} : { ...quoteOf(withSizes(told, want, of, language), of, language), ...verdictOf(told), ...sized }
  }
}

function sizedOf({ size }: Told, { skus }: AnswerWant, productOf: Ports['product'], language: Language): { sized?: OptionsTold } {
  const [only, more] = skus
  const product = size === undefined || only === undefined || more !== undefined ? undefined : productOf(only)
  const sized = product === undefined ? undefined : sizedIn(product, size!, language)
  return sized === undefined ? {} : { sized }
}

/** What is said after it of this thing is said of it in the size that is advised: "have you got it in green?" */
function sizedIn({ sku, variants }: Product, size: string, language: Language): OptionsTold | undefined {
  for (const key of openOptions(variants)) {
    const value = valuesOf(variants, key, language).find(({ label }) => plainSize(label) === plainSize(size))?.value
    if (value !== undefined) return { product: sku, options: { [key]: value } }
  }
  return undefined
}
const plainSize = (size: string) => size.toUpperCase().replace(/[\s码号]/gu, '')

const beginningOf = ({ description }: Product, language: Language): string =>
  splitSentences(textOf(description, language))
    .slice(0, 2)
    .join(language === 'zh' ? '' : ' ')

const nearOf = ({ nearness }: Told) => (nearness === 'near' ? { near: true as const } : {})

/** "How long is it?" of a bolt of 150 and 200 mm, 瑜伽垫多厚 of what comes in 厚6毫米 and 厚8毫米: the sizes that it comes in, where they are measures. */
function sizesMeasured({ variants }: Product, question: string, language: Language): string | undefined {
  const sizes = [...new Set(variants.flatMap(({ options }) => (options.size === undefined ? [] : [textOf(options.size, language)])))]
  if (!asksMeasure.test(question) || sizes.length < 2 || sizes.length > mostSizes || !sizes.every(size => isMeasured.test(size)))
    return undefined
  return sizes.join(language === 'zh' ? '、' : ', ')
}
const mostSizes = 8
const asksMeasure =
  /\bhow (?:long|wide|thick|big|tall|large|deep|high)\b(?! (?:does|do|will|would|until|till|for|ago))|\bwhat (?:length|width|thickness)\b|多[长厚宽高大](?!的?[狗猫孩])|[长厚宽高]度|尺寸/iu
const isMeasured = /\d\s*(?:cm|mm|m|in|inch(?:es)?|ft|厘米|公分|毫米|米|寸|")(?![a-z])/iu

/** What is left of 安睡礼盒里有什么 and "what's in the Slumber Gift Set" without the name asks too little to be understood. */
function askable(bare: string, question: string): string {
  const rest = bare.replace(/\b(?:the|your|this|that)\s*[?!.]*$/iu, 'it')
  return rest === '' || /^[\p{Script=Han}?？]{1,4}$/u.test(rest) ? question : rest
}

/** With what is told of its other sizes too, where the question names none. */
function withSizes({ text, verdict }: { text: string; verdict?: string }, want: AnswerWant, product: Product, language: Language): string {
  if (verdict !== undefined || product.variants.length < 2) return text
  return withOtherSizes(text, want.question, product, sentencesOf(product, language, false, false), language)
}

function ruleOf(rules: readonly (Omit<RuleTold, 'heading'> & { heading?: string })[], verdict?: string): Answered {
  const [first] = rules
  if (first === undefined) return {}
  const quote = { quote: ruleFact(rules), page: { topic: first.topic, heading: first.heading ?? '' } }
  return verdict === undefined ? quote : { ...quote, verdict: { type: 'verdict', text: verdict, source: 'computed', ref: 'texts:rule' } }
}

/** The price of the one thing, where all that it comes in cost the same. */
function priceOf({ alone, price }: AnswerWant, product: Product | undefined, language: Language): { price?: string } {
  if (price !== undefined) return { price }
  if (alone !== true || product === undefined || product.variants.some(({ price }) => price !== product.price)) return {}
  return { price: formatMoney(product.price, product.currency, language) }
}

/** "Wren or Heron for big fingers?" asks of either; "does it have nylon or steel" of one. */
const asksWhichOf = (question: string): boolean => /\bor\b|\bwhich\b|还是|哪/iu.test(question) && !/\b(?:it|they)\b|它/iu.test(question)

/** By its own text, else by that of what else the question names, in a sentence that speaks of such; of two of which one is asked for by either's. */
async function toldBeside<T extends Told | Nearest | undefined>(
  tell: (among: readonly Product[]) => Promise<T>,
  only: Product,
  others: readonly Product[],
  question: string,
  language: Language,
): Promise<T> {
  if (others.length > 0 && asksWhichOf(question)) return tell([only, ...others])
  const own = await tell([only])
  if (isTold(own) || others.length === 0) return own
  const told = await tell([only, ...others])
  if (told === undefined || !('sku' in told) || told.sku === only.sku) return told
  const title = textOf(only.title, language)
  return isAmong(goodsOf([told.text]), goodsOf([title])) || told.text.includes(title) ? told : own
}

/** "Can you wrap the Campsettle chair?" asks the pages how things are wrapped, and nothing of chairs. */
function unnamed(question: string, product: Product, language: Language): string {
  const rest = withoutName(question, product).replace(leftOfName, 'it ')
  return withoutOwnGoods(rest === '' ? question : rest, product, language)
}
const leftOfName = /\b(?:the|your|this|that|these|those|my|an?)\s{2,}(?=[a-z])/iu

/** What is in view is called so. */
function kindsOf({ near = [] }: AnswerWant, productOf: (sku: string) => Product | undefined, language: Language): { kinds?: string } {
  const names = near.flatMap(sku => {
    const product = productOf(sku)
    return product === undefined ? [] : [textOf(product.title, language), textOf(product.category, language)]
  })
  return names.length === 0 ? {} : { kinds: names.join(' ') }
}
/** "Which colours are there in 1.8?" */
export const asksForList = /什么|啥|哪些|有几|几种|\b(?:what|which|other|any other)\b/iu
