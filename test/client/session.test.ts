import assert from 'node:assert/strict'
import type { Answer, Entry } from '../../client/shared/outbox.ts'
import { Session } from '../../client/shared/session.ts'
import type { Ack, ChatEvent, Opened, OpenRequest } from '../../server/wire.ts'

describe('Session', () => {
  it('opens without a token, keeps the one it gets and shows the history', async () => {
    const shop = setUp()
    shop.session.start()
    await shop.connect()
    assert.deepEqual(shop.opens, [{ language: 'en', page: { url: '/' }, visitor: 'v', token: undefined, lastSeq: 0 }])
    assert.equal(shop.token(), 'token-1')
    assert.equal(shop.session.connection, 'online')
    assert.equal(shop.session.timeline.events.length, 1)
  })

  it('shows an own message from the first keystroke on, once, whichever of event and answer is first', async () => {
    for (const eventFirst of [true, false]) {
      const shop = setUp()
      await shop.connect()
      shop.session.say('hello')
      assert.deepEqual(shop.session.unsent, [{ id: 'id-1', text: 'hello', state: 'sending', code: undefined }])
      const event = shop.message('hello', 'id-1')
      if (eventFirst) shop.session.event(event)
      await shop.settle()
      if (!eventFirst) {
        assert.equal(shop.session.unsent[0]?.state, 'sent')
        shop.session.event(event)
      }
      assert.deepEqual(shop.session.unsent, [])
      assert.equal(shop.session.timeline.events.length, 2)
    }
  })

  it('resumes from the last event it has and sends what is waiting', async () => {
    const shop = setUp()
    await shop.connect()
    shop.session.disconnected()
    assert.equal(shop.session.connection, 'offline')
    shop.session.say('from the tunnel')
    shop.message('missed', 'elsewhere')
    await shop.connect()
    assert.equal(shop.opens[1]?.lastSeq, 1)
    assert.equal(shop.opens[1]?.token, 'token-1')
    assert.equal(shop.session.timeline.lastSeq, 2)
    assert.deepEqual(shop.sent, ['id-1'])
  })

  it('opens again where an event is missing', async () => {
    const shop = setUp()
    await shop.connect()
    shop.message('lost', 'x')
    shop.session.event(shop.message('seen', 'y'))
    await shop.settle()
    assert.equal(shop.opens[1]?.lastSeq, 1)
    assert.equal(shop.session.timeline.lastSeq, 3)
  })

  it('starts a new conversation when the old one is erased, and sends the message there', async () => {
    const shop = setUp()
    await shop.connect()
    shop.refuseNext('erased')
    shop.session.say('still there?')
    await shop.settle()
    assert.equal(shop.opens[1]?.token, undefined)
    assert.equal(shop.session.timeline.conversation, 'c2')
    assert.deepEqual(shop.sent, ['id-1', 'id-1'])
  })

  it('starts a new conversation when the token has expired', async () => {
    const shop = setUp('old')
    await shop.connect()
    assert.deepEqual(
      shop.opens.map(open => open.token),
      ['old', undefined],
    )
    assert.equal(shop.token(), 'token-1')
  })

  it('goes on without a customer’s token that the server refuses, and keeps the conversation', async () => {
    const shop = setUp()
    await shop.connect()
    shop.identify('bad')
    await shop.session.open()
    assert.deepEqual(
      shop.opens.slice(1).map(({ token, identity }) => [token, identity]),
      [
        ['token-1', 'bad'],
        ['token-1', undefined],
      ],
    )
    assert.equal(shop.identity(), undefined)
    assert.equal(shop.session.timeline.conversation, 'c1')
  })

  it('keeps a good customer’s token when it is the conversation’s that has expired', async () => {
    const shop = setUp('old')
    shop.identify('good')
    await shop.connect()
    assert.deepEqual(shop.opens.at(-1), {
      language: 'en',
      page: { url: '/' },
      visitor: 'v',
      identity: 'good',
      token: undefined,
      lastSeq: 0,
    })
    assert.equal(shop.identity(), 'good')
  })

  it('tells the server what changed while it was being opened', async () => {
    const shop = setUp()
    const connecting = shop.connect()
    shop.identify('good')
    await shop.session.refresh()
    await connecting
    assert.deepEqual(
      shop.opens.map(({ identity }) => identity),
      [undefined, 'good'],
    )
  })

  it('tells apart what is new and what a page finds when it loads', async () => {
    const shop = setUp()
    await shop.connect()
    shop.session.event(shop.message('hello', 'x'))
    shop.session.disconnected()
    shop.message('missed', 'y')
    await shop.connect()
    assert.deepEqual(shop.received, [
      [1, false],
      [2, true],
      [3, true],
    ])
  })

  it('leaves everything behind for the next customer', async () => {
    const shop = setUp()
    await shop.connect()
    shop.session.disconnected()
    shop.session.say('mine')
    await shop.session.leave()
    await shop.connect()
    assert.equal(shop.session.timeline.conversation, 'c2')
    assert.deepEqual([shop.sent, shop.session.unsent], [[], []])
  })

  it('tells the place in the queue until a person joins', async () => {
    const shop = setUp()
    await shop.connect()
    shop.session.requestPerson()
    await shop.settle()
    assert.equal(shop.session.position, 3)
    shop.session.event(shop.add({ kind: 'status', status: 'human' }))
    assert.equal(shop.session.status, 'human')
    assert.equal(shop.session.position, undefined)
  })
})

/** A session over a ten-line server in memory. */
function setUp(stored?: string) {
  let token = stored
  let ids = 0
  let identity: string | undefined
  let refusal: 'erased' | undefined
  let conversations = 0
  let log: ChatEvent[] = []
  const opens: OpenRequest[] = []
  const sent: string[] = []
  const received: [number, boolean][] = []

  const add = (body: object): ChatEvent => {
    const event = { conversation: `c${conversations}`, seq: log.length + 1, at: '2026-01-01T00:00:00.000Z', ...body } as ChatEvent
    log.push(event)
    return event
  }
  const message = (text: string, id: string) => add({ kind: 'message', from: 'shopper', text, id })
  const open = async (request: OpenRequest): Promise<Ack<Opened>> => {
    opens.push(request)
    if (request.identity === 'bad') return { ok: false, code: 'unauthorized', message: 'unauthorized' }
    if (request.token && request.token !== `token-${conversations}`) return { ok: false, code: 'token_expired', message: 'expired' }
    if (!request.token) {
      conversations++
      log = []
      add({ kind: 'message', from: 'bot', text: 'Welcome' })
    }
    const value = { conversation: `c${conversations}`, token: `token-${conversations}`, language: 'en', status: 'bot' } as const
    return { ok: true, value: { ...value, events: log.slice(request.lastSeq ?? 0) } }
  }
  const send = async (_: string, payload: Entry['payload']): Promise<Answer> => {
    sent.push(payload.id)
    const code = refusal
    refusal = undefined
    return code ? { ok: false, code, message: code } : { ok: true, value: { seq: log.length, position: 3 } }
  }
  const noLine = () => Promise.reject(new Error('no line'))
  const session = new Session({
    line: { connect: () => {}, open, send, take: noLine, leaveContact: noLine, typing: () => {}, stop: () => {} },
    entries: { all: () => [], put: () => {}, remove: () => {} },
    token: {
      read: () => token,
      write: value => {
        token = value
      },
    },
    delay: () => Promise.resolve(),
    newId: () => `id-${++ids}`,
    context: () => ({ language: 'en', page: { url: '/' }, visitor: 'v', ...(identity === undefined ? {} : { identity }) }),
    identityRefused: () => {
      identity = undefined
    },
    changed: () => {},
    received: ({ seq }, isNews) => received.push([seq, isNews]),
  })
  const settle = () => new Promise(resolve => setImmediate(resolve))
  return {
    session,
    opens,
    sent,
    received,
    add,
    message,
    settle,
    token: () => token,
    identity: () => identity,
    identify: (customer: string) => {
      identity = customer
    },
    connect: () => {
      session.connected()
      return settle()
    },
    refuseNext: (code: 'erased') => {
      refusal = code
    },
  }
}
