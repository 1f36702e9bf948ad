import { stockOf } from '../shop/catalogue.ts'
import type { Product } from '../store/catalogue.ts'

/** A kind of goods to begin with, pictured by one of them. */
export type Starter = { category: string; image?: string }

const mostStarters = 4

/** Finds the kinds of which most can be had, the biggest first; products are added as the catalogue is read. */
export function createStarters() {
  const kinds = new Map<string, { count: number; image?: string }>()
  return {
    add(product: Product): void {
      const { categoryId, image } = product
      if (categoryId === undefined || stockOf(product) === 0) return
      const { count, ...pictured } = kinds.get(categoryId) ?? { count: 0 }
      kinds.set(categoryId, { count: count + 1, ...(image === undefined ? {} : { image }), ...pictured })
    },
    /** None where there is but one kind. */
    biggest(): Starter[] {
      if (kinds.size < 2) return []
      return [...kinds]
        .sort(([, one], [, other]) => other.count - one.count)
        .slice(0, mostStarters)
        .map(([category, { count: _count, ...pictured }]) => ({ category, ...pictured }))
    },
  }
}
