import { currencySchema } from './money.ts'

type Settings = { get(key: string): string | undefined; set(key: string, value: string): void; changed(): void }
type Catalogue = { currency(): string | undefined }

/** What the shop sells in: as its products say, else as was told before it had any. */
export function readShopCurrency(settings: Pick<Settings, 'get'>, catalogue: Catalogue): string | undefined {
  return catalogue.currency() ?? settings.get('currency')
}

/** Remembers the currency of feeds that name none. Tells what was expected when it cannot be that. */
export function saveShopCurrency(settings: Settings, catalogue: Catalogue, currency: string): { ok: true } | { ok: false; fault: string } {
  const read = currencySchema.safeParse(currency.toUpperCase())
  if (!read.success) return { ok: false, fault: `Expected a currency code such as CNY, got ${currency}` }
  const sold = catalogue.currency()
  if (sold !== undefined && sold !== read.data) {
    return {
      ok: false,
      fault: `Expected ${sold}, in which the shop’s products are priced, got ${read.data}: import its feed with --replace --currency ${read.data}`,
    }
  }
  settings.set('currency', read.data)
  settings.changed()
  return { ok: true }
}
