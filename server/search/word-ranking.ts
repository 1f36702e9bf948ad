import { sql } from 'kysely'
import { toMatch } from '../language/bigrams.ts'
import type { Database } from '../store/sqlite.ts'
import { leastOfBest } from './least-of-best.ts'
import type { Shelf } from './shelf.ts'

export const columns = ['title', 'words', 'body'] as const
export type Column = (typeof columns)[number]

/** The title weighs most, then the words of its kind, then what is written about it. */
const weights: Record<Column, number> = { title: 8, words: 4, body: 1 }
/** Of BM25, as FTS5 has them. */
const k1 = 1.2
const b = 0.75
/** Places kept in memory for words that were asked for: 16 MiB. */
const mostKept = 4_000_000

type Postings = Record<Column, Int32Array>

/**
 * Ranks products by words exactly as FTS5's bm25() does, from the index's own lists: that function looks every row up that any
 * word finds, which takes 20 ms for a word of a quarter of 100,000 products; the lists alone take 2, and a word comes more than once.
 */
export function createWordRanking(database: Database, shelf: Shelf) {
  const { build } = database
  const kept = new Map<string, Postings>()
  let keptPlaces = 0
  const lengths = new Float64Array(shelf.size)
  for (const { id, sz } of database.sql<{ id: number; sz: Uint8Array }>('SELECT id, sz FROM products_fts_docsize')) {
    const slot = shelf.slotOf(id)
    if (slot >= 0) lengths[slot] = sumOfVarints(sz)
  }
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, shelf.size)
  const weightsIn = new Float64Array(shelf.size)
  const touched = new Int32Array(shelf.size)

  /** Slots of the products that hold a word, by column. */
  function postingsOf(token: string): Postings {
    const known = kept.get(token)
    if (known !== undefined) {
      kept.delete(token)
      kept.set(token, known)
      return known
    }
    const word = toMatch([token])
    const inColumn = (column: Column) => {
      const row = database.get(
        build
          .selectFrom('products_fts')
          .select(sql<string>`json_group_array(rowid)`.as('ids'))
          .where(sql<boolean>`products_fts match ${`${column} : ${word}`}`),
      )
      const slots = (JSON.parse(row?.ids ?? '[]') as number[]).map(shelf.slotOf)
      return Int32Array.from(slots.filter(slot => slot >= 0)).sort()
    }
    const found: Postings = { title: inColumn('title'), words: inColumn('words'), body: inColumn('body') }
    kept.set(token, found)
    keptPlaces += placesOf(found)
    for (const [oldest, postings] of kept) {
      if (keptPlaces <= mostKept || oldest === token) break
      kept.delete(oldest)
      keptPlaces -= placesOf(postings)
    }
    return found
  }

  return {
    /** Slots of the best `most` of those in `among` that hold any of the tokens, the best first. */
    best(tokens: readonly string[], among: Uint8Array, most: number): number[] {
      const scores = new Float64Array(shelf.size)
      for (const token of tokens) {
        const postings = postingsOf(token)
        let count = 0
        for (const column of columns) {
          for (const slot of postings[column]) {
            if (weightsIn[slot] === 0) touched[count++] = slot
            weightsIn[slot]! += weights[column]
          }
        }
        const rarity = Math.max(Math.log((shelf.size - count + 0.5) / (count + 0.5)), 1e-6)
        for (let at = 0; at < count; at += 1) {
          const slot = touched[at]!
          const weight = weightsIn[slot]!
          weightsIn[slot] = 0
          scores[slot]! += (rarity * weight * (k1 + 1)) / (weight + k1 * (1 - b + (b * lengths[slot]!) / average))
        }
      }
      return bestOf(scores, among, most, slot => shelf.ids[slot]!)
    },

    /** In which columns a product holds any of the tokens. */
    columnsWith(tokens: readonly string[], slot: number): Column[] {
      return columns.filter(column => tokens.some(token => holds(postingsOf(token)[column], slot)))
    },
  }
}

export type WordRanking = ReturnType<typeof createWordRanking>

function placesOf(postings: Postings): number {
  return columns.reduce((sum, column) => sum + postings[column].length, 0)
}

function bestOf(scores: Float64Array, among: Uint8Array, most: number, idOf: (slot: number) => number): number[] {
  const found = new Int32Array(scores.length)
  let size = 0
  for (let slot = 0; slot < scores.length; slot += 1) if (scores[slot]! > 0 && among[slot] === 1) found[size++] = slot
  const all = found.subarray(0, size)
  const least = leastOfBest(
    Float64Array.from(all, slot => scores[slot]!),
    most,
  )
  const best = Array.from(all.filter(slot => scores[slot]! >= least))
  return best.sort((x, y) => scores[y]! - scores[x]! || idOf(x) - idOf(y)).slice(0, most)
}

function holds(sorted: Int32Array, slot: number): boolean {
  let [from, to] = [0, sorted.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (sorted[middle]! < slot) from = middle + 1
    else to = middle
  }
  return sorted[from] === slot
}

/** How long a row is in tokens: FTS5 keeps a SQLite varint for each column. */
function sumOfVarints(bytes: Uint8Array): number {
  let [sum, value] = [0, 0]
  for (const byte of bytes) {
    value = value * 128 + (byte & 127)
    if (byte < 128) {
      sum += value
      value = 0
    }
  }
  return sum
}
