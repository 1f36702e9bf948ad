import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { openEncoder } from '../../encoder.ts'
import { clausesOf, plainClause, type ReplyLanguage } from '../../licence-features.ts'
import type { Texts } from './lines.ts'

export type Vectors = { hash: string; dimensions: number; of(language: ReplyLanguage, clause: string): Float32Array }

/** The vector of every clause; remembered in `file` while the texts are worked on. */
export async function embedClauses({ authored, own, fragments }: Texts, file?: string): Promise<Vectors> {
  const encoder = await openEncoder('models/weights/encoder', { threads: 2 })
  const known = new Map<string, Float32Array>()
  if (file !== undefined && existsSync(`${file}.json`)) {
    const bytes = readFileSync(`${file}.bin`)
    const numbers = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
    const names = JSON.parse(readFileSync(`${file}.json`, 'utf8')) as string[]
    for (const [at, name] of names.entries()) known.set(name, numbers.subarray(at * encoder.dimensions, (at + 1) * encoder.dimensions))
  }
  const nameOf = (language: ReplyLanguage, clause: string) => `${language}\t${plainClause(clause, language)}`
  const missing = [
    ...new Set(
      [...authored, ...own, ...fragments].flatMap(({ language, reply }) => clausesOf(reply).map(clause => nameOf(language, clause))),
    ),
  ].filter(name => !known.has(name))
  for (let at = 0; at < missing.length; at += 64) {
    const some = missing.slice(at, at + 64)
    for (const [place, vector] of (await encoder.embed(some.map(name => name.slice(3)))).entries()) known.set(some[place]!, vector)
    process.stderr.write(`\r${at} of ${missing.length} clauses embedded`)
  }
  await encoder.close()
  if (file !== undefined && missing.length > 0) {
    const numbers = new Float32Array(known.size * encoder.dimensions)
    for (const [at, vector] of [...known.values()].entries()) numbers.set(vector, at * encoder.dimensions)
    writeFileSync(`${file}.bin`, Buffer.from(numbers.buffer))
    writeFileSync(`${file}.json`, JSON.stringify([...known.keys()]))
  }
  return { hash: encoder.hash, dimensions: encoder.dimensions, of: (language, clause) => known.get(nameOf(language, clause))! }
}
