import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Reading } from '../../server/behaviours/behaviours.ts'

type Reader = { read(doings: { behaviour: string; said: string }[]): Promise<Reading[]> }
type Wanted = { text: string; language: 'zh' | 'en'; part: 'read' | 'held back'; sentiment: string; aspects: Record<string, string> }

/**
 * How the comments of `test/behaviours/comments.jsonl`, which no model is trained on, are read: sentiments that are right, aspects found and
 * wanted, and of those found the ones whose sentiment is right too. `onMiss` sees what is wrong in the part whose misses have been read; how
 * the clauses' tones become the comment's was decided on it.
 */
export async function judgeComments(
  reader: Reader,
  which: Partial<Pick<Wanted, 'language' | 'part'>> = {},
  onMiss: (wanted: Wanted, got: Reading) => void = () => {},
) {
  const all = readFileSync(fileURLToPath(import.meta.resolve('#root/test/behaviours/comments.jsonl')), 'utf8')
  const lines = all.split('\n').filter(line => line !== '')
  const wanted = lines
    .map(line => JSON.parse(line) as Wanted)
    .filter(row => Object.entries(which).every(([key, value]) => row[key as 'language' | 'part'] === value))
  const readings = await reader.read(wanted.map(({ text }) => ({ behaviour: 'comment', said: text })))
  const sentiment = { right: 0, of: wanted.length }
  const counts = { wanted: 0, found: 0, right: 0, tone: 0 }
  for (const [at, row] of wanted.entries()) {
    const { comment } = readings[at]!
    const found = new Map(comment?.aspects.map(aspect => [aspect.name as string, aspect.sentiment]))
    const rightTone = comment?.sentiment.name === row.sentiment
    if (rightTone) sentiment.right++
    const names = Object.keys(row.aspects)
    const right = names.filter(name => found.has(name))
    counts.wanted += names.length
    counts.found += found.size
    counts.right += right.length
    counts.tone += right.filter(name => found.get(name) === row.aspects[name]).length
    const missed = !rightTone || right.length < names.length || found.size > right.length
    if (missed && row.part === 'read') onMiss(row, readings[at]!)
  }
  return { sentiment, aspects: { ...counts, f1: (2 * counts.right) / (counts.wanted + counts.found) } }
}
