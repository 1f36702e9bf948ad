import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { after, afterEach, before, beforeEach, describe, it } from 'mocha'
import { examine } from '../../server/operations/doctor/doctor.ts'
import type { Finding } from '../../server/operations/doctor/finding.ts'
import { examineNode } from '../../server/operations/doctor/settings.ts'
import { examineShop } from '../../server/operations/doctor/shop.ts'
import { migrate } from '../../server/store/migrate.ts'
import { openDatabase } from '../../server/store/sqlite.ts'
import { placeRelease } from '../support/release.ts'
import { newFolder, type Service, startService } from '../support/service.ts'

const cli = fileURLToPath(import.meta.resolve('#root/bin/usher.js'))

describe('the doctor', function () {
  this.timeout(60_000)
  let data: string
  beforeEach(() => {
    data = newFolder()
  })
  afterEach(() => rmSync(data, { recursive: true, force: true }))

  const findings = async (env: Record<string, string> = {}) => {
    const found: Finding[] = []
    const options = { nodeVersion: process.version, now: new Date('2026-11-25T12:00:00Z'), models: false }
    for await (const finding of examine({ USHER_DATA: data, USHER_PORT: '0', ...env }, options)) found.push(finding)
    for (const { level, todo } of found) assert.equal(todo === undefined, level === 'ok', 'says what to do where something is to be done')
    return found
  }
  const of = (found: Finding[], check: string) => found.filter(finding => finding.check === check)
  const only = (found: Finding[], check: string) => {
    const [finding, ...more] = of(found, check)
    assert.ok(finding !== undefined && more.length === 0, `one finding about ${check}, got ${JSON.stringify(of(found, check))}`)
    return finding
  }

  it('changes nothing in a data folder, not even the schema of an older database', async () => {
    const file = placeRelease(data)
    const before = readFileSync(file)
    const found = await findings()
    assert.match(only(found, 'database').found, /^sound, 0\.2 MB, schema 0002-shop/)
    assert.ok(readFileSync(file).equals(before))
    await findings({ USHER_DATA: join(data, 'none') })
    assert.ok(!readdirSync(data).includes('none'))
  })

  it('names settings that are faulty, and those that are none', async () => {
    const faulty = await findings({ USHER_PORT: 'abc' })
    assert.deepEqual([only(faulty, 'settings').level, faulty.at(-1)?.check], ['fail', 'settings'])
    assert.match(only(faulty, 'settings').found, /USHER_PORT: .*got "abc"/)
    const mistyped = only(await findings({ USHER_ORIGIN: 'https://shop.example.com' }), 'settings')
    assert.deepEqual([mistyped.level, mistyped.found], ['warn', 'USHER_ORIGIN: no such setting, so it does nothing'])
    assert.equal(only(await findings({ USHER_ORIGINS: 'http://shop.example.com' }), 'origins').level, 'warn')
    assert.equal(only(await findings({ USHER_ORIGINS: 'https://shop.example.com,http://localhost:8080' }), 'origins').level, 'ok')
    assert.equal(examineNode('v20.18.3').level, 'fail')
    assert.equal(examineNode('v22.0.0').level, 'ok')
  })

  it('fails a key that others may read, and reminds of the first password', async () => {
    chmodSync(data, 0o700)
    writeFileSync(join(data, 'signing.key'), 'a'.repeat(64), { mode: 0o600 })
    assert.equal(only(await findings(), 'keys').level, 'ok')
    writeFileSync(join(data, 'admin-password.txt'), 'x', { mode: 0o600 })
    assert.match(only(await findings(), 'keys').todo ?? '', /Sign in at \/console, then delete it/)
    chmodSync(join(data, 'signing.key'), 0o644)
    const open = only(await findings(), 'keys')
    assert.deepEqual([open.level, open.todo], ['fail', `chmod 600 ${join(data, 'signing.key')}`])
  })

  it('fails a damaged database, one of a newer program and a restore that was cut off', async () => {
    const file = placeRelease(data)
    writeFileSync(join(data, 'restore-unfinished'), '')
    assert.equal(only(await findings(), 'restore').level, 'fail')
    const database = openDatabase(file)
    migrate(database)
    database.sql("INSERT INTO migrations VALUES ('9999-later', '2030-01-01T00:00:00.000Z')")
    database.close()
    assert.match(only(await findings(), 'database').found, /holds 9999-later/)
    const bytes = readFileSync(file)
    for (let page = 4; page < bytes.length / 4096; page += 2) bytes.fill(0xa5, page * 4096, page * 4096 + 4096)
    writeFileSync(file, bytes)
    const damaged = only(await findings(), 'database')
    assert.deepEqual([damaged.level, damaged.todo?.includes('usher restore')], ['fail', true])
  })

  it('says what a shopper would miss in the shop', async () => {
    const file = placeRelease(data)
    const database = openDatabase(file)
    migrate(database)
    database.sql("UPDATE coupons SET expires_at = '2026-11-01T00:00:00.000Z'")
    database.sql("UPDATE variants SET stock = 0 WHERE product = (SELECT id FROM products WHERE sku = 'MUG-1')")
    database.sql("UPDATE products SET texts = json_remove(texts, '$.title.zh'), category = NULL, price = 0 WHERE sku = 'TENT-2'")
    database.sql("DELETE FROM passages WHERE language = 'zh'")
    // A page under the shop's own name and heading is known by what it tells.
    database.sql(
      "INSERT INTO passages (topic, language, position, heading, text) VALUES ('second-thoughts', 'en', 0, 'Changed your mind', 'Send it back within 30 days for a refund.')",
    )
    const found = examineShop(database, new Date('2026-11-25T12:00:00Z'))
    database.close()
    const lines = found.filter(({ level }) => level === 'warn').map(({ check, found: text }) => `${check} ${text}`)
    assert.ok(lines.includes('products 1 of 2 without a price: TENT-2'), lines.join('\n'))
    assert.ok(lines.includes('products 2 of 2 without a picture: MUG-1, TENT-2'))
    assert.ok(lines.includes('products 1 of 2 sold out: MUG-1'))
    assert.ok(lines.includes('products 1 of 2 in no category: TENT-2'))
    assert.ok(lines.includes('products 1 of 2 without a title in Chinese: TENT-2'))
    assert.ok(
      lines.some(line => /^policies in English alone: shipping, .*\breturns\b/.test(line)),
      lines.join('\n'),
    )
    assert.ok(
      lines.some(line => line.startsWith('policies nothing about delivery_area, ')),
      lines.join('\n'),
    )
    assert.ok(lines.includes('coupons over: WELCOME9'))
  })

  it('knows who holds the port', async () => {
    const other = createServer((_request, response) => response.end('hello')).listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const held = only(await findings({ USHER_PORT: String(port) }), 'port')
    other.closeAllConnections()
    await new Promise(resolve => other.close(resolve))
    assert.deepEqual([held.level, held.found], ['fail', `${port} is held by another program`])
    assert.match(only(await findings({ USHER_PORT: String(port) }), 'port').found, /is free/)
  })
})

describe('the doctor beside a running demo shop', function () {
  this.timeout(60_000)
  let service: Service
  before(async () => {
    service = await startService()
  })
  after(() => service.stop())

  const doctor = async (env: Record<string, string>, ...args: string[]) => {
    const { port } = new URL(service.url)
    const child = spawn(process.execPath, [cli, 'doctor', ...args], {
      env: { USHER_DATA: service.folder, USHER_PORT: port, USHER_GENERATOR: 'off', ...env },
    })
    const [stdout, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')])
    return { code, stdout }
  }

  it('finds it well, wakes the models and ends with 0', async () => {
    const { code, stdout } = await doctor({}, '--json')
    assert.equal(code, 0)
    const { ok, findings } = JSON.parse(stdout) as { ok: boolean; findings: Finding[] }
    assert.equal(ok, true)
    const lines = findings.map(({ check, level, found }) => `${level} ${check} ${found}`)
    assert.ok(lines.some(line => /^ok port \d+ is served by a running Usher$/.test(line)))
    assert.ok(lines.some(line => /^ok classifier starts in \d+\.\d\d s, reads ".+" as ask_shipping_fee in/.test(line)))
    assert.ok(lines.some(line => /^ok policies \d+ topics in both languages$/.test(line)))
    assert.deepEqual(
      findings.filter(({ level }) => level !== 'ok').map(({ check }) => check),
      ['demo', 'keys', 'products'],
      'the demo, the password that nobody has read yet and what is sold out',
    )
  })

  it('ends with 1 and a line that says what to do when a model cannot start', async () => {
    const empty = join(service.folder, 'no-encoder')
    mkdirSync(empty)
    const { code, stdout } = await doctor({ USHER_ENCODER: empty })
    assert.equal(code, 1)
    assert.match(stdout, /\nfail {2}classifier .+\n {18}→ Keywords and quick replies stand in for it\.\n/)
  })
})
