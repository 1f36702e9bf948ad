import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { seedDemo } from '../../server/facts/seed.ts'
import { openStore } from '../../server/store/open.ts'
import { newFolder } from '../support/service.ts'

const main = fileURLToPath(import.meta.resolve('#root/dist/server/main.js'))
const cli = fileURLToPath(import.meta.resolve('#root/bin/usher.js'))

describe('a start that cannot succeed', () => {
  let folder: string
  let file: string
  beforeEach(() => {
    folder = newFolder()
    file = join(folder, 'usher.sqlite')
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const start = (env: Record<string, string> = {}, command = [main]) =>
    spawnSync(process.execPath, command, {
      env: { USHER_DATA: folder, USHER_PORT: '0', USHER_GENERATOR: 'off', USHER_LOG: 'warn', ...env },
      encoding: 'utf8',
      timeout: 60_000,
      killSignal: 'SIGKILL',
    })
  const hash = () => createHash('sha256').update(readFileSync(file)).digest('hex')
  /** A sound database with the demo shop in it. */
  const fillShop = () => {
    const database = openStore({ data: folder, database: 'usher.sqlite' })
    seedDemo(database)
    return database
  }
  const refuses = (message: RegExp, command?: string[]) => {
    const before = hash()
    const { status, stderr, stdout } = start({}, command)
    assert.equal(status, 1, stderr)
    assert.ok(stderr.includes(file), stderr)
    assert.match(stderr, message)
    assert.doesNotMatch(stderr, /\n\s+at /, 'no stack for what a person is to read')
    assert.equal(stdout, '')
    assert.equal(hash(), before, 'the file is as it was')
  }
  /** The quickest command that opens the same database in the same way. */
  const addAgent = [cli, 'agent', 'add', 'li@example.com']
  const whatToDo = /Restore a backup, or move the file away/

  it('names a database file of random bytes and what to do, and leaves it as it is', () => {
    writeFileSync(file, randomBytes(20_000))
    refuses(whatToDo)
  })

  it('names a file that begins like a database and is none, on the command line too', () => {
    writeFileSync(file, Buffer.concat([Buffer.from('SQLite format 3\0'), randomBytes(20_000)]))
    refuses(whatToDo, addAgent)
  })

  it('names a database that was cut off', () => {
    fillShop().close()
    truncateSync(file, Math.floor(readFileSync(file).length / 2))
    refuses(whatToDo, addAgent)
  })

  it('names a database with a damaged page in the middle', () => {
    fillShop().close()
    const bytes = readFileSync(file)
    const pages = bytes.length / 4096
    for (let page = 5; page < pages; page += 3) bytes.fill(0xa5, page * 4096, page * 4096 + 4096)
    writeFileSync(file, bytes)
    refuses(whatToDo, addAgent)
  })

  it('names a database of a newer version and tells to upgrade', () => {
    const database = fillShop()
    database.sql('INSERT INTO migrations (name, at) VALUES (?, ?)', '9999-later', '2030-01-01T00:00:00.000Z')
    database.close()
    refuses(/holds 9999-later: upgrade the service/)
  })

  it('names a key file that is cut short and what to do, instead of signing with what is left', () => {
    for (const name of ['signing.key', 'contact.key']) {
      writeFileSync(join(folder, name), '')
      const { status, stderr } = start()
      assert.equal(status, 1)
      assert.match(stderr, new RegExp(`^Expected .+${name} to hold a key of at least 32 characters, got 0: restore it`))
      rmSync(join(folder, name))
    }
  })

  it('says that the port is in use, and ends', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const { status, signal, stderr } = start({ USHER_PORT: String(port) })
    other.close()
    assert.match(stderr, /^Expected the port to be free, it is in use: set USHER_PORT/)
    assert.ok(stderr.includes(String(port)))
    assert.deepEqual([status, signal], [1, null])
  })
})
