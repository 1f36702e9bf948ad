import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { after, before, describe, it } from 'mocha'

const cli = fileURLToPath(import.meta.resolve('#root/bin/usher.js'))
const encoder = fileURLToPath(import.meta.resolve('#root/models/weights/encoder-intents'))
const things = ['coat', 'kettle', 'lamp', 'tent']
const rows = [
  ...things.map(thing => ({ text: `how much is the ${thing}`, intent: 'ask price 💰' })),
  ...things.map(thing => ({ text: `我想把${thing}退了`, intent: 'ask_return', language: 'zh' })),
  { text: 'hello', intent: 'greet' },
  { text: 'very '.repeat(10_000), intent: 'ask_return' },
]

describe('training intents by command', function () {
  this.timeout(240_000)
  let folder: string
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'usher-train-'))
  })
  after(() => rmSync(folder, { recursive: true }))

  async function intents(args: string[], input = ''): Promise<{ code: number; stdout: string; stderr: string }> {
    const child = spawn(process.execPath, [cli, 'intents', ...args], { env: { USHER_DATA: join(folder, 'data') }, cwd: folder })
    child.stdin.on('error', () => undefined).end(input)
    const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
    return { code: Number(code), stdout, stderr }
  }
  const file = (name: string, lines: readonly object[]) =>
    writeFileSync(join(folder, name), `\uFEFF${lines.map(line => JSON.stringify(line)).join('\r\n')}\r\n`)

  it('makes a bundle of ten odd lines, says what is odd, and the bundle is measured and asked', async () => {
    file('odd.jsonl', [...rows, rows[0]!])
    const trained = await intents(['train', '--data', 'odd.jsonl', '--out', 'bundle', '--json'])
    assert.equal(trained.code, 0, trained.stderr)
    assert.match(
      trained.stderr,
      /^warning: odd\.jsonl:11: said before .*\nwarning: odd\.jsonl:9: the only line .*\nwarning: odd\.jsonl:10: longer than/,
    )
    const card = JSON.parse(trained.stdout)
    assert.deepEqual([card.data.rows, card.data.outOfScopeRows], [10, 0])
    assert.ok(card.data.strangers > 100 && card.encoder.length === 64 && card.data.sha256.length === 64 && Date.parse(card.date) > 0)
    assert.deepEqual(readdirSync(join(folder, 'bundle')).sort(), ['bundle.bin', 'bundle.json'])

    file('test.jsonl', [...rows.slice(0, 6), { text: 'write a poem about the moon', intent: 'oos' }, { text: 'x', intent: 'unheard of' }])
    const { code, stdout, stderr } = await intents(['evaluate', '--model', 'bundle', '--data', 'test.jsonl', '--json'])
    assert.equal(code, 0, stderr)
    const figures = JSON.parse(stdout)
    assert.equal(figures.n, 8)
    assert.ok(figures.accuracy_in_scope > 0.8 && figures.accuracy_in_scope < 1, 'an unknown intent is wrong')
    for (const figure of [figures.macro_f1, figures.ece, ...Object.values(figures.oos), figures.latency_ms.p50, figures.latency_ms.p95])
      assert.equal(typeof figure, 'number')
    assert.ok(figures.oos.in_scope_accuracy_at_operating_point <= figures.accuracy_in_scope)
  })

  it('predicts one document a line, with the language the line has or shows', async () => {
    const input = '{"text": "how much is the tent", "language": "zh"}\nhow much is the mug\n我想退货\n'
    const { code, stdout, stderr } = await intents(['predict', '--model', 'bundle', '--json'], input)
    assert.equal(code, 0, stderr)
    const answers = stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    for (const answer of answers) {
      assert.deepEqual(Object.keys(answer), ['text', 'intents', 'abstain', 'oos_score', 'ambiguous', 'language'])
      assert.equal(answer.intents.length, 3)
      assert.ok(answer.intents.every(({ name }: { name: string }) => name !== 'oos'))
    }
    assert.deepEqual(
      answers.map(({ intents: [best], language }) => [best.name, language]),
      [
        ['ask price 💰', 'zh'],
        ['ask price 💰', 'en'],
        ['ask_return', 'zh'],
      ],
    )
  })

  it('trains a bundle that brings its own encoder on that one, and leaves it there', async () => {
    mkdirSync(join(folder, 'own'))
    for (const name of ['bundle.json', 'bundle.bin']) writeFileSync(join(folder, 'own', name), readFileSync(join(folder, 'bundle', name)))
    symlinkSync(encoder, join(folder, 'own', 'encoder'))
    file('two.jsonl', [rows[0]!, rows[4]!])
    const { code, stderr } = await intents(['train', '--data', 'two.jsonl', '--out', 'own'])
    assert.equal(code, 0, stderr)
    assert.ok(existsSync(join(folder, 'own', 'encoder', 'config.json')))
    assert.equal((await intents(['predict', '--model', 'own'], 'hello\n')).code, 0)
  })

  for (const [what, args, expected] of [
    ['lines that are not there', ['train', '--data', 'none.jsonl', '--out', 'new'], /^none\.jsonl: expected a file, got nothing there$/],
    ['lines of one intent', ['train', '--data', 'one.jsonl', '--out', 'new'], /^one\.jsonl:1: expected lines of at least two intents/],
    [
      'a folder that is no bundle',
      ['train', '--data', 'two.jsonl', '--out', 'mine'],
      /mine to be new, empty or an intent bundle, got a folder with diary$/,
    ],
    [
      'a file where the bundle goes',
      ['train', '--data', 'two.jsonl', '--out', 'two.jsonl'],
      /two\.jsonl to be a folder for a bundle, got a file$/,
    ],
    [
      'a place that cannot be written',
      ['train', '--data', 'two.jsonl', '--out', 'two.jsonl/in'],
      /two\.jsonl\/in to be a folder for a bundle, got a file$/,
    ],
    [
      'a folder without a bundle',
      ['evaluate', '--model', 'mine', '--data', 'two.jsonl'],
      /^Expected an intent bundle at .*mine\/bundle\.json/,
    ],
    [
      'a bundle of another encoder',
      ['evaluate', '--model', 'foreign', '--data', 'two.jsonl'],
      /^Expected the intents in .*foreign to be trained on this encoder/,
    ],
    ['nothing to predict', ['predict', '--model', 'bundle'], /^standard input:1: expected lines of text, got none$/],
  ] as const)
    it(`refuses ${what} with 2 and changes nothing`, async () => {
      file('one.jsonl', [rows[0]!, { text: 'a', intent: 'oos' }])
      file('two.jsonl', [rows[0]!, rows[4]!])
      mkdirSync(join(folder, 'mine'), { recursive: true })
      writeFileSync(join(folder, 'mine', 'diary'), 'dear diary')
      mkdirSync(join(folder, 'foreign'), { recursive: true })
      const json = readFileSync(join(folder, 'bundle', 'bundle.json'), 'utf8')
      writeFileSync(join(folder, 'foreign', 'bundle.json'), json.replace(/"encoder": "[0-9a-f]+"/, `"encoder": "${'f'.repeat(64)}"`))
      writeFileSync(join(folder, 'foreign', 'bundle.bin'), readFileSync(join(folder, 'bundle', 'bundle.bin')))
      const before = readdirSync(folder).sort()
      const { code, stdout, stderr } = await intents([...args])
      assert.deepEqual([code, stdout], [2, ''], stderr)
      assert.match(stderr.trim(), expected)
      assert.deepEqual(readdirSync(folder).sort(), before)
      assert.equal(readFileSync(join(folder, 'mine', 'diary'), 'utf8'), 'dear diary')
    })
})
