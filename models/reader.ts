import { setImmediate } from 'node:timers/promises'
import { Tensor } from 'onnxruntime-node'
import { openGraph } from './graph.ts'
import { pack, type States, sideBySide } from './packed-states.ts'
import { readTokenizer } from './tokenizer.ts'

export type Reader = {
  /**
   * How surely each sentence answers the question, in the order of the sentences: above 0 it answers rather than not (a logit against
   * "none of these").
   */
  read(question: string, sentences: readonly string[], signal?: AbortSignal): Promise<number[]>
  close(): Promise<void>
}

/** Tokens: as many as it learnt from. */
const longestQuestion = 48
const longestSentence = 96
/** Beyond this many characters a text cannot matter. */
const longestText = 1024
/** Sentences whose states are kept: about 20 KB each. */
const mostKept = 2000
/** Pairs read at a time. */
const batch = 6

/**
 * Opens a cross-encoder in two parts (training/answers): `onnx/lower.onnx` reads each text for itself and is asked once a sentence,
 * `onnx/upper.onnx` reads the question's states and a sentence's side by side.
 */
export async function openReader(folder: string, options: { threads?: number } = {}): Promise<Reader> {
  const [tokenizer, lower, upper] = await Promise.all([
    readTokenizer(folder),
    openGraph(folder, ['lower'], options.threads),
    openGraph(folder, ['upper'], options.threads),
  ])
  const prefixes = { question: 'query:', sentence: 'passage:' } as const
  const kept = new Map<string, States>()

  async function statesOf(text: string, as: keyof typeof prefixes): Promise<States> {
    const key = `${as} ${text}`
    const known = kept.get(key)
    if (known !== undefined) return known
    const prefix = tokenizer.encode(prefixes[as])
    const tokens = tokenizer.encode(`${prefixes[as]} ${text.trim().slice(0, longestText)}`).slice(prefix.length)
    const body = tokens.slice(0, as === 'question' ? longestQuestion : longestSentence)
    const ids = [...tokenizer.begin, ...prefix, ...body, ...tokenizer.end]
    const { states } = await lower.run({ ids: new Tensor('int64', BigInt64Array.from(ids, BigInt), [1, ids.length]) })
    const width = states!.dims[2]!
    const data = states!.data as Float32Array
    const from = tokenizer.begin.length + prefix.length
    // A question keeps its <s>, which stands first in the pair; the prefixes have done their work.
    const rows = ids.map((_id, at) => at).filter(at => at >= from || (as === 'question' && at < tokenizer.begin.length))
    const packed = pack(
      rows.map(at => data.subarray(at * width, (at + 1) * width)),
      width,
    )
    states!.dispose()
    if (as === 'sentence') {
      kept.set(key, packed)
      if (kept.size > mostKept) kept.delete(kept.keys().next().value!)
    }
    return packed
  }

  async function scoresOf(question: States, sentences: readonly States[]): Promise<number[]> {
    const { scores } = await upper.run(sideBySide(question, sentences))
    return [...(scores!.data as Float32Array)]
  }

  return {
    async read(question, sentences, signal) {
      const asked = await statesOf(question, 'question')
      const found: { at: number; states: States }[] = []
      for (const [at, sentence] of sentences.entries()) {
        signal?.throwIfAborted()
        found.push({ at, states: await statesOf(sentence, 'sentence') })
      }
      // Texts of a length are read together: what is shorter is filled up.
      found.sort((a, b) => a.states.length - b.states.length)
      const scores: number[] = Array(sentences.length).fill(0)
      for (let from = 0; from < found.length; from += batch) {
        signal?.throwIfAborted()
        const part = found.slice(from, from + batch)
        const read = await scoresOf(
          asked,
          part.map(({ states }) => states),
        )
        for (const [index, { at }] of part.entries()) scores[at] = read[index]!
        // `run` holds the event loop; a cancellation or a ping gets its turn.
        await setImmediate()
      }
      return scores
    },
    async close() {
      await lower!.release()
      await upper!.release()
    },
  }
}
