import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { after, before, describe, it } from 'mocha'

const cli = fileURLToPath(import.meta.resolve('#root/bin/usher.js'))
const line = (more: object) =>
  JSON.stringify({
    lang: 'en',
    question: 'how heavy is it?',
    candidates: ['Comes in green and grey.', 'Weighs 1.2 kg with the lid.', 'Wash by hand.'],
    answers: [1],
    answerable: true,
    source: 'pots',
    ...more,
  })
const chinese = {
  lang: 'zh',
  question: '运费怎么算',
  candidates: ['签收后七天内可以退货。', '每天十点开门。', '满 99 元包邮，不满收运费 8 元。'],
  answers: [2],
  source: 'pages',
}
const untold = { candidates: ['We open at ten.', 'Orders can be returned within a week.'], answers: [], answerable: false }

describe('usher answers', function () {
  this.timeout(120_000)
  let folder: string
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'usher-answers-'))
  })
  after(() => rmSync(folder, { recursive: true }))

  async function answers(command: string, lines: readonly string[], ...more: string[]) {
    const data = join(folder, 'lines.jsonl')
    writeFileSync(data, lines.join('\n'))
    const args = [cli, 'answers', command, '--data', data, ...more]
    const child = spawn(process.execPath, args, { env: { USHER_DATA: folder }, stdio: ['ignore', 'pipe', 'pipe'] })
    const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
    return { code: Number(code), stdout, stderr: stderr.replaceAll(folder, '') }
  }
  const rankings = (stdout: string) =>
    stdout
      .trim()
      .split('\n')
      .map(one => JSON.parse(one) as { scores: number[]; none: number })

  it('prints a score a candidate and one for none, in the order of the lines', async () => {
    const { code, stdout, stderr } = await answers('predict', [line({}), line(chinese), line(untold)])
    assert.deepEqual([code, stderr], [0, ''])
    const [english, han, nothing, ...more] = rankings(stdout)
    assert.deepEqual(more, [])
    assert.deepEqual([english?.scores.length, han?.scores.length, nothing?.scores.length], [3, 3, 2])
    for (const [ranking, at] of [
      [english!, 1],
      [han!, 2],
    ] as const) {
      assert.equal(ranking.scores.indexOf(Math.max(...ranking.scores)), at, JSON.stringify(ranking))
      assert.ok(ranking.scores[at]! > ranking.none, JSON.stringify(ranking))
    }
    assert.ok(Math.max(...nothing!.scores) < nothing!.none, JSON.stringify(nothing))
  })

  it('ranks the empty, the strange, the endless and the many, each in its place', async () => {
    const told = 'Weighs 1.2 kg with the lid. '
    const { code, stdout } = await answers('predict', [
      line({ question: '', candidates: [], answers: [] }),
      line({ candidates: ['', '   ', '😀', '</s><s>', '\u0000', 'Weighs 1.2 kg.'], answers: [5] }),
      line({ candidates: ['退货'.repeat(5000), `${'We open at ten every day. '.repeat(400)}${told}`, 'We open at ten.'] }),
      line({ candidates: Array.from({ length: 500 }, (_none, at) => (at === 321 ? told : `Drawer ${at} is painted white.`)) }),
      line({ question: 'what '.repeat(3000), candidates: ['x'] }),
    ])
    assert.equal(code, 0)
    const found = rankings(stdout)
    assert.deepEqual(
      found.map(({ scores }) => scores.length),
      [0, 6, 3, 500, 1],
    )
    assert.ok(found.every(({ scores, none }) => [...scores, none].every(Number.isFinite)))
    const first = found.map(({ scores }) => scores.indexOf(Math.max(...scores)))
    assert.deepEqual(first.slice(1, 4), [5, 1, 321])
    assert.ok(found[1]!.scores[0]! < found[1]!.none)
  })

  it('prints figures over all, by language and by source', async () => {
    const { code, stdout } = await answers('evaluate', [line({}), line(chinese), line(untold)], '--json')
    assert.equal(code, 0)
    const report = JSON.parse(stdout)
    assert.deepEqual([report.n, report.right_first.value, report.right_first.of, report.auroc_answerable], [3, 1, 2, 1])
    assert.ok(report.right_first.low < 1 && report.right_first.high === 1)
    assert.deepEqual([report.quoted_rightly.of, report.refused_rightly.of], [2, 1])
    assert.deepEqual(
      [Object.keys(report.languages), Object.keys(report.sources)],
      [
        ['en', 'zh'],
        ['pages', 'pots'],
      ],
    )
    assert.deepEqual(
      [report.languages.zh.n, report.languages.zh.auroc_answerable, report.languages.zh.refused_rightly.value],
      [1, null, null],
    )
    const table = await answers('evaluate', [line({}), line(chinese)])
    assert.match(table.stdout, /right first.+AUROC.+quoted rightly.+refused rightly/)
    assert.match(table.stdout, /^pots +1 +100\.0 %/m)
  })

  it('names every bad line with what was expected and what came, and prints nothing else', async () => {
    const bad = [
      'no JSON',
      line({}),
      line({ lang: 'Klingon!' }),
      line({ question: 7 }),
      line({ candidates: 'one' }),
      line({ candidates: ['one', null] }),
      line({ answers: [3] }),
      line({ answers: [-1] }),
      line({ answers: undefined }),
      line({ answerable: false }),
    ]
    const { code, stdout, stderr } = await answers('evaluate', bad)
    assert.deepEqual([code, stdout], [2, ''])
    assert.deepEqual(
      stderr
        .trim()
        .split('\n')
        .map(one => /^\/lines\.jsonl:(\d+): expected .+, got .+$/.exec(one)?.[1]),
      ['1', '3', '4', '5', '6', '7', '8', '9', '10'],
    )
  })

  it('refuses a missing file, an empty one and a folder without a ranker', async () => {
    for (const [lines, more, status, message] of [
      [[''], [], 2, /lines\.jsonl:1: expected lines of .*, got none/],
      [[line({})], ['--data', join(folder, 'nowhere')], 2, /nowhere: expected a file, got nothing there/],
      [[line({})], ['--model', folder], 2, /expected a ranker, got no .*lower\.onnx/],
    ] as const) {
      const { code, stderr } = await answers('predict', lines, ...more)
      assert.equal(code, status, stderr)
      assert.match(stderr, message)
    }
  })
})
