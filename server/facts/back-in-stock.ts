import { tellsRule } from '../answers/rules-told.ts'
import type { OptionsTold } from '../dialogue/conversation.ts'
import type { Found } from '../dialogue/found.ts'
import { asksWhenBack } from '../language/stock-questions.ts'
import { textOf } from '../shop/catalogue.ts'
import { splitSentences } from '../shop/sentences.ts'
import { inStock, saidApart } from '../shop/variants.ts'
import type { Product, Variant } from '../store/catalogue.ts'
import type { Language } from '../wire.ts'
import type { FactPorts } from './fact-ports.ts'
import { variantsMeant } from './meant.ts'
import { asTold } from './options-told.ts'
import { type ProductTelling, quoted } from './product-facts.ts'
import { ruleFact } from './sum-rules.ts'

/** Whatever asks for a time of what is sold out asks when there will be more. */
const asksWhen = /什么时候|啥时候|几时|何时|多久|哪天|几号|\b(?:when|how (?:long|soon))\b/iu

type Asked = { question: string; variant?: string; told?: readonly OptionsTold[] }

/** When what is sold out can be had again: told by the product's text or the pages, and else by none. */
export function createBackInStock(
  ports: Pick<FactPorts, 'ruleTold'>,
  { fact, money, productFacts }: Pick<ProductTelling, 'fact' | 'money' | 'productFacts'>,
) {
  return { withReturn, returnOf }

  /** Of a question after the date: what is sold out of what was named or spoken of before; nothing where that can be had now. */
  function returnOf(product: Product, asked: Asked, language: Language): Extract<Found, { want: 'detail' }> | undefined {
    if (!asksWhenBack(asked.question)) return undefined
    const remembered = product.variants.find(({ sku }) => sku === asked.variant)
    const named = variantsMeant(product, asked.question, language, remembered, asked.told)?.variants
    const meant = named ?? (remembered === undefined ? asTold(product.variants, product, asked.told, false) : [remembered])
    const gone = meant.filter(variant => !inStock(variant))
    // Of a thing of which some can be had, whoever asks when it is back means what is not there.
    const [first] = gone
    if (first === undefined || (gone.length < meant.length && named !== undefined)) return undefined
    const isOne = gone.length === 1 && product.variants.length > 1
    const found = {
      want: 'detail' as const,
      product: productFacts(product, language),
      availability: 'sold_out' as const,
      ...(isOne ? { price: money(first.price, language, `product:${product.sku}`), ...labelOf(product, first, language) } : {}),
    }
    return withReturn(found, product, asked.question, language)
  }

  /** What is sold out, with what tells when there will be more of it. */
  function withReturn(
    found: Extract<Found, { want: 'detail' }>,
    product: Product,
    question: string,
    language: Language,
  ): Extract<Found, { want: 'detail' }> {
    if (found.availability !== 'sold_out' || found.text !== undefined || !(asksWhenBack(question) || asksWhen.test(question))) return found
    const own = splitSentences(textOf(product.description, language)).find(sentence => tellsRule('restock', sentence))
    if (own !== undefined) return { ...found, text: fact('quote', quoted(own), `product:${product.sku}`) }
    const rules = ports.ruleTold('restock', question, language)
    return rules.length > 0 ? { ...found, text: ruleFact(rules) } : { ...found, undated: true }
  }

  function labelOf(product: Product, variant: Variant, language: Language) {
    const label = saidApart(product, variant, language)
    return label === '' ? {} : { colour: fact('phrase', label, `variant:${variant.sku}`) }
  }
}
