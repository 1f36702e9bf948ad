import type { SumAsked } from '../language/sums.ts'
import { turnAway, turnTo } from './attention.ts'
import { addGoods } from './cart.ts'
import type { Conversation, Summed } from './conversation.ts'
import { calm, type Decision, say } from './decision.ts'
import { asksOf } from './sum-asks.ts'
import { besidePages, piecesOf } from './sum-policy.ts'
import { productOf } from './taken.ts'

/**
 * An order as a message leaves it: all of its lines, with those among them that it takes anew. `asked`: what of its sum is asked for; `about`: the product that was spoken of last; `isSum`: nothing of it is taken yet; `isOnlyAsked`: what it
 * would come to, and nothing of it is done.
 */
export type Draft = {
  text: string
  lines: readonly Summed[]
  taken: readonly Summed[]
  /** The colours in which what is taken does not come, one after the other. */
  unmade?: readonly (string | undefined)[]
  asked?: SumAsked
  about?: string
  isSum?: true
  isOnlyAsked?: true
}

/** Takes what is taken, keeps the rest, and tells what it comes to: where that is asked, and where it is more than one piece. */
export function drafted(before: Decision, { text, lines, taken, unmade = [], asked, about, isSum, isOnlyAsked }: Draft): Decision {
  const decision = calm(before)
  const kept = lines.filter(line => !taken.includes(line))
  const next =
    isOnlyAsked === true || isSum === true
      ? about === undefined || isOnlyAsked === true
        ? decision
        : { ...decision, conversation: turnTo(decision.conversation, about) }
      : taken.reduce((now, line, at) => takeLine(now, line, unmade[at]), {
          ...decision,
          conversation: withLines(decision.conversation, kept, about),
        })
  if (lines.length === 0) return say(next, { want: 'say', act: { act: 'smalltalk', slots: { topic: 'heard' } } })
  const asks = asksOf(decision.conversation, asked ?? {}, lines)
  // Who was told a sum before is told it anew.
  const wasSummed = (decision.conversation.summed ?? []).some(
    line => !lines.some(one => productOf(one) === productOf(line) && one.sku === line.sku),
  )
  const isPlain = piecesOf(lines) < 2 && asks.wrapping !== true && asks.engraving !== true && !wasSummed
  if (asked === undefined && taken.length > 0 && isPlain) return next
  const isBeside = asked === undefined && kept.length === 0
  const summed = say(next, {
    want: 'total',
    of: 'goods',
    lines,
    text,
    asks,
    ...(isBeside ? { beside: true } : {}),
    ...(isOnlyAsked === true ? { wouldBe: true } : {}),
  })
  return besidePages(summed, asked ?? {}, text)
}

const takeLine = (decision: Decision, line: Summed, colour: string | undefined): Decision =>
  addGoods(decision, {
    skus: [productOf(line)],
    text: line.said ?? '',
    slots: { quantity: line.quantity, ...(colour === undefined ? {} : { colour }) },
    ...(line.sku === productOf(line) && line.known !== line.sku ? {} : { variant: line.sku }),
    line: {
      ...(line.said === undefined || line.said.length > longestSaid ? {} : { said: line.said }),
      ...(line.wrapped === undefined ? {} : { wrapped: line.wrapped }),
      ...(line.engraved === undefined ? {} : { engraved: line.engraved }),
    },
  })

const longestSaid = 60

/** These are what is taken; of them what was spoken of is spoken of still. */
function withLines(conversation: Conversation, lines: readonly Summed[], spoken: string | undefined): Conversation {
  const { taken: _taken, summed: _summed, choosing: _choosing, ...rest } = conversation
  const focus = lines.some(line => productOf(line) === spoken) ? spoken : rest.focus
  const isLeft = focus === undefined || lines.some(line => productOf(line) === focus)
  const last = lines.at(-1)
  const about = isLeft
    ? focus === undefined
      ? rest
      : turnTo(rest, focus)
    : last === undefined
      ? turnAway(rest)
      : turnTo(rest, productOf(last))
  return lines.length === 0 ? about : { ...about, taken: lines }
}
