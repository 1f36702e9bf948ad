import { createHash } from 'node:crypto'
import type { LongWork } from '../language/long-work.ts'
import { inSlices } from '../shop/slices.ts'
import { createCatalogueStore, type Product } from '../store/catalogue.ts'
import type { Database } from '../store/sqlite.ts'
import type { Language } from '../wire.ts'

type Encoder = {
  /** L2-normalised, one a text. */
  embed(texts: readonly string[]): Promise<Float32Array[]>
  /** Changes when the weights do. */
  hash: string
}

type Item = { ref: number; language: Language; text: string; content: string }

const languages: readonly Language[] = ['zh', 'en']
const batch = 16

/** Embeds every product whose vector is missing or made from another text or encoder; drops those of what is gone. */
export async function buildVectors(
  database: Database,
  encoder: Encoder,
  signal?: AbortSignal,
): Promise<{ built: number; kept: number; removed: number }> {
  const { build } = database
  const remove = (rows: readonly Stored[]) => {
    for (const { ref, language } of rows) {
      database.run(build.deleteFrom('vectors').where('kind', '=', 'product').where('ref', '=', ref).where('language', '=', language))
    }
  }
  const { missing, kept, stale, gone } = await inSlices(compare(database, encoder.hash), signal)
  await inSlices(
    inParts(stale, part => database.transaction(() => remove(part))),
    signal,
  )
  for (let at = 0; at < missing.length; at += batch) {
    signal?.throwIfAborted()
    const part = missing.slice(at, at + batch)
    const vectors = await encoder.embed(part.map(({ text }) => text))
    database.transaction(() => {
      remove(part)
      for (const [index, { ref, language, content }] of part.entries()) {
        const vector = vectors[index]
        if (vector === undefined) throw new RangeError(`Expected ${part.length} vectors, got ${vectors.length}`)
        const bytes = Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength)
        database.run(build.insertInto('vectors').values({ kind: 'product', ref, language, content, encoder: encoder.hash, vector: bytes }))
      }
    })
  }
  return { built: missing.length, kept, removed: gone }
}

type Stored = Pick<Item, 'ref' | 'language'>

/** What is to be embedded and what is to go. The texts of a large shop are looked at in parts and not held. */
function* compare(database: Database, hash: string): LongWork<{ missing: Item[]; kept: number; stale: Stored[]; gone: number }> {
  const { build } = database
  const columns = ['ref', 'language', 'content', 'encoder'] as const
  const unseen = new Map<string, Stored & { content: string; encoder: string }>()
  for (let last = -1; ; ) {
    const rows = database.all(
      build
        .selectFrom('vectors')
        .select(columns)
        .where('kind', '=', 'product')
        .where('ref', '>', last)
        .orderBy('ref')
        .orderBy('language')
        .limit(200),
    )
    // The last ref's other language may be cut off: it comes again.
    for (const row of rows) unseen.set(keyOf(row), row)
    const next = rows.at(-1)?.ref
    if (next === undefined || rows.length < 200) break
    last = next - 1
    yield
  }
  const missing: Item[] = []
  const stale: Stored[] = []
  let kept = 0
  for (const items of itemsOf(database)) {
    for (const item of items) {
      const stored = unseen.get(keyOf(item))
      unseen.delete(keyOf(item))
      if (stored?.content === item.content && stored.encoder === hash) kept += 1
      else {
        missing.push(item)
        if (stored !== undefined) stale.push(stored)
      }
    }
    yield
  }
  return { missing, kept, stale: [...stale, ...unseen.values()], gone: unseen.size }
}

function* itemsOf(database: Database): Generator<Item[], void> {
  for (const part of createCatalogueStore(database).inParts(20))
    yield part.flatMap(({ id, ...product }) => languages.flatMap(language => toItem(id, language, productText(product, language))))
}

function* inParts<T>(all: readonly T[], work: (part: readonly T[]) => void): LongWork<void> {
  for (let at = 0; at < all.length; at += 20) {
    work(all.slice(at, at + 20))
    yield
  }
}

function toItem(ref: number, language: Language, text: string): Item[] {
  if (text === '') return []
  return [{ ref, language, text, content: createHash('sha256').update(text).digest('base64url').slice(0, 22) }]
}

/** What a product is embedded by; empty where it has no title in that language. */
export function productText(product: Product, language: Language): string {
  const title = product.title[language]
  if (title === undefined) return ''
  const parts = [title, product.category[language], ...(product.highlights[language] ?? []), product.description[language]]
  return parts
    .filter(part => part !== undefined)
    .join(language === 'zh' ? '，' : ', ')
    .slice(0, 600)
}

const keyOf = ({ ref, language }: Stored) => `${ref}:${language}`
