import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { Units } from '../../models/turn-units.ts'
import { labels, pointing, types } from '../../server/understanding/heads.ts'
import { budgetOf, type Outputs, toCommands } from '../../server/understanding/reading.ts'
import { readSituation } from '../../server/understanding/situation.ts'

/** Outputs as if the model were sure: these types, these tagged pieces of the text, these candidates. */
function outputsOf(
  text: string,
  wanted: { types: string[]; spans?: Record<string, string>; asked?: string[]; items?: Record<string, number[]> },
  candidates: number,
) {
  const units: Units['units'] = [...text].map((_character, at) => ({ piece: at, id: 0, place: 0, start: at, end: at + 1 }))
  const tags = units.map(() => new Float32Array(labels.length))
  for (const row of tags) row[0] = 1
  for (const [piece, tag] of Object.entries(wanted.spans ?? {})) {
    const start = text.indexOf(piece)
    for (let at = start; at < start + piece.length; at++) tags[at]![labels.indexOf(`${at === start ? 'B' : 'I'}-${tag}`)] = 5
  }
  const asks = units.map(() => Float32Array.of(1, 0, 0))
  for (const piece of wanted.asked ?? []) {
    const start = text.indexOf(piece)
    for (let at = start; at < start + piece.length; at++) asks[at]!.set(at === start ? [0, 1, 0] : [0, 0, 1])
  }
  const outputs: Outputs = {
    likely: 0.5,
    types: Float32Array.from(types, type => (wanted.types.includes(type) ? 0.9 : 0.01)),
    tags,
    asks,
    items: pointing.map(name => {
      const row = new Float32Array(candidates + 2)
      for (const at of wanted.items?.[name] ?? []) row[at] = 0.9
      return row
    }),
    places: Float32Array.from(types, type => wanted.types.indexOf(type) / 10),
  }
  return { outputs, units: { text, pieces: [], units } }
}

const situation = readSituation({ shown: '1 青瓷壶 ¥199 | 2 白瓷壶 ¥99 (小/大)', focus: '1' })

describe('what the turn reader tells', () => {
  it('is told in whole words', () => {
    const { outputs, units } = outputsOf('any woodchip mugs', { types: ['find'], spans: { wood: 'find.material', mug: 'find.kind' } }, 2)
    const [find] = toCommands(outputs, units, situation)
    assert.deepEqual(find?.args, [
      ['material', 'woodchip'],
      ['kind', 'mugs'],
    ])
  })

  it('becomes commands in the order of the message, with values in its own words', () => {
    const { outputs, units } = outputsOf(
      '第二个要大的两个，能退吗',
      { types: ['add', 'ask/shop'], spans: { 大: 'item.size', 两: 'item.quantity' }, asked: ['能退吗'], items: { add: [1] } },
      2,
    )
    const commands = toCommands(outputs, units, situation).map(({ command, args }) => [command, ...args.map(pair => pair.join('='))])
    assert.deepEqual(commands, [
      ['add', 'item=2', 'quantity=2', 'size=大'],
      ['ask', 'about=shop', 'q=能退吗'],
    ])
  })

  it('hears each question in its own words, as many as there are', () => {
    const { outputs, units } = outputsOf(
      'pink yes. how loud is it and does it come with a cup, do you ship to Cork',
      {
        types: ['ask', 'ask#2', 'ask/shop'],
        asked: ['how loud is it', 'does it come with a cup', 'do you ship to Cork'],
        items: { ask: [0] },
      },
      2,
    )
    outputs.places[types.indexOf('ask')] = 0.3
    outputs.places[types.indexOf('ask/shop')] = 0.9
    assert.deepEqual(
      toCommands(outputs, units, situation).map(({ args }) => args),
      [
        [
          ['item', '1'],
          ['q', 'how loud is it'],
        ],
        [
          ['item', '1'],
          ['q', 'does it come with a cup'],
        ],
        [
          ['about', 'shop'],
          ['q', 'do you ship to Cork'],
        ],
      ],
    )
  })

  it('takes the limit of a sum from the words around it where they leave no doubt, whatever the tag says', () => {
    const { outputs, units } = outputsOf('三百以内的茶壶', { types: ['find'], spans: { 三百: 'budget.~', 茶壶: 'find.kind' } }, 2)
    assert.deepEqual(toCommands(outputs, units, situation)[0]?.args, [
      ['budget', '<=300'],
      ['kind', '茶壶'],
    ])
  })

  it('gives two of a kind their own numbers and colours', () => {
    const { outputs, units } = outputsOf(
      'one 黑 and two 白',
      {
        types: ['add', 'add#2'],
        spans: { one: 'item.quantity', two: 'item.quantity', 黑: 'item.colour', 白: 'item.colour' },
        items: { add: [0] },
      },
      2,
    )
    assert.deepEqual(
      toCommands(outputs, units, situation).map(({ args }) => args.map(pair => pair.join('=')).join(' ')),
      ['item=1 quantity=1 colour=黑', 'item=1 quantity=2 colour=白'],
    )
  })

  it('always means something, and points at nothing that is not there', () => {
    const { outputs, units } = outputsOf('hm', { types: [], items: { ask: [0] } }, 0)
    assert.equal(toCommands(outputs, units, readSituation({})).length, 1)
  })

  it('reads vague sums by their upper end and ranges by both', () => {
    assert.deepEqual(
      [
        budgetOf('<=', '几百块'),
        budgetOf('-', '两三百'),
        budgetOf('-', '三百多'),
        budgetOf('-', '100 to 200'),
        budgetOf('>=', '50'),
        budgetOf('~', 'no sum'),
      ],
      ['<=1000', '200-300', '300-400', '100-200', '>=50', undefined],
    )
  })

  it('turns down what stands behind a refusal and not what is liked, and counts no pair into a kind', () => {
    const told = (text: string, spans: Record<string, string>) => {
      const { outputs, units } = outputsOf(text, { types: ['find'], spans }, 2)
      return toCommands(outputs, units, situation)[0]?.args
    }
    assert.deepEqual(told('别要入耳式的', { 入耳式: 'find.feature' }), [['not', '入耳式']])
    assert.deepEqual(told('not the in-ear kind', { 'in-ear': 'find.feature' }), [['not', 'in-ear']])
    assert.deepEqual(told('她喜欢喝茶', { 茶: 'find.not' }), [['use', '喝茶']])
    assert.deepEqual(told('她不喜欢喝茶', { 茶: 'find.not' }), [['not', '茶']])
    assert.deepEqual(told('hes more into clay stuff', { 'clay stuff': 'find.not' }), [['use', 'clay stuff']])
    assert.deepEqual(told("she isn't into clay stuff", { 'clay stuff': 'find.not' }), [['not', 'clay stuff']])
    assert.deepEqual(told('he doesnt like clay', { clay: 'find.not' }), [['not', 'clay']])
    assert.deepEqual(told('不要花篮，她喜欢素净点的，白的或者淡粉', { 淡粉: 'find.not' }), [['feature', '淡粉']])
    assert.deepEqual(told('就没有白百合？隔壁店都有', { 白百合: 'find.not' }), [['kind', '白百合']])
    assert.deepEqual(told('have you no womens ones?', { womens: 'find.not' }), [['feature', 'womens']])
    assert.deepEqual(told('想买双跑鞋', { 双跑鞋: 'find.kind' }), [['kind', '跑鞋']])
    assert.deepEqual(told('想买双肩包', { 双肩包: 'find.kind' }), [['kind', '双肩包']])
  })

  it('asks the part that asks beside a comparison, and of goods or of the shop', () => {
    const { outputs, units } = outputsOf('青瓷和白瓷哪个轻 能进洗碗机吗', { types: ['compare', 'ask'] }, 2)
    assert.deepEqual(
      toCommands(outputs, units, situation).flatMap(({ args }) => args.filter(([key]) => key === 'q')),
      [['q', '能进洗碗机吗']],
    )
    const both = outputsOf('可以包起来吗', { types: ['ask', 'ask/shop'] }, 2)
    assert.equal(toCommands(both.outputs, both.units, situation).length, 1)
    const cleaned = outputsOf('how do i clean the leash', { types: ['ask', 'off'] }, 2)
    assert.deepEqual(
      toCommands(cleaned.outputs, cleaned.units, situation).map(({ command }) => command),
      ['ask'],
    )
    const price = outputsOf('多少钱呢', { types: ['price', 'ask/shop'] }, 2)
    assert.deepEqual(
      toCommands(price.outputs, price.units, situation).map(({ command }) => command),
      ['price'],
    )
  })
})
