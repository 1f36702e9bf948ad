import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { after, before, describe, it } from 'mocha'
import { isAllowedOrigin } from '../../server/sockets/origins.ts'
import { startProxy } from '../support/other-origin.ts'
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

  describe('of a page that says it is of another host', () => {
    const origin = 'https://evil.example'
    const forged = { origin, 'x-forwarded-host': 'evil.example', 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'https' }
    const connects = (url: string, headers: Record<string, string>, transport: 'websocket' | 'polling') => {
      const shopper = new Shopper(url, {
        transports: [transport],
        extraHeaders: headers,
        transportOptions: { polling: { extraHeaders: headers } },
      })
      return new Promise<boolean>(resolve => {
        shopper.socket.on('connect', () => resolve(true))
        shopper.socket.on('connect_error', () => resolve(false))
      }).finally(() => shopper.close())
    }

    it('are refused where no proxy is named, and where those named are others', async () => {
      for (const proxies of ['', '192.0.2.7, 10.0.0.0/8']) {
        const service = await startService(proxies === '' ? {} : { USHER_TRUSTED_PROXIES: proxies })
        for (const transport of ['websocket', 'polling'] as const) assert.equal(await connects(service.url, forged, transport), false)
        await service.stop()
      }
    })

    it('are refused behind the nginx that deploy/ describes, and those of the host it serves are not', async () => {
      const service = await startService({ USHER_TRUSTED_PROXIES: 'loopback' })
      const nginx = await startProxy({ to: service.url, upgrades: 'pass', tells: toldByNginx })
      for (const transport of ['websocket', 'polling'] as const) {
        assert.equal(await connects(nginx.url, forged, transport), false, transport)
        assert.equal(await connects(nginx.url, { ...forged, origin: 'https://127.0.0.1' }, transport), true, transport)
      }
      await nginx.close()
      await service.stop()
    })
  })
})

/** The headers that `proxy_set_header` of deploy/nginx.conf sets for a request; any other goes through as the client wrote it. */
function toldByNginx({ headers, socket }: IncomingMessage): Record<string, string> {
  const conf = readFileSync(new URL(import.meta.resolve('#root/deploy/nginx.conf')), 'utf8')
  const values = new Map([
    ['$host', (headers.host ?? '').replace(/:\d+$/, '')],
    ['$http_upgrade', headers.upgrade ?? ''],
    ['$usher_connection', headers.upgrade === undefined ? 'close' : 'upgrade'],
    ['$remote_addr', socket.remoteAddress ?? ''],
    ['$proxy_add_x_forwarded_for', [headers['x-forwarded-for'], socket.remoteAddress].filter(Boolean).join(', ')],
    ['$scheme', 'https'],
  ])
  const set = [...conf.matchAll(/^\s*proxy_set_header\s+(\S+)\s+(\S+);/gm)].map(([, name = '', value = '']) => {
    const told = values.get(value)
    assert.notEqual(told, undefined, `the test knows ${value}`)
    return [name.toLowerCase(), told ?? ''] as const
  })
  return Object.fromEntries(set.filter(([, value]) => value !== ''))
}
