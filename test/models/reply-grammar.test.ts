import assert from 'node:assert/strict'
import { seededRandom } from '../../models/random.ts'
import { createReplyGrammar, placeholdersOf, type ReplyLanguage } from '../../models/reply-grammar.ts'

const endOfText = 0
// biome-ignore format: one list
const pieces = [
  undefined, '[', ' [', ']', '],', 'price', 'product', 'prod', 'uct', '2', '_', ' price', '推荐', '，', '您好', 'A', 'I', ' AI', ' hello', 'Hello',
  ',', '.', '.com', '7', '¥', 'http', '/', '<', '\n', 'é', ' ',
]
const grammar = createReplyGrammar(pieces, endOfText)
const idOf = (piece: string) => pieces.indexOf(piece)

function allowed(language: ReplyLanguage, placeholders: string[], written: string[]): string[] {
  const state = grammar.begin(language, placeholders)
  for (const piece of written) {
    assert.ok(state.allowed.includes(idOf(piece)), `${piece} after ${written.join('')}`)
    state.accept(idOf(piece))
  }
  return pieces.flatMap((piece, id) => (state.allowed.includes(id) ? [piece ?? 'END'] : []))
}

describe('the grammar of a reply', () => {
  it('allows words of the language and nothing that could carry a fact', () => {
    assert.deepEqual(allowed('en', [], []), [
      'price',
      'product',
      'prod',
      'uct',
      ' price',
      'A',
      'I',
      ' AI',
      ' hello',
      'Hello',
      ',',
      '.',
      'http',
      ' ',
    ])
    assert.deepEqual(allowed('zh', [], ['您好']), ['END', '推荐', '，', '您好', 'A', ' AI', ' '])
  })

  it('lets AI be the one Latin word of a Chinese reply', () => {
    assert.deepEqual(allowed('zh', [], ['您好', 'A']), ['I'])
    assert.ok(!allowed('zh', [], ['您好', 'A', 'I']).includes('I'))
  })

  it('ends only when something was said and every placeholder was used', () => {
    assert.ok(!allowed('en', [], []).includes('END'))
    assert.ok(allowed('en', [], ['Hello']).includes('END'))
    assert.ok(!allowed('en', ['[price]'], ['Hello']).includes('END'))
    assert.ok(allowed('en', ['[price]'], ['Hello', ' [', 'price', ']']).includes('END'))
  })

  it('spells inside brackets only placeholders that are left', () => {
    assert.deepEqual(allowed('zh', ['[price]', '[product2]'], ['推荐', '[']), ['price', 'product', 'prod'])
    assert.deepEqual(allowed('zh', ['[price]', '[product2]'], ['推荐', '[', 'prod', 'uct']), ['2'])
    assert.deepEqual(allowed('zh', ['[product]', '[product2]'], ['[', 'product']), [']', '2'])
    assert.deepEqual(allowed('zh', ['[price]', '[product2]'], ['[', 'price', ']', '，', '[']), ['product', 'prod'])
    assert.ok(!allowed('zh', ['[price]'], ['[', 'price', ']']).includes('['))
  })

  it('closes a bracket together with punctuation of the language only', () => {
    assert.deepEqual(allowed('en', ['[price]'], ['[', 'price']), [']', '],'])
    assert.deepEqual(allowed('zh', ['[price]'], ['[', 'price']), [']'])
  })

  it('counts words outside brackets only', () => {
    const state = grammar.begin('en', ['[price]'])
    for (const piece of ['Hello', ' [', 'price', '],', ' hello']) state.accept(idOf(piece))
    assert.deepEqual(state.words, [idOf('Hello'), idOf(' hello')])
  })

  it('never comes to a place from which nothing may follow', () => {
    const random = seededRandom(3)
    for (const language of ['zh', 'en'] as const) {
      for (let run = 0; run < 300; run++) {
        const state = grammar.begin(language, ['[product]', '[product2]', '[price]'])
        for (let step = 0; step < 40; step++) {
          assert.ok(state.allowed.length > 0)
          const token = state.allowed[Math.floor(random() * state.allowed.length)]!
          if (token === endOfText) break
          state.accept(token)
        }
      }
    }
  })

  it('finds the placeholders of a plan in order', () => {
    assert.deepEqual(placeholdersOf('en compare [product] [price] [product2] [price2] | ask about=size'), [
      '[product]',
      '[price]',
      '[product2]',
      '[price2]',
    ])
  })
})
