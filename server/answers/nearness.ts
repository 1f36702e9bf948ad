import { aspectsAsked, tellsAspect } from '../shop/aspects.ts'
import { kindsTold, tellingTokens, tellsKind } from './answers.ts'

/** Whether what a thing's text has tells what is asked, is of the same matter and does not tell it outright ("IP67, rinse under the tap" of who asks to swim), or is of another. */
export type Nearness = 'told' | 'near' | 'other'

/** What was found for a question, with how much likelier it is than that nothing tells. */
type Evidence = {
  question: string
  said: string
  odds: number
  /** The reader's, while it is there. */
  logit?: number | undefined
  product?: string | undefined
}

/**
 * In nats for "a good seller gives this as the answer": fitted on quotations of strangers' talk with 19 shops of their own and the demo shop, judged one by one, and tried on
 * 550 questions about goods to which people have named the sentences that answer. `kindTold` is for a kind of thing that is asked and told (or against, where it is not told).
 */
const worth = { odds: 0.21, read: 0.22, aspect: 1.25, aspectUntold: -0.4, kinds: 0.56, kindTold: 0.5, shared: 1.16 } as const

/** As many of them lie below `near` as did beside the reader before, where 13 of 16 did not answer; `told` is set by hand for the logits of now: "does it have a cup holder" is not told by "up in 30 seconds". */
const least = { told: 0.7, near: -0.8 } as const

export function nearnessOf({ question, said, odds, logit = unread, product }: Evidence): Nearness {
  const asked = aspectsAsked(question)
  const aspect = Math.max(0, ...asked.map(one => (tellsAspect(one, said) ? one.worth : 0)))
  const kind = tellsKind(question, said)
  const score =
    worth.odds * between(-3, Math.log(odds), 4) +
    worth.read * between(-4, logit, 4) +
    worth.aspect * aspect +
    (asked.length > 0 && aspect === 0 ? worth.aspectUntold : 0) +
    worth.kinds * Math.min(kindsTold(question, said), 2) +
    (kind === undefined ? 0 : kind ? worth.kindTold : -worth.kindTold) +
    worth.shared * shareTold(question, said, product)
  return score >= least.told ? 'told' : score >= least.near ? 'near' : 'other'
}

/** What the reader says of most sentences, where it is away. */
const unread = 0

const between = (low: number, value: number, high: number): number => Math.max(low, Math.min(value, high))

/** The share of the telling words of a question, the names of what it is about aside, that a text has. */
function shareTold(question: string, said: string, product = ''): number {
  const names = new Set(tellingTokens(product))
  const asked = tellingTokens(question).filter(token => token.length > 1 && !names.has(token))
  const held = new Set(tellingTokens(said))
  return asked.filter(token => held.has(token)).length / Math.max(1, asked.length)
}
