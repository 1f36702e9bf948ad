type Named = { sku: string; names: readonly string[]; category?: string }

/** A word for a product. A beginning of its name ("cloudstep light") is only good where no goods of another kind follow. */
export type ProductWord = { word: string; sku: string; beginning: boolean; category: string | undefined }

/** A name that more products share than this names a kind of goods, not one of them. */
const mostSharing = 3

/** Product names, and the beginnings by which one product alone is known. Words in `common` name kinds and colours, not products. */
export function productWords(products: readonly Named[], common: ReadonlySet<string>): ProductWord[] {
  const names = new Map<string, Map<string, ProductWord>>()
  const beginnings = new Map<string, Map<string, ProductWord>>()
  for (const { sku, names: called, category } of products) {
    for (const name of called.map(toName).filter(one => isDistinctive(one) && !common.has(one))) {
      put(names, { word: name, sku, beginning: false, category })
      for (const word of beginningsOf(name)) if (!common.has(word)) put(beginnings, { word, sku, beginning: true, category })
      for (const word of endingsOf(name)) if (!common.has(word)) put(beginnings, { word, sku, beginning: false, category })
    }
  }
  return [
    ...[...names.values()].filter(owners => owners.size <= mostSharing),
    ...[...beginnings].filter(([word, owners]) => owners.size === 1 && !names.has(word)).map(([, owners]) => owners),
  ].flatMap(owners => [...owners.values()])
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

function put(index: Map<string, Map<string, ProductWord>>, entry: ProductWord): void {
  index.set(entry.word, (index.get(entry.word) ?? new Map()).set(entry.sku, entry))
}
