import assert from 'node:assert/strict'
import { stageOf, toTranscript } from '../../client/shared/transcript.ts'
import type { ChatEvent } from '../../server/wire.ts'

const at = '2026-11-28T09:05:00.000Z'
const base = (seq: number) => ({ conversation: 'c', seq, at })
const card = { sku: 'MUG', title: 'Mug', price: { amount: '18.00', currency: 'GBP' }, url: 'https://shop.example.com/mug' }
const events: ChatEvent[] = [
  { ...base(1), kind: 'message', from: 'bot', text: 'Hello' },
  { ...base(2), kind: 'message', from: 'shopper', text: 'a mug\nplease' },
  { ...base(3), kind: 'message', from: 'bot', text: 'See this.', cards: [card] },
  { ...base(4), kind: 'track', name: 'Product Added', properties: { sku: 'MUG', quantity: 1 } },
  { ...base(5), kind: 'message', from: 'agent', agent: 'Li', text: 'Hi' },
]

describe('A shopper’s own chat', () => {
  it('is taken along as text: who said what and when, with the goods shown', () => {
    const text = toTranscript(events, 'Spruce & Co', 'en', { you: 'You', assistant: 'AI assistant', agent: 'Support' })
    const lines = text.split('\n').map(line => line.replace(/, 28 Nov 2026, \d\d:\d\d$/, ''))
    assert.deepEqual(lines, [
      'Spruce & Co',
      '',
      'AI assistant',
      'Hello',
      '',
      'You',
      'a mug',
      'please',
      '',
      'AI assistant',
      'See this.',
      '  · Mug – £18 – https://shop.example.com/mug',
      '',
      'Li',
      'Hi',
      '',
    ])
  })

  it('stands where its events have come to', () => {
    const ordered: ChatEvent = { ...base(6), kind: 'track', name: 'Order Completed', properties: {} }
    assert.deepEqual([[], events.slice(0, 2), events.slice(0, 3), events, [...events, ordered]].map(stageOf), [0, 0, 1, 2, 3])
  })
})
