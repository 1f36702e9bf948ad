import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
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
  const usher = (...args: string[]) => run('transcripts', ...args)
  const replay = (...args: string[]) => run('replay', ...args)
  async function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
    const child = spawn(process.execPath, [cli, ...args], { env: { USHER_DATA: service.folder } })
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

  it('is exported by filter as JSON lines, as a table that is safe against formulas, and as a page to be printed', async () => {
    const hostile = new Shopper(service.url)
    await hostile.open({ language: 'en' })
    await hostile.say('=HYPERLINK("http://evil.example","x"), "quoted"')
    await hostile.say('  @SUM(A1) <script>alert(1)</script> \u202e&amp;')
    hostile.close()
    const lines = (await usher('export', '--language', 'zh')).stdout.trim().split('\n')
    assert.deepEqual(
      lines.map(line => (JSON.parse(line) as { conversation: string }).conversation),
      [shopper.conversation],
    )
    const table = parse((await usher('export', '--format', 'csv', '--language', 'en')).stdout, { bom: true, columns: true }) as {
      from: string
      text: string
    }[]
    assert.deepEqual(
      table.filter(({ from }) => from === 'shopper').map(({ text: said }) => said),
      [`'=HYPERLINK("http://evil.example","x"), "quoted"`, `'@SUM(A1) <script>alert(1)</script> &amp;`],
    )
    const page = (await usher('export', '--format', 'html')).stdout
    assert.match(page, /&lt;script&gt;alert\(1\)&lt;\/script&gt; &amp;amp;/)
    assert.doesNotMatch(page, /<script/)
    assert.match(page, /<section lang="zh-CN">[\s\S]*上次买的帐篷漏水了/)
    for (const wrong of [
      ['--format', 'pdf'],
      ['--conversation', shopper.conversation, '--language', 'zh'],
      ['--rating', 'x'],
    ]) {
      const { code, stdout } = await usher('export', ...wrong)
      assert.deepEqual([code, stdout], [2, ''], wrong.join(' '))
    }
  })

  it('is replayed with the current models: what is decided as before is the same, what is not is told', async () => {
    const file = join(service.folder, 'talk.jsonl')
    assert.equal((await usher('export', '--conversation', shopper.conversation, '--out', file)).code, 0)
    const again = await replay(file, '--json')
    assert.equal(again.code, 0, again.stderr)
    const told = JSON.parse(again.stdout) as { turns: number; different: number; conversations: { turns: { said: string[] }[] }[] }
    assert.deepEqual([told.turns, told.different], [2, 0], again.stdout)
    assert.deepEqual(
      told.conversations[0]?.turns.map(({ said }) => said),
      [['上次买的帐篷漏水了'], ['拉链也坏了']],
    )
    const one = JSON.parse(readFileSync(file, 'utf8')) as { traces: { body: { acts: unknown[] } }[] }
    one.traces[1]!.body.acts = [{ act: 'goodbye', slots: {} }]
    writeFileSync(file, JSON.stringify(one))
    const other = await replay(file)
    assert.match(other.stdout, /拉链也坏了\n {2}was: .*said goodbye/)
    assert.match(other.stdout, /1 of 2 turns would be decided otherwise\n$/)
    for (const [content, expected] of [
      ['', /expected a line a conversation/],
      ['nonsense', /:1: expected a conversation as JSON, got nonsense/],
      ['{"conversation":"x","language":"fr","events":[]}', /:1: expected a conversation of .*language/],
    ] as const) {
      writeFileSync(file, content)
      const { code, stdout, stderr } = await replay(file)
      assert.deepEqual([code, stdout], [2, ''])
      assert.match(stderr, expected)
    }
    assert.equal((await replay(join(service.folder, 'none.jsonl'))).code, 2)
  }).timeout(120_000)
})
