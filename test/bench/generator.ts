import { cpus } from 'node:os'
import { createGeneratorService, type GenerateInput } from '../../models/generator.ts'

/** Prefill and decode rates of the bundled generator: `node dist/test/bench/generator.js [THREADS]`. */
const threads = Number(process.argv[2] ?? 1)
const plans = [
  'zh recommend [product] [price] [why] | ask about=size',
  'en recommend [product] [price] [why] | ask about=size',
  'zh compare [product] [product2] [price] [price2] [why] [why2]',
  'en no_match [category] [budget] relaxed=budget | recommend [product] [price] [why]',
  'zh in_cart [product] [quantity] [total] | next_step step=checkout',
  'en answer [verdict] [quote] topic=returns',
]
const rounds = 5
const generator = await createGeneratorService('models/weights/generator', { threads })
const rows: { candidates: number; tokensASecond: number; prefillTokensASecond: number; medianMs: number; slowestMs: number }[] = []

for (const candidates of [1, 3]) {
  let [tokens, decodeMs, promptTokens, prefillMs] = [0, 0, 0, 0]
  const times: number[] = []
  for (let round = 0; round <= rounds; round++) {
    for (const prompt of plans) {
      const input: GenerateInput = {
        prompt,
        candidates,
        maxTokens: 96,
        temperature: 0.6,
        topP: 0.9,
        repetitionPenalty: 1,
        seed: round,
        greedyFirst: true,
      }
      const result = await generator.generate(input, new AbortController().signal)
      if (round === 0) continue // warm-up
      for (const candidate of result.candidates) tokens += candidate.tokens
      decodeMs += result.decodeMs
      promptTokens += result.promptTokens
      prefillMs += result.prefillMs
      times.push(result.prefillMs + result.decodeMs)
    }
  }
  times.sort((a, b) => a - b)
  rows.push({
    candidates,
    tokensASecond: Math.round((1000 * tokens) / decodeMs),
    prefillTokensASecond: Math.round((1000 * promptTokens) / prefillMs),
    medianMs: Math.round(times[times.length >> 1]!),
    slowestMs: Math.round(times.at(-1)!),
  })
}
await generator.close()
console.table(rows)
console.log(JSON.stringify({ bench: 'generator', processor: cpus()[0]?.model, threads, rows }))
