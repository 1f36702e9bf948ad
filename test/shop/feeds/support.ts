import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ImportOptions, importCatalogueFile } from '../../../server/shop/import.ts'
import { createCatalogueStore, type Product } from '../../../server/store/catalogue.ts'
import { temporaryShop } from '../support.ts'

/** A shop into which texts and bytes are imported as if they lay in a file of this name. */
export function feedShop() {
  const shop = temporaryShop()
  const store = createCatalogueStore(shop.database)
  return {
    ...shop,
    bring(name: string, content: string | Buffer, options: ImportOptions = {}) {
      const file = join(shop.folder, name)
      writeFileSync(file, content)
      const read = importCatalogueFile(shop.database, file, options)
      return read.ok ? read : { ok: false as const, faults: read.faults.map(fault => fault.replace(`${shop.folder}/`, '')) }
    },
    product: (sku: string): Product => {
      const found = store.find(sku)
      if (found === undefined) throw new Error(`Expected the product ${sku}, got none`)
      return found
    },
    skus: () => store.all().map(({ sku }) => sku),
  }
}

export const lines = (...all: string[]) => `${all.join('\n')}\n`
