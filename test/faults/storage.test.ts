import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'mocha'
import { type FailingDisk, mountFailingDisk } from '../support/failing-disk.ts'
import { type ServerProcess, spawnServer } from '../support/process.ts'
import { newFolder, Shopper } from '../support/service.ts'

const sizeBytes = 12 << 20

/** A small disk of its own, where this user may mount one. */
function mountSmallDisk(): string | undefined {
  const folder = newFolder()
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeBytes}`, 'usher-test', folder]).status === 0) return folder
  rmSync(folder, { recursive: true, force: true })
  return undefined
}

function unmount(folder: string): void {
  spawnSync('umount', [folder])
  rmSync(folder, { recursive: true, force: true })
}

const ready = async (url: string) => {
  const answer = await fetch(`${url}/readyz`)
  return { status: answer.status, ...((await answer.json()) as { ready: boolean; reason?: string }) }
}
const readyWhen = async (url: string, wanted: boolean) => {
  for (const until = performance.now() + 15_000; performance.now() < until; await new Promise(resolve => setTimeout(resolve, 50))) {
    const found = await ready(url)
    if (found.ready === wanted) return found
  }
  throw new Error(`Expected ready to become ${wanted}, got ${JSON.stringify(await ready(url))}`)
}

describe('a full disk', function () {
  this.timeout(90_000)
  let folder: string | undefined
  before(function () {
    folder = mountSmallDisk()
    if (folder === undefined) this.skip()
  })
  after(() => {
    if (folder !== undefined) unmount(folder)
  })

  it('refuses messages with a code that lets them wait, half-stores nothing, and heals by itself when there is room', async () => {
    const data = folder!
    const server = await spawnServer({ USHER_DATA: data, USHER_GENERATOR: 'off', USHER_PAUSE_MS: '0', USHER_RATE_MESSAGES: '10000' })
    const shopper = new Shopper(server.url)
    await shopper.open({ language: 'en' })
    await shopper.say('do you have tents?')
    const filler = join(data, 'filler')
    fillDisk(filler)
    let refused: Awaited<ReturnType<Shopper['send']>> | undefined
    let id = ''
    for (let n = 0; n < 2000 && refused === undefined; n++) {
      id = `m-${n}`
      const answer = await shopper.send(`how much is shipping? ${'x'.repeat(1500)}`, id)
      if (!answer.ok) refused = answer
    }
    assert.ok(refused !== undefined && !refused.ok, 'the disk is full')
    assert.deepEqual([refused.code, refused.retryAfterMs], ['busy', 5000])
    const down = await readyWhen(server.url, false)
    assert.equal(down.status, 503)
    assert.match(down.reason ?? '', /messages cannot be stored: SQLITE_(?:FULL|IOERR)/)
    const health = (await (await fetch(`${server.url}/healthz`)).json()) as { state: string; parts: { storage: { state: string } } }
    assert.deepEqual([health.state, health.parts.storage.state], ['degraded', 'refusing'])
    assert.match(await (await fetch(`${server.url}/metrics`)).text(), /^usher_storage_up 0$/m)
    const reading = new Shopper(server.url)
    assert.ok((await reading.open({ token: shopper.token })).events.length >= 3, 'what is stored can be read')

    rmSync(filler)
    await readyWhen(server.url, true)
    const again = await shopper.send(`how much is shipping? ${'x'.repeat(1500)}`, id)
    assert.ok(again.ok, 'the same message is taken now')
    await shopper.answerTo(again.value.seq, 40_000)
    const { events } = await reading.open({ token: shopper.token, lastSeq: 0 })
    assert.deepEqual(
      events.map(({ seq }) => seq),
      events.map((_event, at) => at + 1),
      'seq is gap-free',
    )
    assert.equal(events.filter(event => event.id === id).length, 1, 'the refused message is there once')
    const turns = events.flatMap(event =>
      event.kind === 'message' && event.from === 'bot' && event.turn !== undefined ? [event.turn] : [],
    )
    assert.equal(new Set(turns).size, turns.length, 'no turn is answered twice')
    const told = server
      .stderr()
      .split('\n')
      .filter(line => line.includes('messages cannot be stored'))
    assert.ok(told.length >= 1 && told.length <= 5, `the log says it once, not for each message: ${told.length}`)
    for (const one of [shopper, reading]) one.close()
    await server.kill('SIGTERM')
  })

  it('ends a backup with what to do, and no file of its name', () => {
    const data = folder!
    fillDisk(join(data, 'filler'))
    const target = join(data, 'night.tar.gz')
    const cli = join(process.cwd(), 'bin/usher.js')
    const ended = spawnSync(process.execPath, [cli, 'backup', target], { env: { USHER_DATA: data }, encoding: 'utf8' })
    assert.equal(ended.status, 1)
    assert.match(ended.stderr, /make room on/)
    assert.doesNotMatch(ended.stderr, /\n\s+at /)
    const left = spawnSync('ls', ['-A', data], { encoding: 'utf8' }).stdout
    assert.doesNotMatch(left, /night|usher-backup/)
    rmSync(join(data, 'filler'))
  })
})

describe('a data folder that may not be written', function () {
  this.timeout(60_000)
  let folder: string | undefined
  before(function () {
    folder = mountSmallDisk()
    if (folder === undefined) this.skip()
  })
  after(() => {
    if (folder !== undefined) unmount(folder)
  })

  it('ends the start with the file and what to do, and serves again when it may be written', async () => {
    const data = folder!
    const env = { USHER_DATA: data, USHER_GENERATOR: 'off', USHER_PAUSE_MS: '0' }
    const server = await spawnServer(env)
    await server.kill('SIGTERM')
    assert.equal(spawnSync('mount', ['-o', 'remount,ro', data]).status, 0)
    await assert.rejects(spawnServer(env), /ended with 1: Expected to write .+usher\.(?:lock|sqlite), got: .+ to the user that runs this/)
    assert.equal(spawnSync('mount', ['-o', 'remount,rw', data]).status, 0)
    const again = await spawnServer(env)
    assert.equal((await ready(again.url)).ready, true)
    await again.kill('SIGTERM')
  })
})

describe('a disk that turns read-only by itself', function () {
  this.timeout(90_000)
  let disk: FailingDisk | undefined
  let server: ServerProcess | undefined
  before(function () {
    disk = mountFailingDisk(64)
    if (disk === undefined) this.skip()
  })
  after(async () => {
    if (server?.child.exitCode === null && server.child.signalCode === null) await server.kill('SIGKILL')
    disk?.remove()
  })

  it('refuses messages with a code that lets them wait, ends a start with what to do, and goes on once it is repaired', async () => {
    const env = { USHER_DATA: join(disk!.folder, 'data'), USHER_GENERATOR: 'off', USHER_PAUSE_MS: '0' }
    server = await spawnServer(env)
    const shopper = new Shopper(server.url)
    await shopper.open({ language: 'en' })
    const before = await shopper.send('do you have tents?', 'm-1')
    assert.ok(before.ok)
    await shopper.answerTo(before.value.seq)
    disk!.fail()
    const refused = await shopper.send('how much is shipping?', 'm-2')
    assert.ok(!refused.ok)
    assert.deepEqual([refused.code, refused.retryAfterMs], ['busy', 5000])
    shopper.close()
    await server.kill('SIGTERM')
    await assert.rejects(spawnServer(env, 30_000), /ended with 1: .+(?:read-only|to the user that runs this)/)

    disk!.repair()
    server = await spawnServer(env)
    const back = new Shopper(server.url)
    const { events } = await back.open({ token: shopper.token })
    assert.ok(events.some(({ id }) => id === 'm-1'))
    const sent = await back.send('how much is shipping?', 'm-2')
    assert.ok(sent.ok)
    await back.answerTo(sent.value.seq)
    back.close()
    await server.kill('SIGTERM')
  })
})

function fillDisk(file: string): void {
  const block = Buffer.alloc(64 << 10)
  try {
    for (;;) writeFileSync(file, block, { flag: 'a' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  }
}
