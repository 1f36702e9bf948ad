import { stockOf, textOf } from '../shop/catalogue.ts'
import { toWireMoney } from '../shop/money.ts'
import { isByLength, type Named } from '../shop/vocabulary.ts'
import type { Product } from '../store/catalogue.ts'
import type { Language } from '../wire.ts'

/** A product as the vocabulary takes it. */
export function toNamed(product: Product): Named {
  const { sku, title, brand, category, categoryId, aliases, above, currency, variants } = product
  return {
    sku,
    title,
    brand,
    category,
    aliases,
    currency,
    ...(categoryId === undefined ? {} : { categoryId }),
    ...(above === undefined ? {} : { above }),
    ...(isByLength(product) ? { byLength: true as const } : {}),
    variants,
  }
}

/** A product as a shop front may show it to anybody. */
export function toPublic(product: Product, language: Language) {
  const { sku, price, currency, compareAt, image, url, categoryId, variants } = product
  return {
    sku,
    title: textOf(product.title, language),
    description: textOf(product.description, language),
    category: categoryId,
    brand: textOf(product.brand, language),
    highlights: product.highlights[language] ?? [],
    price: toWireMoney(price, currency),
    ...(compareAt === undefined ? {} : { compareAt: toWireMoney(compareAt, currency) }),
    image,
    url,
    stock: stockOf(product),
    variants: variants.map(variant => ({
      sku: variant.sku,
      options: Object.fromEntries(Object.entries(variant.options).map(([key, text]) => [key, textOf(text, language)])),
      price: toWireMoney(variant.price, currency),
      ...(variant.compareAt === undefined ? {} : { compareAt: toWireMoney(variant.compareAt, currency) }),
      stock: variant.stock,
    })),
  }
}
