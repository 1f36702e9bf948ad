import { stem } from '../language/bigrams.ts'
import type { LocalText, Product } from '../store/catalogue.ts'
import { kinds } from './lexicon.ts'
import { slug } from './options.ts'

export type Category = { id: string; label: LocalText }
type Categorised = Pick<Product, 'category'>

/**
 * One id for a category however its products name it: those that share a Chinese or an English name belong together, also when
 * the two languages came with different imports.
 */
export function categoryIds(products: readonly Categorised[]): { all: Category[]; of(product: Categorised): Category | undefined } {
  const byName = new Map<string, LocalText>()
  for (const { category } of products) {
    const names = namesOf(category)
    if (names.length === 0) continue
    const label = Object.assign({}, ...names.map(name => byName.get(name)), category) as LocalText
    for (const name of [...names, ...namesOf(label)]) byName.set(name, label)
  }
  const ids = new Map<string, Category>()
  const of = ({ category }: Categorised) => {
    const label = namesOf(category)
      .map(name => byName.get(name))
      .find(found => found !== undefined)
    const own = label?.en ?? label?.zh
    if (label === undefined || own === undefined) return undefined
    const id = slug(own)
    const known = ids.get(id) ?? { id, label }
    ids.set(id, known)
    return known
  }
  for (const product of products) of(product)
  return { all: [...ids.values()], of }
}

/** What shoppers call this kind of thing: the shop's own names first, then the words of the trade. */
export function wordsOfCategory({ label }: Category): string[] {
  const own = [label.zh, label.en]
    .flatMap(name => (name === undefined ? [] : [name, ...name.split(/\s*[&/、，,]\s*|\s+and\s+|和|与/)]))
    .map(name => name.toLowerCase())
  const keys = new Set(own.map(keyOf))
  const group =
    kinds.find(({ zh, en }) => [zh[0], en[0]].some(word => word !== undefined && keys.has(keyOf(word)))) ??
    kinds.find(({ zh, en }) => [...zh, ...en].some(word => keys.has(keyOf(word))))
  const words = [...own, ...(group?.zh ?? []), ...(group?.en ?? [])].map(word => word.toLowerCase()).filter(word => word !== '')
  return [...new Set(words.flatMap(word => [word, ...singularOf(word)]))]
}

const namesOf = ({ zh, en }: LocalText) => [
  ...(zh === undefined ? [] : [`zh:${keyOf(zh)}`]),
  ...(en === undefined ? [] : [`en:${keyOf(en)}`]),
]

const keys = new Map<string, string>()
/** Few names stand in many products: each is looked at once. */
function keyOf(name: string): string {
  const known = keys.get(name)
  if (known !== undefined) return known
  const words = name
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
  const key = words.filter(Boolean).map(stem).join(' ')
  if (keys.size >= mostKeys) keys.clear()
  keys.set(name, key)
  return key
}
const mostKeys = 10_000

/** "running shoes" is asked for as "a running shoe" too. */
function singularOf(word: string): string[] {
  if (!/[a-z]s$/.test(word) || /(?:ss|us|is)$/.test(word)) return []
  if (/ies$/.test(word)) return [`${word.slice(0, -3)}y`]
  return [word.replace(/(?<=ss|x|ch|sh)es$|s$/, '')]
}
