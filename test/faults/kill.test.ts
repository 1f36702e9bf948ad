import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { describe, it } from 'mocha'
import type { ChatEvent } from '../../server/wire.ts'
import { spawnServer } from '../support/process.ts'
import { newFolder, Shopper } from '../support/service.ts'

const lines = [
  '你好',
  '想买双跑鞋',
  '300以内',
  '有黑色的吗',
  '包邮吗',
  'hello',
  'looking for a tent',
  'under 600',
  'how long is delivery',
  'thanks',
]

describe('kill -9 in the middle of 20 conversations', function () {
  this.timeout(120_000)

  it('loses nothing acknowledged, doubles nothing and answers everything once', async () => {
    const folder = newFolder()
    const env = { USHER_DATA: folder, USHER_PAUSE_MS: '20', USHER_GENERATOR: 'off', USHER_RATE_MESSAGES: '1000' }
    const first = await spawnServer(env)
    const acknowledged = new Map<string, Map<string, number>>()
    const shoppers = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const shopper = new Shopper(first.url)
        await shopper.open({ language: 'zh' })
        acknowledged.set(shopper.token, new Map())
        return shopper
      }),
    )
    const talks = shoppers.map(async (shopper, n) => {
      for (let at = 0; at < 30; at++) {
        const id = `${n}-${at}`
        const answer = await shopper.send(`${lines[(n + at) % lines.length]} ${at}`, id).catch(() => undefined)
        if (answer === undefined || !answer.ok) return
        acknowledged.get(shopper.token)?.set(id, answer.value.seq)
      }
    })
    const count = () => [...acknowledged.values()].reduce((sum, sent) => sum + sent.size, 0)
    while (count() < 60) await new Promise(resolve => setTimeout(resolve, 20))
    await first.kill('SIGKILL')
    for (const shopper of shoppers) shopper.close()
    await Promise.allSettled(talks.map(talk => Promise.race([talk, new Promise(resolve => setTimeout(resolve, 500))])))

    const second = await spawnServer(env)
    for (const [token, sent] of acknowledged) {
      const back = new Shopper(second.url)
      await back.open({ token })
      const last = Math.max(0, ...back.events.filter(event => event.kind === 'message' && event.from === 'shopper').map(event => event.seq))
      if (last > 0) await back.answerTo(last, 30_000)
      checkBooks(back.events, sent)
      back.close()
    }
    await second.kill('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  })
})

function checkBooks(events: readonly ChatEvent[], sent: ReadonlyMap<string, number>): void {
  assert.deepEqual(
    events.map(event => event.seq),
    events.map((_event, at) => at + 1),
    'seq is gap-free',
  )
  for (const [id, seq] of sent)
    assert.equal(events.filter(event => event.id === id && event.seq === seq).length, 1, `message ${id} is there once`)
  const answers = events.flatMap(event =>
    event.kind === 'message' && event.from === 'bot' && event.turn !== undefined ? [event.turn] : [],
  )
  assert.equal(new Set(answers).size, answers.length, 'no turn is answered twice')
  const shopperSeqs = events.filter(event => event.kind === 'message' && event.from === 'shopper').map(event => event.seq)
  for (const seq of shopperSeqs)
    assert.ok(
      answers.some(turn => turn >= seq),
      `message ${seq} is answered`,
    )
}
