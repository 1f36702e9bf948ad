import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { readTokenizer, type TextTokenizer } from '../../models/tokenizer.ts'

const weights = 'models/weights/encoder'

describe('the tokenizer of the encoder', () => {
  let tokenizer: TextTokenizer
  before(async () => {
    tokenizer = await readTokenizer(weights)
  })

  it('gives the ids of the Python reference, line by line', async () => {
    const lines = (await readFile('test/models/encoder-tokens.jsonl', 'utf8')).trim().split('\n')
    assert.ok(lines.length >= 500)
    for (const line of lines) {
      const { text, ids } = JSON.parse(line) as { text: string; ids: number[] }
      const given = tokenizer.encode(`query: ${text.trim()}`).slice(0, 126)
      assert.deepEqual([...tokenizer.begin, ...given, ...tokenizer.end], ids, JSON.stringify(text))
    }
  })

  it('never matches a special token in a text', async () => {
    const file = JSON.parse(await readFile(`${weights}/tokenizer.json`, 'utf8')) as { added_tokens: { id: number; content: string }[] }
    for (const { id, content } of file.added_tokens) {
      const ids = tokenizer.encode(`x ${content} y${content}`)
      assert.ok(!ids.includes(id), content)
      assert.ok(ids.length > 4, content)
    }
  })

  it('knows what stands around a text', () => {
    assert.deepEqual([tokenizer.begin, tokenizer.end], [[0], [2]])
  })

  it('reads a letter with a separate accent as the letter with its accent', () => {
    assert.deepEqual(tokenizer.encode('cafe\u0301'), tokenizer.encode('caf\u00e9'))
  })
})
