import { tellsKind } from '../answers/answers.ts'
import type { Found } from '../dialogue/found.ts'
import type { Want } from '../dialogue/wants.ts'
import { asksIfNeeded, asksWorth } from '../language/by-how-much.ts'
import type { Superlative } from '../language/superlatives.ts'
import { textOf } from '../shop/catalogue.ts'
import { inOrderOf, isMeasured, type Respect } from '../shop/measures.ts'
import { splitSentences } from '../shop/sentences.ts'
import type { Product } from '../store/catalogue.ts'
import type { Language } from '../wire.ts'
import { advised, withoutTitles } from './advised.ts'
import { alikeTold } from './alike-told.ts'
import { differenceBetween } from './differences.ts'
import type { FactPorts } from './fact-ports.ts'
import { type ProductTelling, withoutName } from './product-facts.ts'
import { outcomeOf, respectAsked, respectOfUse } from './respects.ts'

/** Two products beside each other, with what their texts tell of what is asked. */
export function createComparison(ports: Pick<FactPorts, 'told' | 'product'>, { fact, money, productFacts }: ProductTelling) {
  return async (want: Extract<Want, { want: 'compare' }>, language: Language): Promise<Found> => {
    const found = await compare(want, language)
    if (found.want !== 'compare') return found
    const gone = found.products.filter(({ sku }) => ports.product(sku)?.variants.every(({ stock }) => stock === 0))
    return gone.length === 0 ? found : { ...found, gone }
  }

  /**
   * Two of these beside each other: by what can be measured the first of the order first, else those whose texts tell what is asked before the others,
   * with that; where nothing in particular is asked, with what each is praised for.
   */
  async function compare(
    { skus, question, before, order, ifTold }: Extract<Want, { want: 'compare' }>,
    language: Language,
  ): Promise<Found> {
    const products = skus.flatMap(sku => ports.product(sku) ?? [])
    const difference = differenceBetween(products, question, before, language)
    if (difference !== undefined)
      return {
        want: 'compare',
        products: difference.products.map(({ product, price }) => productFacts(product, language, undefined, price)),
        verdict: fact('verdict', difference.verdict, 'texts:verdict', 'computed'),
      }
    const respect = respectAsked(question) ?? (order !== undefined && isMeasured(order) ? order : undefined)
    const measured = respect === undefined ? undefined : byNumbers(respect, products, question, language)
    if (measured !== undefined) return measured
    const sorted = order === undefined || isMeasured(order) ? products : rankedBy(order, products, language)
    const isOfWorth = asksWorth(question) || asksIfNeeded(question)
    const isParticular = isOfWorth ? false : order === undefined ? asksInParticular(question, products) : isMeasured(order)
    const told = await Promise.all(
      sorted.map(async product => ({ product, text: isParticular ? await toldOf(product, question, language) : undefined })),
    )
    const advice = isParticular && order === undefined ? advised(question, told, language) : { told }
    const rankOf = ({ product, text }: (typeof told)[number]) => (text === undefined ? 0 : product === advice.suits?.product ? 2 : 1)
    const use = isParticular && advice.suits === undefined ? respectOfUse(question) : undefined
    const byUse = use === undefined ? undefined : byNumbers(use, products, question, language)
    if (byUse?.verdict !== undefined) return byUse
    // Which of all that is shown: where nothing is told of what was asked, the one that fits the wish is shown instead.
    if (ifTold === true && advice.suits === undefined && advice.told.filter(({ text }) => text !== undefined).length < 2)
      return { want: 'compare', products: [] }
    const two = advice.told.toSorted((a, b) => rankOf(b) - rankOf(a)).slice(0, 2)
    const untold = isParticular && two.every(({ text }) => text === undefined)
    const cost =
      order === undefined || isMeasured(order)
        ? undefined
        : byPrice(
            order,
            two.map(({ product }) => product),
            language,
          )
    const praise = praiseOfTwo(
      two.map(({ product }) => product),
      untold ? '' : question,
      language,
    )
    // "What is the difference, I mostly use it on the train": what one text alone tells of trains is no difference.
    const isOneSided = asksDifference.test(question) && advice.suits === undefined && two.some(({ text }) => text === undefined)
    const byBoth = !isParticular || isOneSided || untold
    return {
      want: 'compare',
      ...(cost === undefined ? {} : { verdict: fact('verdict', cost, 'prices:verdict', 'computed') }),
      ...(advice.suits === undefined ? {} : { suits: productFacts(advice.suits.product, language).name }),
      products: two.map(({ product, text }, at) => productFacts(product, language, byBoth ? praise[at] : text)),
      ...(untold ? { untold } : {}),
    }
  }

  /** The first two of them by what their texts measure, and which of them it is; nothing where fewer than two tell it. */
  function byNumbers(respect: Respect, products: readonly Product[], question: string, language: Language) {
    const ranked = inOrderOf(respect, products, product => tellsOf(product, language))
    const [first, second] = ranked.map(one => ({ ...one, name: textOf(one.thing.title, language) }))
    if (first === undefined || second === undefined) return undefined
    const ofAll = products.length > 2 && ranked.length === products.length
    const outcome = outcomeOf(respect, [first, second], { question, language, ofAll })
    return {
      want: 'compare' as const,
      products: [first, second].map(({ thing, told }) => productFacts(thing, language, told)),
      ...(outcome === undefined ? {} : { verdict: fact('verdict', outcome, 'texts:verdict', 'computed') }),
    }
  }

  /** What its text tells about what is asked of it and another. */
  async function toldOf(product: Product, question: string, language: Language): Promise<string | undefined> {
    const told = await ports.told({ want: 'answer', question, skus: [product.sku], about: 'products', beside: true }, [product], language)
    return told !== undefined && 'sku' in told ? withoutStop(told.text) : undefined
  }

  /** "Which is cheaper, and by how much?" */
  function byPrice(order: Superlative, [first, second]: readonly Product[], language: Language): string | undefined {
    if (first === undefined || second === undefined || first.price === second.price) return undefined
    const [a, b, difference] = [first.price, second.price, Math.abs(first.price - second.price)].map(
      amount => money(amount, language, 'sum:difference').text,
    )
    const isLess = first.price < second.price
    if (isLess !== (order === 'cheapest')) return undefined
    const [one, other] = [first, second].map(({ title }) => textOf(title, language))
    return language === 'zh'
      ? `${one}${isLess ? '便宜' : '贵'}${difference}：${a}，${other}是${b}`
      : `${one} is ${difference} ${isLess ? 'cheaper' : 'dearer'}: ${a} against ${b}`
  }
}

/** What both texts tell of the same matters; where they tell of none, what each is praised for. */
function praiseOfTwo(two: readonly Product[], question: string, language: Language): readonly (string | undefined)[] {
  const [one, other] = two
  const alike =
    one === undefined ||
    other === undefined ||
    (tellsKind(question, '') !== undefined && !asksDifference.test(question) && !asksWorth(question))
      ? undefined
      : alikeTold([one, other], language)
  return alike ?? two.map(product => praiseOf(product, question, language))
}

/** What tells the kind that was asked, its highlights, or how its text begins, as far as that is short. */
function praiseOf(product: Product, question: string, language: Language): string | undefined {
  const sentences = splitSentences(textOf(product.description, language))
  const told = sentences.find(sentence => tellsKind(question, sentence) === true)
  const highlights = told === undefined ? (product.highlights[language] ?? []) : []
  const pieces = (told !== undefined ? [told] : highlights.length > 0 ? highlights : sentences).slice(0, mostPieces).map(withoutStop)
  const joint = highlights.length > 0 ? { zh: '，', en: ', ' } : { zh: '。', en: '. ' }
  return pieces.reduce<string | undefined>((text, piece) => {
    if (text === undefined) return piece
    const longer = text + joint[language] + piece
    return longer.length > mostPraise[language] ? text : longer
  }, undefined)
}

/** What two things are praised for, each: so many pieces, of so many characters in all. */
const mostPieces = 3
const mostPraise = { zh: 70, en: 170 } as const

const tellsOf = ({ description, highlights }: Product, language: Language) =>
  [textOf(description, language), ...(highlights[language] ?? [])].join('\n')

/** In the order of what they measure, with the words that tell it, those without left out; or of what they cost. */
function rankedBy(order: Superlative, products: readonly Product[], language: Language): Product[] {
  if (isMeasured(order)) return inOrderOf(order, products, product => tellsOf(product, language)).map(({ thing }) => thing)
  const sign = order === 'cheapest' ? 1 : -1
  return products.toSorted((a, b) => sign * (a.price - b.price))
}

/** Of several products the one that is the lightest, the cheapest …, where their numbers tell it. */
export function firstBy(order: Superlative, products: readonly Product[], language: Language): Product | undefined {
  return isMeasured(order) || products.length > 1 ? rankedBy(order, products, language)[0] : undefined
}

const asksDifference = /区别|差别|不同|差在|不一样|\b(?:difference|different|differ)\b/iu

const withoutStop = (text: string) => text.replace(/(?<![。.!！;；])[。.!！;；]+$/u, '')

/** "What is the difference?", 哪个好: what two things are like, in no respect of its own. */
const inGeneral =
  /值不值|值得?|多花|划算|有必要|差价|差在?哪(?:里|儿)?|不一样|咋样|咋选|有?啥|[\d.]+|哪[一]?[个款双件条种台]|有?什么(?:区别|不同|差别)|区别|差别|不同|对比|比较|相比|推荐|建议|选择?|买|更?好|怎么样|[一二三两几]个?|第|[跟和与比这那个款的了吗呢吧啊有更想要，。？?！!\s]|\b(?:which|one|ones|is|are|it|the|an?|of|or|and|vs|versus|to|me|i|you|would|should|do|does|can|what|what's|whats|difference|different|differ|between|better|best|good|compare|comparison|them|these|those|this|that|two|both|first|second|third|other|get|buy|take|pick|choose|recommend|go|for|how|about|with|in|so|ok|hm+|then|please|really|worth|extra|more|money|paying|spending|quid|pounds)\b|['’]s|[,.;-]/giu

function asksInParticular(question: string, products: readonly Product[]): boolean {
  const plain = products.reduce((text, product) => withoutName(text, product), question)
  const rest = withoutTitles(
    plain,
    products.map(product => ({ product })),
  )
  if (tellsKind(asksDifference.test(question) ? rest : question, '') !== undefined) return true
  const called = products
    .flatMap(({ title, variants }) => [title, ...variants.flatMap(({ options }) => Object.values(options))].flatMap(Object.values))
    .join(' ')
    .toLowerCase()
  const left = rest.replace(inGeneral, ' ').toLowerCase()
  return (left.match(/\p{Script=Han}{2}|(?:(?!\p{Script=Han})\p{L}){3,}/gu) ?? []).some(word => !called.includes(word))
}
