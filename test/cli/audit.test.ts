import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { after, before, describe, it } from 'mocha'
import { addAuditCommands } from '../../server/commands/audit.ts'
import { createAuditStore } from '../../server/store/audit.ts'
import { openStore } from '../../server/store/open.ts'
import { runCommand } from '../support/command-line.ts'
import { newFolder } from '../support/service.ts'

type Entry = { at: string; actor: string; action: string; target: string | null; detail: object }

describe('`usher audit list`', () => {
  const folder = newFolder()
  before(() => {
    const database = openStore({ data: folder, database: 'usher.sqlite' })
    let at = Date.parse('2026-11-01T08:00:00Z')
    const audit = createAuditStore(database, () => {
      at += 24 * 3600_000
      return new Date(at)
    })
    audit.add({ actor: 'li@shop.example', action: 'signed_in', origin: 'abc' })
    audit.add({ actor: 'ann@shop.example', action: 'member_changed', target: 'li@shop.example', detail: { role: 'admin' }, origin: 'abc' })
    audit.add({ actor: 'li@shop.example', action: 'label', target: 'a\tb\u001b[31m\u202e\nc', origin: 'abc' })
    database.close()
  })
  after(() => rmSync(folder, { recursive: true }))
  const list = (...args: string[]) => runCommand(addAuditCommands, ['audit', 'list', ...args], { USHER_DATA: folder })
  const entries = async (...args: string[]) => JSON.parse((await list(...args, '--json')).stdout) as Entry[]

  it('tells who did what, the latest first, one line each whatever is in it', async () => {
    const { code, stdout } = await list()
    const lines = stdout.trimEnd().split('\n')
    assert.equal(code, 0)
    assert.deepEqual(
      lines.map(line => line.split('\t').slice(0, 3)),
      [
        ['2026-11-04T08:00:00.000Z', 'li@shop.example', 'label'],
        ['2026-11-03T08:00:00.000Z', 'ann@shop.example', 'member_changed'],
        ['2026-11-02T08:00:00.000Z', 'li@shop.example', 'signed_in'],
      ],
    )
    assert.match(lines[1] ?? '', /\tli@shop\.example\t\{"role":"admin"\}\tabc$/)
    assert.doesNotMatch(stdout, /\u001b|\u202e/)
  })

  it('is narrowed by person, kind, time and number, and gives the same as JSON', async () => {
    const actions = async (...args: string[]) => (await entries(...args)).map(({ action }) => action)
    assert.deepEqual(await actions('--actor', 'li@shop.example'), ['label', 'signed_in'])
    assert.deepEqual(await actions('--action', 'member_changed'), ['member_changed'])
    assert.deepEqual(await actions('--since', '2026-11-03'), ['label', 'member_changed'])
    assert.deepEqual(await actions('--limit', '1'), ['label'])
    assert.deepEqual(await actions('--actor', 'nobody@shop.example'), [])
    const [changed] = await entries('--action', 'member_changed')
    assert.deepEqual([changed?.target, changed?.detail], ['li@shop.example', { role: 'admin' }])
  })

  it('says what was expected of a bad time or number, and ends with 2', async () => {
    for (const [args, expected] of [
      [['--limit', '0'], 'Expected --limit of 1 to 100000, got 0'],
      [['--limit', 'many'], 'Expected --limit of 1 to 100000, got many'],
      [['--since', 'yesterday'], 'Expected --since to be a day or a time, got yesterday'],
    ] as const) {
      const { code, stderr, stdout } = await list(...args)
      assert.deepEqual([code, stdout], [2, ''])
      assert.ok(stderr.includes(expected), stderr)
    }
  })
})
