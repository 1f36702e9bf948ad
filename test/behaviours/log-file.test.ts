import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'mocha'
import { checkLog, type LogRow } from '../../server/behaviours/log-file.ts'

describe('a behaviour log', () => {
  let folder: string
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'usher-log-'))
  })
  after(() => rmSync(folder, { recursive: true }))

  async function check(content: string | Buffer): Promise<{ rows: LogRow[] } | { faults: string[] }> {
    const file = join(folder, 'log.csv')
    writeFileSync(file, content)
    const log = await checkLog(file)
    if (!log.ok) return { faults: log.faults.map(fault => fault.replace(`${folder}/`, '')) }
    const rows: LogRow[] = []
    for await (const batch of log.value.read(() => {})) rows.push(...batch)
    assert.equal(rows.length, log.value.rows)
    return { rows }
  }

  const twoRows = [
    { line: 2, user: 'u1', behaviour: '浏览了商品' },
    { line: 3, user: 'u2', behaviour: '退货' },
  ]
  const text = '用户ID,行为\nu1,浏览了商品\nu2,退货\n'
  /** 用户ID,行为 / u1,浏览了商品 / u2,退货 in GB18030. */
  const gb = Buffer.from('d3c3bba749442cd0d0ceaa0a75312ce4afc0c0c1cbc9ccc6b70a75322ccdcbbbf50a', 'hex')
  for (const [name, content] of [
    ['UTF-8', text],
    ['UTF-8 with a byte order mark', `\uFEFF${text}`],
    ['UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['GB18030', gb],
    ['CRLF', text.replaceAll('\n', '\r\n')],
    ['tabs', text.replaceAll(',', '\t')],
    ['semicolons', text.replaceAll(',', ';')],
  ] as const)
    it(`is read in ${name}`, async () => {
      assert.deepEqual(await check(content), { rows: twoRows })
    })

  it('keeps the line on which a row begins, line breaks in cells and blank lines counted', async () => {
    const read = await check('sep=;\nuser_id;comment;time\n"u1";"two\nlines";\n\nu2;fine;2026-01-02\n')
    assert.deepEqual(read, {
      rows: [
        { line: 3, user: 'u1', behaviour: 'two\nlines' },
        { line: 6, user: 'u2', behaviour: 'fine', at: Date.UTC(2026, 0, 2) },
      ],
    })
  })

  it('takes a cell of 50 kB', async () => {
    const read = await check(`user_id,behaviour\nu1,${'长'.repeat(50_000)}\n`)
    assert.ok('rows' in read && read.rows[0]?.behaviour.length === 50_000)
  })

  const many = (count: number) => Array.from({ length: count }, (_, at) => `u${at},view`).join('\n')
  for (const [name, content, fault] of [
    ['an empty file', '', 'log.csv:1: expected a header such as user_id,behaviour, got an empty file'],
    ['a header alone', 'user_id,behaviour\n', 'log.csv:2: expected a row below the header, got the end of the file'],
    [
      'a header without its column',
      'user_id,price\nu,1\n',
      'log.csv:1: expected a column behaviour (or action, event, content, 行为, 操作, 内容), got "user_id", "price"',
    ],
    ['a row with too few cells', 'user_id,behaviour,time\nu1,view\n', 'log.csv:2: expected 3 columns as in the header, got 2'],
    ['a row without a user', 'user_id,behaviour\n,view\n', 'log.csv:2: expected a user in "user_id", got nothing'],
    ['a row without a behaviour', 'user_id,行为\nu,\n', 'log.csv:2: expected a behaviour in "行为", got nothing'],
    [
      'a time that is none',
      'user_id,behaviour,time\nu,view,soon\n',
      'log.csv:2: expected a time such as 2026-01-31 18:05:00 in "time", got "soon"',
    ],
    [
      'a quote that is never closed, at its line',
      `user_id,behaviour\n${many(7010)}\nu,"view\n${many(20)}`,
      'log.csv:7012: expected a closing double quote, got the end of the file',
    ],
    ['a picture', Buffer.from('89504e470d0a1a0a00000000', 'hex'), 'log.csv:1: expected UTF-8, UTF-16 or GB18030 text, got a PNG picture'],
    ['a binary file', Buffer.from([1, 2, 3, 0, 0, 0, 9, 0]), 'log.csv:1: expected UTF-8, UTF-16 or GB18030 text, got a binary file'],
  ] as const)
    it(`refuses ${name}`, async () => {
      assert.deepEqual(await check(content), { faults: [fault] })
    })

  it('names the line of bytes that are no text far behind a sound beginning', async () => {
    const start = Buffer.from(`user_id,behaviour\n${many(50_000)}\n`)
    const read = await check(Buffer.concat([start, Buffer.from([0x75, 0x2c, 0xff, 0xfe, 0x0a])]))
    assert.ok('faults' in read)
    assert.match(read.faults[0]!, /^log\.csv:50002: expected UTF-8, UTF-16 or GB18030 text, got bytes of /)
  })

  it('names every fault, up to twenty', async () => {
    const read = await check(`user_id,behaviour\n${Array.from({ length: 15 }, () => ',view').join('\n')}\nu,view`)
    assert.ok('faults' in read && read.faults.length === 15)
  })
})
