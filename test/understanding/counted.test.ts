import assert from 'node:assert/strict'
import type { Vocabulary } from '../../server/language/slots.ts'
import { readCounted } from '../../server/understanding/counted.ts'
import type { Named } from '../../server/understanding/likely.ts'

const vocabulary: Vocabulary = {
  categories: [],
  colours: [],
  products: [
    { sku: 'LAMP', names: ['月影台灯', 'Moon Lamp'] },
    { sku: 'VASE', names: ['青釉花瓶'] },
    { sku: 'BOWL', names: ['Oak Bowl'] },
    { sku: 'LADLE', names: ['Steel Ladle'] },
  ],
  sizes: [],
  currency: 'CNY',
}
const words: Record<string, string> = { 台灯: 'LAMP', 花瓶: 'VASE', lamp: 'LAMP', moon: 'LAMP', bowl: 'BOWL', ladle: 'LADLE' }
const counted = (text: string, language: 'zh' | 'en') =>
  readCounted(
    text,
    language,
    { shown: [], cart: [] },
    { vocabulary, speaksOf: () => [], meant: part => Object.keys(words).flatMap(word => (part.includes(word) ? [words[word]!] : [])) },
  ).lines.map(({ sku, quantity }) => [sku, quantity])

describe('Goods that are counted in one sentence', () => {
  it('have each their own count, with or without a word between them', () => {
    assert.deepEqual(counted('两盏台灯三个花瓶一共多少钱', 'zh'), [
      ['LAMP', 2],
      ['VASE', 3],
    ])
    assert.deepEqual(counted('台灯两盏花瓶三个，多少钱', 'zh'), [
      ['LAMP', 2],
      ['VASE', 3],
    ])
    assert.deepEqual(counted('how much for two bowls and three ladles', 'en'), [
      ['BOWL', 2],
      ['LADLE', 3],
    ])
  })

  it('have the count of each where one is told for all', () => {
    assert.deepEqual(counted('台灯和花瓶各两个，一共多少', 'zh'), [
      ['LAMP', 2],
      ['VASE', 2],
    ])
    assert.deepEqual(counted('bowl and ladle, two of each', 'en'), [
      ['BOWL', 2],
      ['LADLE', 2],
    ])
  })

  it('are one each where a second sentence names them again', () => {
    assert.deepEqual(counted('you forgot the lamp. two bowls and a lamp, total? I said 3 bowls', 'en'), [
      ['LAMP', 1],
      ['BOWL', 3],
    ])
    assert.deepEqual(counted('没有台灯啊。台灯两盏，花瓶一个，多少钱', 'zh'), [
      ['LAMP', 2],
      ['VASE', 1],
    ])
  })

  it('have the count that points back to them, and one each where as many things as were named are meant', () => {
    const { lines } = readCounted(
      'only bowls, 5 of them, how much',
      'en',
      { shown: ['LAMP'], focus: 'LAMP', cart: [], points: true },
      { vocabulary, speaksOf: () => [], meant: part => (part.includes('bowl') ? ['BOWL'] : []) },
    )
    assert.deepEqual(
      lines.map(({ sku, quantity }) => [sku, quantity]),
      [['BOWL', 5]],
    )
    assert.deepEqual(counted('台灯和花瓶两个一起，多少钱', 'zh'), [
      ['LAMP', 1],
      ['VASE', 1],
    ])
  })

  it('are nothing of another kind than is named, whatever word it has in common', () => {
    assert.deepEqual(counted('one bowl and a pair of headphones for moonlit runs', 'en'), [['BOWL', 1]])
    assert.deepEqual(counted('one bowl and a lamp', 'en'), [
      ['BOWL', 1],
      ['LAMP', 1],
    ])
  })

  it('are called by some characters of their names, and by a number alone where it goes on', () => {
    assert.deepEqual(counted('台灯一盏，再要个青瓶，一共多少', 'zh'), [
      ['LAMP', 1],
      ['VASE', 1],
    ])
    const { lines } = readCounted(
      'ok so 2 then, and 1 ladle, does that stay under 60',
      'en',
      { shown: ['BOWL'], focus: 'BOWL', cart: [], points: true },
      { vocabulary, speaksOf: () => [], meant: part => (part.includes('ladle') ? ['LADLE'] : []) },
    )
    assert.deepEqual(
      lines.map(({ sku, quantity }) => [sku, quantity]),
      [
        ['BOWL', 2],
        ['LADLE', 1],
      ],
    )
  })

  it('keep an option that is said after them', () => {
    const named = (sku: string, option: number): Named => ({
      sku,
      words: 0,
      share: 0,
      head: 0,
      characters: 0,
      alias: 0,
      option,
      code: 0,
      price: 0,
      pointed: 0,
      refused: 0,
      others: 0,
    })
    const { lines } = readCounted(
      'two bowls, in oak for my wife, and a ladle, how much',
      'en',
      { shown: ['LAMP', 'BOWL'], focus: 'LAMP', cart: [] },
      {
        vocabulary,
        speaksOf: part => (part.includes('oak') ? [named('LAMP', 1)] : []),
        meant: part => Object.keys(words).flatMap(word => (part.includes(word) ? [words[word]!] : [])),
      },
    )
    assert.deepEqual(
      lines.map(({ sku, quantity, said }) => [sku, quantity, said.includes('oak')]),
      [
        ['BOWL', 2, true],
        ['LADLE', 1, false],
      ],
    )
  })

  it('have the count after "those", and none that is of all', () => {
    assert.deepEqual(counted('那两盏台灯加一个花瓶，多少钱', 'zh'), [
      ['LAMP', 2],
      ['VASE', 1],
    ])
    assert.deepEqual(counted('两盏台灯，再加花瓶，一共三件', 'zh'), [
      ['LAMP', 2],
      ['VASE', 1],
    ])
  })

  it('leave out what is let go, and are one where the same thing is spoken of twice', () => {
    assert.deepEqual(counted('花瓶就算了，台灯两盏，一共多少', 'zh'), [['LAMP', 2]])
    const { lines } = readCounted(
      'which lamp keeps me dry and what does it cost',
      'en',
      { shown: ['LAMP'], focus: 'LAMP', cart: [], points: true },
      { vocabulary, speaksOf: () => [], meant: part => (part.includes('lamp') ? ['LAMP'] : []) },
    )
    assert.deepEqual(
      lines.map(({ sku, quantity }) => [sku, quantity]),
      [['LAMP', 1]],
    )
  })

  it('are one each where only their prices are named', () => {
    assert.deepEqual(counted('279的台灯加花瓶', 'zh'), [
      ['LAMP', 1],
      ['VASE', 1],
    ])
  })

  it('leave out what is let go, and keep what is all that is wanted', () => {
    assert.deepEqual(counted('我没说要花瓶，就台灯，多少钱', 'zh'), [['LAMP', 1]])
    assert.deepEqual(counted('超了，只要台灯算了，多少钱', 'zh'), [['LAMP', 1]])
    assert.deepEqual(counted('I never asked for the bowl, just the ladle, how much', 'en'), [['LADLE', 1]])
  })

  it('take a count that stands alone behind their name, and one after "the" where no two are to be seen', () => {
    assert.deepEqual(counted('only oak bowls, 5 of them, how much', 'en'), [['BOWL', 5]])
    assert.deepEqual(counted('台灯，要3个，多少钱', 'zh'), [['LAMP', 3]])
  })
})
