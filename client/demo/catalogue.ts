import type { Language, Money } from '../../server/wire.ts'
import type { Coupon } from '../shared/cart.ts'
import { toMinor } from '../shared/money.ts'

export type Variant = { sku: string; options: { colour?: string; size?: string }; price?: Money; stock: number }
export type Product = {
  sku: string
  title: string
  description: string
  category: string
  brand: string
  highlights: string[]
  price: Money
  compareAt?: Money
  image: string
  variants: Variant[]
  stock: number
}
export type Catalogue = {
  shop: { name: string }
  currency: string
  categories: { id: string; label: string }[]
  coupon?: Coupon
  products: Product[]
}
/** Something with a price that can be put into a cart: a variant, or a product without any. */
export type Item = { sku: string; product: Product; variant: Variant | undefined; price: Money; stock: number }

export async function fetchCatalogue(language: Language): Promise<Catalogue> {
  const response = await fetch(`/api/v1/products?language=${language}`)
  if (!response.ok) throw new Error(`Expected the catalogue, got status ${response.status}`)
  return (await response.json()) as Catalogue
}

/** By the SKU of a variant, or of a product: then its first variant in stock. */
export function findItem(catalogue: Catalogue, sku: string): Item | undefined {
  for (const product of catalogue.products) {
    const exact = product.variants.find(variant => variant.sku === sku)
    if (exact) return toItem(product, exact)
    if (product.sku === sku) return toItem(product, product.variants.find(variant => variant.stock > 0) ?? product.variants[0])
  }
  return undefined
}

export function toItem(product: Product, variant: Variant | undefined): Item {
  return {
    sku: variant?.sku ?? product.sku,
    product,
    variant,
    price: variant?.price ?? product.price,
    stock: variant?.stock ?? product.stock,
  }
}

export function minorPriceOf(catalogue: Catalogue): (sku: string) => number {
  return sku => toMinor(findItem(catalogue, sku)?.price.amount ?? '0')
}
