import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { after, before, describe, it } from 'mocha'
import type { Found } from '../../server/wire.ts'
import { agentToken } from '../support/agent.ts'
import { type Service, Shopper, startService } from '../support/service.ts'

const cli = fileURLToPath(import.meta.resolve('#root/bin/usher.js'))

describe('what was said, searched', () => {
  let service: Service
  let shopper: Shopper
  before(async () => {
    service = await startService({ USHER_DEMO: 'off' })
    shopper = new Shopper(service.url)
    await shopper.open({ language: 'zh' })
    await shopper.say('上次买的帐篷漏水了')
    await shopper.say('拉链也坏了')
  })
  after(async () => {
    shopper.close()
    await service.stop()
  })
  async function usher(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
    const child = spawn(process.execPath, [cli, 'transcripts', ...args], { env: { USHER_DATA: service.folder } })
    const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
    return { code: Number(code), stdout, stderr }
  }

  it('is found from the command line beside the running service', async () => {
    const found = await usher('search', '漏水', '--json')
    assert.equal(found.code, 0, found.stderr)
    const { messages } = JSON.parse(found.stdout) as Found
    assert.deepEqual(
      messages.map(({ item, from, pieces }) => [item.conversation, from, pieces.find(({ hit }) => hit)?.text]),
      [[shopper.conversation, 'shopper', '漏水']],
    )
    assert.match((await usher('search', '拉链')).stdout, /shopper: \[拉链\]也坏了/)
    assert.equal((await usher('search', '拉链', '--language', 'en')).stdout, 'Nothing was found.\n')
    for (const [args, expected] of [
      [['search', ' '], /^Expected a word to look for/m],
      [['search', 'x', '--from', 'monday'], /^Expected --from to be a day such as 2030-01-31, got monday/m],
      [['search', 'x', '--rating', '9'], /rating: .*got text of 1/],
      [['search', 'x', '--limit', '0'], /limit: /],
    ] as const) {
      const { code, stderr, stdout } = await usher(...args)
      assert.deepEqual([code, stdout], [2, ''])
      assert.match(stderr, expected)
    }
  })

  it('is found by agents over REST, by nobody else, and wrong filters are named', async () => {
    const token = await agentToken(service.folder, 'li@shop.example')
    const ask = (body: unknown, headers: Record<string, string> = { authorization: `Bearer ${token}` }) =>
      fetch(`${service.url}/api/v1/search`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      })
    const found = (await (await ask({ text: '帐篷' })).json()) as Found
    assert.ok(found.messages.some(({ item, seq }) => item.conversation === shopper.conversation && seq === 2))
    assert.equal((await ask({ text: '帐篷' }, {})).status, 401)
    for (const wrong of [{ text: 7 }, { rating: 6 }, { since: 'yesterday' }, { text: 'x'.repeat(201) }, []])
      assert.equal((await ask(wrong)).status, 400, JSON.stringify(wrong))
    assert.equal((await ask({ text: '\u202e帐篷', before: 'no place' })).status, 200)
  })
})
