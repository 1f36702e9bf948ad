import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { optionLines } from '../../server/understanding/option-lines.ts'

const variants: Record<string, readonly string[]> = { green: ['g9'], ivory: ['i8', 'i9'], '9': ['g9', 'i9'], 绿: ['g9'], 白: ['i8', 'i9'] }
const shop = {
  vocabulary: { categories: [], colours: [], sizes: [], products: [], currency: 'GBP' },
  variantsNamed: (words: string) => {
    const named = Object.keys(variants).filter(word => words.includes(word))
    return named.length === 0 ? [] : named.map(word => variants[word]!).reduce((left, own) => left.filter(sku => own.includes(sku)))
  },
  speaksOf: (words: string) => [
    {
      sku: 'R',
      option: words === '9' ? 1 : 0,
      words: 0,
      share: 0,
      head: 0,
      characters: 0,
      alias: 0,
      code: 0,
      price: 0,
      pointed: 0,
      others: 0,
      refused: 0,
    },
  ],
}

describe('variants of one product in one message', () => {
  const lines = (text: string) => optionLines(text, 'R', shop).map(({ said, quantity }) => [said, quantity])

  it('are lines of their own, each with its count', () => {
    assert.deepEqual(lines('14 green and 3 ivory, add them please'), [
      ['14 green', 14],
      ['3 ivory', 3],
    ])
    assert.deepEqual(lines('绿的两个，白的一个'), [
      ['绿的两个', 2],
      ['白的一个', 1],
    ])
    assert.deepEqual(lines('a green and an ivory'), [
      ['a green', 1],
      ['an ivory', 1],
    ])
  })

  it('are told apart by their counts, by "each", and beside what says how many they are', () => {
    assert.deepEqual(lines('3 of them, two green one ivory. how much is that'), [
      ['two green', 2],
      ['one ivory', 1],
    ])
    assert.deepEqual(lines('绿的两个 白的一个 一共多少'), [
      ['绿的两个', 2],
      ['白的一个', 1],
    ])
    assert.deepEqual(lines('绿的白的各来两个'), [
      ['绿的', 2],
      ['白的', 2],
    ])
  })

  it('are none where they are only asked about, or one is let go', () => {
    assert.deepEqual(lines('绿的跟白的价钱一样不'), [])
    assert.deepEqual(lines('the green and the ivory cost the same'), [])
    assert.deepEqual(lines('绿的不要了，就白的两个'), [])
  })

  it('are one where two parts tell one variant, and none where one is asked for only if the other is not there', () => {
    assert.deepEqual(lines('ivory, in 9'), [])
    assert.deepEqual(lines('绿的有没有，没有的话白的'), [])
    assert.deepEqual(lines('the green, or else ivory and that is it'), [])
  })

  it('take no label of an option for a count', () => {
    assert.deepEqual(lines('green 9 and two ivory'), [
      ['green 9', 1],
      ['two ivory', 2],
    ])
  })
})
