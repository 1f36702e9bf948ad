import type { Database } from './sqlite.ts'

export type Claim = {
  id: number
  coupon: number
  visitor: Uint8Array
  expiresAt: number
  order?: { id: string; discount: number }
}

/** Promises of coupons and what became of them. Every method belongs in a transaction of the caller: what is counted must hold until it is written. */
export function createClaimStore(database: Database) {
  const { build } = database
  const first = (query: ReturnType<typeof rows>): Claim | undefined => {
    const row = database.get(query)
    return row === undefined ? undefined : toClaim(row)
  }
  const rows = () => build.selectFrom('coupon_claims').selectAll()
  return {
    transaction: database.transaction,
    /** A coupon's number. */
    couponId: (code: string): number | undefined => database.get(build.selectFrom('coupons').select('id').where('code', '=', code))?.id,
    couponOf: (id: number): string | undefined => database.get(build.selectFrom('coupons').select('code').where('id', '=', id))?.code,
    byId: (id: number) => first(rows().where('id', '=', id)),
    byOrder: (order: string) => first(rows().where('order_id', '=', order)),
    of: (coupon: number, visitor: Uint8Array) => first(rows().where('coupon', '=', coupon).where('visitor', '=', visitor)),

    /** Those that are used, or promised and not yet over, but for `except`; and what the used ones took off. */
    taken(coupon: number, at: number, except: number | undefined): { uses: number; spent: number } {
      const row = database.get(
        build
          .selectFrom('coupon_claims')
          .select(eb => [eb.fn.countAll<number>().as('uses'), eb.fn.sum<number | null>('discount').as('spent')])
          .where('coupon', '=', coupon)
          .where('id', '<>', except ?? 0)
          .where(eb => eb.or([eb('redeemed_at', 'is not', null), eb('expires_at', '>', at)])),
      )
      const erased = database.get(build.selectFrom('coupons').select(['used_before', 'spent_before']).where('id', '=', coupon))
      return { uses: (row?.uses ?? 0) + (erased?.used_before ?? 0), spent: (row?.spent ?? 0) + (erased?.spent_before ?? 0) }
    },

    /** Whether this visitor has ordered before, but for this order: told by the shop's server, or by a coupon that was used. */
    hasOrdered(visitor: Uint8Array, except: string | undefined): boolean {
      const ordered = build
        .selectFrom('behaviour_events as e')
        .innerJoin('visitors as v', 'v.id', 'e.visitor')
        .select('e.n')
        .where('v.key', '=', visitor)
        .where('e.stage', '=', 5)
        .where('e.order_id', 'is not', except ?? '')
        .limit(1)
      const used = rows()
        .where('visitor', '=', visitor)
        .where('redeemed_at', 'is not', null)
        .where('order_id', 'is not', except ?? '')
      return database.get(ordered) !== undefined || database.get(used.limit(1)) !== undefined
    },

    promise(coupon: number, visitor: Uint8Array, at: number, until: number): Claim {
      const row = database.get(
        build
          .insertInto('coupon_claims')
          .values({ coupon, visitor, claimed_at: at, expires_at: until, redeemed_at: null, order_id: null, discount: null })
          .onConflict(conflict => conflict.columns(['coupon', 'visitor']).doUpdateSet({ claimed_at: at, expires_at: until }))
          .returningAll(),
      )
      return toClaim(row!)
    },

    redeem: (id: number, order: string, discount: number, at: number): void =>
      void database.run(build.updateTable('coupon_claims').set({ redeemed_at: at, order_id: order, discount }).where('id', '=', id)),

    /** The order came to nothing: its coupon may be used again. */
    release: (order: string): boolean =>
      database.run(
        build.updateTable('coupon_claims').set({ redeemed_at: null, order_id: null, discount: null }).where('order_id', '=', order),
      ) > 0,
  }
}

export type ClaimStore = ReturnType<typeof createClaimStore>

type Row = {
  id: number
  coupon: number
  visitor: Uint8Array
  expires_at: number
  redeemed_at: number | null
  order_id: string | null
  discount: number | null
}

function toClaim({ id, coupon, visitor, expires_at, order_id, discount }: Row): Claim {
  return { id, coupon, visitor, expiresAt: expires_at, ...(order_id === null ? {} : { order: { id: order_id, discount: discount ?? 0 } }) }
}
