import type { Nearest, Told } from '../answers/told.ts'
import { stateOf } from '../shop/coupons/ledger.ts'
import type { Coupon } from '../store/coupons.ts'

type Named = { namedIn(text: string): Coupon[] }

/** A page may still promise what has ended, or what is to come: such a sentence is not quoted. Nothing where no other is left. */
export function withoutDeadCodes(coupons: Named, at: Date, told: Told | Nearest | undefined): Told | Nearest | undefined {
  if (told === undefined || 'nearest' in told) return told
  const isSound = (text: string) => !namesDeadCode(coupons, at, text)
  if ('text' in told) return isSound(told.text) ? told : undefined
  const texts = told.texts.filter(isSound)
  return texts.length === 0 ? undefined : { ...told, texts }
}

/** A code of the owner's that does not hold now stands in the text. */
export const namesDeadCode = (coupons: Named, at: Date, text: string): boolean =>
  coupons.namedIn(text).some(coupon => stateOf(coupon, at) !== 'holds' && namesCode(text, coupon.code))

/** As a word of its own: HELLO is not in HELLO20. Between Chinese characters a code stands without spaces. */
function namesCode(text: string, code: string): boolean {
  const [where, what] = [text.toUpperCase(), code.toUpperCase()]
  for (let at = where.indexOf(what); at >= 0; at = where.indexOf(what, at + 1)) {
    const around = `${where[at - 1] ?? ' '}${where[at + what.length] ?? ' '}`
    if (!/[A-Z0-9_-]/.test(around)) return true
  }
  return false
}
