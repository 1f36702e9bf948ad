import type { Fact } from '../dialogue/plan.ts'
import { textOf } from '../shop/catalogue.ts'
import type { Product } from '../store/catalogue.ts'
import type { Language } from '../wire.ts'
import type { Priced } from './sum-rules.ts'

type NameOf = (line: string, language: Language) => Fact | undefined

/** The name of a product of which no variant is chosen yet; one that is known by its first variant's SKU is not that variant. */
export const nameOfOpen = ({ sku, title, variants }: Product, language: Language, nameOf: NameOf): Fact | undefined =>
  variants.length > 1 && variants.some(variant => variant.sku === sku)
    ? { type: 'name', text: textOf(title, language), source: 'shop', ref: `product:${sku}` }
    : nameOf(sku, language)

export const nameOfLine = ({ sku, variant, product }: Priced, language: Language, nameOf: NameOf): Fact | undefined =>
  variant === undefined && sku === product.sku ? nameOfOpen(product, language, nameOf) : nameOf(sku, language)

/** 暖巢睡袋 × 2、折叠露营椅 × 1. */
export function listOf(
  priced: readonly Priced[],
  ref: string,
  language: Language,
  nameOf: NameOf,
  money?: (amount: number) => string,
): Fact {
  const each = priced.map(one => {
    const { sku, quantity, price } = one
    const line = `${nameOfLine(one, language, nameOf)?.text ?? sku} × ${quantity}`
    return money === undefined ? line : `${line} = ${money(quantity * price)}`
  })
  return { type: 'list', text: each.join(language === 'zh' ? '、' : ', '), source: 'computed', ref }
}
