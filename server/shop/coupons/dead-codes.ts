import type { Coupon } from '../../store/coupons.ts'
import type { Told } from '../texts.ts'

/** Codes of coupons that may not be used at this time: ended, over or to come. */
export function deadCodes(coupons: { all(): Coupon[]; holding(at: Date): Coupon[] }, at: Date): string[] {
  const holding = new Set(coupons.holding(at).map(({ code }) => code))
  return coupons
    .all()
    .map(({ code }) => code)
    .filter(code => !holding.has(code))
}

/** A page may still promise what has ended: such a sentence is not quoted. Nothing where no other is left. */
export function withoutCodes(codes: readonly string[], told: Told | undefined): Told | undefined {
  if (told === undefined || codes.length === 0) return told
  const names = (text: string) => codes.some(code => namesCode(text, code))
  if ('text' in told) return names(told.text) ? undefined : told
  const texts = told.texts.filter(text => !names(text))
  return texts.length === 0 ? undefined : { ...told, texts }
}

/** As a word of its own: HELLO is not in HELLO20. Between Chinese characters a code stands without spaces. */
function namesCode(text: string, code: string): boolean {
  const [where, what] = [text.toUpperCase(), code.toUpperCase()]
  for (let at = where.indexOf(what); at >= 0; at = where.indexOf(what, at + 1)) {
    const around = `${where[at - 1] ?? ' '}${where[at + what.length] ?? ' '}`
    if (!/[A-Z0-9_-]/.test(around)) return true
  }
  return false
}
