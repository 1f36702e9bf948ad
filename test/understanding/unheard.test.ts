import assert from 'node:assert/strict'
import type { Command } from '../../server/dialogue/commands.ts'
import type { IntentName } from '../../server/dialogue/intents.ts'
import type { Clause } from '../../server/dialogue/turn.ts'
import { unheard } from '../../server/understanding/unheard.ts'

const clause = (text: string, name: IntentName, probability = 0.95): Clause => ({
  text,
  intents: [{ name, probability }],
  slots: {},
  abstain: false,
  oosScore: 0,
  ambiguous: false,
  by: 'classifier',
})
const command = (name: string, more: Partial<Command>) =>
  ({ probability: 1, text: '', skus: [], slots: {}, command: name, ...more }) as Command

describe('A question that the reader has missed', () => {
  it('is asked of the pages where the classifier is sure of it', () => {
    const heard = [command('find', { text: '有水壶吗，能开发票吗' })]
    const [missed] = unheard(heard, [clause('有水壶吗', 'find_product'), clause('能开发票吗', 'ask_invoice')])
    assert.deepEqual([missed?.command, missed?.topic, missed?.text], ['ask', 'invoice', '能开发票吗'])
  })

  it('is none where a command is of it, where the classifier is unsure, or where nothing else is said', () => {
    const both = [clause('any kettles?', 'find_product'), clause('do you gift wrap?', 'ask_gift_wrap')]
    assert.deepEqual(unheard([command('ask', { text: 'do you gift wrap', topic: 'gift_wrap' })], both), [])
    assert.deepEqual(unheard([command('ask', { text: 'do you gift wrap?' })], both), [])
    assert.deepEqual(unheard([command('find', {})], [both[0]!, clause('do you gift wrap?', 'ask_gift_wrap', 0.6)]), [])
    assert.deepEqual(unheard([command('price', {})], [both[1]!]), [])
  })
})
