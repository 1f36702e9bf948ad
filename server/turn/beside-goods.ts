import type { Command } from '../dialogue/commands.ts'
import type { Conversation } from '../dialogue/conversation.ts'
import { summedOf } from '../dialogue/sum-policy.ts'
import { productOf, takenOf } from '../dialogue/taken.ts'
import type { Language } from '../language/language.ts'
import { withoutServiceCounts } from '../language/services.ts'
import { sumClaimed } from '../language/sum-claimed.ts'
import { type SumAsked, totals } from '../language/sums.ts'
import { piecesIn } from '../understanding/pieces.ts'
import { percentSaid, wantsDone } from '../understanding/sums.ts'
import type { Facts } from './ports.ts'

/**
 * What a sum is asked with beside the goods that a message names: work of the shop's, so many per cent off, and what somebody takes it for. `plain`: the message
 * without what counts the work; `isWorkMeant`: that the work alone asks for the sum of what is talked over; `isReckoned`: that so many per cent off do, or what he takes it for, "with the 12% off what would 20 be?".
 */
export function besideGoods(
  before: Conversation,
  text: string,
  language: Language,
  commands: readonly Command[] | undefined,
  { servicesSaid }: Pick<Facts, 'servicesSaid'>,
): { asks: Pick<SumAsked, 'services' | 'percent' | 'claimed'>; plain: string; isWorkMeant: boolean; isReckoned: boolean } {
  const services = servicesSaid?.(text, language).wanted ?? []
  const percent = percentSaid(text)
  const claimed = sumClaimed(text)
  const lines = [...summedOf(before), ...takenOf(before)].map(productOf)
  // What takes goods as well is an order, with that.
  const isOrder = commands?.some(({ command }) => command === 'add') === true
  const isOfGoods = lines.length > 0 || before.focus !== undefined || piecesIn(text).length > 0
  return {
    asks: {
      ...(services.length === 0 ? {} : { services }),
      ...(percent === undefined ? {} : { percent }),
      ...(claimed === undefined ? {} : { claimed }),
    },
    plain: services.length > 0 ? withoutServiceCounts(text) : text,
    isReckoned:
      (percent !== undefined && isOfGoods && (totals.test(text) || ofMoney.test(text))) ||
      (claimed !== undefined && before.focus !== undefined && commands?.some(({ command }) => command === 'total') === true),
    isWorkMeant: services.length > 0 && !isOrder && wantsDone(text, servicesSaid?.(text, language, lines).wanted ?? []),
  }
}

const ofMoney = /多少|几块|价|\b(?:how much|what (?:would|do|does|is)|whats?|what's|cost|pay|comes?)\b/iu
