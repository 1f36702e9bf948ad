import type { Command } from 'commander'
import { decimalsOf, formatMoney, toMinor } from '../shop/money.ts'
import { readShopCurrency } from '../shop/shop-currency.ts'
import { readShipping, type Shipping, saveShipping, toWireShipping } from '../shop/shop-shipping.ts'
import { createCatalogueStore } from '../store/catalogue.ts'
import { createSettingsStore } from '../store/settings.ts'
import type { Database } from '../store/sqlite.ts'
import { type Environment, InputError } from './input.ts'
import { print, withDatabase } from './io.ts'

type Options = { fee?: string; freeOver?: string; clear?: true; json?: true }

export function addShippingCommand(shop: Command, env: Environment): void {
  shop
    .command('shipping')
    .description('what a parcel costs: with these numbers the assistant adds up what an order comes to; shows them without options')
    .option('--fee <amount>', 'what a parcel costs, such as 10; 0 where it never costs anything')
    .option('--free-over <amount>', 'from which sum of goods it costs nothing, such as 199')
    .option('--clear', 'forget the numbers: the shop’s pages alone speak of shipping')
    .option('--json', 'print one JSON document')
    .action(async (options: Options) => {
      const { fee, freeOver, clear, json } = options
      const told = fee !== undefined || freeOver !== undefined
      if (clear === true && told) throw new InputError('Expected --clear alone, or --fee and --free-over without it')
      await withDatabase(env, database => {
        const settings = createSettingsStore(database)
        if (clear === true) saveShipping(settings, undefined, '')
        const currency = currencyOf(database)
        if (told) saveShipping(settings, merged(readShipping(settings, currency), options, needed(currency)), needed(currency))
        const shipping = readShipping(settings, currency)
        print(
          json,
          shipping === undefined || currency === undefined ? null : toWireShipping(shipping, currency),
          inWords(shipping, currency),
        )
      })
    })
}

/** What was told before stays where nothing new is told. */
function merged(before: Shipping | undefined, { fee, freeOver }: Options, currency: string): Shipping {
  const merged = {
    fee: fee === undefined ? before?.fee : amountOption('--fee', fee, currency),
    freeOver: freeOver === undefined ? before?.freeOver : amountOption('--free-over', freeOver, currency),
  }
  if (merged.fee === undefined) throw new InputError('Expected --fee AMOUNT too: what does a parcel cost below that sum?')
  if (merged.freeOver === 0) throw new InputError('Expected --free-over above 0, got 0: where shipping never costs anything say --fee 0')
  if (merged.fee === 0 && freeOver !== undefined)
    throw new InputError('Expected --fee above 0 beside --free-over: a parcel costs nothing as it is')
  return { fee: merged.fee, ...(merged.freeOver === undefined || merged.fee === 0 ? {} : { freeOver: merged.freeOver }) }
}

function currencyOf(database: Database): string | undefined {
  return readShopCurrency(createSettingsStore(database), createCatalogueStore(database))
}

function needed(currency: string | undefined): string {
  if (currency !== undefined) return currency
  throw new InputError(noCurrency)
}

export const noCurrency =
  'Expected a shop with a currency, it has none yet: import its feed (`usher catalogue import FILE`) or run `usher shop currency CNY`'

/** An amount in the shop's currency, in minor units. */
function amountOption(name: string, text: string, currency: string): number {
  const minor = toMinor(text, currency)
  if (minor !== undefined) return minor
  const decimals = decimalsOf(currency)
  throw new InputError(
    `Expected ${name} to be an amount of 0 or more in ${currency} with at most ${decimals} decimals, such as ${(10).toFixed(decimals)}, got ${text}`,
  )
}

function inWords(shipping: Shipping | undefined, currency: string | undefined): string {
  if (shipping === undefined || currency === undefined)
    return 'The shop has told no shipping numbers: sums are of goods alone, and the pages are quoted about shipping'
  if (shipping.fee === 0) return 'A parcel costs nothing'
  const free = shipping.freeOver === undefined ? '' : `, nothing from ${formatMoney(shipping.freeOver, currency, 'en')} of goods on`
  return `A parcel costs ${formatMoney(shipping.fee, currency, 'en')}${free}`
}
