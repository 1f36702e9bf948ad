import { readFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { generateDefaults } from '../../models/chat-model.ts'
import type { GenerateInput, GenerateOutput } from '../../models/generator.ts'
import { openModelProcess } from '../../models/host.ts'
import { generatorRows } from '../../models/protocol.ts'
import { percentile, rounded } from '../support/numbers.ts'
import { type Measured, openOurs, type Runner } from './generator/ours.ts'
import { openPeer } from './generator/peer.ts'
import { openTransformers } from './generator/transformers.ts'

/**
 * `npm run bench:generator [-- --rounds 7 --threads 1,2 --peer FOLDER --gguf FILE --transformers FOLDER --onnx FOLDER]`: the generator's rates, and in turns
 * with them llama.cpp's where a folder is given into which `npm install node-llama-cpp` was run, and those of @xenova/transformers where one is given that
 * was made as in test/bench/encoder.ts. Wall clock and CPU time: on a busy machine only the latter compare.
 */
const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    peer: { type: 'string' },
    gguf: { type: 'string' },
    transformers: { type: 'string' },
    onnx: { type: 'string' },
    threads: { type: 'string', default: '1,2' },
  },
})
const rounds = Number(options.rounds)
/** Name, requests at once, tokens of the plan, tokens of the reply, whether the plan ran before. */
const cases = [
  { name: 'batch 1', requests: 1, prompt: 24, tokens: 40, warm: false },
  { name: '16 at once', requests: 16, prompt: 24, tokens: 40, warm: false },
  { name: '16 at once, remembered', requests: 16, prompt: 24, tokens: 40, warm: true },
  { name: 'plan of 60', requests: 1, prompt: 60, tokens: 2, warm: false },
  { name: 'plan of 60, remembered', requests: 1, prompt: 60, tokens: 2, warm: true },
  { name: 'reply of 40, remembered', requests: 1, prompt: 24, tokens: 40, warm: true },
]
const runners: { who: string; threads: number; runner: Runner }[] = []
for (const threads of options.threads.split(',').map(Number)) {
  runners.push({ who: 'usher', threads, runner: await openOurs(threads) })
  if (options.peer !== undefined && options.gguf !== undefined)
    runners.push({ who: 'llama.cpp', threads, runner: await openPeer(options.peer, options.gguf, threads, 16) })
}
if (options.transformers !== undefined && options.onnx !== undefined) {
  const runner = await openTransformers(options.transformers, options.onnx)
  runners.push({ who: 'transformers.js', threads: runner.threads, runner })
}

const measured = new Map<string, Measured[]>()
for (let round = 0; round <= rounds; round++) {
  for (const { name, requests, prompt, tokens, warm } of cases) {
    for (const { who, threads, runner } of runners) {
      if (who !== 'usher' && warm) continue
      if (who === 'transformers.js' && requests > 1) continue
      const one = await runner.run(requests, prompt, tokens, warm)
      if (round === 0) continue // warm-up
      const key = `${name} · ${who} · ${threads}`
      process.stderr.write(`${round}/${rounds} ${key}: ${one.tokensASecond.toFixed(1)} tokens/s\n`)
      measured.set(key, [...(measured.get(key) ?? []), one])
    }
  }
}
for (const { runner } of runners) await runner.close()

const rows = [...measured].map(([key, all]) => {
  const [name, who, threads] = key.split(' · ')
  const median = (of: (one: Measured) => number) => rounded(percentile(all.map(of), 0.5), 1)
  return {
    name,
    who,
    threads,
    'tokens/s': median(one => one.tokensASecond),
    'tokens/CPU s': median(one => one.tokensACpuSecond),
    'first token ms': median(one => one.firstTokenMs),
    'reply ms': median(one => one.replyMs),
  }
})
console.table(rows)
const memoryMb = await memory()
console.log(`generator process with 16 requests: ${memoryMb.rest} MB when ready, ${memoryMb.most} MB at most`)
console.log(JSON.stringify({ bench: 'generator', processor: cpus()[0]?.model, load: loadavg()[0], rounds, rows, memoryMb }))

/** Resident memory of the service's own generator process, before and after 16 requests of three candidates at once, five times. */
async function memory(): Promise<{ rest: number; most: number }> {
  const generator = openModelProcess<{ generate(input: GenerateInput): GenerateOutput }>({
    role: 'generator',
    weights: 'models/weights/decoder',
    parallel: generatorRows,
    deadlineMs: 300_000,
  })
  await generator.ready
  const megabytes = (field: string) => {
    const status = readFileSync(`/proc/${generator.status().pid}/status`, 'utf8')
    return Math.round(Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1]) / 1024)
  }
  const rest = megabytes('VmRSS')
  const acts = [
    'recommend [product] [price] [why] | ask about=size',
    'in_cart [product] [quantity] | next_step step=checkout',
    'goodbye',
    'answer [quote] topic=returns',
  ]
  for (let round = 0; round < 5; round++)
    await Promise.all(
      Array.from({ length: 16 }, (_, at) => {
        const prompt = `${at % 2 === 0 ? 'zh' : 'en'} ${acts[at % acts.length]}`
        return generator.call('generate', { ...generateDefaults, prompt, seed: 16 * round + at })
      }),
    )
  const most = megabytes('VmHWM')
  await generator.close()
  return { rest, most }
}
