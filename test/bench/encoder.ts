import { readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { embedMany } from '../../models/bulk-encoder.ts'
import { openEncoder } from '../../models/encoder.ts'
import { createClassifier, readBundle } from '../../models/intents.ts'
import { quantile } from '../../models/metrics.ts'
import { rounded } from '../support/numbers.ts'

/**
 * One message (tokenise, encode, head), and many at once in two threads, beside the feature-extraction pipeline of @xenova/transformers with the
 * same weights unquantised, turn about in one run: `npm run bench:encoder -- FOLDER PEER`. FOLDER is made of the committed weights:
 *
 *     python models/training/encoder/from_onnx.py models/weights/intents/encoder build/float
 *     python models/training/encoder/export.py build/float FOLDER --plain
 *     mkdir PEER && cd PEER && npm init -y && npm pkg set overrides.sharp=^0.34 && npm install --ignore-scripts @xenova/transformers@2.17.2
 *
 * The peer brings its own, older runtime, as it does for whoever installs it. Ends with one JSON line.
 */
const weights = (name: string) => fileURLToPath(import.meta.resolve(`#root/models/weights/${name}`))
const [folder, peerFolder] = process.argv.slice(2)
if (folder === undefined || peerFolder === undefined)
  throw new Error('Expected the folder of the encoder in full precision and that of the peer: see test/bench/encoder.ts')
const rounds = 3
/** Every so manieth message is also asked alone. */
const sparse = 6
const messages = ['zh', 'en']
  .flatMap(language =>
    readFileSync(fileURLToPath(import.meta.resolve(`#root/models/training/intents/held-${language}.jsonl`)), 'utf8').split('\n'),
  )
  .filter(line => line !== '')
  .map(line => (JSON.parse(line) as { text: string }).text)

type Pipeline = (texts: string | string[], options: object) => Promise<{ data: Float32Array }>
const peer = await import(resolve(peerFolder, 'node_modules/@xenova/transformers/src/transformers.js'))
Object.assign(peer.env, { allowRemoteModels: false, localModelPath: '/' })
const extract: Pipeline = await peer.pipeline('feature-extraction', resolve(folder).slice(1), { quantized: false })
const pooled = { pooling: 'mean', normalize: true }

const encoder = await openEncoder(weights('intents/encoder'), { threads: 1 })
const classify = createClassifier(await readBundle(weights('intents'), encoder.hash), encoder)
const alone = { ours: [] as number[], peer: [] as number[] }
const many = { ours: [] as number[], peer: [] as number[] }
for (let round = 0; round <= rounds; round++) {
  const times = { ours: await each(text => classify([text])), peer: await each(text => extract(`query: ${text}`, pooled)) }
  const ours = await perSecond(() => embedMany(messages, encoder))
  const theirs = await perSecond(async () => {
    for (let at = 0; at < messages.length; at += 32)
      await extract(
        messages.slice(at, at + 32).map(text => `query: ${text}`),
        pooled,
      )
  })
  // The first round warms up.
  if (round === 0) continue
  alone.ours.push(...times.ours)
  alone.peer.push(...times.peer)
  many.ours.push(ours)
  many.peer.push(theirs)
}
await encoder.close()
const p50 = (values: number[]) =>
  quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  )
const [oursMs, peerMs, oursRate, peerRate] = [p50(alone.ours), p50(alone.peer), p50(many.ours), p50(many.peer)]
console.table({
  'one message, p50 ms': { ours: rounded(oursMs, 2), peer: rounded(peerMs, 2), ratio: rounded(oursMs / peerMs, 2) },
  'messages a second': { ours: rounded(oursRate), peer: rounded(peerRate), ratio: rounded(oursRate / peerRate, 2) },
})
const ratios = { latency: rounded(oursMs / peerMs, 3), throughput: rounded(oursRate / peerRate, 2) }
console.log(
  JSON.stringify({
    bench: 'encoder',
    messages: messages.length,
    load: rounded(loadavg()[0] ?? 0, 2),
    oursMs,
    peerMs,
    oursRate,
    peerRate,
    ratios,
  }),
)
process.exit(0)

async function each(work: (text: string) => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (const text of messages.filter((_, at) => at % sparse === 0)) {
    const from = performance.now()
    await work(text)
    times.push(performance.now() - from)
  }
  return times
}

async function perSecond(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return (1000 * messages.length) / (performance.now() - from)
}
