import assert from 'node:assert/strict'
import { draft, emptyTimeline, hasGap, joinSentences, receive, resume, type Timeline } from '../../client/shared/timeline.ts'
import type { ChatEvent, MessageEvent } from '../../server/wire.ts'

const event = (seq: number, more: Partial<MessageEvent> = {}): ChatEvent => ({
  conversation: 'c',
  seq,
  at: '2026-01-01T00:00:00.000Z',
  kind: 'message',
  from: 'shopper',
  text: `message ${seq}`,
  ...more,
})
const opened = (events: ChatEvent[], conversation = 'c') => ({
  conversation,
  token: 't',
  language: 'en' as const,
  events,
  status: 'bot' as const,
})
const seqs = (timeline: Timeline) => timeline.events.map(each => each.seq)

describe('Timeline', () => {
  it('applies events once and in order, however they arrive', () => {
    const sent = Array.from({ length: 12 }, (_, index) => event(index + 1))
    for (let seed = 1; seed <= 50; seed++) {
      const arriving = shuffle([...sent, ...sent.slice(0, 5)], seed)
      const timeline = arriving.reduce(receive, resume(emptyTimeline, opened([])))
      assert.deepEqual(timeline.events, sent)
      assert.equal(hasGap(timeline), false)
    }
  })

  it('shows up to a missing event and tells that one is missing', () => {
    const timeline = [event(1), event(2), event(4)].reduce(receive, resume(emptyTimeline, opened([])))
    assert.deepEqual(seqs(timeline), [1, 2])
    assert.equal(hasGap(timeline), true)
    assert.deepEqual(seqs(resume(timeline, opened([event(3), event(4)]))), [1, 2, 3, 4])
  })

  it('adds what resuming brings to what was live, once', () => {
    const before = [event(1), event(2)].reduce(receive, resume(emptyTimeline, opened([])))
    assert.deepEqual(seqs(resume(before, opened([event(2), event(3)]))), [1, 2, 3])
  })

  it('starts afresh in another conversation and ignores events of the old one', () => {
    const before = resume(emptyTimeline, opened([event(1), event(2)]))
    const after = resume(before, opened([event(1, { conversation: 'd' })], 'd'))
    assert.deepEqual(seqs(after), [1])
    assert.equal(receive(after, event(2)), after)
  })

  it('replaces the sentences of a reply by its final event', () => {
    let timeline = resume(emptyTimeline, opened([event(1), event(2)]))
    timeline = draft(draft(timeline, { turn: 2, text: 'Hello.' }), { turn: 2, text: 'How are you?' })
    assert.equal(timeline.drafts.get(2), 'Hello. How are you?')
    timeline = receive(timeline, event(3, { from: 'bot', turn: 2, text: 'Hello. How are you?' }))
    assert.equal(timeline.drafts.size, 0)
  })

  it('drops a sentence that comes after its final event, and drafts of a broken line', () => {
    const timeline = resume(emptyTimeline, opened([event(1), event(2, { from: 'bot', turn: 1 })]))
    assert.equal(draft(timeline, { turn: 1, text: 'late' }), timeline)
    const written = draft(timeline, { turn: 3, text: 'half' })
    assert.equal(resume(written, opened([])).drafts.size, 0)
  })

  it('drops what the assistant was about to say when a person takes over or ends the talk', () => {
    for (const status of ['human', 'closed'] as const) {
      const writing = draft(resume(emptyTimeline, opened([event(1), event(2)])), { turn: 2, text: 'half' })
      assert.equal(receive(writing, { ...event(3), kind: 'status', status } as ChatEvent).drafts.size, 0)
      assert.equal(receive(writing, { ...event(3), kind: 'status', status: 'requested' } as ChatEvent).drafts.size, 1)
    }
  })

  it('joins English sentences by a space and Chinese ones by nothing', () => {
    assert.equal(joinSentences('', 'Hi.'), 'Hi.')
    assert.equal(joinSentences('It is ¥199.', 'Shall I add it?'), 'It is ¥199. Shall I add it?')
    assert.equal(joinSentences('推荐这款。', '要加入购物车吗？'), '推荐这款。要加入购物车吗？')
    assert.equal(joinSentences('Done. ', 'Next.'), 'Done. Next.')
  })
})

/** Fisher–Yates with a small linear congruential generator. */
function shuffle<T>(items: T[], seed: number): T[] {
  let state = seed
  for (let index = items.length - 1; index > 0; index--) {
    state = (state * 1103515245 + 12345) % 2147483648
    const other = state % (index + 1)
    const item = items[index] as T
    items[index] = items[other] as T
    items[other] = item
  }
  return items
}
