import { createCatalogueStore, type Product } from '../../store/catalogue.ts'
import { type Coupon, createCouponStore } from '../../store/coupons.ts'
import { createSettingsStore } from '../../store/settings.ts'
import type { Database } from '../../store/sqlite.ts'
import type { Read } from '../faults.ts'
import { kindsOf } from '../kinds.ts'
import { slug } from '../options.ts'
import { readShopCurrency } from '../shop-currency.ts'
import { readTextFile } from '../text-file.ts'
import { type CouponContext, type CouponFault, type CouponTold, readCoupon } from './read-coupon.ts'
import { readCoupons } from './table.ts'

export type CouponState = 'ended' | 'over' | 'holds' | 'to_come'
export type Kept =
  | { ok: true; coupon: Coupon }
  | { ok: false; reason: 'no_currency' | 'taken' }
  | { ok: false; reason: 'faults'; faults: CouponFault[] }

/** The owner's side of the coupons, the same for the command line and over HTTP. */
export function createCouponLedger(database: Database, now: () => Date) {
  const store = createCouponStore(database)
  const context = (): CouponContext | undefined => {
    const catalogue = createCatalogueStore(database)
    const currency = readShopCurrency(createSettingsStore(database), catalogue)
    if (currency === undefined) return undefined
    const categories = catalogue.categories()
    const named = new Map(
      categories.flatMap(({ id, label }) =>
        [id, ...Object.values(label).map(name => name.toLowerCase())].map(name => [name, { id, label }] as const),
      ),
    )
    return {
      currency,
      now: now(),
      section(name) {
        const known = named.get(name.toLowerCase()) ?? named.get(slug(name))
        if (known !== undefined) return known
        const id = slug(name)
        return id !== '' && catalogue.isKind(id) ? { id, label: { zh: name, en: name } } : undefined
      },
      known: categories.slice(0, 20).map(({ label }) => Object.values(label).join(' · ')),
    }
  }

  return {
    all: store.all,
    find: store.find,

    /** A code that may still be used is not written over, unless that is wanted; one that has ended may come back. */
    add(told: CouponTold, { replace = false } = {}): Kept {
      const given = context()
      if (given === undefined) return { ok: false, reason: 'no_currency' }
      const read = readCoupon(told, given)
      if (!read.ok) return { ok: false, reason: 'faults', faults: read.faults }
      return database.transaction((): Kept => {
        const there = store.find(read.coupon.code)
        if (there !== undefined && !replace && isOpen(there, given.now)) return { ok: false, reason: 'taken' }
        store.save(read.coupon, given.now)
        return { ok: true, coupon: read.coupon }
      })
    },

    /** Nothing where there is no such coupon. */
    end(code: string): Coupon | undefined {
      store.end(code, now())
      return store.find(code)
    },

    /** All of the table or, with one fault, nothing. Nothing, too, in a shop without a currency. */
    importFile(file: string): Read<{ coupons: number; added: number; updated: number }> | undefined {
      const given = context()
      if (given === undefined) return undefined
      const text = readTextFile(file, mostBytes)
      if (!text.ok) return text
      const read = readCoupons(text.value, file, given)
      if (!read.ok) return read
      return database.transaction(() => {
        const updated = read.value.filter(({ code }) => store.find(code) !== undefined).length
        for (const coupon of read.value) store.save(coupon, given.now)
        return { ok: true, value: { coupons: read.value.length, added: read.value.length - updated, updated } }
      })
    },
  }
}
const mostBytes = 16 * 1024 * 1024

export function stateOf({ startsAt, expiresAt, endedAt }: Coupon, now: Date): CouponState {
  const at = now.toISOString()
  if (endedAt !== undefined) return 'ended'
  if (expiresAt !== undefined && expiresAt <= at) return 'over'
  return startsAt !== undefined && startsAt > at ? 'to_come' : 'holds'
}

const isOpen = (coupon: Coupon, now: Date) => stateOf(coupon, now) === 'holds' || stateOf(coupon, now) === 'to_come'

/** All that a coupon may say its goods are called. */
export function sectionsOf(product: Pick<Product, 'categoryId' | 'title' | 'brand' | 'above'>): string[] {
  return [...(product.categoryId === undefined ? [] : [product.categoryId]), ...kindsOf(product).map(({ id }) => id)]
}
