import { goodsOf, goodsWanted, hasWord, isAmong, withoutExtras } from '../language/goods.ts'
import { stemOf } from '../language/words.ts'
import type { Product } from '../store/catalogue.ts'
import type { KindWish } from './wish.ts'
import { featuresOf, isDenied } from './wish-terms.ts'

/** Where the name itself ends: "Snake Plant 'Laurentii'", "Potting Mix, 8 quarts". */
const tail = /[,(（|/‘“"：:]| ['–—-].*$/u

const mainName = (title: string): string => withoutExtras(title).normalize('NFKC').toLowerCase().split(tail)[0]!.trim()

/** "A pot for the snake plant": the plant itself, and whatever else is one; not what is for it, as a plant hanger is. */
export function isWhatItIsFor(product: Product, { forWhat, goods, among }: Pick<KindWish, 'forWhat' | 'goods' | 'among'>): boolean {
  if (forWhat === undefined || among !== undefined) return false
  const spoken = goodsOf([forWhat])
  return (['en', 'zh'] as const).some(language => {
    const title = product.title[language]
    if (title === undefined) return false
    const name = mainName(title)
    const [last] = goodsWanted(name)
      .filter(({ end }) => /^s?$/.test(name.slice(end)))
      .slice(-1)
    // What a 套装 is one of, its category tells.
    const head = last === undefined ? goodsOf([product.category[language] ?? '']) : new Set(last.ids)
    if (goods.size > 0 && isAmong(goods, head)) return false
    return (spoken.size > 0 && isAmong(spoken, head)) || (last === undefined && isNamedBy(name, forWhat))
  })
}

/** Whether its names or texts speak of that. */
export const tellsWhatFor = (product: Product, { forWhat }: Pick<KindWish, 'forWhat'>): boolean => {
  if (forWhat === undefined) return false
  const { named, sorted, sentences } = featuresOf(product)
  const told = forWhat.toLowerCase()
  return [named, sorted, ...sentences].some(text => hasWord(text, told) && !isDenied(text, told))
}

/** "My monstera" of a Monstera Deliciosa: most of its name, and what else it is called names no other goods. */
function isNamedBy(name: string, forWhat: string): boolean {
  const words = name.match(/[a-z]{3,}/g) ?? []
  const said = new Set((forWhat.match(/[a-z]{3,}/g) ?? []).map(stemOf))
  const rest = words.filter(word => !said.has(stemOf(word)))
  return words.length > 0 && 2 * rest.length <= words.length && goodsOf([rest.join(' ')]).size === 0
}
