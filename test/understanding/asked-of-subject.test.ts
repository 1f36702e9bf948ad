import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { Command } from '../../server/dialogue/commands.ts'
import type { Vocabulary } from '../../server/language/slots.ts'
import { askedOfSubject } from '../../server/understanding/asked-of-subject.ts'

const products = [
  { sku: 'POT', names: ['Hollow Lane teapot'] },
  { sku: 'PLATE', names: ['Biscuit plate Fern', 'Fern biscuit plate'] },
  { sku: 'STAND', names: ['Whisk stand'] },
  { sku: 'WHISK', names: ['Bamboo whisk'] },
  { sku: 'D58', names: ['青藤 D58 标签打印机'] },
  { sku: 'LABEL', names: ['热敏标签纸 40×30毫米'] },
  { sku: 'PAPER', names: ['云杉 A4 复印纸'] },
]
const vocabulary = { products } as unknown as Vocabulary
const ask = (text: string, sku: string): Command => ({ command: 'ask', of: 'goods', probability: 1, text, skus: [sku], slots: {} })
const heard = (text: string, sku: string) =>
  askedOfSubject([ask(text, sku)], { focus: sku, shown: [sku], talked: [] }, vocabulary).map(({ command, skus }) => [command, ...skus])

describe('a question about another thing than the one that is talked about', () => {
  it('is asked of what its subject is called', () => {
    assert.deepEqual(heard('标签纸能防水吗', 'D58'), [['ask', 'LABEL']])
    assert.deepEqual(heard('那复印纸重不重', 'D58'), [['ask', 'PAPER']])
    assert.deepEqual(heard('is the whisk made of bamboo', 'POT'), [['ask', 'WHISK']])
    assert.deepEqual(heard('how heavy is the plate?', 'POT'), [['ask', 'PLATE']])
  })

  it('asks for its price where it asks what it costs', () => {
    assert.deepEqual(heard('标签纸多少钱一卷', 'D58'), [['price', 'LABEL']])
  })

  it('stays with what is talked about where the other is only a part of it, or named beside it', () => {
    assert.deepEqual(heard('does the whisk come with it', 'POT'), [['ask', 'POT']])
    assert.deepEqual(heard('附标签纸吗', 'D58'), [['ask', 'D58']])
    assert.deepEqual(heard('does it fit the plate', 'POT'), [['ask', 'POT']])
    assert.deepEqual(heard('用什么标签纸', 'D58'), [['ask', 'D58']])
  })
})
