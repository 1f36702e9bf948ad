import assert from 'node:assert/strict'
import type { IncomingMessage } from 'node:http'
import { describe, it } from 'mocha'
import { createProxies } from '../../server/proxies.ts'

const request = (remoteAddress: string, headers: Record<string, string> = {}) =>
  ({ headers: { host: 'chat.internal', ...headers }, socket: { remoteAddress } }) as unknown as IncomingMessage
const forwarded = { 'x-forwarded-for': '198.51.100.9, 203.0.113.7', 'x-forwarded-host': 'spoofed.example, chat.example.com' }

describe('trusted proxies', () => {
  it('take the address from the connection alone where none is trusted', () => {
    for (const none of [0, []]) {
      const proxies = createProxies(none)
      assert.equal(proxies.addressOf(request('192.0.2.1', forwarded)), '192.0.2.1')
      assert.equal(proxies.hostOf(request('192.0.2.1', forwarded)), 'chat.internal')
    }
  })

  it('count hops from the connection inwards', () => {
    const seen = (hops: number) => createProxies(hops).addressOf(request('192.0.2.1', forwarded))
    assert.deepEqual([1, 2, 3].map(seen), ['203.0.113.7', '198.51.100.9', '198.51.100.9'])
    assert.equal(createProxies(1).hostOf(request('192.0.2.1', forwarded)), 'chat.example.com')
  })

  it('go back to the first address that is not listed, so that a shopper cannot write a trusted one in front', () => {
    const proxies = createProxies(['192.0.2.0/24', '203.0.113.7'])
    assert.equal(proxies.addressOf(request('192.0.2.1', forwarded)), '198.51.100.9')
    assert.equal(proxies.addressOf(request('192.0.2.1', { 'x-forwarded-for': '192.0.2.66, 198.51.100.9' })), '198.51.100.9')
    assert.equal(proxies.addressOf(request('198.51.100.1', forwarded)), '198.51.100.1')
    assert.equal(proxies.hostOf(request('198.51.100.1', forwarded)), 'chat.internal')
  })
})
