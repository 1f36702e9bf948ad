import { limitsIn, quantitiesIn } from '../answers/limits.ts'
import type { Product } from '../store/catalogue.ts'
import type { Language } from '../wire.ts'
import type { Recommendation } from './recommend.ts'
import { isForPets } from './suits.ts'
import type { Wish } from './wish.ts'

/** A bed "for cats and small dogs up to 8 kg" is none for a dog of 20: left out beside what is, else shown with what its text says of that. */
export function withinWeight(found: Recommendation, { measured = '', language }: Wish): Recommendation {
  const told = quantitiesIn(measured).flatMap(({ kind, value }) => (kind === 'weight' ? [value] : []))
  if (told.length === 0) return found
  const over = new Map(
    found.picks.flatMap(({ product }) => {
      const [most, ...others] = isForPets(product) ? mostBorne(product, language) : []
      if (most === undefined || others.some(({ to }) => to !== most.to)) return []
      // "It says up to 8 kg, she's 9" tells 9.
      const own = told.filter(value => Math.abs(value - most.to) > 1e-6)
      return own.length > 0 && own.every(value => value > most.to) ? [[product.sku, most.said] as const] : []
    }),
  )
  if (over.size === 0) return found
  const fitting = found.picks.filter(({ product }) => !over.has(product.sku))
  if (fitting.length > 0) return { ...found, picks: fitting }
  const { sure: _sure, ...rest } = found
  return { ...rest, picks: found.picks.map(pick => ({ ...pick, why: over.get(pick.product.sku)! })), relaxed: 'weight' }
}

/** What a product's texts allow in weight; `said`: the words for it. */
function mostBorne({ highlights, description }: Product, language: Language): { to: number; said: string }[] {
  return [...(highlights[language] ?? []), description[language] ?? '']
    .flatMap(text => limitsIn({ text, heading: '', source: '' }))
    .flatMap(({ kind, to, part }) =>
      kind === 'weight' && to !== undefined ? [{ to, said: part.trim().replace(/[。.，,;；]$/u, '') }] : [],
    )
}
