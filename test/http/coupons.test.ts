import assert from 'node:assert/strict'
import { after, before, describe, it } from 'mocha'
import { agentToken } from '../support/agent.ts'
import { adminToken } from '../support/console.ts'
import { type Service, startService } from '../support/service.ts'

type Answer = { status: number; code?: string; message?: string; coupon?: { code: string; state: string }; coupons?: { code: string }[] }

describe('coupons over HTTP', () => {
  let service: Service
  let admin = ''
  before(async () => {
    service = await startService()
    admin = await adminToken(service)
  })
  after(() => service.stop())

  async function ask(method: string, path = '', body?: unknown, token = admin): Promise<Answer> {
    const response = await fetch(`${service.url}/api/v1/coupons${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: response.status, ...((await response.json()) as object) }
  }

  it('are given out, listed, offered to the shop front and ended', async () => {
    const added = await ask('POST', '', {
      code: 'TENTH',
      off: '30%',
      over: 50,
      first_order: true,
      combinable: false,
      en: 'Once for each of you.',
    })
    assert.deepEqual(
      [added.status, added.coupon],
      [
        201,
        {
          code: 'TENTH',
          state: 'holds',
          off: { percent: 30 },
          over: { amount: '50.00', currency: 'CNY' },
          first_order: true,
          combinable: false,
          category: [],
          en: 'Once for each of you.',
        },
      ],
    )
    assert.deepEqual(
      (await ask('GET')).coupons?.map(({ code }) => code),
      ['TENTH', 'WELCOME20'],
    )
    const front = (await (await fetch(`${service.url}/api/v1/products`)).json()) as { coupon?: object }
    assert.deepEqual(front.coupon, { code: 'TENTH', percent: 30, minimum: '50.00', firstOrder: true })
    const ended = await ask('DELETE', '/tenth')
    assert.deepEqual([ended.status, ended.coupon?.code, ended.coupon?.state], [200, 'TENTH', 'ended'])
    assert.deepEqual((await ask('DELETE', '/NONE')).code, 'not_found')
  })

  it('are for admins, and of fields that can be', async () => {
    const agent = await agentToken(service.folder, 'li@shop.example')
    for (const token of [agent, '']) assert.equal((await ask('GET', '', undefined, token)).status, 401)
    assert.equal((await ask('POST', '', { code: 'X1', off: '5' }, agent)).status, 401)
    assert.equal((await ask('POST', '', { code: 'welcome20', off: '5' })).status, 409)
    for (const wrong of [{}, { code: 'X1' }, { code: 'X1', off: {} }, { code: 'X1', off: '5', budget: 3 }, { code: 'X1', off: '-5' }, []])
      assert.deepEqual((await ask('POST', '', wrong)).code, 'bad_payload', JSON.stringify(wrong))
    const { message } = await ask('POST', '', { code: 'X 1', off: '110%' })
    assert.match(message ?? '', /Expected "code" to be .*, got X 1; Expected "off" to be .*, got 110%/)
  })
})
