import type { Fact } from '../dialogue/plan.ts'
import { textOf } from '../shop/catalogue.ts'
import type { Product } from '../store/catalogue.ts'
import type { Passage } from '../store/policies.ts'
import type { Language, Source } from '../wire.ts'

type SourcePorts = {
  passagesOf(topic: string, language: Language): readonly Pick<Passage, 'heading'>[]
  linkOf(topic: string, language: Language): string | undefined
  product(sku: string): Product | undefined
}

/** What is quoted in a reply, each page once and by its own title; a product whose card is shown (`cards`) is named there. */
export function sourcesOf(facts: Iterable<Fact>, language: Language, cards: readonly { sku: string }[], ports: SourcePorts): Source[] {
  const refs = new Set([...facts].flatMap(({ type, ref }) => (type === 'quote' ? [ref] : [])))
  return [...refs].flatMap((ref): Source[] => {
    const [, topic] = /^policy:(.+):(?:zh|en)$/.exec(ref) ?? []
    if (topic !== undefined) {
      const label = ports.passagesOf(topic, language)[0]?.heading.split(' › ')[0] || topic
      const url = ports.linkOf(topic, language)
      return [{ label, ...(url === undefined ? {} : { url }) }]
    }
    const sku = /^product:(.+)$/.exec(ref)?.[1]
    const product = sku === undefined || cards.some(card => card.sku === sku) ? undefined : ports.product(sku)
    return product === undefined
      ? []
      : [{ label: textOf(product.title, language), ...(product.url === undefined ? {} : { url: product.url }) }]
  })
}
