import type { Command } from '../dialogue/commands.ts'
import type { Conversation } from '../dialogue/conversation.ts'
import type { Language } from '../dialogue/language.ts'
import { withoutServiceCounts } from '../dialogue/services.ts'
import type { SumAsked } from '../dialogue/sum-asks.ts'
import { sumClaimed } from '../dialogue/sum-claimed.ts'
import { summedOf, totals } from '../dialogue/sums.ts'
import { productOf, takenOf } from '../dialogue/taken.ts'
import { piecesIn } from '../understanding/pieces.ts'
import { percentSaid, wantsDone } from '../understanding/sums.ts'
import type { Facts } from './ports.ts'

/**
 * What a sum is asked with beside the goods that a message names: work of the shop's, so many per cent off, and what somebody takes it for. `plain`: the message
 * without what counts the work; `isWorkMeant`: that the work alone asks for the sum of what is talked over; `isLowered`: that so many per cent off do, "with the 12% off what would 20 be?".
 */
export function besideGoods(
  before: Conversation,
  text: string,
  language: Language,
  commands: readonly Command[] | undefined,
  { servicesSaid }: Pick<Facts, 'servicesSaid'>,
): { asks: Pick<SumAsked, 'services' | 'percent' | 'claimed'>; plain: string; isWorkMeant: boolean; isLowered: boolean } {
  const services = servicesSaid?.(text, language).wanted ?? []
  const percent = percentSaid(text)
  const claimed = sumClaimed(text)
  const lines = [...summedOf(before), ...takenOf(before)].map(productOf)
  // What takes goods as well is an order, with that.
  const isOrder = commands?.some(({ command }) => command === 'add') === true
  return {
    asks: {
      ...(services.length === 0 ? {} : { services }),
      ...(percent === undefined ? {} : { percent }),
      ...(claimed === undefined ? {} : { claimed }),
    },
    plain: services.length > 0 ? withoutServiceCounts(text) : text,
    isLowered: percent !== undefined && (lines.length > 0 || piecesIn(text).length > 0) && (totals.test(text) || ofMoney.test(text)),
    isWorkMeant: services.length > 0 && !isOrder && wantsDone(text, servicesSaid?.(text, language, lines).wanted ?? []),
  }
}

const ofMoney = /多少|几块|价|\b(?:how much|what (?:would|do|does|is)|whats?|what's|cost|pay|comes?)\b/iu
