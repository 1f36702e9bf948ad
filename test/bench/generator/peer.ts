import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promptOf, type Runner } from './ours.ts'

type Sequence = {
  clearHistory(): Promise<void>
  evaluateWithoutGeneratingNewTokens(tokens: number[]): Promise<void>
  evaluate(tokens: number[], options: object): AsyncIterable<number>
}
type Llama = {
  loadModel(options: object): Promise<{ createContext(options: object): Promise<{ getSequence(): Sequence }>; dispose(): Promise<void> }>
  dispose(): Promise<void>
}

/** llama.cpp by node-llama-cpp, its prebuilt CPU binary, on a GGUF file with the same vocabulary (`models/training/generator/peer_gguf.py`). */
export async function openPeer(folder: string, file: string, threads: number, most: number): Promise<Runner> {
  const entry = pathToFileURL(join(resolve(folder), 'node_modules/node-llama-cpp/dist/index.js')).href
  const { getLlama } = (await import(entry)) as { getLlama(options: object): Promise<Llama> }
  const llama = await getLlama({ gpu: false, build: 'never', maxThreads: threads, logLevel: 'error' })
  const model = await llama.loadModel({ modelPath: file })
  const context = await model.createContext({ contextSize: 256, sequences: most, batchSize: 1024, threads, flashAttention: false })
  const sequences = Array.from({ length: most }, () => context.getSequence())
  let runs = 0
  return {
    async run(requests, prompt, tokens) {
      runs++
      const used = sequences.slice(0, requests)
      for (const sequence of used) await sequence.clearHistory()
      let cpu = process.cpuUsage()
      const from = performance.now()
      await Promise.all(used.map((sequence, at) => sequence.evaluateWithoutGeneratingNewTokens(promptOf(prompt - 1, at + 100 * runs))))
      let firstAt = performance.now()
      await Promise.all(
        used.map(async sequence => {
          let written = 0
          // Greedy: its own sampling would count against it.
          for await (const _token of sequence.evaluate([500], { temperature: 0, yieldEogToken: true })) {
            if (++written === 1) {
              firstAt = performance.now()
              cpu = process.cpuUsage()
            }
            if (written >= tokens) break
          }
        }),
      )
      const end = performance.now()
      const { user, system } = process.cpuUsage(cpu)
      return {
        tokensASecond: (1000 * requests * (tokens - 1)) / (end - firstAt),
        tokensACpuSecond: (1e6 * requests * (tokens - 1)) / (user + system),
        firstTokenMs: firstAt - from,
        replyMs: end - from,
      }
    },
    async close() {
      await model.dispose()
      await llama.dispose()
    },
  }
}
