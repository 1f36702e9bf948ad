import { cameBroken } from '../answers/rules-told.ts'
import type { AnswerWant } from '../dialogue/wants.ts'
import type { Said } from '../rules/postage-told.ts'
import type { Language } from '../wire.ts'
import type { FactPorts } from './fact-ports.ts'
import { postageAsked } from './postage-asked.ts'

/** Sentences of the pages that a question is answered by, and what follows from them in a word. */
export type ByRule = { sentences: readonly Said[]; verdict?: string }

type Ports = Pick<FactPorts, 'meant' | 'product' | 'ruleTold' | 'currency' | 'postage' | 'shipping' | 'surcharges' | 'vocabulary'>

/** What a rule tells that can be read: what a parcel comes to for this place and this much, and what is done about what came broken. */
export function answeredByRule(want: AnswerWant, language: Language, ports: Ports): ByRule | undefined {
  // "And postage for the pot?" after a plant is of the pot.
  const called = ports.meant(want.question)
  const products = (called.length > 0 ? called : (want.ordered ?? want.skus)).flatMap(sku => ports.product(sku) ?? [])
  const paid = postageAsked(want, products, language, ports)
  if (paid !== undefined) return paid
  const broken = cameBroken(want.question) ? ports.ruleTold('arrived', want.message ?? want.question, language) : []
  return broken.length === 0 ? undefined : { sentences: broken }
}
