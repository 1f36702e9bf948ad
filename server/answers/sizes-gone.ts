import { textOf } from '../shop/catalogue.ts'
import type { Product } from '../store/catalogue.ts'
import type { Language } from '../wire.ts'

/** What is advised, with the word that none of it is left where that is so of all that comes in it: "Size 110-116 (sold out at the moment)". */
export function unlessGone(verdict: string, sizes: readonly string[], products: readonly Product[], language: Language): string {
  const wanted = new Set(sizes.map(plain))
  const meant = products.flatMap(({ variants }) =>
    variants.filter(
      ({ size, options }) =>
        (size !== undefined && wanted.has(plain(size))) ||
        Object.values(options ?? {}).some(value => wanted.has(plain(textOf(value, language)))),
    ),
  )
  if (meant.length === 0 || meant.some(({ stock }) => stock !== 0)) return verdict
  return language === 'zh' ? `${verdict}（目前缺货）` : `${verdict} (sold out at the moment)`
}

const plain = (size: string) => size.toLowerCase().replace(/[\s码号]/gu, '')
