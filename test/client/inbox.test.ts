import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { matching, newsBetween, toElapsed, toGroups } from '../../client/shared/desk/inbox.ts'
import { toVisit } from '../../client/shared/desk/visit.ts'
import type { QueueItem, TrackEvent } from '../../server/wire.ts'

const me = 'li@example.com'
const li = { email: me, name: 'Li' }
const ann = { email: 'ann@example.com', name: 'Ann' }

describe('the inbox', () => {
  it('puts who has waited longest first, own conversations that need an answer before the others, the rest latest first', () => {
    const groups = toGroups(
      [
        item('bot old', { updatedAt: at(1) }),
        item('bot new', { updatedAt: at(2) }),
        item('waits since 3', { status: 'queued', waitingSince: at(3) }),
        item('waits since 2', { status: 'requested', waitingSince: at(2) }),
        item('mine, answered', { status: 'human', agent: li, lastFrom: 'agent', updatedAt: at(9) }),
        item('mine, asked', { status: 'human', agent: li, lastFrom: 'shopper', updatedAt: at(1) }),
        item("ann's", { status: 'human', agent: ann }),
        item('over', { status: 'closed' }),
      ],
      me,
    )
    assert.deepEqual(
      groups.map(({ name, items }) => [name, items.map(({ conversation }) => conversation)]),
      [
        ['waiting', ['waits since 2', 'waits since 3']],
        ['mine', ['mine, asked', 'mine, answered']],
        ['others', ["ann's"]],
        ['assistant', ['bot new', 'bot old']],
        ['closed', ['over']],
      ],
    )
  })

  it('is searched by every word, over what a row says in the language of the reader', () => {
    const mug = item('c', { language: 'zh', last: '杯子能刻字吗', status: 'requested' })
    const found = (filter: Parameters<typeof matching>[0]) => matching(filter, me, () => '杯子能刻字吗 等待人工')(mug)
    assert.equal(found({ text: '杯子  人工' }), true)
    assert.equal(found({ text: '杯子 背包' }), false)
    assert.equal(found({ text: '', language: 'en' }), false)
    assert.equal(found({ text: '', language: 'zh', group: 'waiting' }), true)
    assert.equal(found({ text: '', group: 'mine' }), false)
  })

  it('shows a wait in seconds, minutes and hours, and none below zero', () => {
    const elapsed = (seconds: number) => toElapsed(new Date(0).toISOString(), seconds * 1000)
    assert.deepEqual([0, 59.9, 61, 725, 3753, -5].map(elapsed), ['0:00', '0:59', '1:01', '12:05', '1:02:33', '0:00'])
  })

  it('has news of shoppers who begin to wait and of new words in own conversations, of nothing twice', () => {
    const news = (before: QueueItem[], after: QueueItem[]) => newsBetween(byId(before), after, me).map(({ conversation }) => conversation)
    const waits = item('a', { status: 'requested' })
    assert.deepEqual(news([item('a', {})], [waits]), ['a'])
    assert.deepEqual(news([], [waits]), ['a'])
    assert.deepEqual(news([waits], [{ ...waits, last: 'hello?' }]), [])
    const mine = item('b', { status: 'human', agent: li, lastFrom: 'agent' })
    const asked = { ...mine, lastFrom: 'shopper', last: 'and in blue?' } as const
    assert.deepEqual(news([mine], [asked]), ['b'])
    assert.deepEqual(news([asked], [asked]), [])
    assert.deepEqual(news([asked], [{ ...asked, last: 'or green?' }]), ['b'])
    assert.deepEqual(news([item('c', {})], [item('c', { last: 'to the assistant' })]), [])
  })

  it('tells what the page told of the visit: looked at, in the cart, ordered', () => {
    const told: [string, Record<string, unknown>][] = [
      ['Product Viewed', { sku: 'A' }],
      ['Product Viewed', { sku: 'B' }],
      ['Product Viewed', { sku: 'A' }],
      ['Product Added', { sku: 'A', quantity: 2 }],
      ['Product Added', { sku: 'B' }],
      ['Product Removed', { sku: 'A', quantity: 1 }],
      ['Product Removed', { sku: 'B' }],
    ]
    const before = toVisit(told.map(track))
    assert.deepEqual(before.viewed, ['A', 'B'])
    assert.deepEqual([...before.cart], [['A', 1]])
    const after = toVisit([...told, ['Order Completed', { order_id: 'N-1' }] as (typeof told)[number]].map(track))
    assert.deepEqual([after.order, after.cart.size], ['N-1', 0])
  })
})

function item(conversation: string, change: Partial<QueueItem>): QueueItem {
  const base = {
    status: 'bot',
    language: 'en',
    stage: 'engaged',
    createdAt: at(0),
    updatedAt: at(0),
    waitingSince: null,
    last: null,
    visitor: 7,
  } as const
  return { conversation, ...base, ...change }
}

function byId(items: QueueItem[]): Map<string, QueueItem> {
  return new Map(items.map(each => [each.conversation, each]))
}

function track([name, properties]: [string, Record<string, unknown>], index: number): TrackEvent {
  return { kind: 'track', conversation: 'c', seq: index + 1, at: at(index), name, properties }
}

function at(minute: number): string {
  return new Date(Date.UTC(2026, 0, 1, 8, minute)).toISOString()
}
