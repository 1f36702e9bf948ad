import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { Tensor } from 'onnxruntime-node'
import { graphIn, openGraph } from './graph.ts'
import { overlapsOf } from './overlap.ts'
import { pack, type States, sideBySide } from './packed-states.ts'
import { piecesOf } from './pieces.ts'
import { plainRecord } from './plain-record.ts'
import { readTokenizer } from './tokenizer.ts'

/** What speaks for each candidate, in their order, and for "none of these", in nats: a candidate above `none` answers rather than not. */
export type Ranking = { scores: number[]; none: number }

export type Ranker = {
  /** How surely each candidate answers the question. Words in common count among the candidates given: those of one question belong together. */
  rank(question: string, candidates: readonly string[], signal?: AbortSignal): Promise<Ranking>
  close(): Promise<void>
}

/** Worths beside each other, fitted by training/answers/fuse.py. */
const worths = ['logit', 'bm25', 'told', 'characters', 'length', 'none', 'none_candidates', 'none_bm25'] as const
type Worths = Record<(typeof worths)[number], number>
/** Questions with a Han character are read as Chinese, all others as English. */
type Fusion = { zh: Worths; en: Worths }

/** Tokens. Of a longer question the beginning and the end are read; a longer candidate is read piece by piece, and counts by its best. */
const longestQuestion = { beginning: 32, end: 32 }
const pieces = { longest: 96, most: 4 }
/** Candidates' states that are kept: about 20 KB each. */
const mostKept = 2000
/** Pairs read at a time. */
const batch = 8

/**
 * Opens a cross-encoder in two parts (training/answers): `onnx/lower.onnx` reads each text for itself and is asked once a candidate,
 * `onnx/upper.onnx` reads the question's states and a candidate's side by side; `fusion.json` tells what words in common are worth beside it.
 */
export async function openRanker(folder: string, options: { threads?: number } = {}): Promise<Ranker> {
  const missing = missingOf(folder)
  if (missing !== undefined) throw new Error(`Expected ${join(folder, missing)}`)
  const [tokenizer, fusion, lower, upper] = await Promise.all([
    readTokenizer(folder),
    readFusion(join(folder, 'fusion.json')),
    openGraph(folder, ['lower'], options.threads),
    openGraph(folder, ['upper'], options.threads),
  ])
  const prefixes = { question: tokenizer.encode('query:'), candidate: tokenizer.encode('passage:') }
  const kept = new Map<string, States>()

  /** The ids of a text behind its prefix. */
  const encodeAs = (as: keyof typeof prefixes) => (text: string) =>
    tokenizer.encode(`${as === 'question' ? 'query:' : 'passage:'} ${text.trim()}`).slice(prefixes[as].length)

  async function statesOf(body: readonly number[], as: keyof typeof prefixes): Promise<States> {
    const { begin, end } = tokenizer
    const prefix = prefixes[as]
    const ids = [...begin, ...prefix, ...body, ...end]
    const { states } = await lower.run({ ids: new Tensor('int64', BigInt64Array.from(ids, BigInt), [1, ids.length]) })
    const width = states!.dims[2]!
    const data = states!.data as Float32Array
    // A question keeps its <s>, which stands first in the pair; the prefixes have done their work.
    const rows = ids.map((_id, at) => at).filter(at => at >= begin.length + prefix.length || (as === 'question' && at < begin.length))
    const packed = pack(
      rows.map(at => data.subarray(at * width, (at + 1) * width)),
      width,
    )
    states!.dispose()
    return packed
  }

  async function statesOfCandidate(body: readonly number[]): Promise<States> {
    const key = body.join(' ')
    const known = kept.get(key)
    if (known !== undefined) return known
    const states = await statesOf(body, 'candidate')
    kept.set(key, states)
    if (kept.size > mostKept) kept.delete(kept.keys().next().value!)
    return states
  }

  function statesOfQuestion(question: string): Promise<States> {
    const { beginning, end } = longestQuestion
    const ids = encodeAs('question')(question)
    return statesOf(ids.length <= beginning + end ? ids : [...ids.slice(0, beginning), ...ids.slice(-end)], 'question')
  }

  async function logitsOf(question: States, candidates: readonly States[]): Promise<Float32Array> {
    const { scores } = await upper.run(sideBySide(question, candidates))
    return scores!.data as Float32Array
  }

  async function readAll(question: string, candidates: readonly string[], signal?: AbortSignal): Promise<number[]> {
    const asked = await statesOfQuestion(question)
    const encode = encodeAs('candidate')
    const found = candidates.flatMap((text, at) => piecesOf(text, question, encode, pieces).map(ids => ({ at, ids })))
    // Texts of a length are read together: what is shorter is filled up.
    found.sort((a, b) => a.ids.length - b.ids.length)
    const best: number[] = Array(candidates.length).fill(Number.NEGATIVE_INFINITY)
    for (let from = 0; from < found.length; from += batch) {
      signal?.throwIfAborted()
      const part = found.slice(from, from + batch)
      const states: States[] = []
      for (const { ids } of part) states.push(await statesOfCandidate(ids))
      const logits = await logitsOf(asked, states)
      for (const [index, { at }] of part.entries()) best[at] = Math.max(best[at]!, logits[index]!)
      // `run` holds the event loop; a cancellation or a ping gets its turn.
      await setImmediate()
    }
    return best
  }

  return {
    async rank(question, candidates, signal) {
      const texts = candidates.map(plainRecord)
      const overlaps = overlapsOf(question, texts)
      const by = fusion[/\p{Script=Han}/u.test(question) ? 'zh' : 'en']
      // A text without a letter says nothing, whatever the numbers make of it.
      const told = texts.flatMap((text, at) => (/[\p{L}\p{N}]/u.test(text) ? [at] : []))
      const logits = await readAll(
        question,
        told.map(at => texts[at]!),
        signal,
      )
      const scores: number[] = Array(texts.length).fill(leastScore)
      for (const [index, at] of told.entries()) scores[at] = Math.max(leastScore, fused(logits[index]!, overlaps[at]!, by))
      // As a z-score BM25 is high for some candidate of every question: what it does for the best it does for none.
      const mostShared = Math.max(0, ...overlaps.map(({ bm25 }) => bm25))
      return { scores, none: by.none + by.none_candidates * Math.log(Math.max(1, texts.length)) + by.none_bm25 * mostShared }
    },
    async close() {
      await lower.release()
      await upper.release()
    },
  }
}

/** The file that a folder lacks to be a ranker's. */
export const missingOf = (folder: string): string | undefined =>
  ['onnx/lower.onnx', 'onnx/upper.onnx'].find(file => graphIn(folder, [basename(file, '.onnx')]) === undefined) ??
  ['fusion.json', 'tokenizer_config.json'].find(name => !existsSync(join(folder, name)))

const leastScore = -50

function fused(logit: number, { bm25, told, characters, length }: ReturnType<typeof overlapsOf>[number], by: Worths): number {
  return by.logit * logit + by.bm25 * bm25 + by.told * told + by.characters * characters + by.length * length
}

async function readFusion(file: string): Promise<Fusion> {
  const read = JSON.parse(await readFile(file, 'utf8')) as Record<string, Record<string, unknown> | undefined>
  for (const language of ['zh', 'en'] as const)
    for (const name of worths)
      if (typeof read[language]?.[name] !== 'number')
        throw new Error(`${file}: expected a number as "${language}.${name}", got ${JSON.stringify(read[language]?.[name])}`)
  return read as Fusion
}
