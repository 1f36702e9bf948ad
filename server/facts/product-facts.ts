import type { ProductFacts } from '../dialogue/found.ts'
import type { Fact, PlanAct } from '../dialogue/plan.ts'
import { isTopic } from '../dialogue/topics.ts'
import { findGoods, goodsOf } from '../language/goods.ts'
import { isWorn } from '../search/wish-terms.ts'
import { textOf } from '../shop/catalogue.ts'
import { formatMoney } from '../shop/money.ts'
import { withoutWords } from '../shop/options.ts'
import type { Product } from '../store/catalogue.ts'
import type { Language } from '../wire.ts'

export const cardsShown = 3
/** At or below this many pieces a shopper is told that it is nearly gone. */
export const lowStock = 5

/** A product as replies speak of it; every value is a typed fact with its source. */
export function createProductFacts(currency: () => string) {
  const fact = (type: Fact['type'], text: string, ref: string, source: Fact['source'] = 'shop'): Fact => ({ type, text, source, ref })
  const money = (minor: number, language: Language, ref: string, source: Fact['source'] = 'shop') =>
    fact('money', formatMoney(minor, currency(), language), ref, source)
  const titleOf = (product: Product, language: Language) => textOf(product.title, language)
  const nameOf = (product: Product, language: Language) => fact('name', titleOf(product, language), `product:${product.sku}`)

  function productFacts(product: Product, language: Language, why?: string, price = product.price): ProductFacts {
    const options = (['size', 'colour'] as const).filter(
      option => new Set(product.variants.map(variant => variant[option])).size > 1 && (option === 'colour' || isWorn(product)),
    )
    return {
      sku: product.sku,
      name: nameOf(product, language),
      price: money(price, language, `product:${product.sku}`),
      amount: price,
      ...(why === undefined ? {} : { why: fact('phrase', why, `product:${product.sku}`) }),
      options,
    }
  }

  return { fact, money, titleOf, nameOf, productFacts }
}

export type ProductTelling = ReturnType<typeof createProductFacts>

/** The question without the name of what it is about, or the longest piece of it that stands there: 小熊不想睡 of 《小熊不想睡》精装绘本. */
export function withoutName(question: string, { title, brand }: Product): string {
  const names = [title.zh, title.en, brand.zh, brand.en].filter(name => name !== undefined)
  const rest = withoutWords(question, names).trim()
  if (question.length > longestQuestion) return rest
  const piece = names
    .flatMap(name => sharedPieces(name, rest))
    .sort((a, b) => b.length - a.length)
    .at(0)
  const left = piece === undefined ? rest : withoutWords(rest, [piece]).trim()
  // "The map one?": what is left must ask something before anything else is said.
  const opening = left.replace(pointingAlone, '').split(/[，,。？?！!]/u)[0] ?? ''
  return asksMore.test(opening) ? left : rest
}

const pointingAlone = /^\s*(?:[那这][个款本只条件]?|the)\s*/iu

/** Runs of a Chinese name that stand in a text, of four characters at least: a shorter one may tell what is asked, as English words may ("lumbar cushion cover"). */
function sharedPieces(name: string, text: string): string[] {
  const parts = name.match(/\p{Script=Han}/gu) ?? []
  return parts.flatMap((_part, at) => {
    for (let end = parts.length; end - at >= leastOfName; end--) {
      const piece = parts.slice(at, end).join('')
      if (text.includes(piece)) return [piece]
    }
    return []
  })
}
const leastOfName = 4

/**
 * The question without what its thing is called, where something is left of it: of "can I wear the earbuds in the gym" the sentence that says "in-ear buds"
 * is no better answer for it.
 */
export function withoutOwnGoods(question: string, { title }: Product, language: Language): string {
  if (question.length > longestQuestion) return question
  const { text, found } = findGoods(question)
  if (text.length !== question.length) return question
  const own = goodsOf([title.zh, title.en].filter(name => name !== undefined))
  const named = found.filter(({ ids }) => ids.some(id => own.has(id)))
  const said = `${title.zh ?? ''} ${title.en ?? ''}`.toLowerCase()
  let rest = question
  for (const { start, end } of named.toReversed()) {
    const [before, behind] = [rest.slice(0, start), rest.slice(end)]
    const plain = withoutPointing(before, said)
    // "Inside the tent", "a lid for mugs": a place or something else is meant.
    if (plain === undefined || isPlaceOf.test(behind)) continue
    rest = `${plain}${language === 'en' ? 'it' : ''}${behind}`
  }
  return asksMore.test(rest.replace(/\bit\b/giu, '')) ? rest : question
}

function withoutPointing(before: string, said: string): string | undefined {
  // Words of the name between: "the four-person tent", 那个四人帐篷.
  for (let start = before.length; start >= 0 && before.length - start <= longestBetween; start--) {
    const between = before.slice(start)
    const head = before.slice(0, start).replace(pointing, '')
    if (head.length < start && (between === '' || isOf(between, said))) return head
  }
  return before.trim() === '' ? '' : undefined
}

const longestQuestion = 200
const longestBetween = 24
const isOf = (between: string, said: string) =>
  between
    .toLowerCase()
    .split(/[\s-]+|(?=\p{Script=Han})/u)
    .every(word => word === '' || said.includes(word))

/** What stands before a thing that is meant. */
const pointing =
  /(?:(?:那|这|你们?家?|你们?店)(?:里?的)?(?:[个款只条件把双副台本张套种])?(?:的)?|\b(?:the|this|that|these|those|your|ur) )$/iu
const isPlaceOf = /^(?:里|上|下|外|的|架|套|盖)|^ ?['’]s\b|^ (?:racks?|stands?|covers?|cases?|lids?)\b/iu
const asksMore = /[a-z]{3,}[^a-z]+[a-z]{2,}|\p{Script=Han}{2,}/iu

/** Quotation marks within are turned into single ones, so that it is plain where the quote ends. */
export function quoted(text: string): string {
  return `“${text.trim().replaceAll('“', '‘').replaceAll('”', '’')}”`
}

/** A sentence of a page as what answers. */
export function quotedPage(topic: string, text: string, language: Language): Extract<PlanAct, { act: 'answer' }> {
  const quote: Fact = { type: 'quote', text: quoted(text), source: 'shop', ref: `policy:${topic}:${language}` }
  return { act: 'answer', slots: { topic: isTopic(topic) ? topic : 'shop', quote } }
}
