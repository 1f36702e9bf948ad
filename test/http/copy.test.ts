import assert from 'node:assert/strict'
import { after, before, describe, it } from 'mocha'
import { agentToken } from '../support/agent.ts'
import { adminToken } from '../support/console.ts'
import { type Service, startService } from '../support/service.ts'

describe('copy over HTTP', () => {
  let service: Service
  let admin = ''
  let agent = ''
  before(async () => {
    service = await startService()
    admin = await adminToken(service)
    agent = await agentToken(service.folder, 'li@shop.example')
  })
  after(() => service.stop())

  async function ask(sku: string, body: unknown, token = admin) {
    const response = await fetch(`${service.url}/api/v1/products/${encodeURIComponent(sku)}/copy`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token === '' ? {} : { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    })
    const answer = (await response.json()) as { code?: string; copies?: { text: string; by: string; facts: object[] }[] }
    return { status: response.status, ...answer }
  }

  it('writes posts and subject lines from the product’s own facts, with what they are made of', async () => {
    const { status, copies = [] } = await ask('BAG-201', { language: 'en' })
    assert.deepEqual([status, copies.length], [200, 3])
    for (const { text, by, facts } of copies) {
      assert.match(text, /Wayfarer 28 L Backpack.*¥329\b/)
      assert.equal(by, 'template')
      assert.ok(facts.length >= 4)
    }
    const subject = await ask('BAG-201', { language: 'zh', form: 'subject', count: 1 })
    assert.deepEqual(
      subject.copies?.map(({ text }) => text),
      ['远行28升双肩包，原价¥399，现在¥329'],
    )
  })

  it('is for admins, for products of the shop and for forms it knows', async () => {
    const body = { language: 'en' }
    assert.deepEqual(await codeOf(ask('BAG-201', body, agent)), [401, 'unauthorized'])
    assert.deepEqual(await codeOf(ask('BAG-201', body, '')), [401, 'unauthorized'])
    assert.deepEqual(await codeOf(ask('NONE', body)), [404, 'not_found'])
    for (const wrong of [{}, { language: 'fr' }, { ...body, form: 'poem' }, { ...body, count: 9 }, { ...body, price: '1' }])
      assert.deepEqual(await codeOf(ask('BAG-201', wrong)), [400, 'bad_payload'], JSON.stringify(wrong))
  })

  const codeOf = async (answer: Promise<{ status: number; code?: string }>) => {
    const { status, code } = await answer
    return [status, code]
  }
})
