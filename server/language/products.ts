import { atOnce, type LongWork, often } from './long-work.ts'

type Named = { sku: string; names: readonly string[]; category?: string }

/** A word for a product. A beginning of its name ("cloudstep light") is only good where no goods of another kind follow. */
export type ProductWord = { word: string; sku: string; beginning: boolean; category: string | undefined }

/** A name that more products share than this names a kind of goods, not one of them. */
const mostSharing = 3

/** Product names, and the beginnings by which one product alone is known. Words in `common` name kinds and colours, not products. */
export function productWords(products: readonly Named[], common: ReadonlySet<string>): ProductWord[] {
  return atOnce(productWordsInSteps(products, common))
}

export function* productWordsInSteps(products: readonly Named[], common: ReadonlySet<string>): LongWork<ProductWord[]> {
  const names: Owners = new Map()
  const beginnings: Owners = new Map()
  for (const [at, { sku, names: called, category }] of products.entries()) {
    if (at % often === 0) yield
    for (const name of called.map(toName).filter(one => isDistinctive(one) && !common.has(one))) {
      put(names, { word: name, sku, beginning: false, category }, mostSharing)
      for (const word of beginningsOf(name)) if (!common.has(word)) put(beginnings, { word, sku, beginning: true, category }, 1)
      for (const word of endingsOf(name)) if (!common.has(word)) put(beginnings, { word, sku, beginning: false, category }, 1)
    }
  }
  const words: ProductWord[] = []
  let at = 0
  for (const owners of names.values()) {
    if (at++ % often === 0) yield
    if (owners !== undefined) words.push(...[owners].flat())
  }
  for (const [word, owners] of beginnings) {
    if (at++ % often === 0) yield
    if (owners !== undefined && !names.has(word)) words.push(...[owners].flat())
  }
  return words
}

function beginningsOf(name: string): string[] {
  if (/^[\u4e00-\u9fff]+$/.test(name)) return range(3, Math.min(name.length, 12)).map(length => name.slice(0, length))
  const words = name.split(' ')
  return range(2, Math.min(words.length, 8))
    .map(count => words.slice(0, count).join(' '))
    .filter(beginning => beginning.length >= 6)
}

/** "building blocks" of "rainbow building blocks": by its end, too, one product alone may be known. */
function endingsOf(name: string): string[] {
  if (/^[\u4e00-\u9fff]+$/.test(name)) return range(3, Math.min(name.length, 7)).map(length => name.slice(-length))
  const words = name.split(' ')
  return range(2, Math.min(words.length, 5))
    .map(count => words.slice(-count).join(' '))
    .filter(ending => ending.length >= 8)
}

/** From `first` up to but without `end`. */
function range(first: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at)
}

function isDistinctive(name: string): boolean {
  return name.length >= (/[\u4e00-\u9fff]/.test(name) ? 2 : 3)
}

function toName(name: string): string {
  return name.toLowerCase().trim().replace(/\s+/g, ' ')
}

/** Whose a word is; of too many: nobody's. Most words have one owner, and a large shop has millions of words. */
type Owners = Map<string, ProductWord | ProductWord[] | undefined>

function put(index: Owners, entry: ProductWord, most: number): void {
  const known = index.get(entry.word)
  if (known === undefined) {
    if (!index.has(entry.word)) index.set(entry.word, entry)
    return
  }
  const owners = Array.isArray(known) ? known : [known]
  const own = owners.findIndex(({ sku }) => sku === entry.sku)
  const all = own < 0 ? [...owners, entry] : owners.with(own, entry)
  index.set(entry.word, all.length > most ? undefined : all.length === 1 ? all[0] : all)
}
