import type { Found } from '../dialogue/found.ts'
import type { Fact } from '../dialogue/plan.ts'
import type { Service } from '../rules/services.ts'

type Total = Extract<Found, { want: 'total' }>

/** 2 × £4 = £8, £30 + 2 × £15 = £60. */
export function figureOf(
  { rule, amount, times }: { rule: Service; amount: number; times: number },
  money: (major: number) => string,
): string {
  if (times === 1) return `+${money(amount)}`
  const { fee, further } = rule
  const steps =
    further === undefined ? `${times} × ${money(fee)}` : `${money(fee)} + ${times === 2 ? '' : `${times - 1} × `}${money(further)}`
  return `${steps} = ${money(amount)}`
}

/** Whether it comes to no more than somebody wants to spend. */
export function withinOf(
  amount: number,
  limit: number | undefined,
  of: string,
  money: (minor: number, ref: string, source?: Fact['source']) => Fact,
): Partial<Total> {
  if (limit === undefined) return {}
  return {
    limit: money(limit, 'shopper', 'shopper'),
    within: amount <= limit ? 'yes' : 'no',
    ...(amount <= limit ? {} : { excess: money(amount - limit, `${of}-limit`) }),
  }
}
