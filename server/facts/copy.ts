import type { Acts, Fact } from '../dialogue/plan.ts'
import { inSentence } from '../language/capitals.ts'
import { compareAtOf, textOf } from '../shop/catalogue.ts'
import { featuresOf } from '../shop/features.ts'
import { formatMoney } from '../shop/money.ts'
import type { LocalText, Product } from '../store/catalogue.ts'
import type { Language } from '../wire.ts'

export type CopyForm = Acts['copy']['form']
export type CopyAct = { act: 'copy'; slots: Acts['copy'] }

const featuresInPost = 3

/** `count` ways to advertise a product by its own facts, each by others of them where there are enough. */
export function copyActs(product: Product, shop: LocalText, how: { form: CopyForm; language: Language; count: number }): CopyAct[] {
  const { form, language, count } = how
  const ref = `product:${product.sku}`
  const fact = (type: Fact['type'], text: string, from = ref): Fact => ({ type, text, source: 'shop', ref: from })
  const features = featuresOf(product, language).map(text => fact('phrase', text))
  const before = compareAtOf(product, product.price)
  const money = (minor: number) => fact('money', formatMoney(minor, product.currency, language))
  const price = { price: money(product.price), ...(before === undefined ? {} : { was: money(before) }) }
  const name = shop[language] === undefined ? {} : { shop: fact('name', shop[language], 'shop:name') }
  const kind = product.category[language]
  const category = kind === undefined ? {} : { category: fact('phrase', inSentence(kind)) }
  /** Another one, or others, each time. */
  const some = (at: number, most: number) => {
    const start = features.length === 0 ? 0 : (at * most) % features.length
    const taken = [...features.slice(start), ...features.slice(0, start)].slice(0, most)
    return taken.length === 0 ? {} : { feature: taken }
  }
  return Array.from({ length: count }, (_, at): CopyAct => {
    const base = { form, product: fact('name', textOf(product.title, language)) }
    if (form === 'post') {
      const more = [name, category, {}][at % 3]
      return { act: 'copy', slots: { ...base, ...more, ...price, ...some(at, Math.min(featuresInPost, Math.max(1, features.length - 1))) } }
    }
    // What is cheaper now leads; a line has no room for all.
    const led = (before === undefined ? at : at + 1) % 2 === 0
    return { act: 'copy', slots: led && features.length > 0 ? { ...base, ...some(at, 1) } : { ...base, ...price } }
  })
}
