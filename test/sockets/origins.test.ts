import assert from 'node:assert/strict'
import { after, before, describe, it } from 'mocha'
import { isAllowedOrigin } from '../../server/sockets/origins.ts'
import { type Service, Shopper, startService } from '../support/service.ts'

type Refusal = Error & { data?: { ok: boolean; code: string } }

describe('the origins of pages', () => {
  const listed = ['https://shop.example.com', 'https://*.example.org', 'http://*.test.example:8080']
  const allowed = (origin: string | undefined, host = 'chat.example.com') => isAllowedOrigin(origin, host, listed)

  it('are the own host’s, the listed ones, and none at all', () => {
    assert.equal(allowed(undefined), true)
    assert.equal(allowed('https://chat.example.com'), true)
    assert.equal(allowed('https://shop.example.com'), true)
    for (const stranger of ['https://shop.example.com.evil.net', 'http://shop.example.com', 'https://shop.example.com:8443', 'null', 'x'])
      assert.equal(allowed(stranger), false, stranger)
  })

  it('are every host below a wildcard, however deep, not the host itself or one that ends alike', () => {
    for (const below of ['https://a.example.org', 'https://a.b.example.org', 'http://x.test.example:8080'])
      assert.equal(allowed(below), true, below)
    for (const other of ['https://example.org', 'https://badexample.org', 'http://a.example.org', 'http://x.test.example'])
      assert.equal(allowed(other), false, other)
  })

  describe('of a page that is not listed', () => {
    let service: Service
    before(async () => {
      service = await startService({ USHER_ORIGINS: 'https://shop.example.com' })
    })
    after(() => service.stop())

    for (const transport of ['websocket', 'polling'] as const) {
      it(`are refused with a code and what to change over ${transport}, and no conversation begins`, async () => {
        const from = (origin: string) =>
          new Shopper(service.url, {
            transports: [transport],
            extraHeaders: { origin },
            transportOptions: { polling: { extraHeaders: { origin } } },
          })
        const stranger = from('https://evil.example')
        const refusal = await new Promise<Refusal>(resolve => stranger.socket.on('connect_error', error => resolve(error as Refusal)))
        assert.deepEqual([refusal.data?.ok, refusal.data?.code], [false, 'unauthorized'])
        assert.match(refusal.message, /USHER_ORIGINS, got https:\/\/evil\.example/)
        assert.equal(stranger.socket.connected, false)
        stranger.close()
        const shop = from('https://shop.example.com')
        assert.equal((await shop.open()).status, 'bot')
        shop.close()
      })
    }
  })
})
