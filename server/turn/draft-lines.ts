import type { Conversation, Summed } from '../dialogue/conversation.ts'
import { productOf } from '../dialogue/taken.ts'
import type { DraftLine } from '../understanding/draft-state.ts'

/** A line of a draft as a sum has it. */
export const asSummed = ({ product, quantity, variants, said, wrapped, engraved }: DraftLine): Summed => {
  const [only, more] = variants
  return {
    sku: only !== undefined && more === undefined ? only : product,
    product,
    quantity,
    ...(only === product && more === undefined ? { known: only } : {}),
    ...(said === '' ? {} : { said }),
    ...(wrapped === undefined ? {} : { wrapped }),
    ...(engraved === undefined ? {} : { engraved }),
  }
}

/** What the sum before counted in is done to its lines, where they do not tell it themselves. */
export function served(lines: readonly Summed[], { summedWith = {} }: Conversation): readonly Summed[] {
  const { wrapping, wraps, engraving } = summedWith
  if (lines.some(line => line.wrapped !== undefined || line.engraved !== undefined)) return lines
  return lines.map(line => ({
    ...line,
    ...(wrapping === true && (wraps === undefined || wraps.includes(productOf(line))) ? { wrapped: line.quantity } : {}),
    ...(engraving === true ? { engraved: line.quantity } : {}),
  }))
}
