import type { LocalText } from './catalogue.ts'
import type { Database } from './sqlite.ts'

export type Coupon = {
  code: string
  /** Minor units off, or a share of the goods in percent. */
  off: { kind: 'amount'; amount: number } | { kind: 'percent'; percent: number }
  /** Minor units that the goods it is for must reach. */
  minimum: number
  currency: string
  firstOrder: boolean
  /** How many may be used in all, and what all of them may take off together, in minor units. */
  uses?: number
  spend?: number
  /** Not for what is on sale. */
  regularOnly: boolean
  /** Whether it may be used beside other offers. */
  combinable: boolean
  /** What it is for; empty: everything. */
  sections: { id: string; label: LocalText }[]
  /** What the owner says of it, in their own words. */
  text: LocalText
  startsAt?: string
  expiresAt?: string
  /** When the owner ended it. */
  endedAt?: string
}

/** The coupons that the shop has given out, ended ones too. Codes are told apart without regard to case. */
export function createCouponStore(database: Database) {
  const { build } = database
  return {
    count: (): number => database.get(build.selectFrom('coupons').select(eb => eb.fn.countAll<number>().as('count')))?.count ?? 0,

    all: (): Coupon[] => database.all(build.selectFrom('coupons').selectAll().orderBy('code')).map(toCoupon),

    find(code: string): Coupon | undefined {
      const row = database.get(build.selectFrom('coupons').selectAll().where('code', '=', code))
      return row === undefined ? undefined : toCoupon(row)
    },

    /** Those whose codes stand anywhere in this text. */
    namedIn: (text: string): Coupon[] =>
      database
        .all(
          build
            .selectFrom('coupons')
            .selectAll()
            .where(eb => eb(eb.fn<number>('instr', [eb.val(text.toUpperCase()), eb.fn('upper', ['code'])]), '>', 0)),
        )
        .map(toCoupon),

    /** Writes it over what was there under its code. */
    save(coupon: Coupon, at: Date): void {
      const { code, off, minimum, currency, firstOrder, combinable, sections, text, startsAt, expiresAt, endedAt } = coupon
      const row = {
        uses: coupon.uses ?? null,
        spend: coupon.spend ?? null,
        regular_only: coupon.regularOnly ? 1 : 0,
        code,
        amount: off.kind === 'amount' ? off.amount : null,
        percent: off.kind === 'percent' ? off.percent : null,
        minimum,
        currency,
        first_order: firstOrder ? 1 : 0,
        combinable: combinable ? 1 : 0,
        sections: JSON.stringify(sections),
        texts: JSON.stringify(text),
        starts_at: startsAt ?? null,
        expires_at: expiresAt ?? null,
        ended_at: endedAt ?? null,
      }
      database.run(
        build
          .insertInto('coupons')
          .values({ ...row, created_at: at.toISOString() })
          .onConflict(conflict => conflict.column('code').doUpdateSet(row)),
      )
    },

    end: (code: string, at: Date): boolean =>
      database.run(
        build.updateTable('coupons').set({ ended_at: at.toISOString() }).where('code', '=', code).where('ended_at', 'is', null),
      ) > 0,

    /** Those that may be used at this time. */
    holding(at: Date): Coupon[] {
      const now = at.toISOString()
      const rows = database.all(
        build
          .selectFrom('coupons')
          .selectAll()
          .where('ended_at', 'is', null)
          .where(eb => eb.or([eb('starts_at', 'is', null), eb('starts_at', '<=', now)]))
          .where(eb => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
          .orderBy('code'),
      )
      return rows.map(toCoupon)
    },
  }
}

type CouponRow = {
  code: string
  amount: number | null
  percent: number | null
  minimum: number
  currency: string
  first_order: number
  uses: number | null
  spend: number | null
  regular_only: number
  combinable: number
  sections: string
  texts: string
  starts_at: string | null
  expires_at: string | null
  ended_at: string | null
}

function toCoupon(row: CouponRow): Coupon {
  return {
    code: row.code,
    off: row.percent === null ? { kind: 'amount', amount: row.amount ?? 0 } : { kind: 'percent', percent: row.percent },
    minimum: row.minimum,
    currency: row.currency,
    firstOrder: row.first_order === 1,
    ...(row.uses === null ? {} : { uses: row.uses }),
    ...(row.spend === null ? {} : { spend: row.spend }),
    regularOnly: row.regular_only === 1,
    combinable: row.combinable === 1,
    sections: JSON.parse(row.sections) as Coupon['sections'],
    text: JSON.parse(row.texts) as LocalText,
    ...(row.starts_at === null ? {} : { startsAt: row.starts_at }),
    ...(row.expires_at === null ? {} : { expiresAt: row.expires_at }),
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at }),
  }
}
