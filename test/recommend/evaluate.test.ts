import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { after, before, describe, it } from 'mocha'
import { parse } from 'yaml'
import { type Evaluation, evaluate } from '../../server/recommend/evaluate.ts'
import { readSessionLog } from '../../server/recommend/session-log.ts'
import { type DemoProduct, type LogLine, retailDemoLog, structuredLog, toCsv } from '../support/session-logs.ts'

const cli = fileURLToPath(import.meta.resolve('#root/bin/usher.js'))
const retailDemo = join(
  dirname(fileURLToPath(import.meta.resolve('#root/package.json'))),
  '../shared/data/catalogues/aws_retail_demo/products.yaml',
)

describe('recommendation for a session', () => {
  let folder: string
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'usher-recommend-'))
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  function write(text: string | Buffer): string {
    const file = join(folder, 'sessions.csv')
    writeFileSync(file, text)
    return file
  }
  async function read(lines: readonly LogLine[]) {
    const log = await readSessionLog(write(toCsv(lines)))
    assert.ok(log.ok)
    return log.value.sessions
  }
  function beatsPeers(told: Evaluation): void {
    for (const peer of ['popularity', 'item_knn', 'session_knn'] as const)
      for (const figure of ['hit_rate_20', 'mrr_20'] as const)
        assert.ok(told.model[figure] > told[peer][figure], `${figure}: ${told.model[figure]} beside ${peer} ${told[peer][figure]}`)
  }

  it('beats popularity, item-kNN and session-kNN where sessions follow chains, fashions and returns', async () => {
    const told = evaluate(await read(structuredLog({ events: 12_000, items: 600, groupSize: 30 })), { most: 1500 })
    beatsPeers(told)
    assert.ok(told.model.hit_rate_20 > 0.6 && told.model.coverage > 0.5, JSON.stringify(told.model))
    assert.ok(told.model.popularity_bias < told.popularity.popularity_bias)
    const [low, high] = told.model.hit_rate_20_interval
    assert.ok(low < told.model.hit_rate_20 && told.model.hit_rate_20 < high)
  }).timeout(60_000)

  it('beats them on the retail demo store’s own kind of log', async function () {
    if (!existsSync(retailDemo)) {
      this.test!.title += ' (skipped: the retail demo’s catalogue is not on this machine)'
      this.skip()
    }
    const products = parse(readFileSync(retailDemo, 'utf8')) as DemoProduct[]
    beatsPeers(evaluate(await read(retailDemoLog(products, { events: 25_000, users: 800 })), { most: 1000 }))
  }).timeout(90_000)

  it('is no worse than popularity where nothing but popularity is to be known', async () => {
    const lines = structuredLog({ events: 8000, items: 300, groupSize: 300, noise: 1, returns: 0 })
    const told = evaluate(await read(lines), { most: 1000 })
    assert.ok(told.model.hit_rate_20 > told.popularity.hit_rate_20 - 0.02, JSON.stringify(told))
  })

  it('reads the usual names, separators and times in any order of rows', async () => {
    const forms = [
      'SessionId,Time,ItemId\n1,1462752000.5,7\n1,1462752001,8\n2,1462752002,7\n',
      'timestamp;user_id;sku\n2026-01-01 10:00:01;1;8\n2026-01-01 10:00:00;1;7\n2026-01-02T10:00:00Z;2;7\n',
      '用户ID\t商品ID\t行为类型\t时间戳\n1\t7\tpv\t1511544070\n1\t8\tbuy\t1511561733\n2\t7\tpv\t1511572885\n',
    ]
    for (const form of forms) {
      const log = await readSessionLog(write(form))
      assert.ok(log.ok, JSON.stringify(log))
      const { sessions, names } = log.value
      assert.deepEqual(
        [Array.from(sessions.items, item => names[item]), Array.from(sessions.starts)],
        [
          ['7', '8', '7'],
          [0, 2, 3],
        ],
      )
    }
  })

  it('names the line of what is wrong, whatever the file is', async () => {
    const cases: [string | Buffer, RegExp][] = [
      ['', /sessions\.csv:1: expected a header such as session_id,item_id,timestamp, got an empty file/],
      ['a,b,c\n1,2,3\n', /sessions\.csv:1: expected a header with session_id, item_id, timestamp, got "a", "b", "c"/],
      ['session_id,item_id,timestamp\n', /sessions\.csv:2: expected a row/],
      ['session_id,item_id,timestamp\n1,2,3\n1,,4\n', /sessions\.csv:3: expected an item, got nothing/],
      ['session_id,item_id,timestamp\n1,2,3\n1,2,soon\n', /sessions\.csv:3: expected a time .* got "soon"/],
      ['session_id,item_id,timestamp\n1,2\n', /sessions\.csv:2: expected 3 columns as in the header, got 2/],
      ['session_id,item_id,timestamp\n1,"2,3\n', /sessions\.csv:2: /],
      [Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), /sessions\.csv:1: expected UTF-8/],
      [
        Buffer.concat([Buffer.from('session_id,item_id,timestamp\n1,'), Buffer.from([0xff, 0xfe, 0x81]), Buffer.from(',3\n')]),
        /sessions\.csv:2: expected UTF-8/,
      ],
    ]
    for (const [text, message] of cases) {
      const log = await readSessionLog(write(text))
      assert.ok(!log.ok, String(text))
      assert.match(log.faults[0]!, message)
    }
  })

  it('is one JSON document of the command, and exit 2 for what it cannot use', () => {
    const file = write(toCsv(structuredLog({ events: 1500, items: 80, groupSize: 20 })))
    const usher = (args: readonly string[]) =>
      spawnSync(process.execPath, [cli, 'recommend', 'evaluate', ...args, '--json'], { encoding: 'utf8' })
    const { status, stdout } = usher([file, '--most', '100'])
    const told = JSON.parse(stdout) as Evaluation
    assert.equal(status, 0)
    for (const name of ['model', 'popularity', 'item_knn', 'session_knn'] as const)
      for (const figure of ['hit_rate_20', 'mrr_20', 'coverage'] as const) assert.equal(typeof told[name][figure], 'number')
    for (const wrong of [[write('x\n')], [file, '--test-share', '2'], [file, '--most', 'all'], [join(folder, 'none.csv')]]) {
      const answer = usher(wrong)
      assert.deepEqual([answer.status, answer.stdout], [2, ''], wrong.join(' '))
      assert.match(answer.stderr, /xpected/)
    }
  }).timeout(60_000)
})
