import { cpus } from 'node:os'
import { resolve } from 'node:path'
import type { Runner } from './ours.ts'

type Pipeline = (text: string, options: object) => Promise<{ generated_text: string }[]>

/**
 * The text-generation pipeline of @xenova/transformers with the same weights unquantised (`models/training/generator/peer_onnx.py`), greedy. Its runtime
 * takes as many threads as there are cores, and it has no batch: one request at a time.
 */
export async function openTransformers(modules: string, folder: string): Promise<Runner & { threads: number }> {
  const peer = await import(resolve(modules, 'node_modules/@xenova/transformers/src/transformers.js'))
  Object.assign(peer.env, { allowRemoteModels: false, localModelPath: '/' })
  const write: Pipeline = await peer.pipeline('text-generation', resolve(folder).slice(1), { quantized: false })
  // As many tokens as asked for, one a word.
  const plans = new Map([24, 60].map(length => [length, `zh ${'price '.repeat(length - 3)}\n`]))
  return {
    threads: cpus().length,
    async run(_requests, prompt, tokens) {
      let cpu = process.cpuUsage()
      const from = performance.now()
      let firstAt = from
      let written = 0
      const callback_function = () => {
        if (++written > 1) return
        firstAt = performance.now()
        cpu = process.cpuUsage()
      }
      const lengths = { max_new_tokens: tokens, min_new_tokens: tokens }
      await write(plans.get(prompt)!, { ...lengths, do_sample: false, add_special_tokens: true, callback_function })
      const end = performance.now()
      const { user, system } = process.cpuUsage(cpu)
      return {
        tokensASecond: (1000 * (tokens - 1)) / (end - firstAt),
        tokensACpuSecond: (1e6 * (tokens - 1)) / (user + system),
        firstTokenMs: firstAt - from,
        replyMs: end - from,
      }
    },
    close: async () => {},
  }
}
