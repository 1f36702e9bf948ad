import type { Database } from '../../store/sqlite.ts'
import { toCouponDocument } from './document.ts'
import { createCouponLedger, type Kept } from './ledger.ts'
import type { CouponTold } from './read-coupon.ts'

/** The ledger as it is asked and answers over HTTP. */
export function couponsForAdmins(database: Database, now: () => Date) {
  const ledger = createCouponLedger(database, now)
  return {
    all: () => ledger.all().map(coupon => toCouponDocument(coupon, now())),
    end(code: string) {
      const ended = ledger.end(code)
      return ended === undefined ? undefined : toCouponDocument(ended, now())
    },
    add(told: CouponTold, how: { replace: boolean }) {
      const kept = ledger.add(told, how)
      if (kept.ok) return { ok: true, coupon: toCouponDocument(kept.coupon, now()) } as const
      return { ok: false, code: kept.reason === 'taken' ? 'conflict' : 'bad_payload', message: refusedInWords(kept) } as const
    },
  }
}

function refusedInWords(refused: Extract<Kept, { ok: false }>): string {
  switch (refused.reason) {
    case 'no_currency':
      return 'Expected a shop with a currency, it has none yet: import its feed first'
    case 'taken':
      return 'Expected a new code, this one is given out already: end it first, or send "replace": true'
    case 'faults':
      return refused.faults.map(({ field, expected, got }) => `Expected "${field}" to be ${expected}, got ${got}`).join('; ')
    default:
      return refused satisfies never
  }
}
