import type { Database } from './sqlite.ts'

export type Coupon = {
  code: string
  /** Minor units off. */
  amount: number
  /** Minor units that an order must reach. */
  minimum: number
  currency: string
  firstOrder: boolean
  startsAt?: string
  expiresAt?: string
}

export function createCouponStore(database: Database) {
  const { build } = database
  return {
    count: (): number => database.get(build.selectFrom('coupons').select(eb => eb.fn.countAll<number>().as('count')))?.count ?? 0,

    save({ code, amount, minimum, currency, firstOrder, startsAt, expiresAt }: Coupon): void {
      const row = {
        amount,
        minimum,
        currency,
        first_order: firstOrder ? 1 : 0,
        starts_at: startsAt ?? null,
        expires_at: expiresAt ?? null,
        active: 1,
      }
      database.run(
        build
          .insertInto('coupons')
          .values({ code, ...row })
          .onConflict(conflict => conflict.column('code').doUpdateSet(row)),
      )
    },

    deactivate: (code: string): boolean => database.run(build.updateTable('coupons').set({ active: 0 }).where('code', '=', code)) > 0,

    /** Coupons for a first order that hold at this time, the largest amount first. */
    firstOrder(at: Date): Coupon[] {
      const now = at.toISOString()
      const rows = database.all(
        build
          .selectFrom('coupons')
          .selectAll()
          .where('active', '=', 1)
          .where('first_order', '=', 1)
          .where(eb => eb.or([eb('starts_at', 'is', null), eb('starts_at', '<=', now)]))
          .where(eb => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
          .orderBy('amount', 'desc')
          .orderBy('code'),
      )
      return rows.map(row => ({
        code: row.code,
        amount: row.amount,
        minimum: row.minimum,
        currency: row.currency,
        firstOrder: true,
        ...(row.starts_at === null ? {} : { startsAt: row.starts_at }),
        ...(row.expires_at === null ? {} : { expiresAt: row.expires_at }),
      }))
    },
  }
}
