import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { Command } from '../../server/dialogue/commands.ts'
import { type Conversation, newConversation } from '../../server/dialogue/conversation.ts'
import { follow } from '../../server/dialogue/policy.ts'
import type { Turn } from '../../server/dialogue/turn.ts'
import type { Want } from '../../server/dialogue/wants.ts'

const turn: Turn = { language: 'en', clauses: [], events: [], waitingForPerson: false }
const before: Conversation = { ...newConversation('en'), stage: 'shown', shown: ['A', 'B', 'C'], seen: ['A', 'B', 'C'], focus: 'A' }
const said = (text: string, sku?: string) => ({ probability: 0.9, text, skus: sku === undefined ? [] : [sku], slots: {} })
const wish = { words: 'lamp', hasKind: true, isOption: false, isNew: false, avoid: [] }

/** What may be asked for in one message, each of another thing, and what shows that it was heard. */
const asks: readonly { name: string; command: Command; isHeard: (wants: readonly Want[]) => boolean }[] = [
  {
    name: 'a question of one thing',
    command: { ...said('is it waterproof', 'B'), command: 'ask', of: 'goods' },
    isHeard: wants => wants.some(one => one.want === 'answer' && one.question === 'is it waterproof'),
  },
  {
    name: 'a question of another',
    command: { ...said('does it fold', 'C'), command: 'ask', of: 'goods' },
    isHeard: wants => wants.some(one => one.want === 'answer' && one.question === 'does it fold'),
  },
  {
    name: 'a question of the pages',
    command: { ...said('can i return it'), command: 'ask', of: 'shop', topic: 'returns' },
    isHeard: wants => wants.some(one => one.want === 'answer' && one.topic === 'returns'),
  },
  {
    name: 'the stock',
    command: { ...said('is it there in red', 'B'), command: 'stock' },
    isHeard: wants => wants.some(one => one.want === 'detail' && one.sku === 'B' && one.about === 'stock'),
  },
  {
    name: 'a price',
    command: { ...said('what does it cost', 'C'), command: 'price' },
    isHeard: wants => wants.some(one => (one.want === 'detail' && one.sku === 'C') || one.want === 'total'),
  },
  {
    name: 'something taken',
    command: { ...said('one of these', 'A'), command: 'add' },
    isHeard: wants => wants.some(one => one.want === 'add' && one.sku === 'A'),
  },
  {
    name: 'two more taken',
    command: { ...said('two of those', 'B'), slots: { quantity: 2 }, command: 'add' },
    isHeard: wants => wants.some(one => one.want === 'add' && one.sku === 'B' && one.quantity === 2),
  },
  {
    name: 'the sum',
    command: { ...said('what is that together'), command: 'total' },
    isHeard: wants => wants.some(one => one.want === 'total'),
  },
  {
    name: 'a coupon',
    command: { ...said('any codes'), command: 'coupon' },
    isHeard: wants => wants.some(one => one.want === 'offer'),
  },
  {
    name: 'a wish',
    command: { ...said('and a lamp'), command: 'find', wish },
    isHeard: wants => wants.some(one => one.want === 'products'),
  },
  {
    name: 'a person',
    command: { ...said('get me somebody'), command: 'person', sure: true },
    isHeard: wants => wants.some(one => one.want === 'handoff'),
  },
  {
    name: 'a complaint',
    command: { ...said('it came broken'), command: 'order', what: 'problem' },
    isHeard: wants => wants.some(one => one.want === 'handoff' && one.state !== 'waiting'),
  },
]

describe('A message of several asks', () => {
  const lost = (commands: readonly (typeof asks)[number][]) => {
    const { wants } = follow(
      before,
      turn,
      commands.map(({ command }) => command),
    )
    return commands.filter(({ isHeard }) => !isHeard(wants)).map(({ name }) => `${name}, of ${commands.map(one => one.name).join(' + ')}`)
  }

  it('loses none of two, whatever they are and in whichever order', () => {
    assert.deepEqual(
      asks.flatMap(one => asks.flatMap(other => (one === other ? [] : lost([one, other])))),
      [],
    )
  })

  it('loses none of three', () => {
    const triples = asks.flatMap((one, at) =>
      asks.slice(at + 1).flatMap((two, next) => asks.slice(at + next + 2).map(three => [one, two, three])),
    )
    assert.deepEqual(triples.flatMap(lost), [])
  })
})
