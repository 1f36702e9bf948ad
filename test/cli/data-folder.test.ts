import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { after, describe, it } from 'mocha'
import { newFolder } from '../support/service.ts'

const cli = fileURLToPath(import.meta.resolve('#root/bin/usher.js'))
const feed = 'Handle,Title,Type,Option1 Name,Option1 Value,Variant SKU,Variant Price,Status\nmug,Mug,Mugs,Size,S,MUG-S,8.00,active\n'

describe('the data folder of a command', () => {
  const home = newFolder()
  writeFileSync(join(home, 'products_export.csv'), feed)
  after(() => rmSync(home, { recursive: true, force: true }))

  async function usher(args: string[], env: Record<string, string> = {}) {
    const child = spawn(process.execPath, [cli, ...args], { cwd: home, env })
    child.stdin.end()
    const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
    return { code: Number(code), stdout, stderr }
  }
  const imported = ['catalogue', 'import', 'products_export.csv', '--currency', 'USD', '--json']

  it('is not made by accident: neither where none was named nor where one was mistyped', async () => {
    const cases: [string[], Record<string, string>][] = [
      [imported, {}],
      [imported, { USHER_DATA: 'shop-dta' }],
      [['coupon', 'list'], {}],
    ]
    for (const [args, env] of cases) {
      const { code, stdout, stderr } = await usher(args, env)
      assert.deepEqual([code, stdout], [2, ''])
      assert.match(
        stderr,
        /^Expected a shop in \/.*\/(?:data \(USHER_DATA is not set\)|shop-dta \(as USHER_DATA says\)), there is none: .*--new/,
      )
    }
    assert.deepEqual([existsSync(join(home, 'data')), existsSync(join(home, 'shop-dta'))], [false, false])
  })

  it('is made where that was wanted, and named with its shop on standard error from then on', async () => {
    const { code, stdout, stderr } = await usher([...imported, '--new'])
    assert.deepEqual([code, (JSON.parse(stdout) as { added: number }).added], [0, 1])
    assert.match(stderr, /^Data folder \/.*\/data, shop without a name \(0 products\)\n$/)
    await usher(['shop', 'name', '--en', 'Hill & Field'])
    assert.match((await usher(['shop', 'shipping'])).stderr, /^Data folder \/.*\/data, shop Hill & Field \(1 products\)\n$/)
    // A folder that was made and named for it.
    mkdirSync(join(home, 'mine'))
    assert.equal((await usher(imported, { USHER_DATA: 'mine' })).code, 0)
  })

  it('is asked for on a terminal, and so is the currency of a Shopify export, once', function () {
    if (spawnSync('script', ['--version']).error !== undefined) this.skip()
    const typed = (answers: string) => {
      const command = `${process.execPath} ${cli} catalogue import products_export.csv`
      const { stdout } = spawnSync('script', ['-qec', command, '/dev/null'], {
        cwd: home,
        env: { ...process.env, USHER_DATA: 'asked' },
        input: answers,
        encoding: 'utf8',
      })
      return stdout
    }
    const refused = typed('n\n')
    assert.match(refused, /Begin one there\? \[y\/N\]/)
    assert.equal(existsSync(join(home, 'asked')), false)
    mkdirSync(join(home, 'asked'))
    const asked = typed('usd\n')
    assert.match(asked, /Which currency are the prices of products_export\.csv in/)
    assert.match(asked, /1 products, 1 variants: 1 added/)
    const again = typed('')
    assert.doesNotMatch(again, /Which currency/)
    assert.match(again, /0 added, 1 updated/)
  })
})
