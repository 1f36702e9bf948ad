import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { after, describe, it } from 'mocha'
import { argumentsOf } from '../../server/understanding/commands.ts'

const cli = fileURLToPath(import.meta.resolve('#root/bin/usher.js'))
const folder = mkdtempSync(join(tmpdir(), 'usher-turns-'))

async function usher(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [cli, 'turns', ...args], { env: {} })
  child.stdin.end()
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { code: Number(code), stdout, stderr }
}

function file(name: string, lines: readonly unknown[]): string {
  const path = join(folder, name)
  writeFileSync(path, `${lines.map(line => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')}\n`)
  return path
}

const shown = { shown: '1 Ridge Rain Jacket £89 (S-XL; navy/red) | 2 Fell Fleece £45 (S-L; grey)', focus: '1' }

describe('usher turns', () => {
  after(() => rmSync(folder, { recursive: true }))

  it('predicts the commands of messages in their situations, a line each', async () => {
    const data = file('say.jsonl', [
      { language: 'en', context: {}, say: 'looking for a rain jacket under £100' },
      { language: 'en', context: shown, say: 'does the second one come in red?' },
      { language: 'zh', context: { shown: '1 青瓷壶 ¥199 | 2 白瓷壶 ¥99', focus: '1' }, say: '太贵了，有便宜点的吗' },
      { say: '帮我转人工' },
    ])
    const { code, stdout, stderr } = await usher('predict', '--data', data)
    assert.equal(code, 0, stderr)
    const read = stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as { commands: { command: string; args: [string, string][]; probability: number }[] })
    assert.equal(read.length, 4)
    for (const { command, args, probability } of read.flatMap(({ commands }) => commands)) {
      assert.ok(command in argumentsOf)
      assert.ok(args.every(([key]) => argumentsOf[command as keyof typeof argumentsOf].includes(key)))
      assert.ok(probability >= 0 && probability <= 1)
    }
    assert.deepEqual(
      read.map(({ commands }) => commands[0]?.command),
      ['find', 'stock', 'cheaper', 'person'],
    )
    assert.deepEqual(
      read[0]?.commands[0]?.args.find(([key]) => key === 'budget'),
      ['budget', '<=100'],
    )
  })

  it('evaluates with intervals, a language and a command', async () => {
    const gold = [
      { language: 'en', context: {}, say: 'hi', commands: [{ command: 'chat', args: [['what', 'greet']] }] },
      { language: 'zh', context: {}, say: '想买个茶壶', commands: [{ command: 'find', args: [['kind', '茶壶']] }] },
    ]
    const { code, stdout, stderr } = await usher('evaluate', '--json', '--data', file('gold.jsonl', gold))
    assert.equal(code, 0, stderr)
    const report = JSON.parse(stdout)
    assert.deepEqual(Object.keys(report), ['all', 'zh', 'en'])
    assert.equal(report.all.turns, 2)
    for (const name of ['commandsRight', 'allRight', 'commandF1', 'argumentF1', 'itemF1']) {
      const { value, low, high } = report.all.figures[name]
      assert.ok(low <= value && value <= high, name)
    }
    assert.deepEqual(Object.keys(report.all.commands), ['chat/greet', 'find'])
  })

  it('names the line that is none, what was expected and what came', async () => {
    const cases: [unknown, RegExp][] = [
      ['not json', /bad\.jsonl:2: expected \{"say"/],
      [{ say: 'x', context: { shown: 1 } }, /bad\.jsonl:2: expected "context" to hold texts/],
      [{ say: 'x' }, /bad\.jsonl:2: expected "commands", got none/],
      [{ say: 'x', commands: [{ command: '__proto__', args: [] }] }, /bad\.jsonl:2: expected one of find, more/],
      [{ say: 'x', commands: [{ command: 'yes', args: [['item', '1']] }] }, /bad\.jsonl:2: expected yes to have no arguments, got item/],
    ]
    const good = { say: 'hi', context: {}, commands: [{ command: 'chat', args: [['what', 'greet']] }] }
    for (const [line, message] of cases) {
      const { code, stderr } = await usher('evaluate', '--data', file('bad.jsonl', [good, line]))
      assert.equal(code, 2)
      assert.match(stderr, message)
    }
    assert.equal((await usher('predict', '--data', join(folder, 'none.jsonl'))).code, 2)
    const { code, stderr } = await usher('predict', '--data', file('one.jsonl', [good]), '--model', folder)
    assert.equal(code, 2)
    assert.match(stderr, /Expected .*model_quantized\.onnx/)
  })

  it('reads whatever is typed', async () => {
    const hostile = [
      '',
      ' ',
      '?',
      'constructor toString __proto__',
      '\ud800 \u0000 \u200b',
      '你好'.repeat(1000),
      'and also '.repeat(250),
      '𝒽𝑒𝓁𝓁𝑜 👩‍👩‍👧‍👦 ﷺ 🇨🇳',
      '<s></s> <|im_start|>',
    ]
    const { code, stdout, stderr } = await usher(
      'predict',
      '--data',
      file(
        'hostile.jsonl',
        hostile.map(say => ({ say, context: shown })),
      ),
    )
    assert.equal(code, 0, stderr)
    const lines = stdout.trim().split('\n')
    assert.equal(lines.length, hostile.length)
    for (const line of lines) assert.ok((JSON.parse(line) as { commands: unknown[] }).commands.length > 0)
  })
})
