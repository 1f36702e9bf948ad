import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { after, before, describe, it } from 'mocha'
import { isQuick } from '../support/machine.ts'
import { type Service, startService } from '../support/service.ts'

type Products = {
  shop: { name: string }
  products: { sku: string; title: string; image: string; url: string; price: { amount: string } }[]
}

describe('the pages', () => {
  let service: Service
  before(async () => {
    service = await startService()
  })
  after(() => service.stop())

  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${service.url}${path}`, { headers })
  const products = async (language: string) => (await (await get(`/api/v1/products?language=${language}`)).json()) as Products

  it('are the shop front at its addresses, the cart, the orders and the console', async () => {
    for (const path of ['/', '/products/RUN-101', '/cart', '/orders/1', '/console']) {
      const response = await get(path)
      assert.equal(response.status, 200, path)
      assert.match(response.headers.get('content-type') ?? '', /^text\/html/, path)
      assert.match(await response.text(), /<!doctype html>/i, path)
    }
  })

  it('bring every script and style that they name', async () => {
    for (const path of ['/', '/console']) {
      const html = await (await get(path)).text()
      const named = [...html.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css))"/g)].map(([, file]) => file ?? '')
      assert.ok(named.length >= 2, path)
      for (const file of named) assert.equal((await get(file)).status, 200, file)
    }
  })

  it('list the products in the language asked for, each with a picture that is there', async () => {
    const [zh, en] = [await products('zh'), await products('en')]
    assert.deepEqual([zh.shop.name, en.shop.name], ['云杉小铺', 'Spruce & Co'])
    assert.deepEqual(
      zh.products.map(({ sku }) => sku),
      en.products.map(({ sku }) => sku),
    )
    for (const { title } of zh.products) assert.match(title, /\p{Script=Han}/u)
    for (const { title, price, image } of en.products) {
      assert.doesNotMatch(title, /\p{Script=Han}/u)
      assert.match(price.amount, /^\d+(?:\.\d\d)?$/)
      assert.equal((await get(image, { range: 'bytes=0-0' })).ok, true, image)
    }
  })

  it('carry headers that keep strangers’ scripts out', async () => {
    for (const path of ['/', '/console', '/nothing', '/healthz']) {
      const { headers } = await get(path)
      const policy = headers.get('content-security-policy') ?? ''
      assert.match(policy, /default-src 'self'/)
      assert.match(policy, /script-src 'self'(?:;|$)/)
      assert.match(policy, /style-src 'self'(?:;|$)/)
      assert.match(policy, /require-trusted-types-for 'script'(?:;|$)/)
      assert.match(policy, /object-src 'none'/)
      assert.match(policy, /frame-ancestors 'self'/)
      assert.equal(headers.get('x-content-type-options'), 'nosniff')
      assert.equal(headers.get('x-powered-by'), null)
    }
  })

  it('give the widget’s script to the pages of every shop, as a module script of another origin needs it', async () => {
    const { status, headers } = await get('/usher.js', { origin: 'https://shop.example.com' })
    assert.equal(status, 200)
    assert.match(headers.get('content-type') ?? '', /javascript/)
    assert.equal(headers.get('access-control-allow-origin'), '*')
    assert.equal(headers.get('cross-origin-resource-policy'), 'cross-origin')
  })

  it('give it compressed, a loader for some minutes and what it loads for good', async () => {
    const loader = await get('/usher.js')
    assert.equal(loader.headers.get('cache-control'), 'public, max-age=300')
    const [, path = ''] = /import\("\.(\/assets\/widget-[A-Z0-9]+\.js)"\)/.exec(await loader.text()) ?? []
    const plain = await (await get(path, { 'accept-encoding': 'identity' })).text()
    for (const [accepted, encoding] of [
      ['br, gzip', 'br'],
      ['gzip, deflate', 'gzip'],
      ['identity', null],
    ] as const) {
      const { status, headers, ...body } = await got(path, accepted)
      assert.deepEqual([status, headers.get('content-encoding')], [200, encoding], accepted)
      assert.match(headers.get('content-type') ?? '', /javascript/)
      assert.equal(headers.get('cache-control'), 'public, max-age=31536000, immutable')
      assert.equal(headers.get('vary')?.toLowerCase().includes('accept-encoding'), true)
      assert.equal(headers.get('access-control-allow-origin'), '*')
      assert.equal(headers.get('cross-origin-resource-policy'), 'cross-origin')
      assert.equal(body.text, plain)
      assert.equal(Number(headers.get('content-length')) < plain.length / 2, encoding !== null)
    }
    assert.ok(loader.headers.has('etag'), 'a browser asks for the loader again without fetching it again')
    assert.equal((await get('/assets/widget-AAAAAAAA.js')).status, 404)
    assert.equal((await get('/console/console.js')).headers.get('cache-control'), 'no-cache')
  })

  const got = async (path: string, accepted: string) => {
    const response = await get(path, { 'accept-encoding': accepted })
    return { status: response.status, headers: response.headers, text: await response.text() }
  }

  it('give the shop’s developers the types of the widget’s API as text', async () => {
    const response = await get('/usher.d.ts')
    assert.match(response.headers.get('content-type') ?? '', /^text\/plain; charset=utf-8$/i)
    assert.match(await response.text(), /interface Window \{[^}]*Usher\?: UsherApi/s)
  })

  it('let other origins show product pictures, and keep everything else to themselves', async () => {
    const policy = async (path: string) => (await get(path)).headers.get('cross-origin-resource-policy')
    assert.equal(await policy('/demo/images/RUN-101.svg'), 'cross-origin')
    for (const path of ['/', '/console', '/api/v1/conversations', '/metrics']) assert.equal(await policy(path), 'same-origin', path)
  })

  it('open nothing else to other origins', async () => {
    for (const path of ['/', '/console', '/api/v1/conversations', '/healthz']) {
      assert.equal((await get(path, { origin: 'https://evil.example' })).headers.get('access-control-allow-origin'), null, path)
    }
  })

  it('answer an address that is not there with JSON and 404', async () => {
    for (const path of [
      '/nothing',
      '/api/v1/nothing',
      '/demo/images/none.svg',
      '/products',
      '/..%2fpackage.json',
      '/demo/images/..%2f..%2fcatalogue.json',
    ]) {
      const response = await get(path)
      assert.equal(response.status, 404, path)
      const { ok, code } = (await response.json()) as { ok: boolean; code: string }
      assert.deepEqual({ ok, code }, { ok: false, code: 'not_found' }, path)
    }
  })

  it('answer a body that is broken, of another kind or too large with a code', async () => {
    const post = async (body: string, type = 'application/json') => {
      const response = await fetch(`${service.url}/api/v1/sessions`, { method: 'POST', headers: { 'content-type': type }, body })
      return [response.status, ((await response.json()) as { code: string }).code]
    }
    assert.deepEqual(await post('{"email": "a@b'), [400, 'bad_payload'])
    assert.deepEqual(await post('null'), [400, 'bad_payload'])
    assert.deepEqual(await post('{"email": 5, "password": []}'), [400, 'bad_payload'])
    assert.deepEqual(await post('email=a', 'application/x-www-form-urlencoded'), [400, 'bad_payload'])
    assert.deepEqual(await post(JSON.stringify({ email: 'a@b.c', password: 'x'.repeat(70_000) })), [413, 'text_too_long'])
  })

  it('are only the widget and the console, to which the start leads, where there is no demo shop', async () => {
    const bare = await startService({ USHER_DEMO: 'off' })
    const statuses = await Promise.all(
      ['/', '/cart', '/products/X', '/demo/images/RUN-101.svg', '/console', '/usher.js'].map(
        async path => (await fetch(`${bare.url}${path}`, { redirect: 'manual' })).status,
      ),
    )
    assert.deepEqual(statuses, [302, 404, 404, 404, 200, 200])
    const { products: none } = (await (await fetch(`${bare.url}/api/v1/products`)).json()) as Products
    assert.deepEqual(none, [])
    await bare.stop()
  })

  it('do not keep the service from stopping when a browser is in the middle of a request', async () => {
    const brief = await startService({ USHER_DEMO: 'off' })
    const { hostname, port } = new URL(brief.url)
    const browser = connect(Number(port), hostname).on('error', () => undefined)
    browser.write('GET / HTTP/1.1\r\nhost: x\r\n')
    await fetch(`${brief.url}/readyz`)
    const startedAt = performance.now()
    await Promise.race([brief.stop(), once(AbortSignal.timeout(5000), 'abort')])
    browser.destroy()
    assert.ok(isQuick(performance.now() - startedAt, 4000), 'stops within 4 s')
  })
})
