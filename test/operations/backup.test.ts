import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer, text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import { after, afterEach, before, beforeEach, describe, it } from 'mocha'
import tar from 'tar-stream'
import { readArchive } from '../../server/operations/archive.ts'
import { restoreMark } from '../../server/store/open.ts'
import { openDatabase } from '../../server/store/sqlite.ts'
import { spawnServer } from '../support/process.ts'
import { placeRelease } from '../support/release.ts'
import { newFolder, type Service, Shopper, startService } from '../support/service.ts'

const cli = fileURLToPath(import.meta.resolve('#root/bin/usher.js'))

async function usher(data: string, ...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [cli, ...args], { env: { USHER_DATA: data, USHER_DEMO: 'off' } })
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { code: Number(code), stdout, stderr }
}

/** Files of a folder with their content, the lock aside. */
function contentOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => statSync(join(folder, name)).isFile())
  return Object.fromEntries(
    names.filter(name => name !== 'usher.lock').map(name => [name, readFileSync(join(folder, name)).toString('base64')]),
  )
}

describe('a backup of a running service', function () {
  this.timeout(60_000)
  let service: Service
  before(async () => {
    service = await startService({ USHER_RATE_MESSAGES: '10000' })
  })
  after(() => service.stop())

  it('is one private file that holds all that was acknowledged before, while shoppers go on', async () => {
    const shoppers = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const shopper = new Shopper(service.url)
        await shopper.open({ language: 'en' })
        await shopper.say('do you have tents?')
        return shopper
      }),
    )
    let talking = true
    const talks = shoppers.map(async shopper => {
      while (talking) await shopper.send('how much is shipping?')
    })
    const file = join(service.folder, 'night.tar.gz')
    const { code, stdout, stderr } = await usher(service.folder, 'backup', file, '--json')
    talking = false
    await Promise.all(talks)
    assert.equal(code, 0)
    assert.match(stderr, /^Data folder \/\S+\n$/)
    const report = JSON.parse(stdout) as { bytes: number; sha256: string; files: string[]; counts: Record<string, number> }
    assert.deepEqual(report.files, ['usher.sqlite', 'contact.key', 'signing.key'])
    assert.equal(report.bytes, statSync(file).size)
    assert.equal(statSync(file).mode & 0o777, 0o600)

    const other = newFolder()
    assert.equal((await usher(other, 'restore', file)).code, 0)
    for (const name of report.files) assert.equal(statSync(join(other, name)).mode & 0o777, 0o600)
    const copy = openDatabase(join(other, 'usher.sqlite'))
    const gaps = copy.sql(
      'SELECT c.id FROM conversations c JOIN events e ON e.conversation = c.id GROUP BY c.id HAVING count(*) <> c.seq OR max(e.seq) <> c.seq',
    )
    assert.deepEqual(gaps, [], 'every conversation is whole')
    assert.equal(copy.sql('SELECT id FROM conversations').length, 5)
    copy.close()

    const revived = await startService({}, {}, other)
    const back = new Shopper(revived.url)
    const opened = await back.open({ token: shoppers[0]!.token })
    assert.equal(opened.conversation, shoppers[0]!.conversation, 'the key came along: the old token opens the old conversation')
    assert.ok(opened.events.length >= 3)
    for (const shopper of [...shoppers, back]) shopper.close()
    await revived.stop()
  })

  it('is not put back while the service runs', async () => {
    const file = join(service.folder, 'second.tar.gz')
    assert.equal((await usher(service.folder, 'backup', file)).code, 0)
    const { code, stderr } = await usher(service.folder, 'restore', file, '--replace')
    assert.equal(code, 1)
    assert.match(stderr, /^Expected nobody to use .+, another Usher is running on it: stop that one first/m)
    assert.equal((await fetch(`${service.url}/readyz`)).status, 200)
  })
})

describe('backup and restore', function () {
  this.timeout(30_000)
  let folder: string
  let data: string
  let file: string
  beforeEach(async () => {
    folder = newFolder()
    data = join(folder, 'data')
    file = join(folder, 'backup.tar.gz')
    placeRelease(data)
    writeFileSync(join(data, 'signing.key'), 'the key of the first release, long enough', { mode: 0o600 })
    assert.equal((await usher(data, 'backup', file)).code, 0)
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  /** Exit code 2, the reason, no stack, and a data folder as it was. */
  const refused = async (reason: RegExp, path = file, args = ['--replace']) => {
    const before = contentOf(data)
    const { code, stdout, stderr } = await usher(data, 'restore', path, ...args)
    assert.match(stderr, reason)
    assert.doesNotMatch(stderr, /\n\s+at /)
    assert.deepEqual([code, stdout], [2, ''])
    assert.deepEqual(contentOf(data), before)
  }
  const rewritten = (change: (tar: Buffer) => Buffer) => {
    const path = join(folder, 'other.tar.gz')
    writeFileSync(path, gzipSync(change(gunzipSync(readFileSync(file)))))
    return path
  }

  it('put an older database back, keep what was there, and let the next start upgrade it', async () => {
    const before = contentOf(data)
    await refused(/Expected no database at .+--replace/, file, [])
    const restored = await usher(data, 'restore', file, '--replace', '--json')
    assert.equal(restored.code, 0, restored.stderr)
    const { kept, schema, counts } = JSON.parse(restored.stdout) as { kept: string; schema: string; counts: Record<string, number> }
    assert.deepEqual(contentOf(kept), before)
    assert.deepEqual([schema, counts.conversations, counts.products], ['0002-shop', 2, 2])
    const service = await startService({ USHER_DEMO: 'off' }, {}, data)
    assert.equal((await fetch(`${service.url}/readyz`)).status, 200)
    await service.stop()
  })

  it('leave a damaged database beside the one that replaces it', async () => {
    truncateSync(join(data, 'usher.sqlite'), 5000)
    assert.equal((await usher(data, 'backup', join(folder, 'bad.tar.gz'))).code, 1)
    assert.equal(existsSync(join(folder, 'bad.tar.gz')), false)
    const { code, stdout } = await usher(data, 'restore', file, '--replace')
    assert.equal(code, 0)
    const kept = /is in (\S+)\.\n$/.exec(stdout)?.[1] ?? ''
    assert.equal(statSync(join(kept, 'usher.sqlite')).size, 5000)
    assert.equal((await usher(data, 'backup', join(folder, 'good.tar.gz'))).code, 0)
  })

  it('refuse a file that is none, is cut off, or has one changed byte', async () => {
    await refused(/to be a sound backup of `usher backup`, but incorrect header check/, fileURLToPath(import.meta.url))
    const cut = join(folder, 'cut.tar.gz')
    copyFileSync(file, cut)
    truncateSync(cut, 9000)
    await refused(/but unexpected end of file/, cut)
    const flipped = rewritten(tar => {
      const at = tar.indexOf('White porcelain mug')
      assert.ok(at > 0)
      tar[at] = 'w'.charCodeAt(0)
      return tar
    })
    await refused(/its usher\.sqlite has sha256 [0-9a-f]{64}, not [0-9a-f]{64}/, flipped)
    await refused(
      /it lacks signing\.key/,
      rewritten(tar => Buffer.concat([tar.subarray(0, tar.length - 2048), Buffer.alloc(1024)])),
    )
    await refused(/none\.tar\.gz: expected a file/, join(folder, 'none.tar.gz'))
  })

  it('refuse an archive that would write anywhere else', async () => {
    const escaping = rewritten(tar => {
      const at = tar.lastIndexOf('signing.key')
      tar.write('../../x.key', at)
      const header = at
      tar.fill(' ', header + 148, header + 156)
      const sum = tar.subarray(header, header + 512).reduce((total, byte) => total + byte, 0)
      tar.write(`${sum.toString(8).padStart(6, '0')}\0 `, header + 148)
      return tar
    })
    await refused(/it holds "\.\.\/\.\.\/x\.key"/, escaping)
  })

  it('refuse a database of a newer program', async () => {
    const newer = join(folder, 'newer')
    mkdirSync(newer)
    placeRelease(newer)
    const database = openDatabase(join(newer, 'usher.sqlite'))
    database.sql("INSERT INTO migrations VALUES ('9999-later', '2030-01-01T00:00:00.000Z')")
    database.close()
    const later = join(folder, 'later.tar.gz')
    assert.equal((await usher(newer, 'backup', later)).code, 0)
    const before = contentOf(data)
    const { code, stderr } = await usher(data, 'restore', later, '--replace')
    assert.equal(code, 1)
    assert.match(stderr, /schema \d{4}-\S+ or older, .+ holds 9999-later: upgrade the service/)
    assert.deepEqual(contentOf(data), before)
  })

  it('refuse an empty key, a trigger that is not ours, and what is larger than it says before a byte of it is written', async () => {
    const made = async (name: string, prepare: (place: string) => void) => {
      const place = join(folder, name)
      mkdirSync(place)
      placeRelease(place)
      prepare(place)
      const made = join(folder, `${name}.tar.gz`)
      assert.equal((await usher(place, 'backup', made)).code, 0)
      return made
    }
    await refused(
      /contact\.key of .+ to hold at least 32 characters, got 0/,
      await made('empty', place => writeFileSync(join(place, 'contact.key'), '')),
    )
    const triggered = await made('trigger', place => {
      const database = openDatabase(join(place, 'usher.sqlite'))
      database.exec('CREATE TRIGGER listens AFTER INSERT ON events BEGIN UPDATE conversations SET stage = NEW.body; END')
      database.close()
    })
    await refused(/got also trigger listens CREATE TRIGGER/, triggered)
    const manifest = await readArchive(file, async (_name, bytes) => void (await buffer(bytes)))
    for (const [bytes, reason] of [
      [1e15, /unpacks to 1000\d+ bytes, and \d+ are free: make room/],
      [7, /its usher\.sqlite takes \d+ bytes, not 7/],
    ] as const) {
      const lying = { ...manifest, files: manifest.files.map(each => (each.name === 'usher.sqlite' ? { ...each, bytes } : each)) }
      const pack = tar.pack()
      pack.entry({ name: 'manifest.json' }, JSON.stringify(lying))
      pack.entry({ name: 'usher.sqlite' }, 'x'.repeat(5000))
      pack.finalize()
      const path = join(folder, `lying-${bytes}.tar.gz`)
      writeFileSync(path, gzipSync(await buffer(pack)))
      await refused(reason, path)
    }
  })

  it('overwrite a backup only when told to, and write none without a database', async () => {
    const before = readFileSync(file)
    assert.equal((await usher(data, 'backup', file)).code, 2)
    assert.ok(readFileSync(file).equals(before))
    assert.equal((await usher(data, 'backup', file, '--replace')).code, 0)
    const empty = await usher(join(folder, 'nothing'), 'backup', join(folder, 'x.tar.gz'))
    assert.equal(empty.code, 1)
    assert.match(empty.stderr, /Expected a database at .+got nothing there: set USHER_DATA/)
    assert.equal(existsSync(join(folder, 'nothing')), false)
  })

  it('keep a service from starting on a folder whose restore was cut off, until it is done again', async () => {
    writeFileSync(join(data, restoreMark), '')
    rmSync(join(data, 'usher.sqlite'))
    await assert.rejects(startService({}, {}, data), /a restore into it was cut off/)
    assert.equal((await usher(data, 'restore', file)).code, 0)
    const service = await startService({ USHER_DEMO: 'off' }, {}, data)
    await service.stop()
  })
})

describe('one data folder', function () {
  this.timeout(60_000)

  it('serves one service: the second is refused by name, and the first of a new day starts though the last was killed', async () => {
    const folder = newFolder()
    const env = { USHER_DATA: folder, USHER_GENERATOR: 'off' }
    const first = await spawnServer(env)
    await assert.rejects(spawnServer(env), /ended with 1: Expected nobody to use .+, another Usher is running on it/)
    assert.equal((await fetch(`${first.url}/readyz`)).status, 200)
    await first.kill('SIGKILL')
    const next = await spawnServer(env)
    assert.equal((await fetch(`${next.url}/readyz`)).status, 200)
    await next.kill('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  })
})
