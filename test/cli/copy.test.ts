import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { after, before, describe, it } from 'mocha'

const cli = fileURLToPath(import.meta.resolve('#root/bin/usher.js'))
const catalogue = fileURLToPath(import.meta.resolve('#root/client/demo/catalogue.json'))

describe('usher copy', function () {
  this.timeout(120_000)
  const folder = mkdtempSync(join(tmpdir(), 'usher-copy-'))
  before(async () => {
    assert.equal((await usher(['catalogue', 'import', catalogue])).code, 0)
  })
  after(() => rmSync(folder, { recursive: true }))

  async function usher(args: string[], env: Record<string, string> = { USHER_GENERATOR: 'off' }) {
    const child = spawn(process.execPath, [cli, ...args], { env: { USHER_DATA: folder, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
    return { code: Number(code), stdout, stderr }
  }

  it('prints a line a text, or one JSON document', async () => {
    const { code, stdout } = await usher(['copy', 'BAG-201', '--form', 'subject', '--language', 'en', '--count', '2'])
    assert.deepEqual([code, stdout.trim().split('\n').length], [0, 2])
    const json = await usher(['copy', 'BAG-201', '--json'])
    const { sku, language, form, copies } = JSON.parse(json.stdout) as {
      sku: string
      language: string
      form: string
      copies: { text: string; by: string }[]
    }
    assert.deepEqual([sku, language, form, copies.length], ['BAG-201', 'zh', 'post', 3])
    for (const { text: written, by } of copies) assert.ok(written.includes('远行28升双肩包') && by === 'template', written)
  })

  it('says with code 2 what was expected', async () => {
    const wrong: [string[], RegExp][] = [
      [['NONE'], /Expected a SKU of the catalogue, got NONE/],
      [['BAG-201', '--form', 'poem'], /--form post or subject, got poem/],
      [['BAG-201', '--language', 'fr'], /--language zh or en, got fr/],
      [['BAG-201', '--count', '0'], /--count .* from 1 to 10, got 0/],
    ]
    for (const [args, expected] of wrong) {
      const { code, stderr } = await usher(['copy', ...args])
      assert.equal(code, 2, args.join(' '))
      assert.match(stderr, expected)
    }
  })

  it('asks the generator, and invents nothing whatever that writes', async function () {
    if (!existsSync('models/weights/decoder/tokenizer.json')) this.skip() // the generator's weights are not in this checkout
    const { code, stdout } = await usher(['copy', 'BAG-201', '--language', 'en', '--json'], {})
    assert.equal(code, 0)
    const { copies } = JSON.parse(stdout) as { copies: { text: string; facts: { text: string }[] }[] }
    assert.ok(copies.length > 0)
    for (const { text: written, facts } of copies) {
      const rest = facts.reduce((left, { text: value }) => left.replace(value.toLowerCase(), ''), written.toLowerCase())
      assert.doesNotMatch(rest, /\d|¥|\[/)
    }
  })
})
