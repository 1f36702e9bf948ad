import type { LookedOver, LookOver } from '../answers/look-over.ts'
import type { Conversation } from '../dialogue/conversation.ts'
import type { PlanAct } from '../dialogue/plan.ts'
import { textOf } from '../shop/catalogue.ts'
import type { Product } from '../store/catalogue.ts'
import type { Language } from '../wire.ts'
import { quoted, quotedPage } from './product-facts.ts'

/** What a reply might quote besides, as the act that would say it. */
type Besides = { text: string; logits: readonly number[]; act: PlanAct; sku?: string; page?: NonNullable<Conversation['page']> }

/** How surely what a reply says answers what was asked, and what else in the pages or in the texts of these goods does. `isDead`: names a code that is none now. */
export const createLook =
  (lookOver: LookOver, productsOf: (skus: readonly string[]) => Product[], isDead: (sentence: string) => boolean) =>
  async (asked: readonly string[], said: readonly string[], skus: readonly string[], language: Language) => {
    const products = productsOf(skus)
    const found = await lookOver(asked, said, products, language)
    return found && { said: found.said, told: actsOf(found, products, language).filter(({ text }) => !isDead(text)) }
  }

/** Each sentence that was found as an act, with where it is from. */
function actsOf({ told }: LookedOver, products: readonly Product[], language: Language): Besides[] {
  return told.flatMap((one): Besides[] => {
    const { text, logits } = one
    if ('page' in one) {
      const { topic } = one.page
      return [{ text, logits, page: one.page, act: quotedPage(topic, text, language) }]
    }
    const product = products.find(({ sku }) => sku === one.sku)
    if (product === undefined) return []
    const ref = `product:${product.sku}`
    const name = { type: 'name', text: textOf(product.title, language), source: 'shop', ref } as const
    const detail = { type: 'quote', text: quoted(text), source: 'shop', ref } as const
    return [{ text, logits, sku: product.sku, act: { act: 'inform', slots: { product: name, detail } } }]
  })
}
