import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { Command } from '../../server/dialogue/commands.ts'
import type { Clause } from '../../server/dialogue/turn.ts'
import type { IntentName } from '../../server/language/intents.ts'
import { asStockAsked } from '../../server/understanding/stock-asked.ts'

const ask = (text: string, more: object = {}): Command => ({
  command: 'ask',
  of: 'goods',
  probability: 1,
  text,
  skus: ['A'],
  slots: {},
  ...more,
})
const heard = (text: string, name: IntentName, probability: number): Clause =>
  ({ text, intents: [{ name, probability }], slots: {}, abstain: false, by: 'classifier' }) as unknown as Clause

describe('a question of one thing', () => {
  const names = (commands: readonly Command[]) => commands.map(({ command }) => command)

  it('is one of the stock where the classifier surely hears that alone', () => {
    for (const text of ['is it left', '这个现在能买吗']) {
      assert.deepEqual(names(asStockAsked([ask(text)], [heard(text, 'ask_stock', 0.98)])), ['stock'])
      assert.deepEqual(names(asStockAsked([ask(text)], [heard(text, 'ask_stock', 0.6)])), ['ask'])
      assert.deepEqual(names(asStockAsked([ask(text)], [heard(text, 'ask_product_detail', 0.98)])), ['ask'])
      // "In a 42", of a page, of several: asked as it is.
      assert.deepEqual(names(asStockAsked([ask(text, { option: true })], [heard(text, 'ask_stock', 0.98)])), ['ask'])
      assert.deepEqual(names(asStockAsked([ask(text, { topic: 'shipping' })], [heard(text, 'ask_stock', 0.98)])), ['ask'])
      assert.deepEqual(names(asStockAsked([ask(text, { skus: ['A', 'B'] })], [heard(text, 'ask_stock', 0.98)])), ['ask'])
    }
  })
})
