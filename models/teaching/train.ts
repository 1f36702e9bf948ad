import { mkdir, rename, rm } from 'node:fs/promises'
import { embedMany } from '../bulk-encoder.ts'
import { encoderOf, readBundle, writeBundle } from '../bundle.ts'
import { openEmbeddingCache } from '../embedding-cache.ts'
import { openEncoder } from '../encoder.ts'
import { type IntentRow, outside } from '../evaluation.ts'
import { centre } from '../examples.ts'
import { languageOf } from '../message-language.ts'
import { decisionOf, judge, meaningOf, type Paired, type Reason, type Tested, test } from './judge.ts'
import { withLessons } from './lessons.ts'
import { type Remembered, writeMemory } from './memory.ts'
import { askVector, bundleIn, readTaughtModel, type TaughtModel } from './model.ts'
import { commonReach, reachOf } from './reach.ts'

/** `text`: as the classifier is asked; `whole`: it is one clause, so that it may stand among the examples too. */
export type TaughtRow = {
  correction: number
  text: string
  whole: boolean
  language: string
  meaning: { intent: string; command?: string | undefined }
}
export type TeachingInput = {
  /** The intents as delivered, which every release is made from; what answers now; where the new one goes. */
  base: string
  /** For intents that bring no encoder of their own. */
  encoder: string
  live: string | undefined
  out: string
  rows: readonly TaughtRow[]
  /** Lines with their intents that no model here was trained on. */
  lines: readonly IntentRow[]
  /** What shoppers said lately, by what it is called in the report. */
  replay: readonly { conversation: string; message: number; text: string }[]
  /** For the vectors of `lines`; of what shoppers said none is kept. */
  cache: string
}
export type TeachingReport = {
  passed: boolean
  reasons: Reason[]
  rows: number
  reach: number
  lines: Tested[]
  languages: string[]
  /** Lines that are understood no more, each with the correction that spoke for it, where one did. */
  worse: { text: string; right: string; now: string; correction?: number }[]
  /** Corrections judged by a model that has not seen them. */
  held_back: Tested[]
  taught: { right: number; of: number }
  replay: { messages: number; changed: { conversation: string; message: number; before: string; after: string }[] }
  took_ms: number
}

const folds = 5
const mostChanged = 200
const mostWorse = 20

/** Trains a release, writes it whole or not at all, and says whether it may answer anybody. */
export async function teach(input: TeachingInput, onProgress: (done: number) => void): Promise<TeachingReport> {
  const startedAt = performance.now()
  const encoder = await openEncoder(encoderOf(input.base) ?? input.encoder, { threads: 1 })
  try {
    const base = await readBundle(input.base, encoder.hash)
    const live: TaughtModel = input.live === undefined ? { bundle: base, memory: [] } : await readTaughtModel(input.live, encoder)
    const cache = openEmbeddingCache(input.cache, encoder)
    const embed = (texts: readonly string[], from: number, to: number, kept?: typeof cache) =>
      embedMany(texts, encoder, { onProgress: done => onProgress(from + done * (to - from)), ...(kept && { cache: kept }) })
    const ofRows = await embed(
      input.rows.map(({ text }) => text),
      0,
      0.1,
    )
    const known = input.lines.filter(({ intent }) => intent === outside || base.labels.includes(intent))
    const ofLines = await embed(
      known.map(({ text }) => text),
      0.1,
      0.6,
      cache,
    )
    const ofReplay = await embed(
      input.replay.map(({ text }) => text),
      0.6,
      0.7,
    )

    const common = commonReach(base)
    const groupOf = (intent: string) => (intent === outside ? base.labels.length : base.labels.indexOf(intent))
    const centred = ofRows.map(vector => centre(vector, base.mean))
    const remembered = input.rows.map((row, at): Remembered => {
      const radius = reachOf(base, centred[at]!, groupOf(row.meaning.intent), common)
      return { correction: row.correction, meaning: row.meaning, radius, vector: centred[at]! }
    })
    const modelOf = (used: (at: number) => boolean): TaughtModel => ({
      bundle: withLessons(
        base,
        input.rows.flatMap((row, at) => (row.whole && used(at) ? [{ vector: centred[at]!, intent: row.meaning.intent }] : [])),
      ),
      memory: remembered.filter((_, at) => used(at)),
    })
    const candidate = modelOf(() => true)
    onProgress(0.75)

    const decide = (model: TaughtModel, vector: Float32Array, text: string, language?: string) =>
      decisionOf(askVector(model, vector, { text, ...(language && { language }) }))
    const asked = known.map((row, at) => {
      const ask = (model: TaughtModel) =>
        askVector(model, ofLines[at]!, { text: row.text, ...(row.language && { language: row.language }) })
      return { row, live: decisionOf(ask(live)), candidate: ask(candidate) }
    })
    const lines = test(
      asked.map(
        ({ row, live, candidate }): Paired => ({
          group: [languageOf(row), `intent:${row.intent}`],
          live: live === row.intent,
          candidate: decisionOf(candidate) === row.intent,
        }),
      ),
    )
    const worse = asked.flatMap(({ row: { text, intent: right }, live, candidate }) => {
      const now = decisionOf(candidate)
      if (live !== right || now === right) return []
      const { recalled } = candidate
      return [{ text, right, now, ...(recalled && { correction: recalled.correction }) }]
    })
    const languages = [...new Set(known.map(languageOf))].sort()
    onProgress(0.8)

    const isRight = (model: TaughtModel, at: number) => {
      const { text, language, meaning } = input.rows[at]!
      return decide(model, ofRows[at]!, text, language) === meaning.intent
    }
    const parts = Math.min(folds, input.rows.length)
    const heldBack: Paired[] = []
    for (let fold = 0; fold < parts && parts > 1; fold++) {
      const without = modelOf(at => at % parts !== fold)
      // A live release may have learnt from it already: then there is nothing to compare.
      for (const [at, row] of input.rows.entries())
        if (at % parts === fold && !live.memory.some(({ correction }) => correction === row.correction))
          heldBack.push({ group: [row.language], live: isRight(live, at), candidate: isRight(without, at) })
      onProgress(0.8 + (0.15 * (fold + 1)) / parts)
    }
    const tested = test(heldBack)
    const taught = input.rows.map((row, at) => ({ correction: row.correction, right: isRight(candidate, at) }))
    const changed = input.replay.flatMap(({ conversation, message, text }, at) => {
      const [before, after] = [live, candidate].map(model => meaningOf(askVector(model, ofReplay[at]!, { text })))
      return before === after ? [] : [{ conversation, message, before: before!, after: after! }]
    })
    const reasons = judge({ lines, languages, heldBack: tested, taught })

    await write(input.out, candidate)
    onProgress(1)
    return {
      passed: reasons.length === 0,
      reasons,
      rows: input.rows.length,
      reach: common,
      lines,
      languages,
      worse: worse.slice(0, mostWorse),
      held_back: tested,
      taught: { right: taught.filter(({ right }) => right).length, of: taught.length },
      replay: { messages: input.replay.length, changed: changed.slice(0, mostChanged) },
      took_ms: Math.round(performance.now() - startedAt),
    }
  } finally {
    await encoder.close()
  }
}

/** Beside the folder first: who reads it meets all of it or nothing. */
async function write(out: string, { bundle, memory }: TaughtModel): Promise<void> {
  const draft = `${out}.draft`
  await rm(draft, { recursive: true, force: true })
  await rm(out, { recursive: true, force: true })
  await mkdir(draft, { recursive: true, mode: 0o700 })
  await writeBundle(bundleIn(draft), bundle)
  await writeMemory(draft, memory)
  await rename(draft, out)
}
