import assert from 'node:assert/strict'
import { after, before, describe, it } from 'mocha'
import type { ChatEvent } from '../../server/wire.ts'
import { type Service, Shopper, startService } from '../support/service.ts'

describe('the shopper wire', () => {
  let service: Service
  before(async () => {
    service = await startService()
  })
  after(() => service.stop())

  const opened = async (request = {}) => {
    const shopper = new Shopper(service.url)
    await shopper.open(request)
    return shopper
  }
  const gapFree = (events: readonly ChatEvent[]) =>
    assert.deepEqual(
      events.map(event => event.seq),
      events.map((_event, at) => at + 1),
    )

  it('greets a new conversation with one stored event of seq 1 in the language asked for', async () => {
    for (const [language, script] of [
      ['zh-CN', /\p{Script=Han}/u],
      ['en-GB', /^[^\p{Script=Han}]+$/u],
    ] as const) {
      const shopper = await opened({ language })
      const [greeting, ...more] = shopper.events
      assert.equal(more.length, 0)
      assert.equal(greeting?.kind === 'message' && greeting.seq === 1 && greeting.from === 'bot', true)
      assert.match(greeting?.kind === 'message' ? greeting.text : '', script)
      shopper.close()
    }
  })

  it('stores, acknowledges and answers a message, numbering without gaps', async () => {
    const shopper = await opened({ language: 'en' })
    const answer = await shopper.say('hello')
    assert.equal(answer.reply_to, 2)
    assert.equal(answer.language, 'en')
    gapFree(shopper.events)
    shopper.close()
  })

  it('takes the same id twice without storing it twice, and refuses it with other content', async () => {
    const shopper = await opened()
    const first = await shopper.send('你好', 'one')
    const again = await shopper.send('你好', 'one')
    const other = await shopper.send('再见', 'one')
    assert.deepEqual(first, again)
    assert.equal(!other.ok && other.code, 'conflict')
    await shopper.answerTo(2)
    assert.equal(shopper.events.filter(event => event.id === 'one').length, 1)
    shopper.close()
  })

  it('replays exactly what a shopper missed in a tunnel', async () => {
    const shopper = await opened({ language: 'zh' })
    await shopper.say('你好')
    const { token } = shopper
    const seen = shopper.events.at(-1)?.seq ?? 0
    const rider = new Shopper(service.url)
    await rider.open({ token, lastSeq: seen })
    assert.equal(rider.events.length, 0)
    await rider.say('谢谢')
    shopper.close()
    const back = new Shopper(service.url)
    await back.open({ token, lastSeq: 2 })
    const whole = new Shopper(service.url)
    await whole.open({ token })
    gapFree(whole.events)
    assert.deepEqual(back.events, whole.events.slice(2))
    for (const one of [rider, back, whole]) one.close()
  })

  it('shows both tabs of a shopper the same events', async () => {
    const one = await opened({ language: 'en' })
    const two = new Shopper(service.url)
    await two.open({ token: one.token })
    await one.say('hi there')
    await two.answerTo(2)
    assert.deepEqual(two.events, one.events)
    one.close()
    two.close()
  })

  it('answers malformed payloads with a code that names what was expected', async () => {
    const shopper = await opened()
    const cases: [string, unknown, string][] = [
      ['message:send', undefined, 'bad_payload'],
      ['message:send', { id: 'x' }, 'bad_payload'],
      ['message:send', { id: 7, text: 'hi' }, 'bad_payload'],
      ['message:send', { id: 'x', text: '   ' }, 'bad_payload'],
      ['message:send', { id: 'x', text: Buffer.from('hi') }, 'bad_payload'],
      ['message:send', { id: 'x'.repeat(65), text: 'hi' }, 'bad_payload'],
      ['message:send', { id: 'x', text: '字'.repeat(2001) }, 'text_too_long'],
      ['message:send', [], 'bad_payload'],
      ['choice:pick', { id: 'y', message: 1, choice: 'nothing' }, 'not_found'],
      ['choice:pick', { id: 'y', message: 99, choice: 'add:X' }, 'not_found'],
      ['track', { id: 't', name: 'Product Added', properties: { sku: 'NO-SUCH' } }, 'not_found'],
      ['track', { id: 't', name: 'Product Added', properties: { sku: 5 } }, 'bad_payload'],
      ['track', { id: 't', name: 'Order Completed', properties: {} }, 'bad_payload'],
      ['rate', { id: 'r', score: 6 }, 'bad_payload'],
      ['rate', { id: 'r', score: 5, message: 999 }, 'not_found'],
      ['no:such', {}, 'unknown_event'],
    ]
    for (const [event, payload, code] of cases) {
      const answer = await shopper.raw(event, payload)
      assert.equal(!answer.ok && answer.code, code, `${event} ${JSON.stringify(payload)?.slice(0, 60)}`)
    }
    assert.equal((await shopper.send('字'.repeat(2000))).ok, true)
    shopper.close()
  })

  it('survives calls without an acknowledgement, and before opening', async () => {
    const shopper = new Shopper(service.url)
    shopper.socket.emit('message:send', { id: 'a', text: 'hi' })
    const answer = await shopper.send('hi')
    assert.equal(!answer.ok && answer.code, 'not_open')
    shopper.close()
  })

  it('refuses foreign, broken and expired tokens', async () => {
    const shopper = new Shopper(service.url)
    for (const token of ['nonsense', 'a.b.c', `${(await opened()).token.slice(0, -3)}abc`]) {
      const answer = await shopper.ask('conversation:open', { token })
      assert.equal(!answer.ok && answer.code, 'unauthorized')
    }
    shopper.close()
  })

  it('disconnects a frame over 64 KiB and goes on serving the others', async () => {
    const hostile = await opened()
    const gone = new Promise(resolve => hostile.socket.once('disconnect', resolve))
    hostile.socket.emit('message:send', { id: 'big', text: 'x'.repeat(100_000) })
    await gone
    const other = await opened({ language: 'en' })
    await other.say('hello')
    other.close()
  })

  it('limits a flood and tells when to come back', async () => {
    const limited = await startService({ USHER_RATE_MESSAGES: '3' })
    const shopper = new Shopper(limited.url)
    await shopper.open()
    const answers = []
    for (let n = 0; n < 5; n++) answers.push(await shopper.send(`第${n}条`))
    assert.deepEqual(
      answers.map(answer => answer.ok),
      [true, true, true, false, false],
    )
    const refused = answers[4]
    assert.equal(refused !== undefined && !refused.ok && refused.code === 'rate_limited' && (refused.retryAfterMs ?? 0) > 0, true)
    shopper.close()
    await limited.stop()
  })

  it('folds a burst of messages into one turn', async () => {
    const slow = await startService({ USHER_PAUSE_MS: '300' })
    const shopper = new Shopper(slow.url)
    await shopper.open({ language: 'zh' })
    const sent = [await shopper.send('你好'), await shopper.send('我想买'), await shopper.send('背包')]
    const last = sent.at(-1)
    const answer = await shopper.answerTo(last?.ok === true ? last.value.seq : 0)
    assert.equal(answer.turn, 4)
    assert.equal(shopper.events.filter(event => event.kind === 'message' && event.from === 'bot').length, 2)
    shopper.close()
    await slow.stop()
  })

  it('puts a request for a person in the queue with its place', async () => {
    const shopper = await opened({ language: 'en' })
    const asked = await shopper.ask('handoff:request', { id: 'h', reason: 'my number is 13812345678' })
    assert.equal(asked.ok && asked.value.position >= 1, true)
    const status = await shopper.until(event => event.kind === 'status')
    // Nobody is signed in at the console.
    assert.equal(status.kind === 'status' && status.status, 'queued')
    assert.doesNotMatch(JSON.stringify(status), /13812345678/)
    shopper.close()
  })

  it('answers what was acknowledged before a stop exactly once after the start', async () => {
    const first = await startService({ USHER_PAUSE_MS: '5000' })
    const shopper = new Shopper(first.url)
    await shopper.open({ language: 'en' })
    await shopper.send('what is your return policy')
    const { token } = shopper
    shopper.close()
    await first.stop({ keep: true })
    const second = await startService({}, {}, first.folder)
    const back = new Shopper(second.url)
    await back.open({ token })
    await back.answerTo(2)
    gapFree(back.events)
    assert.equal(back.events.filter(event => event.kind === 'message' && event.from === 'bot').length, 2)
    back.close()
    await second.stop()
  })

  it('redacts personal numbers before anything is stored', async () => {
    const shopper = await opened({ language: 'zh' })
    await shopper.say('我的手机是13812345678，邮箱 li.lei@example.com')
    const stored = JSON.stringify(shopper.events)
    assert.doesNotMatch(stored, /13812345678|li\.lei/)
    shopper.close()
  })
})
