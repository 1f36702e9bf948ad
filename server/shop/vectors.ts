import { createHash } from 'node:crypto'
import { createCatalogueStore, type Product } from '../store/catalogue.ts'
import { createPolicyStore } from '../store/policies.ts'
import type { Database } from '../store/sqlite.ts'
import type { Language } from '../wire.ts'

type Encoder = {
  /** L2-normalised, one a text. */
  embed(texts: readonly string[]): Promise<Float32Array[]>
  /** Changes when the weights do. */
  hash: string
}

type Item = { kind: 'product' | 'passage'; ref: number; language: Language; text: string; content: string }

const languages: readonly Language[] = ['zh', 'en']
const batch = 16

/** Embeds every product and passage whose vector is missing or made from another text or encoder; drops those of what is gone. */
export async function buildVectors(
  database: Database,
  encoder: Encoder,
  signal?: AbortSignal,
): Promise<{ built: number; kept: number; removed: number }> {
  const { build } = database
  const items = itemsOf(database)
  const wanted = new Map(items.map(item => [keyOf(item), item]))
  const stored = database.all(build.selectFrom('vectors').select(['kind', 'ref', 'language', 'content', 'encoder']))
  const stale = stored.filter(row => wanted.get(keyOf(row))?.content !== row.content || row.encoder !== encoder.hash)
  const remove = (rows: readonly { kind: Item['kind']; ref: number; language: Language }[]) => {
    for (const { kind, ref, language } of rows) {
      database.run(build.deleteFrom('vectors').where('kind', '=', kind).where('ref', '=', ref).where('language', '=', language))
    }
  }
  database.transaction(() => remove(stale))
  const staleKeys = new Set(stale.map(keyOf))
  const kept = new Set(stored.map(keyOf).filter(key => !staleKeys.has(key)))
  const missing = items.filter(item => !kept.has(keyOf(item)))
  for (let at = 0; at < missing.length; at += batch) {
    signal?.throwIfAborted()
    const part = missing.slice(at, at + batch)
    const vectors = await encoder.embed(part.map(({ text }) => text))
    database.transaction(() => {
      remove(part)
      for (const [index, { kind, ref, language, content }] of part.entries()) {
        const vector = vectors[index]
        if (vector === undefined) throw new RangeError(`Expected ${part.length} vectors, got ${vectors.length}`)
        const bytes = Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength)
        database.run(build.insertInto('vectors').values({ kind, ref, language, content, encoder: encoder.hash, vector: bytes }))
      }
    })
  }
  return { built: missing.length, kept: kept.size, removed: stale.filter(row => !wanted.has(keyOf(row))).length }
}

function itemsOf(database: Database): Item[] {
  const { build } = database
  const ids = new Map(database.all(build.selectFrom('products').select(['id', 'sku'])).map(row => [row.sku, row.id]))
  const products = createCatalogueStore(database)
    .all()
    .flatMap(product => languages.flatMap(language => toItem('product', ids.get(product.sku)!, language, productText(product, language))))
  const passages = createPolicyStore(database)
    .all()
    .flatMap(({ id, language, heading, text }) => toItem('passage', id, language, heading === '' ? text : `${heading}: ${text}`))
  return [...products, ...passages]
}

function toItem(kind: Item['kind'], ref: number, language: Language, text: string): Item[] {
  if (text === '') return []
  return [{ kind, ref, language, text, content: createHash('sha256').update(text).digest('base64url').slice(0, 22) }]
}

function productText(product: Product, language: Language): string {
  const title = product.title[language]
  if (title === undefined) return ''
  const parts = [title, product.category[language], ...(product.highlights[language] ?? []), product.description[language]]
  return parts
    .filter(part => part !== undefined)
    .join(language === 'zh' ? '，' : ', ')
    .slice(0, 600)
}

const keyOf = ({ kind, ref, language }: { kind: string; ref: number; language: string }) => `${kind}:${ref}:${language}`
