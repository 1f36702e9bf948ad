import type { Summed } from '../dialogue/conversation.ts'
import type { Counted } from '../dialogue/sum-policy.ts'
import { productOf } from '../dialogue/taken.ts'
import { countDifference, countsTakenBack } from '../understanding/pieces.ts'

/** "One less speaker", 露营灯少要一个: of what is talked over so many fewer, but one at least. */
export function fewerThan(
  running: readonly Summed[],
  text: string,
  sku: string | undefined,
  variantsNamed: (words: string, product: string) => readonly string[],
): Counted[] | undefined {
  const difference = countDifference(text)
  const own = running.filter(one => productOf(one) === sku)
  const line = own[0] ?? (running.length === 1 ? running[0] : undefined)
  if (difference === undefined || line === undefined) return undefined
  if (own.length < 2) return [{ sku: productOf(line), quantity: Math.max(1, line.quantity + difference), said: '', told: true }]
  // "One less navy" of navy and olive ones.
  const named = variantsNamed(text, productOf(line))
  const variantsOf = ({ sku: of, said = '' }: Summed) => [of, ...variantsNamed(said, productOf(line))]
  const meant = own.find(one => variantsOf(one).some(each => named.includes(each)))
  if (meant === undefined) return undefined
  return own.flatMap((one): Counted[] => {
    const quantity = one === meant ? one.quantity + difference : one.quantity
    return quantity < 1 ? [] : [{ ...one, quantity, said: one.said ?? '', told: true }]
  })
}

/** Of several lines the one with the count that is taken back, else the one that is talked about. */
export function recountedLine(running: readonly Summed[], text: string, focus: string | undefined): Summed | undefined {
  if (running.length < 2) return undefined
  const before = countsTakenBack(text)
  const [only, more] = running.filter(({ quantity }) => before.includes(quantity))
  if (only !== undefined && more === undefined) return only
  const [several, others] = running.filter(({ quantity }) => quantity > 1)
  return several !== undefined && others === undefined ? several : running.find(line => productOf(line) === focus)
}
