import { fileURLToPath } from 'node:url'
import { createCouponLedger } from '../shop/coupons/ledger.ts'
import { importCatalogueFile } from '../shop/import.ts'
import { importPoliciesDirectory } from '../shop/policies.ts'
import { saveShopName } from '../shop/shop-name.ts'
import { saveShipping } from '../shop/shop-shipping.ts'
import { createCatalogueStore } from '../store/catalogue.ts'
import { createCouponStore } from '../store/coupons.ts'
import { createPolicyStore } from '../store/policies.ts'
import { createSettingsStore } from '../store/settings.ts'
import type { Database } from '../store/sqlite.ts'

/** Fills an empty database with the demo shop. Returns whether it did; a shop that holds anything is left alone. */
export function seedDemo(database: Database): boolean {
  return database.transaction(() => {
    if (createCatalogueStore(database).count() + createPolicyStore(database).count() + createCouponStore(database).count() > 0) return false
    sound(importCatalogueFile(database, demoFile('catalogue.json')))
    sound(importPoliciesDirectory(database, demoFile('policies')))
    sound(createCouponLedger(database, () => new Date()).importFile(demoFile('coupons.csv')) ?? { ok: false, faults: ['no currency'] })
    const settings = createSettingsStore(database)
    saveShopName(settings, { zh: '云杉小铺', en: 'Spruce & Co' })
    // As its pages say.
    saveShipping(settings, { fee: 800, freeOver: 9900 }, 'CNY')
    return true
  })
}

function demoFile(name: string): string {
  return fileURLToPath(import.meta.resolve(`#root/client/demo/${name}`))
}

function sound<T>(read: { ok: true; value: T } | { ok: false; faults: string[] }): T {
  if (read.ok) return read.value
  throw new Error(`Expected a sound demo shop, got:\n${read.faults.join('\n')}`)
}
