import { textOf } from '../shop/catalogue.ts'
import { inOrderOf } from '../shop/measures.ts'
import { measuresIn } from '../shop/option-measures.ts'
import { plainText } from '../shop/option-values.ts'
import type { Variant } from '../store/catalogue.ts'
import type { Priced } from './sum-rules.ts'

/** What these goods weigh together, in grams, by what they come in, else by what their texts tell; nothing where one of them does not tell it. */
export function weightOf(priced: readonly Priced[]): number | undefined {
  let all = 0
  for (const one of priced) {
    const each = gramsOf(one)
    if (each === undefined) return undefined
    all += each * one.quantity
  }
  return all
}

function gramsOf({ sku, product }: Priced): number | undefined {
  const own = product.variants.filter(variant => variant.sku === sku && (sku !== product.sku || product.variants.length === 1))
  const bySize = new Set((own.length > 0 ? own : product.variants).map(soldBy))
  const [grams] = bySize
  if (grams !== undefined) return bySize.size === 1 ? grams : undefined
  const text = (['en', 'zh'] as const).map(language => textOf(product.description, language)).find(one => one !== '') ?? ''
  return inOrderOf('heaviest', [text], one => one)[0]?.value
}

/** 1 kg of "white · 1 kg". */
function soldBy({ options }: Variant): number | undefined {
  const labels = Object.values(options).flatMap(label => [label.en ?? label.zh ?? ''])
  const found = labels.flatMap(label => measuresIn(plainText(label)).filter(({ unit }) => unit === 'g' || unit === 'oz'))
  const [only, more] = found
  return only === undefined || more !== undefined ? undefined : only.amount * (only.unit === 'oz' ? gramsPerOunce : 1)
}
const gramsPerOunce = 28.35
