import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'mocha'
import { examine, type IntentLine, readIntentLines, readMessages } from '../../server/commands/intent-lines.ts'

const price = '{"text": "how much is it", "intent": "ask_price"}'
const back = '{"text": "I want to send it back", "intent": "ask_return"}'

describe('intent lines', () => {
  let folder: string
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'usher-lines-'))
  })
  after(() => rmSync(folder, { recursive: true }))

  const file = (name: string, content: string | Buffer) => {
    const path = join(folder, name)
    writeFileSync(path, content)
    return path
  }
  const read = (content: string | Buffer, name = 'lines.jsonl') => readIntentLines([file(name, content)])
  const refusal = (expected: RegExp) => ({ name: 'InputError', message: expected })

  it('are read with a byte order mark, Windows line ends and blank lines', () => {
    const lines = read(`\uFEFF${price}\r\n\r\n   \r\n${back}\r\n`)
    assert.deepEqual(
      lines.map(({ text, intent, place }) => [text, intent, place.split(':').at(-1)]),
      [
        ['how much is it', 'ask_price', '1'],
        ['I want to send it back', 'ask_return', '4'],
      ],
    )
  })

  it('may name intents with spaces and emoji, and keep the language they come with', () => {
    const [line] = read('{"text": "多少钱", "intent": " 问 价 💰 ", "language": "zh", "id": 7}')
    assert.deepEqual({ ...line, place: '' }, { text: '多少钱', intent: '问 价 💰', language: 'zh', id: '7', place: '' })
    assert.equal(read(price, 'shop.en.jsonl')[0]?.language, 'en')
    assert.equal(read(price)[0]?.language, undefined)
  })

  for (const [what, content, expected] of [
    ['no JSON', `${price}\nhow much\n`, /lines\.jsonl:2: expected \{"text": "…", "intent": "…"\}, got how much$/],
    ['JSON that is no object', `${price}\n["how much"]\n`, /lines\.jsonl:2: expected .* got \["how much"\]$/],
    ['no intent', `${price}\n${back}\n{"text": "hello"}\n`, /lines\.jsonl:3: expected .* got \{"text": "hello"\}$/],
    ['an intent without a name', '{"text": "hello", "intent": " "}', /lines\.jsonl:1: expected .* got/],
    ['a text that is a number', '{"text": 5, "intent": "five"}', /lines\.jsonl:1: expected .* got \{"text": 5/],
    ['a language that is none', '{"text": "a", "intent": "b", "language": 5}', /lines\.jsonl:1: expected "language" to be a tag .* got 5$/],
    ['half a line of JSON', `${price}\n${back.slice(0, 20)}`, /lines\.jsonl:2: expected .* got \{"text": "I want to $/],
    ['nothing', '', /lines\.jsonl:1: expected lines of \{"text": "…", "intent": "…"\}, got none$/],
    ['blank lines alone', '\n \r\n\n', /lines\.jsonl:1: expected lines .* got none$/],
  ] as const)
    it(`are refused by name and line where there is ${what}`, () => {
      assert.throws(() => read(content), refusal(expected))
    })

  it('are refused at the line whose bytes are no UTF-8', () => {
    const broken = Buffer.concat([Buffer.from(`${price}\n{"text": "caf`), Buffer.from([0xe9]), Buffer.from('", "intent": "x"}\n')])
    assert.throws(() => read(broken), refusal(/lines\.jsonl:2: expected UTF-8, got bytes that are none: save the file as UTF-8$/))
  })

  it('are refused where there is no file', () => {
    assert.throws(() => readIntentLines([join(folder, 'none.jsonl')]), refusal(/none\.jsonl: expected a file, got nothing there$/))
    assert.throws(() => readIntentLines([folder]), refusal(/: expected a file, got a folder$/))
  })

  it('are shortened in what is said of a long one', () => {
    assert.throws(() => read('x'.repeat(50_000)), refusal(/got x{60}…$/))
  })

  it('train nothing with fewer than two intents', () => {
    assert.throws(
      () => examine(read(price)),
      refusal(/lines\.jsonl:1: expected lines of at least two intents beside "oos", got only "ask_price"$/),
    )
    assert.throws(() => examine(read('{"text": "a", "intent": "oos"}')), refusal(/at least two intents beside "oos", got none$/))
  })

  it('train with a word about what is odd in them, and lose no line that says something', () => {
    const odd = read(
      [
        '{"id": 1, "text": "how much is it", "intent": "ask_price"}',
        '{"id": 2, "text": "How much is it ", "intent": "ask_price"}',
        '{"id": 2, "text": "I want to send it back", "intent": "ask_return"}',
        '{"text": "how much is it", "intent": "ask_return"}',
        '{"text": "  ", "intent": "ask_price"}',
        '{"text": "hello", "intent": "greet"}',
        JSON.stringify({ text: 'very '.repeat(10_000), intent: 'ask_price' }),
      ].join('\n'),
    )
    const { rows, warnings } = examine(odd)
    assert.deepEqual(
      rows.map(({ place }) => place.split(':').at(-1)),
      ['1', '3', '4', '6', '7'],
    )
    assert.deepEqual(
      warnings.map(warning => warning.slice(warning.lastIndexOf('lines.jsonl:') + 12)),
      [
        '5: without a text, left out',
        '2: said before under the same intent, counted once',
        '4: said before under another intent, both are kept: `usher intents check` shows the pairs',
        '3: an id given before to another line; ids are not used and both lines are kept',
        '6: the only line of its intent, kept; how well that intent is told cannot be measured',
        '7: longer than 2048 characters, read up to there',
      ],
    )
    assert.deepEqual(examine(read(`${price}\n${price.replace('it', 'that')}\n${back}\n${back.replace('it', 'that')}`)).warnings, [])
  })

  it('are drawn evenly where there are 200,000 of them, small intents whole', () => {
    const lines = Array.from({ length: 200_000 }, (_, at): IntentLine => {
      const intent = at % 1000 === 0 ? 'rare' : at % 4 === 0 ? 'some' : 'most'
      return { text: `line ${at}`, intent, place: `many.jsonl:${at + 1}` }
    })
    const { rows, warnings } = examine(lines)
    const count = (intent: string) => rows.filter(row => row.intent === intent).length
    assert.deepEqual([count('rare'), count('some'), count('most')], [200, 12_450, 37_500])
    assert.match(warnings.join('\n'), /^200000 lines are more than a head learns from: 50150 are used/)
  })

  it('are messages to predict as plain lines or as objects', () => {
    assert.deepEqual(readMessages(file('messages', '\uFEFF多少钱\r\n{"text": "how much", "language": "en"}\n\n["a"]\n')), [
      { text: '多少钱' },
      { text: 'how much', language: 'en' },
      { text: '["a"]' },
    ])
    assert.throws(
      () => readMessages(file('messages', 'a\n{"say": 1}')),
      refusal(/messages:2: expected \{"text": "…"\} or a plain line, got/),
    )
    assert.throws(() => readMessages(file('messages', '')), refusal(/messages:1: expected lines of text, got none$/))
  })
})
