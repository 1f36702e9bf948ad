import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { after, before, describe, it } from 'mocha'
import { openStore } from '../../server/store/open.ts'
import { watchSoundness } from '../../server/store/soundness.ts'
import { agentToken, codeOf } from '../support/agent.ts'
import { readKept } from '../support/books.ts'
import { newFolder, type Service, startService } from '../support/service.ts'
import { visitorsOf } from '../support/visitors.ts'

describe('a database that is taken away under the running service', function () {
  this.timeout(60_000)
  let folder: string
  let file: string
  let service: Service
  before(async () => {
    folder = newFolder()
    // A folder that was made by hand, for others to look into, with a copy of long ago in it.
    chmodSync(folder, 0o755)
    file = join(folder, 'usher.sqlite')
    for (const name of ['usher.sqlite.of-0001-conversations', 'before-restore-2020']) {
      if (name.startsWith('before')) mkdirSync(join(folder, name))
      else writeFileSync(join(folder, name), '')
      utimesSync(join(folder, name), new Date(0), new Date(0))
    }
    service = await startService({ USHER_DEMO: 'off', USHER_RATE_MESSAGES: '1000' }, {}, folder)
  })
  after(() => service.stop())
  const { shopper, agent } = visitorsOf(() => service)

  const ready = async () => {
    const answer = await fetch(`${service.url}/readyz`)
    return { status: answer.status, ...((await answer.json()) as { reason?: string }) }
  }
  const until = async <T>(look: () => Promise<T | undefined> | T | undefined): Promise<T> => {
    for (const end = performance.now() + 15_000; performance.now() < end; await new Promise(resolve => setTimeout(resolve, 50))) {
      const found = await look()
      if (found !== undefined) return found
    }
    throw new Error('Expected it within 15 s')
  }

  it('belongs to its owner alone, whatever the folder lets others see, and copies of long ago are gone', () => {
    for (const name of readdirSync(folder).filter(each => each.startsWith('usher.sqlite')))
      assert.equal(statSync(join(folder, name)).mode & 0o777, 0o600, name)
    assert.deepEqual(
      readdirSync(folder).filter(name => name.includes('.of-') || name.startsWith('before-restore')),
      [],
    )
  })

  it('refuses messages with a clear word, keeps all that was acknowledged in a file of its own, and heals when it is put back', async () => {
    const one = await shopper()
    await one.say('do you have tents?')
    const last = await one.send('the last word before')
    assert.ok(last.ok)
    await one.answerTo(last.value.seq)
    renameSync(file, `${file}.away`)
    const refused = await one.send('and after', 'after')
    assert.ok(!refused.ok && refused.code === 'busy' && (refused.retryAfterMs ?? 0) > 0, JSON.stringify(refused))
    const { status, reason } = await ready()
    assert.equal(status, 503)
    assert.match(reason ?? '', /usher\.sqlite was removed while the service runs: put it back, or restart with a backup/)
    assert.ok((await one.ask('conversation:export', {})).ok, 'what is stored can be read')
    const rescued = await until(() => readdirSync(folder).find(name => /\.rescued-[\dTZ-]+$/.test(name)))
    assert.equal(statSync(join(folder, rescued)).mode & 0o777, 0o600)
    const kept = readKept(join(folder, rescued)).events.filter(event => event.conversation === one.conversation)
    assert.ok(kept.some(event => event.kind === 'message' && event.text === 'the last word before'))

    openStore({ data: newFolder(), database: basename(file) }).close()
    const other = newFolder()
    openStore({ data: other, database: 'usher.sqlite' }).close()
    renameSync(join(other, 'usher.sqlite'), file)
    assert.match((await ready()).reason ?? '', /was replaced while the service runs/)
    assert.equal(codeOf(await one.send('to the other file', 'other')), 'busy')

    renameSync(`${file}.away`, file)
    await until(async () => ((await ready()).status === 200 ? true : undefined))
    const again = await one.send('and after', 'after')
    assert.ok(again.ok)
    await one.answerTo(again.value.seq)
  })

  it('is noticed when its pages are overwritten, though nobody asks for them', async () => {
    const data = newFolder()
    const copy = join(data, 'usher.sqlite')
    const database = openStore({ data, database: 'usher.sqlite' })
    for (let n = 0; n < 400; n++)
      database.sql(
        'INSERT INTO agents (email, name, role, password, created_at) VALUES (?, ?, ?, ?, ?)',
        `${n}@x.y`,
        'x'.repeat(200),
        'agent',
        'p',
        '',
      )
    database.fold()
    // Another process does it: a file that this one opens and closes would lose SQLite's locks.
    const pages = Math.floor(statSync(copy).size / 4096)
    spawnSync('dd', ['if=/dev/urandom', `of=${copy}`, 'bs=4096', 'seek=3', `count=${pages - 5}`, 'conv=notrunc'])
    const found = await new Promise<string>((resolve, reject) => {
      const watch = watchSoundness(copy, {
        everyMs: 100,
        onDamage: reason => void watch.close().then(() => resolve(reason)),
        onFault: reject,
      })
    })
    database.condemn(`the database file is damaged (${found})`)
    assert.match(database.trouble() ?? '', /the database file is damaged/)
    assert.throws(() => database.sql("INSERT INTO shop_settings (key, value) VALUES ('a', 'b')"), { code: 'busy' })
    database.close()
  })

  it('keeps no contact in its write-ahead log once an agent has erased it', async () => {
    const one = await shopper()
    await one.ask('contact:leave', { id: 'c', contact: 'anna@example.com' })
    const database = openStore({ data: folder, database: 'usher.sqlite' })
    const [row] = database.sql<{ sealed: Uint8Array }>('SELECT sealed FROM contacts WHERE conversation = ?', one.conversation)
    database.close()
    const bytes = Buffer.from(row!.sealed).subarray(-16)
    // A file may go while it is looked at.
    const isFile = (path: string) => statSync(path, { throwIfNoEntry: false })?.isFile() === true
    const paths = () => readdirSync(folder).map(name => join(folder, name))
    const holding = () => paths().filter(path => isFile(path) && readFileSync(path).includes(bytes))
    assert.notDeepEqual(holding(), [])
    const desk = agent(await agentToken(folder, 'li@shop.example'))
    assert.ok((await desk.ask('contact:erase', { conversation: one.conversation })).ok)
    await until(() => (holding().length === 0 ? true : undefined))
  })
})
