import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'mocha'
import pino from 'pino'
import { reportUnknownIntents } from '../../server/unknown-intents.ts'

describe('intents of an owner at start-up', () => {
  let folder: string
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'usher-labels-'))
  })
  after(() => rmSync(folder, { recursive: true }))

  async function saidOf(labels: string[]): Promise<Record<string, unknown>[]> {
    const bundle = join(folder, labels.join('-'))
    mkdirSync(bundle)
    writeFileSync(join(bundle, 'bundle.json'), JSON.stringify({ labels }))
    return lines(log => reportUnknownIntents(bundle, log))
  }

  it('names those that the assistant does not know in one line of the log', async () => {
    const [line, ...others] = await saidOf(['ask_price', 'repair_battery', 'toString'])
    assert.deepEqual([line?.level, line?.intents, others.length], [50, ['repair_battery', 'toString'], 0])
    assert.match(String(line?.msg), /got 2 of 3/)
  })

  it('says nothing where all are known, or where there is no bundle', async () => {
    assert.deepEqual(await saidOf(['ask_price', 'ask_return']), [])
    assert.deepEqual(await lines(log => reportUnknownIntents(join(folder, 'none'), log)), [])
  })
})

async function lines(work: (log: pino.Logger) => Promise<void>): Promise<Record<string, unknown>[]> {
  const written: string[] = []
  await work(pino({ level: 'info' }, { write: line => written.push(line) }))
  return written.map(line => JSON.parse(line))
}
