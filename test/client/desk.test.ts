import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { Desk } from '../../client/shared/desk/desk.ts'
import type { Outgoing } from '../../client/shared/desk/outbox.ts'
import { toLines } from '../../client/shared/desk/talk.ts'
import type { Ack, ChatEvent, NoteEvent, QueueItem, StatusEvent } from '../../server/wire.ts'

const li = { email: 'li@example.com', name: 'Li' }

describe("an agent's desk", () => {
  it('asks for what it lacks after a broken line, and shows nothing twice', async () => {
    const { desk, server, asked } = setUp()
    server.events = [said(1), said(2)]
    server.notes = [noted(3)]
    desk.connected()
    desk.show('c')
    await settle()
    desk.event(said(3))
    desk.disconnected()
    server.events = [said(1), said(2), said(3), said(4)]
    server.notes = [noted(3), noted(7)]
    desk.connected()
    await settle()
    desk.event(said(4))
    assert.deepEqual(
      asked.filter(([event]) => event === 'conversation:watch').map(([, payload]) => payload),
      [
        { conversation: 'c', lastSeq: 0, lastAseq: 0 },
        { conversation: 'c', lastSeq: 3, lastAseq: 3 },
      ],
    )
    assert.deepEqual(
      desk.talk?.timeline.events.map(({ seq }) => seq),
      [1, 2, 3, 4],
    )
    assert.deepEqual(
      desk.talk?.notes.map(({ aseq }) => aseq),
      [3, 7],
    )
  })

  it('asks again when an event is missing in between', async () => {
    const { desk, server } = setUp()
    server.events = [said(1)]
    desk.connected()
    desk.show('c')
    await settle()
    server.events = [said(1), said(2), said(3)]
    desk.event(said(3))
    await settle()
    assert.equal(desk.talk?.timeline.lastSeq, 3)
  })

  it('watches the conversation that is open in the end, however fast one switches', async () => {
    const { desk, server, asked } = setUp()
    desk.connected()
    desk.show('c')
    desk.show('d')
    desk.show('c')
    await settle()
    const last = asked.filter(([event]) => event.endsWith('watch')).at(-1)
    assert.deepEqual([last?.[0], last?.[1].conversation], ['conversation:watch', 'c'])
    server.events = [said(1)]
  })

  it('sends words again under the same id until they are acknowledged, and lets them go when their event comes back', async () => {
    const { desk, server, asked } = setUp()
    desk.connected()
    desk.show('c')
    await settle()
    server.answer = () => {
      desk.disconnected()
      throw new Error('broken')
    }
    desk.say('reply', 'hello')
    await settle()
    assert.deepEqual(stateOf(desk), ['waiting'])
    server.answer = () => ({ ok: true, value: { seq: 1 } })
    desk.connected()
    await settle()
    const ids = asked.filter(([event]) => event === 'message:send').map(([, payload]) => payload.id)
    assert.deepEqual(ids, ['id 1', 'id 1'])
    assert.deepEqual(stateOf(desk), ['sent'])
    desk.event({ ...said(1), id: 'id 1' } as ChatEvent)
    assert.deepEqual(stateOf(desk), [])
  })

  it('keeps refused words until they are tried again or discarded, and sends what comes after them', async () => {
    const { desk, server } = setUp()
    desk.connected()
    desk.show('c')
    await settle()
    server.answer = event => (event === 'message:send' ? refused('conflict') : { ok: true, value: { aseq: 1 } })
    desk.say('reply', 'hello')
    desk.say('note', 'somebody else has it')
    await settle()
    assert.deepEqual(
      desk.outbox.of('c').map(({ state, code }) => [state, code]),
      [
        ['failed', 'conflict'],
        ['sent', undefined],
      ],
    )
    server.answer = () => ({ ok: true, value: { seq: 1 } })
    desk.outbox.retry('id 1')
    await settle()
    assert.deepEqual(stateOf(desk), ['sent', 'sent'])
  })

  it('keeps unsent words over a reload', async () => {
    const stored: Outgoing[][] = []
    const { desk } = setUp(stored)
    desk.show('c')
    desk.say('reply', 'hello')
    const again = setUp(stored)
    again.desk.connected()
    await settle()
    assert.deepEqual(
      again.asked.filter(([event]) => event === 'message:send').map(([, { text, id }]) => [text, id]),
      [['hello', 'id 1']],
    )
  })

  it('has a conversation when the claim is granted, and says who has it when it is lost', async () => {
    const { desk, server } = setUp()
    desk.connected()
    desk.queue({
      conversations: [item('c', { status: 'requested', waitingSince: '2026-01-01T08:00:00.000Z' })],
      open: 1,
      waiting: 1,
      agentsOnline: 1,
    })
    desk.show('c')
    await settle()
    server.answer = () => refused('conflict')
    await desk.claim()
    assert.deepEqual(desk.trouble, { code: 'conflict', action: 'claim' })
    desk.event(status(1, { status: 'human', agent: 'Ann' }))
    assert.equal(desk.item?.agent?.name, 'Ann')
    assert.notEqual(desk.item?.agent?.email, li.email)
    desk.event(status(2, { status: 'requested' }))
    server.answer = () => ({ ok: true, value: { seq: 3 } })
    await desk.claim()
    assert.deepEqual([desk.item?.status, desk.item?.agent, desk.trouble], ['human', li, undefined])
    desk.event(status(3, { status: 'human', agent: 'Li' }))
    assert.deepEqual(desk.item?.agent, li)
  })

  it('takes what left a complete inbox for closed, and leaves it alone where the inbox is cut off', () => {
    const { desk } = setUp()
    const both = [item('a', {}), item('b', {})]
    desk.queue({ conversations: both, open: 2, waiting: 0, agentsOnline: 1 })
    desk.queue({ conversations: [item('a', {})], open: 2, waiting: 0, agentsOnline: 1 })
    assert.equal(desk.items.get('b')?.status, 'bot')
    desk.queue({ conversations: both, open: 2, waiting: 0, agentsOnline: 1 })
    desk.queue({ conversations: [item('a', {})], open: 1, waiting: 0, agentsOnline: 1 })
    assert.equal(desk.items.get('b')?.status, 'closed')
  })

  it('takes one who waited or was talked with for closed when others who need it less are still listed', () => {
    const { desk } = setUp()
    const human = item('h', { status: 'human', agent: li })
    desk.queue({ conversations: [human, item('a', {})], open: 200, waiting: 0, agentsOnline: 1 })
    desk.queue({ conversations: [item('b', {})], open: 199, waiting: 0, agentsOnline: 1 })
    assert.deepEqual([desk.items.get('h')?.status, desk.items.get('h')?.agent, desk.items.get('a')?.status], ['closed', undefined, 'bot'])
  })

  it('leaves a talk with the assistant that has become too old to be listed where it was, and shows no mere greetings of the past', () => {
    const { desk } = setUp()
    const old = item('a', { updatedAt: '2025-12-31T08:30:00.000Z' })
    desk.queue({ conversations: [old], open: 1, waiting: 0, agentsOnline: 1 })
    desk.queue({ conversations: [], open: 0, waiting: 0, agentsOnline: 1 })
    desk.remember([item('b', { stage: 'shown' }), item('c', { stage: 'arrived' }), item('d', { stage: 'arrived', status: 'closed' })])
    assert.deepEqual([...desk.items].map(([id, { status }]) => [id, status]).sort(), [
      ['a', 'bot'],
      ['b', 'bot'],
      ['d', 'closed'],
    ])
  })

  it('is told of a shopper who began to wait while the past was read, and knew of it first', () => {
    const { desk, news } = setUp()
    const waits = item('c', { status: 'requested', waitingSince: at(1) })
    desk.queue({ conversations: [], open: 0, waiting: 0, agentsOnline: 1 })
    desk.remember([waits])
    desk.queue({ conversations: [waits], open: 1, waiting: 1, agentsOnline: 1 })
    assert.deepEqual(news, ['c'])
  })

  it('tells the server what was read once, again after a broken line only, and shows as unread what came later', async () => {
    const { desk, server, asked } = setUp()
    const told = () => asked.filter(([event]) => event === 'conversation:read').map(([, { seq }]) => seq)
    const talk = item('c', { status: 'human', agent: li, lastFrom: 'shopper', lastSeq: 4, updatedAt: at(2) })
    desk.read({ since: at(1), seen: {} })
    assert.equal(desk.isUnread(talk), true)
    assert.equal(desk.isUnread({ ...talk, updatedAt: at(0) }), false)
    desk.saw(talk)
    assert.equal(desk.isUnread(talk), false)
    desk.connected()
    await settle()
    desk.saw(talk)
    assert.deepEqual(told(), [4])
    desk.disconnected()
    desk.saw({ ...talk, lastSeq: 6 })
    server.answer = () => ({ ok: true, value: {} })
    desk.connected()
    await settle()
    desk.disconnected()
    desk.connected()
    await settle()
    assert.deepEqual(told(), [4, 6])
    desk.read({ seen: { c: 3 } })
    assert.equal(desk.isUnread({ ...talk, lastSeq: 6 }), false)
    assert.equal(desk.isUnread({ ...talk, lastSeq: 7 }), true)
  })

  it('shows a contact on demand only and forgets it when the conversation is left', async () => {
    const { desk, server, asked } = setUp()
    desk.connected()
    desk.show('c')
    await settle()
    assert.equal(
      asked.some(([event]) => event === 'contact:read'),
      false,
    )
    server.answer = () => ({ ok: true, value: { contact: '+44 20 7946 0000', at: 'now' } })
    await desk.readContact()
    assert.equal(desk.contact?.contact, '+44 20 7946 0000')
    desk.show('d')
    desk.show('c')
    assert.equal(desk.contact, undefined)
  })

  it('hands over a draft and says why there is none; a draft for a conversation that was left makes no trouble in the next', async () => {
    const { desk, server } = setUp()
    desk.connected()
    desk.show('c')
    await settle()
    server.answer = () => ({ ok: true, value: { text: 'Yes, in size 38.', by: 'template' } })
    assert.equal(await desk.suggest(), 'Yes, in size 38.')
    server.answer = () => refused('not_found')
    assert.equal(await desk.suggest(), undefined)
    assert.deepEqual(desk.trouble, { code: 'not_found', action: 'suggest' })
    const late = desk.suggest()
    desk.show('d')
    await late
    assert.deepEqual([desk.trouble, desk.busy], [undefined, undefined])
  })

  it('shows a shopper typing until told otherwise, until the words come, or until it is long ago', async () => {
    const { desk, server, pass } = setUp()
    server.events = []
    desk.connected()
    desk.show('c')
    await settle()
    const typing = (on: boolean) => desk.typing({ conversation: 'c', who: 'shopper', on, ttlMs: 6000 })
    typing(true)
    assert.equal(desk.isShopperTyping, true)
    typing(false)
    assert.equal(desk.isShopperTyping, false)
    typing(true)
    desk.event(said(1))
    assert.equal(desk.isShopperTyping, false)
    typing(true)
    await pass()
    assert.equal(desk.isShopperTyping, false)
  })

  it('ends with the session: whatever is asked then says so once more', async () => {
    const { desk, server, lost } = setUp()
    desk.connected()
    desk.show('c')
    await settle()
    server.answer = () => refused('token_expired')
    await desk.claim()
    assert.deepEqual(lost, ['lost'])
  })

  for (const [what, erase] of [
    ['is told', ({ desk }) => desk.erased(['c', 'elsewhere'])],
    [
      'finds when the line is back',
      ({ desk, server }) => {
        desk.disconnected()
        server.gone = true
        desk.connected()
      },
    ],
  ] as [string, (all: ReturnType<typeof setUp>) => void][])
    it(`keeps nothing of an open conversation of which it ${what} that it was erased`, async () => {
      const stored: Outgoing[][] = []
      const all = setUp(stored)
      const { desk, server, erased } = all
      server.events = [said(1)]
      desk.connected()
      desk.show('c')
      await settle()
      server.answer = () => refused('conflict')
      desk.say('reply', 'about your order')
      await settle()
      assert.deepEqual([desk.talk?.timeline.lastSeq, desk.items.has('c'), stateOf(desk)], [1, true, ['failed']])
      desk.queue({ conversations: [item('c', {}), item('d', {})], open: 2, waiting: 0, agentsOnline: 1 })
      erase(all)
      await settle()
      assert.deepEqual([desk.listed?.conversations.map(({ conversation }) => conversation), desk.listed?.open], [['d'], 1])
      assert.deepEqual([desk.open, desk.wasErased, desk.items.has('c'), stateOf(desk), stored.at(-1)], [undefined, true, false, [], []])
      assert.ok(erased.includes('c'))
      server.gone = false
      server.events = []
      desk.show('c')
      assert.deepEqual([desk.wasErased, desk.talk?.timeline.events ?? []], [false, []])
    })

  it('puts notes between the events of their time', async () => {
    const { desk, server } = setUp()
    server.events = [said(1), said(5)]
    server.events[1]!.seq = 2
    server.notes = [noted(3), noted(9)]
    desk.connected()
    desk.show('c')
    await settle()
    assert.deepEqual(
      toLines(desk.talk!).map(line => (line.kind === 'note' ? `note ${line.aseq}` : line.seq)),
      [1, 'note 3', 2, 'note 9'],
    )
  })
})

type Server = { events: ChatEvent[]; notes: NoteEvent[]; gone: boolean; answer(event: string): Ack<unknown> }

/** A desk over a line that answers at once; delays last until `pass`. */
function setUp(stored: Outgoing[][] = []) {
  const asked: [string, Record<string, unknown>][] = []
  const lost: string[] = []
  const erased: string[] = []
  const news: string[] = []
  const waiting: (() => void)[] = []
  let ids = 0
  const server: Server = { events: [], notes: [], gone: false, answer: () => ({ ok: true, value: {} }) }
  const ask = async (event: string, payload: { conversation: string; lastSeq?: number; lastAseq?: number }) => {
    asked.push([event, payload])
    if (event !== 'conversation:watch') return server.answer(event)
    if (server.gone) return refused('not_found')
    const events = server.events.filter(({ seq }) => seq > (payload.lastSeq ?? 0))
    const notes = server.notes.filter(({ aseq }) => aseq > (payload.lastAseq ?? 0))
    return { ok: true, value: { ...item(payload.conversation, {}), events, notes } }
  }
  const desk = new Desk({
    me: li,
    line: { ask: ask as never, typing: () => {} },
    store: { read: () => stored.at(-1) ?? [], write: all => stored.push([...all]) },
    delay: () => new Promise(resolve => waiting.push(resolve)),
    now: () => Date.parse(at(60)),
    newId: () => `id ${++ids}`,
    changed: () => {},
    news: items => news.push(...items.map(({ conversation }) => conversation)),
    heard: () => {},
    erased: conversations => erased.push(...conversations),
    lost: () => lost.push('lost'),
  })
  const pass = async () => {
    for (const wake of waiting.splice(0)) wake()
    await settle()
  }
  return { desk, server, asked, lost, erased, news, pass }
}

/** Every promise that can be settled is. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
}

function stateOf(desk: Desk): string[] {
  return desk.outbox.of('c').map(({ state }) => state)
}

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

function said(seq: number): ChatEvent {
  return { kind: 'message', conversation: 'c', seq, at: at(seq), from: 'shopper', text: `line ${seq}` }
}

function status(seq: number, change: Pick<StatusEvent, 'status' | 'agent'>): StatusEvent {
  return { kind: 'status', conversation: 'c', seq, at: at(seq), ...change }
}

function noted(aseq: number): NoteEvent {
  return { kind: 'note', conversation: 'c', aseq, at: at(aseq), by: 'Ann', text: `note ${aseq}` }
}

function refused(code: 'conflict' | 'token_expired' | 'not_found'): Ack<unknown> {
  return { ok: false, code, message: code }
}

function at(minute: number): string {
  return new Date(Date.UTC(2026, 0, 1, 8, minute)).toISOString()
}
