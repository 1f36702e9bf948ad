import assert from 'node:assert/strict'
import type { Command } from '../../server/dialogue/commands.ts'
import { besideSum, meansSum, withoutQuestions } from '../../server/understanding/beside-sum.ts'

const said = { probability: 0.95, text: '', skus: [], slots: {} } as const
const command = (name: string, more: Partial<Command> = {}) => ({ ...said, command: name, ...more }) as Command
const sum = (text: string, ...skus: string[]) => ({ text, asked: {}, counted: skus.map(sku => ({ sku, quantity: 1, said: sku })) })
const names = (commands: readonly Command[]) => commands.map(({ command: name }) => name)

describe('What a message asks beside a sum', () => {
  it('is a sum only where the reader hears a matter of money: "your kettle is total rubbish, it leaked" is none', () => {
    assert.equal(meansSum([command('order')]), false)
    assert.equal(meansSum([command('total')]), true)
    assert.equal(meansSum([command('ask', { text: '跟枕套一起多少钱' })]), true)
  })

  it('is answered too: a question of its own, what is let go, what is taken of what was counted', () => {
    const text = '这条毯子能机洗吗？香薰算了，毯子要了，一共多少钱'
    const heard = [
      command('ask', { text: '这条毯子能机洗吗' }),
      command('reject'),
      command('add', { text: '毯子要了', skus: ['CANDLE', 'THROW'] }),
      command('total'),
    ]
    const beside = besideSum(sum(text, 'THROW'), heard)
    assert.deepEqual(names(beside.commands), ['ask', 'reject', 'add'])
    assert.deepEqual(beside.commands.at(-1)?.skus, ['THROW'])
    assert.equal(beside.sum?.asked.taking, true)
    const whole = '毯子加两个枕套一共多少钱'
    assert.deepEqual(besideSum(sum(whole, 'THROW'), [command('add', { text: whole, skus: ['THROW'] }), command('total')]).commands, [])
  })

  it('is part of it where it asks for postage, and is not said twice', () => {
    const { sum: asked, commands } = besideSum(sum('how much with two bowls, do I pay postage', 'BOWL'), [
      command('total'),
      command('ask', { text: 'do I pay postage', topic: 'shipping' }),
    ])
    assert.deepEqual([names(commands), asked?.asked.shipping], [[], true])
  })

  it('names nothing that is to be added up', () => {
    const text = '这个能放雨衣吗，跟水壶一起多少钱'
    const left = withoutQuestions(text, [command('ask', { text: '这个能放雨衣吗' }), command('ask', { text: '跟水壶一起多少钱' })])
    assert.equal(left.includes('雨衣'), false)
    assert.equal(left.includes('水壶'), true)
  })
})
