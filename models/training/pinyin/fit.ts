import { readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pinyin } from 'pinyin-pro'
import { createPinyinSpeller, end, readNgrams, rest, start } from '../../pinyin.ts'
import { wilson } from '../../wilson.ts'

/**
 * Counts characters of the Chinese lines under models/training but the held-back ones, writes them and says how many characters of other
 * authors' held-back messages come back from their pinyin without tones: `node dist/models/training/pinyin/fit.js [OUT]`, some seconds.
 */
const training = fileURLToPath(import.meta.resolve('#root/models/training'))
const out = process.argv[2] ?? fileURLToPath(import.meta.resolve('#root/models/weights/pinyin/ngrams.json'))
/** Triples that were seen once say little and are most of the file. */
const leastTriple = 2
/** Of a syllable so many characters, the commonest, come into question. */
const mostCharacters = 24

const isHeldBack = (name: string): boolean => /held/.test(name) || Number(/(?:cn|gb)-(\d+)/.exec(name)?.[1] ?? 1) % 4 === 0
const runsOf = (text: string): string[] => text.match(/\p{Script=Han}+/gu) ?? []

const single = new Map<string, number>()
const pairs = new Map<string, Map<string, number>>()
const triples = new Map<string, Map<string, Map<string, number>>>()
for (const entry of await readdir(training, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !/\.(?:jsonl?|txt|tsv)$/.test(entry.name) || isHeldBack(basename(entry.name))) continue
  for (const run of runsOf(await readFile(join(entry.parentPath, entry.name), 'utf8'))) count([...run, end])
}
const text = JSON.stringify({ single: packed(single), pairs: packedAll(pairs), triples: packedLines(), syllables: syllables() })
await writeFile(out, `${text}\n`)
process.stdout.write(`${out}: ${single.size} characters, ${text.length} code units\n`)

const speller = createPinyinSpeller(readNgrams(out))
let [right, of] = [0, 0]
for (const line of (await readFile(join(training, 'turns/held-zh.txt'), 'utf8')).split('\n'))
  for (const run of line.startsWith('> ') ? runsOf(line) : []) {
    const syllables = pinyin(run, { toneType: 'none', type: 'array', v: true })
    const back = [...speller.toHan(syllables.join(' ')).text]
    of += syllables.length
    right += [...run].filter((character, at) => character === back[at]).length
  }
const [low, high] = wilson(right, of)
process.stdout.write(
  `held-back messages: ${((100 * right) / of).toFixed(1)} % (${(100 * low).toFixed(1)}–${(100 * high).toFixed(1)}) of ${of} characters come back\n`,
)

function count(characters: readonly string[]): void {
  let [before, last] = [start, start]
  for (const character of characters) {
    add(single, character)
    add(inContext(pairs, last), character)
    const afterFirst = triples.get(before) ?? new Map()
    triples.set(before, afterFirst)
    add(inContext(afterFirst, last), character)
    before = last
    last = character
  }
}

function inContext(all: Map<string, Map<string, number>>, context: string): Map<string, number> {
  const known = all.get(context) ?? new Map()
  all.set(context, known)
  return known
}

function add(counts: Map<string, number>, character: string): void {
  counts.set(character, (counts.get(character) ?? 0) + 1)
}

function syllables(): Record<string, string> {
  const found = new Map<string, string[]>()
  for (const [character] of [...single].sort(([, one], [, other]) => other - one))
    for (const syllable of character === end ? [] : readingsOf(character)) {
      const known = found.get(syllable) ?? []
      if (known.length < mostCharacters) found.set(syllable, [...known, character])
    }
  return Object.fromEntries([...found].map(([syllable, characters]) => [syllable, characters.join('')]))
}

/** How a character is read, without tones; ü is typed as v. */
function readingsOf(character: string): string[] {
  return [...new Set(pinyin(character, { toneType: 'none', type: 'array', multiple: true }).map(read => read.replace(/ü/g, 'v')))]
}

function packed(counts: ReadonlyMap<string, number>): string {
  return [...counts].map(([character, times]) => character + times.toString(36)).join(' ')
}

function packedAll(all: ReadonlyMap<string, ReadonlyMap<string, number>>): Record<string, string> {
  return Object.fromEntries([...all].map(([context, counts]) => [context, packed(counts)]))
}

function packedLines(): Record<string, string> {
  const lines = [...triples].map(
    ([first, behind]) => [first, [...behind].flatMap(([second, counts]) => lineOf(second, counts)).join('\n')] as const,
  )
  return Object.fromEntries(lines.filter(([, text]) => text !== ''))
}

function lineOf(second: string, counts: ReadonlyMap<string, number>): string[] {
  const kept = new Map([...counts].filter(([, times]) => times >= leastTriple))
  const leftOut = [...counts.values()].filter(times => times < leastTriple).reduce((sum, times) => sum + times, 0)
  if (kept.size === 0) return []
  return [second + packed(leftOut === 0 ? kept : kept.set(rest, leftOut))]
}
