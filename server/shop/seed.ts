import { fileURLToPath } from 'node:url'
import { createCatalogueStore } from '../store/catalogue.ts'
import { createCouponStore } from '../store/coupons.ts'
import { createPolicyStore } from '../store/policies.ts'
import { createSettingsStore } from '../store/settings.ts'
import type { Database } from '../store/sqlite.ts'
import { readCoupons } from './coupons.ts'
import { importCatalogueFile } from './import.ts'
import { importPoliciesDirectory } from './policies.ts'
import { saveShopName } from './shop-name.ts'
import { readTextFile } from './text-file.ts'

/** Fills an empty database with the demo shop. Returns whether it did; a shop that holds anything is left alone. */
export function seedDemo(database: Database): boolean {
  return database.transaction(() => {
    const coupons = createCouponStore(database)
    if (createCatalogueStore(database).count() + createPolicyStore(database).count() + coupons.count() > 0) return false
    sound(importCatalogueFile(database, demoFile('catalogue.json')))
    sound(importPoliciesDirectory(database, demoFile('policies')))
    const file = demoFile('coupons.json')
    for (const coupon of sound(readCoupons(sound(readTextFile(file)), file))) coupons.save(coupon)
    saveShopName(createSettingsStore(database), { zh: '云杉小铺', en: 'Spruce & Co' })
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
