import { decimalsOf } from '../shop/money.ts'

/** From … up to, in minor units. */
export type Band = { from: number; to: number }

/** 1, 2, 4, 10, 20, 40, 100 …: as people round what they want to spend. */
const steps = [1, 2, 4]

/** By which bands are told apart. */
export const bandId = ({ from, to }: Band): string => `${from}-${to}`

/** The band that a price lies in; nothing for what is no price. `price` in minor units. */
export function bandOf(price: number, currency: string): Band | undefined {
  if (!Number.isFinite(price) || price <= 0) return undefined
  let from = 0
  for (let power = 10 ** decimalsOf(currency); ; power *= 10)
    for (const step of steps) {
      const to = step * power
      if (price < to) return { from, to }
      from = to
    }
}
