import { createCatalogueStore } from '../store/catalogue.ts'
import { createSettingsStore } from '../store/settings.ts'
import type { Database } from '../store/sqlite.ts'
import { decimalsOf, toMinor, toWireMoney } from './money.ts'
import { readShopCurrency } from './shop-currency.ts'
import { readShopName } from './shop-name.ts'
import { readShipping, saveShipping } from './shop-shipping.ts'

type Refused = { ok: false; code: 'bad_payload'; message: string }

/** What the owner told of the shop, to be read and changed in a page. Amounts are decimal texts in the shop's currency. */
export function settingsForAdmins(database: Database) {
  const settings = createSettingsStore(database)
  const currencyOf = () => readShopCurrency(settings, createCatalogueStore(database))
  return {
    settings() {
      const currency = currencyOf()
      const shipping = readShipping(settings, currency)
      const money = (minor: number) => toWireMoney(minor, currency!)
      return {
        name: readShopName(settings),
        currency: currency ?? null,
        shipping:
          shipping === undefined
            ? null
            : { fee: money(shipping.fee), ...(shipping.freeOver === undefined ? {} : { freeOver: money(shipping.freeOver) }) },
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
      database.transaction(() => {
        saveShipping(settings, told === null ? undefined : { fee, ...(freeOver === undefined ? {} : { freeOver }) }, currency)
        settings.changed()
      })
      return { ok: true }
    },
  }
}

const refused = (message: string): Refused => ({ ok: false, code: 'bad_payload', message })
