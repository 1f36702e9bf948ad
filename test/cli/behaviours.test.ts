import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { after, before, describe, it } from 'mocha'

const cli = fileURLToPath(import.meta.resolve('#root/bin/usher.js'))
const log = `time,behaviour,user_id
2026-01-02 10:00:00,浏览了跑步鞋 ¥299,u1
2026-01-02 10:02:00,add_to_cart sku=123 price=299,u1
2026-01-02 10:03:00,"review: terrible quality, but fast delivery. call 13812345678",u2
`

describe('usher behaviours classify', function () {
  this.timeout(60_000)
  let folder: string
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'usher-behaviours-'))
  })
  after(() => rmSync(folder, { recursive: true }))

  async function classify(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
    const child = spawn(process.execPath, [cli, 'behaviours', 'classify', ...args], { cwd: folder, env: { USHER_DATA: folder } })
    const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
    return { code: Number(code), stdout, stderr }
  }
  const file = (name: string, content: string) => {
    writeFileSync(join(folder, name), content)
    return name
  }
  const jsonLines = (content: string) =>
    content
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))

  it('prints a JSON line a row and nothing else, and writes a profile a user beside the table', async () => {
    const { code, stdout, stderr } = await classify(file('log.csv', log), '--json')
    assert.equal(code, 0, stderr)
    const [viewed, added, commented, ...more] = jsonLines(stdout)
    assert.deepEqual(more, [])
    assert.deepEqual([viewed.line, viewed.user_id, viewed.behaviour, viewed.by, viewed.language], [2, 'u1', 'view', 'classifier', 'zh'])
    assert.deepEqual([added.behaviour, added.by, added.probability], ['add_to_cart', 'name', 1])
    assert.deepEqual([commented.at, commented.behaviour], ['2026-01-02T10:03:00.000Z', 'comment'])
    assert.doesNotMatch(stdout, /13812345678/)
    assert.match(stderr, /^3 rows in /)
    const [first, second] = jsonLines(readFileSync(join(folder, 'log.profiles.jsonl'), 'utf8'))
    assert.deepEqual([first.user_id, first.stage, first.price.mean, first.last_seen], ['u1', 'in_cart', 299, '2026-01-02T10:02:00.000Z'])
    assert.deepEqual(second.comments.aspects.delivery, { positive: 1 })
  })

  it('writes rows and profiles where it is told', async () => {
    const { code, stdout } = await classify(file('log.csv', log), '--out', 'rows.jsonl', '--profiles', 'people.jsonl')
    assert.deepEqual([code, stdout], [0, ''])
    assert.deepEqual(
      [
        jsonLines(readFileSync(join(folder, 'rows.jsonl'), 'utf8')).length,
        jsonLines(readFileSync(join(folder, 'people.jsonl'), 'utf8')).length,
      ],
      [3, 2],
    )
  })

  it('ends with 2 at a row that is wrong, prints no row and leaves what was there as it was', async () => {
    const rows = file('kept.jsonl', 'before')
    const before = readdirSync(folder).sort()
    const wrong = file('log.csv', `${log}2026-01-02,view\n`)
    const { code, stdout, stderr } = await classify(wrong, '--json', '--out', rows)
    assert.deepEqual([code, stdout, stderr], [2, '', 'log.csv:5: expected 3 columns as in the header, got 2\n'])
    assert.equal(readFileSync(join(folder, rows), 'utf8'), 'before')
    assert.deepEqual(readdirSync(folder).sort(), before)
  })

  it('ends with 2 where there is no file, and where it could not write', async () => {
    assert.deepEqual(await classify('none.csv'), {
      code: 2,
      stdout: '',
      stderr: 'none.csv: expected a file or folder, got nothing there\n',
    })
    const { code, stderr } = await classify(file('log.csv', log), '--out', 'missing/rows.jsonl')
    assert.equal(code, 2)
    assert.match(stderr, /missing\/rows\.jsonl: expected a place to write/)
  })
})
