import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { after, before, describe, it } from 'mocha'

const cli = fileURLToPath(import.meta.resolve('#root/bin/usher.js'))
const things = ['coat', 'kettle', 'lamp', 'tent', 'desk', 'scarf']
const kinds: Record<string, (thing: string) => string> = {
  ask_price: thing => `how much is the ${thing}`,
  ask_return: thing => `I want to send the ${thing} back`,
  ask_delivery: thing => `when will my ${thing} arrive`,
  oos: thing => `write a poem about a ${thing} on the moon`,
}
const lineOf = (intent: string, thing: string) => JSON.stringify({ text: kinds[intent]!(thing), intent })
const linesOf = (names: readonly string[]) => Object.keys(kinds).flatMap(intent => names.map(name => lineOf(intent, name)))

describe('the reports of the command line', function () {
  this.timeout(120_000)
  let folder: string
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'usher-reports-'))
  })
  after(() => rmSync(folder, { recursive: true }))

  async function intents(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
    const child = spawn(process.execPath, [cli, 'intents', ...args], { env: { USHER_DATA: folder }, stdio: ['ignore', 'pipe', 'pipe'] })
    const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
    return { code: Number(code), stdout, stderr }
  }
  const file = (name: string, lines: readonly string[]) => {
    const path = join(folder, name)
    writeFileSync(path, lines.join('\n'))
    return path
  }

  it('judge a bundle, compare it with another and write the page', async () => {
    const train = file('train.en.jsonl', linesOf(things))
    const small = file('small.en.jsonl', linesOf(things.slice(0, 2)))
    const test = file('test.en.jsonl', [
      ...linesOf(['mug', 'phone']),
      JSON.stringify({ text: '<script>alert(1)</script>', intent: 'ask_price' }),
    ])
    const [model, other, page] = [join(folder, 'model'), join(folder, 'other'), join(folder, 'report.html')]
    for (const [data, out] of [
      [train, model],
      [small, other],
    ] as const)
      assert.equal((await intents('train', '--data', data, '--out', out)).code, 0)
    const told = await intents(
      'evaluate',
      '--model',
      model,
      '--data',
      test,
      '--compare',
      other,
      '--html',
      page,
      '--language',
      'zh',
      '--json',
    )
    assert.deepEqual([told.code, told.stderr], [0, ''])
    const document = JSON.parse(told.stdout)
    assert.equal(document.n, 9)
    assert.equal(typeof document.accuracy_in_scope, 'number')
    assert.equal(document.intervals_95.accuracy_in_scope.value, document.accuracy_in_scope)
    assert.deepEqual(Object.keys(document.by_intent), ['ask_delivery', 'ask_price', 'ask_return'])
    assert.equal(document.bundle.data.rows, 18)
    assert.equal(document.comparison.with, other)
    assert.ok(document.comparison.accuracy_in_scope.mcnemar.p <= 1)
    const html = readFileSync(page, 'utf8')
    assert.match(html, /<html lang="zh">/)
    assert.doesNotMatch(html, /<script/)
    assert.deepEqual(
      readdirSync(folder).filter(name => name.startsWith('report.html')),
      ['report.html'],
    )

    const table = await intents('evaluate', '--model', model, '--data', test)
    assert.equal(table.code, 0)
    assert.match(table.stdout, /intent +n +precision +recall +F1 +abstained\n/)
    assert.match(table.stdout, /\nask_return +2 /)
    assert.match(table.stdout, /\nall +7 +2 /)
    assert.match(table.stdout, /\nen +7 +2 /)
  })

  it('judge lines in folds where there is no test, and train on them where there is', async () => {
    const train = file('folds.en.jsonl', linesOf(things))
    const folds = await intents('evaluate', '--train', train, '--folds', '3', '--json')
    assert.equal(folds.code, 0, folds.stderr)
    const { n, how, folds: count, bundle, accuracy_in_scope } = JSON.parse(folds.stdout)
    assert.deepEqual([n, how, count, bundle], [24, 'folds', 3, null])
    assert.ok(accuracy_in_scope > 0.7)
    const test = file('apart.en.jsonl', linesOf(['mug']))
    const trained = await intents('evaluate', '--train', train, '--data', test)
    assert.equal(trained.code, 0, trained.stderr)
    assert.match(trained.stdout, /^a bundle trained for this on .*apart\.en\.jsonl;/)
  })

  it('refuse what does not go together, and a page that cannot be written, before any work', async () => {
    const train = file('some.en.jsonl', linesOf(things))
    const one = file('one.en.jsonl', [lineOf('ask_price', 'mug'), lineOf('ask_return', 'mug')])
    for (const [args, message] of [
      [['--train', train, '--model', folder], /--train <file>' cannot be used with option '--model/],
      [['--data', train, '--folds', '3'], /--folds <n>' cannot be used with option '--data/],
      [['--train', train, '--folds', '1'], /Expected a whole number from 2 to 20/],
      [['--train', train, '--compare', folder], /--compare <folder>' needs '--data <file>'/],
      [['--data', train, '--language', 'fr'], /Allowed choices are zh, en/],
      [['--train', one], /one\.en\.jsonl: expected 5 lines or more, two texts in each of two intents or more/],
      [['--data', train, '--html', join(folder, 'nowhere', 'page.html')], /page\.html: expected a place to write, got ENOENT/],
      [['--data', train, '--html', folder], /expected a file to write, got a folder/],
      [['--data', train, '--compare', folder], /Expected an intent bundle at/],
    ] as const) {
      const { code, stdout, stderr } = await intents('evaluate', ...args)
      assert.deepEqual([code, stdout], [2, ''], args.join(' '))
      assert.match(stderr, message)
    }
    assert.equal(existsSync(join(folder, 'nowhere')), false)
  })

  it('check lines: each finding with both places, and an exit code for scripts', async () => {
    const bad = file('bad.en.jsonl', [
      ...linesOf(things),
      JSON.stringify({ text: 'How much is the coat?', intent: 'ask_return' }),
      JSON.stringify({ text: 'when will my kettle\u001b[31m arrive', intent: 'Ask Delivery' }),
      JSON.stringify({ text: 'how much is the tents', intent: 'ask_return' }),
    ])
    const test = file('check-test.en.jsonl', [
      lineOf('ask_price', 'lamp'),
      JSON.stringify({ text: 'when will my desks arrive', intent: 'ask_delivery' }),
    ])
    const { code, stdout, stderr } = await intents('check', bad, '--test', test)
    assert.deepEqual([code, stderr], [0, ''])
    assert.match(
      stdout,
      /bad\.en\.jsonl:25: contradiction: "How much is the coat\?" is "ask_return" here and "ask_price" there, see .*bad\.en\.jsonl:1\n/,
    )
    assert.match(stdout, /bad\.en\.jsonl:27: near_contradiction: .*see .*bad\.en\.jsonl:4\n/)
    assert.match(stdout, /bad\.en\.jsonl:26: label_spelling: .*"Ask Delivery" and "ask_delivery"/)
    assert.match(stdout, /check-test\.en\.jsonl:1: leak: .*see .*bad\.en\.jsonl:3\n/)
    assert.match(stdout, /check-test\.en\.jsonl:2: near_leak: .*see .*bad\.en\.jsonl:17\n/)
    assert.match(stdout, /few_lines/)
    assert.ok(!stdout.includes('\u001b'))
    assert.match(stdout, /\n27 lines of 5 labels, 2 to test with: \d+ found\n$/)
    const strict = await intents('check', bad, '--strict', '--json')
    assert.equal(strict.code, 1)
    const { lines, counts, findings } = JSON.parse(strict.stdout)
    assert.deepEqual([lines, counts.contradiction, counts.leak], [27, 1, 0])
    assert.equal(findings[0].kind, 'contradiction')
  })

  it('check lines that are right, and none that cannot be read', async () => {
    const names = [...things, 'mug', 'phone', 'vase', 'bike']
    const right = await intents('check', file('right.en.jsonl', linesOf(names)), '--strict')
    assert.deepEqual([right.code, right.stdout], [0, '40 lines of 4 labels: nothing found\n'])
    const broken = await intents('check', file('broken.jsonl', [lineOf('ask_price', 'mug'), '{"text": ']))
    assert.equal(broken.code, 2)
    assert.match(broken.stderr, /broken\.jsonl:2: expected \{"text": "…", "intent": "…"\}/)
    assert.equal((await intents('check', join(folder, 'missing.jsonl'))).code, 2)
    assert.equal((await intents('check')).code, 2)
  })
})
