import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { after, before, describe, it } from 'mocha'

const cli = fileURLToPath(import.meta.resolve('#root/bin/usher.js'))
const line = (more: object) => JSON.stringify({ language: 'en', acts: [{ act: 'goodbye', slots: {} }], references: ['Bye.'], ...more })
const many = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`slot${at}`, `thing ${at}`]))

describe('usher replies', function () {
  this.timeout(240_000)
  let folder: string
  before(function () {
    if (!existsSync('models/weights/decoder/tokenizer.json')) this.skip() // the generator's weights are not in this checkout
    folder = mkdtempSync(join(tmpdir(), 'usher-replies-'))
  })
  after(() => folder && rmSync(folder, { recursive: true }))

  async function replies(command: string, lines: readonly string[], ...more: string[]) {
    const data = join(folder, 'lines.jsonl')
    writeFileSync(data, lines.join('\n'))
    const args = [cli, 'replies', command, '--data', data, ...more]
    const child = spawn(process.execPath, args, { env: { USHER_DATA: folder }, stdio: ['ignore', 'pipe', 'pipe'] })
    const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
    return { code: Number(code), stdout, stderr: stderr.replaceAll(folder, '') }
  }

  it('words plans of its own and of other sets, each value in its place, in the order of the lines', async () => {
    const { code, stdout } = await replies('generate', [
      line({ acts: [{ act: 'recommend', slots: { product: 'Trail 3', price: '$89.00' } }], context: 'x'.repeat(10_000) }),
      line({ language: 'zh', acts: [{ act: 'in_cart', slots: { product: '竹纤维袜', quantity: 2 } }] }),
      line({ acts: [{ act: 'inform', slots: { name: 'satellite 4', type: 'laptop', memory: '4 gb' } }] }),
      line({ acts: [{ act: 'wink', slots: {} }] }),
    ])
    assert.equal(code, 0)
    const written = stdout
      .trim()
      .split('\n')
      .map(one => JSON.parse(one) as { reply: string; candidates: string[] })
    assert.equal(written.length, 4)
    const values = [['Trail 3', '$89.00'], ['竹纤维袜', '2'], ['satellite 4', 'laptop', '4 gb'], []]
    for (const [at, { reply, candidates }] of written.entries()) {
      for (const value of values[at]!) assert.ok(reply.includes(value), `${reply} without ${value}`)
      assert.doesNotMatch(reply, /[[\]]/)
      assert.ok(candidates.length >= 1)
    }
  })

  it('gives each of two acts its own values, in the reply and in every candidate', async () => {
    const recommend = (product: string, price: string) => ({ act: 'recommend', slots: { product, price } })
    const { stdout } = await replies('generate', [line({ acts: [recommend('Trail 3', '$89.00'), recommend('Ridge 5', '$75.00')] })])
    const { reply, candidates } = JSON.parse(stdout) as { reply: string; candidates: string[] }
    for (const text of [reply, ...candidates])
      for (const value of ['Trail 3', '$89.00', 'Ridge 5', '$75.00']) assert.equal(text.split(value).length, 2, `${text}: ${value} once`)
  })

  it('says all values of a plan that fits into no prompt', async () => {
    const { code, stdout } = await replies('generate', [line({ acts: [{ act: 'inform', slots: many }] })], '--candidates', '1')
    assert.equal(code, 0)
    const { reply } = JSON.parse(stdout) as { reply: string }
    for (const value of Object.values(many)) assert.ok(reply.includes(value), value)
  })

  it('prints one document of figures, the same for the same seed', async () => {
    const lines = [line({}), line({ acts: [{ act: 'recommend', slots: { product: 'Trail 3', price: '$89.00' } }] })]
    const [first, again] = [await replies('evaluate', lines, '--json'), await replies('evaluate', lines, '--json')]
    assert.equal(first.code, 0)
    const { tokens_per_second: rate, ...report } = JSON.parse(first.stdout)
    const { tokens_per_second: _rate, ...same } = JSON.parse(again.stdout)
    assert.ok(rate > 0)
    assert.deepEqual(report, same)
    assert.deepEqual([report.n, report.slot_error_rate, report.language_accuracy], [2, 0, 1])
    for (const name of ['bleu', 'distinct_2', 'length', 'guard_rejections', 'languages', 'acts']) assert.ok(name in report, name)
  })

  it('names every bad line with what was expected and what came, and words nothing', async () => {
    const bad = [
      'no JSON',
      line({}),
      line({ language: 'fr' }),
      line({ acts: [] }),
      line({ acts: [{ slots: {} }] }),
      line({ acts: [{ act: 'inform', slots: { name: null } }] }),
      line({ references: [] }),
      line({ references: [' '] }),
    ]
    const { code, stdout, stderr } = await replies('evaluate', bad)
    assert.deepEqual([code, stdout], [2, ''])
    assert.deepEqual(
      stderr
        .trim()
        .split('\n')
        .map(one => /^\/lines\.jsonl:(\d+): expected .+, got .+$/.exec(one)?.[1]),
      ['1', '3', '4', '5', '6', '7', '8'],
    )
  })

  it('refuses options that are none, a missing file and an empty one', async () => {
    for (const [lines, more, message] of [
      [[line({})], ['--candidates', '9'], /Expected --candidates to be a whole number from 1 to 8, got 9/],
      [[line({})], ['--seed', 'x'], /Expected --seed/],
      [[''], [], /lines\.jsonl:1: expected lines of .*, got none/],
      [[line({})], ['--data', join(folder, 'nowhere')], /nowhere: expected a file, got nothing there/],
    ] as const) {
      const { code, stderr } = await replies('generate', lines, ...more)
      assert.equal(code, 2)
      assert.match(stderr, message)
    }
  })
})
