import { rmSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import type { GenerateInput, GenerateOutput } from '../../../models/generator.ts'
import { openModelProcess } from '../../../models/host.ts'
import { percentile, rounded } from '../../support/numbers.ts'
import { newFolder } from '../../support/service.ts'

const plans = [
  'zh recommend [product] [price] [why] | ask about=size',
  'en recommend [product] [price] [why] | ask about=size',
  'en no_match [category] [budget] relaxed=budget | recommend [product] [price] [why]',
  'zh in_cart [product] [quantity] [total] | next_step step=checkout',
]

/** What this machine gives when asked for one thing alone, in the same run as what it is compared with. */
export async function measureMachine(candidates: number) {
  return {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    loadBefore: rounded(loadavg()[0] ?? 0, 2),
    /** One durable commit of one row, as each acknowledgement needs. */
    commitMs: commits(),
    /** One reply after the other, one thread, nobody else asking. */
    generatorMs: await replies(candidates),
  }
}

function commits() {
  const folder = newFolder()
  const database = new Sqlite(join(folder, 'floor.sqlite'))
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.exec('CREATE TABLE rows (id INTEGER PRIMARY KEY, body TEXT)')
  const insert = database.prepare('INSERT INTO rows (body) VALUES (?)')
  const times = Array.from({ length: 300 }, () => {
    const from = performance.now()
    insert.run('a message of usual length, as a shopper would write it')
    return performance.now() - from
  })
  database.close()
  rmSync(folder, { recursive: true, force: true })
  return { p50: rounded(percentile(times, 0.5), 2), p95: rounded(percentile(times, 0.95), 2) }
}

async function replies(candidates: number) {
  const generator = openModelProcess<{ generate(input: GenerateInput): GenerateOutput }>({
    role: 'generator',
    weights: fileURLToPath(import.meta.resolve('#root/models/weights/decoder')),
    deadlineMs: 60_000,
  })
  const times: number[] = []
  for (let seed = 0; seed < 3; seed++)
    for (const prompt of plans) {
      const from = performance.now()
      await generator.call('generate', {
        prompt,
        candidates,
        maxTokens: 110,
        temperature: 0.6,
        topP: 0.9,
        repetitionPenalty: 1,
        seed,
        greedyFirst: true,
      })
      if (seed > 0) times.push(performance.now() - from) // the first round warms up
    }
  await generator.close()
  return { p50: rounded(percentile(times, 0.5)), mean: rounded(times.reduce((sum, ms) => sum + ms, 0) / times.length) }
}
