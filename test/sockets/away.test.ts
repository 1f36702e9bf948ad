import assert from 'node:assert/strict'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { after, afterEach, before, describe, it } from 'mocha'
import { saveShopHours } from '../../server/shop/shop-hours.ts'
import { openStore } from '../../server/store/open.ts'
import { createSettingsStore } from '../../server/store/settings.ts'
import type { ChatEvent, MessageEvent } from '../../server/wire.ts'
import { Agent, agentToken, codeOf, got } from '../support/agent.ts'
import { adminToken, transcriptOf } from '../support/console.ts'
import { type Service, Shopper, startService } from '../support/service.ts'

describe('a shop where nobody is there', () => {
  let service: Service
  let li = ''
  const open: { close(): void }[] = []
  before(async () => {
    service = await startService()
    li = await agentToken(service.folder, 'li@shop.example', { name: 'Li' })
    const database = openStore({ data: service.folder, database: 'usher.sqlite' })
    saveShopHours(createSettingsStore(database), { zh: '周一至周五 9:00–18:00', en: 'Mon–Fri 9–18' })
    database.close()
  })
  afterEach(() => {
    for (const one of open.splice(0)) one.close()
  })
  after(() => service.stop())

  const agent = async () => {
    const made = new Agent(service.url, li)
    open.push(made)
    await made.inbox(({ agentsOnline }) => agentsOnline === 1)
    return made
  }
  const shopper = async (language: string) => {
    const made = new Shopper(service.url)
    open.push(made)
    await made.open({ language })
    return made
  }
  const isBot = (event: ChatEvent): event is MessageEvent => event.kind === 'message' && event.from === 'bot' && event.seq > 1
  const botTexts = ({ events }: Shopper) => events.filter(isBot).map(({ text }) => text)
  const statusesOf = ({ events }: Shopper) => events.flatMap(event => (event.kind === 'status' ? [event.status] : []))
  /** Everything the service keeps on disk: the number must be nowhere in it. */
  const onDisk = () =>
    readdirSync(service.folder)
      .map(name => join(service.folder, name))
      .filter(path => statSync(path).isFile())
      .map(path => readFileSync(path).toString('latin1'))
      .join('')

  it('tells its hours and offers to take a contact, once, whether the button or words asked', async () => {
    for (const [language, hours, offer] of [
      ['zh', /周一至周五 9:00–18:00/, /电话或邮箱/],
      ['en', /Mon–Fri 9–18/, /phone number or an e-mail/],
    ] as const) {
      const [pressed, wrote] = [await shopper(language), await shopper(language)]
      const first = got(await pressed.ask('handoff:request', { id: 'h' }))
      assert.deepEqual(got(await pressed.ask('handoff:request', { id: 'h' })), first)
      await pressed.until(isBot)
      await wrote.say(language === 'zh' ? '转人工' : 'can I talk to a human')
      await wrote.until(event => event.kind === 'status')
      for (const one of [pressed, wrote]) {
        const [text = '', ...more] = botTexts(one)
        assert.deepEqual(more, [])
        assert.match(text, hours)
        assert.match(text, offer)
        const said = one.events.find(isBot)
        assert.deepEqual(
          said?.choices?.map(({ id }) => id),
          ['contact:leave'],
        )
        assert.deepEqual(statusesOf(one), ['queued'])
      }
    }
  })

  it('asks a colleague to come when one is there', async () => {
    await agent()
    const [pressed, wrote] = [await shopper('en'), await shopper('en')]
    got(await pressed.ask('handoff:request', { id: 'h' }))
    await wrote.say('can I talk to a human')
    await wrote.until(event => event.kind === 'status')
    await pressed.until(event => event.kind === 'status')
    assert.deepEqual([...statusesOf(pressed), ...statusesOf(wrote)], ['requested', 'requested'])
    assert.deepEqual(botTexts(pressed), [])
    assert.doesNotMatch(botTexts(wrote).join(), /Mon–Fri/)
  })

  it('keeps a contact sealed, tells only that there is one, and writes down who reads and who erases it', async () => {
    const one = await shopper('en')
    got(await one.ask('handoff:request', { id: 'h' }))
    const left = got(await one.ask('contact:leave', { id: 'c', contact: ' 138-7777-6666 ' }))
    assert.deepEqual(got(await one.ask('contact:leave', { id: 'c', contact: '138 7777 6666' })), left)
    assert.equal(codeOf(await one.ask('contact:leave', { id: 'c', contact: '13877776667' })), 'conflict')
    const status = await one.until(event => event.kind === 'status' && event.contact === true)
    assert.equal(status.seq, left.seq)
    await one.until(event => isBot(event) && event.reply_to === left.seq)
    assert.doesNotMatch(`${JSON.stringify(one.events)}${onDisk()}`, /138[ -]?7777[ -]?6666/)

    const reader = await agent()
    const { contact, notes } = await reader.watch(one.conversation)
    assert.deepEqual([contact, notes], [true, []])
    assert.equal(got(await reader.ask('contact:read', { conversation: one.conversation })).contact, '138 7777 6666')
    const read = await reader.event(event => event.kind === 'note')
    assert.deepEqual(read.kind === 'note' && [read.by, read.action], ['Li', 'contact_read'])
    got(await reader.ask('contact:erase', { conversation: one.conversation }))
    assert.equal(codeOf(await reader.ask('contact:read', { conversation: one.conversation })), 'not_found')
    const again = await reader.watch(one.conversation)
    assert.deepEqual([again.contact, again.notes.map(({ action }) => action)], [undefined, ['contact_read', 'contact_erased']])
    assert.doesNotMatch(JSON.stringify([again, await transcriptOf(service.url, await adminToken(service), one.conversation)]), /7777/)
  })

  it('refuses what is no contact without repeating it', async () => {
    const one = await shopper('en')
    for (const contact of ['call me later', '6222021234567890123', '12345']) {
      const refused = await one.ask('contact:leave', { id: 'c', contact })
      assert.ok(
        !refused.ok && refused.code === 'bad_payload' && /phone number of 7 to 15 digits/.test(refused.message),
        JSON.stringify(refused),
      )
      assert.equal(refused.message.includes(contact), false)
    }
    assert.equal(codeOf(await one.ask('contact:leave', { id: 'c', contact: '1' })), 'bad_payload')
    assert.equal(one.events.length, 1)
  })

  it('takes a number typed as a message for the contact it asked for, answering whatever else the message says', async () => {
    const one = await shopper('zh')
    got(await one.ask('handoff:request', { id: 'h' }))
    const bare = got(await one.send('我的电话是 13866665555'))
    await one.until(event => isBot(event) && event.reply_to === bare.seq)
    const more = got(await one.send('或者 li@example.com，运费多少？'))
    const answer = await one.answerTo(more.seq)
    assert.match(answer.text, /99 元/)
    assert.deepEqual(
      one.events.flatMap(event => (event.kind === 'status' ? [[event.status, event.contact]] : [])),
      [
        ['queued', undefined],
        ['queued', true],
        ['queued', true],
      ],
    )
    assert.doesNotMatch(`${JSON.stringify(one.events)}${onDisk()}`, /13866665555|li@example/)
    const reader = await agent()
    assert.equal(got(await reader.ask('contact:read', { conversation: one.conversation })).contact, 'li@example.com')
  })

  it('keeps the number that a shopper gives to a person, and no number before anybody asked', async () => {
    const reader = await agent()
    const [talks, chats] = [await shopper('en'), await shopper('en')]
    await chats.say('my number is 13811112222')
    assert.equal(codeOf(await reader.ask('contact:read', { conversation: chats.conversation })), 'not_found')
    got(await reader.claim(talks.conversation))
    got(await talks.send('sure, call 13811113333'))
    await talks.until(event => event.kind === 'status' && event.contact === true)
    assert.equal(got(await reader.ask('contact:read', { conversation: talks.conversation })).contact, '13811113333')
    assert.deepEqual(botTexts(talks), [])
  })

  it('lets the key of the contacts be read by its owner alone', () => {
    assert.equal(statSync(join(service.folder, 'contact.key')).mode & 0o777, 0o600)
  })
})
