import { createCatalogueStore } from '../store/catalogue.ts'
import { createSettingsStore } from '../store/settings.ts'
import type { Database } from '../store/sqlite.ts'
import { decimalsOf, toMinor } from './money.ts'
import { readShopCurrency } from './shop-currency.ts'
import { readShopName } from './shop-name.ts'
import { readShipping, saveShipping, toWireShipping } from './shop-shipping.ts'

type Refused = { ok: false; code: 'bad_payload'; message: string }

/** What the owner told of the shop, to be read and changed in a page. Amounts are decimal texts in the shop's currency. */
export function settingsForAdmins(database: Database) {
  const settings = createSettingsStore(database)
  const currencyOf = () => readShopCurrency(settings, createCatalogueStore(database))
  return {
    settings() {
      const currency = currencyOf()
      const shipping = readShipping(settings, currency)
      return {
        name: readShopName(settings),
        currency: currency ?? null,
        shipping: shipping === undefined || currency === undefined ? null : toWireShipping(shipping, currency),
      }
    },

    /** Null forgets the numbers. */
    shipping(told: { fee: string; freeOver?: string | undefined } | null): { ok: true } | Refused {
      const currency = currencyOf()
      if (currency === undefined) return refused('Expected a shop with a currency: import its feed first')
      const fee = told === null ? 0 : toMinor(told.fee, currency)
      const freeOver = told?.freeOver === undefined ? undefined : toMinor(told.freeOver, currency)
      if (fee === undefined || (told?.freeOver !== undefined && freeOver === undefined))
        return refused(`Expected amounts in ${currency} with at most ${decimalsOf(currency)} decimals`)
      if (freeOver === 0 || (fee === 0 && freeOver !== undefined))
        return refused(
          'Expected "freeOver" above 0 beside a "fee" above 0: where shipping never costs anything the fee is 0 and nothing else',
        )
      // Asked for at each sum: nothing has to be read anew.
      saveShipping(settings, told === null ? undefined : { fee, ...(freeOver === undefined ? {} : { freeOver }) }, currency)
      return { ok: true }
    },
  }
}

const refused = (message: string): Refused => ({ ok: false, code: 'bad_payload', message })
