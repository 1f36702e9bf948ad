import assert from 'node:assert/strict'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { after, before, describe, it } from 'mocha'
import { newFolder, type Service, Shopper, startService } from '../support/service.ts'

/** The snippets of deploy/ as they are, but for the ports and the certificate, under the programs they are written for. */
/** `ownOrigin`: as the host reaches Usher; nginx tells it without a port. */
type Proxy = {
  program: string
  asksVersion: string
  ownOrigin(url: string): string
  start(folder: string, port: number, service: URL): ChildProcess
}
const snippet = (name: string) => readFileSync(new URL(import.meta.resolve(`#root/deploy/${name}`)), 'utf8')

/** Fails where the snippet has not what is put something else for. */
function replaced(text: string, pattern: RegExp, by: string): string {
  assert.match(text, pattern)
  return text.replace(pattern, by)
}

const proxies: Proxy[] = [
  {
    program: 'nginx',
    asksVersion: '-v',
    ownOrigin: url => `https://${new URL(url).hostname}`,
    start(folder, port, service) {
      let site = replaced(snippet('nginx.conf'), /server 127\.0\.0\.1:3000;/, `server ${service.host};`)
      site = replaced(site, /listen 443 ssl;/, `listen 127.0.0.1:${port};`)
      site = replaced(site, /listen \[::\]:443 ssl;/, '')
      site = replaced(site, /ssl_certificate .*;\n\s*ssl_certificate_key .*;/, '')
      const own = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(name => `${name}_temp_path ${folder}/${name};`)
      const file = join(folder, 'nginx.conf')
      writeFileSync(file, `pid ${folder}/pid;\nevents {}\nhttp {\naccess_log off;\n${own.join('\n')}\n${site}\n}\n`)
      return spawn('nginx', ['-p', folder, '-c', file, '-e', 'stderr', '-g', 'daemon off; master_process off;'])
    },
  },
  {
    program: 'caddy',
    asksVersion: 'version',
    ownOrigin: url => url,
    start(folder, port, service) {
      let site = replaced(snippet('Caddyfile'), /127\.0\.0\.1:3000/, service.host)
      site = replaced(site, /^chat\.example\.com \{/m, `http://:${port} {`)
      const file = join(folder, 'Caddyfile')
      writeFileSync(file, `{\n\tadmin off\n\tauto_https off\n}\n${site}`)
      const env = { PATH: process.env.PATH, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder }
      return spawn('caddy', ['run', '--adapter', 'caddyfile', '--config', file], { env })
    },
  },
]

for (const { program, asksVersion, ownOrigin, start } of proxies)
  describe(`${program} with the snippet of deploy/`, function () {
    this.timeout(60_000)
    if (spawnSync(program, [asksVersion]).error !== undefined) {
      it(`is not on PATH: nothing of it was tried`)
      return
    }
    const folder = newFolder()
    let service: Service
    let proxy: ChildProcess
    let url: string
    before(async () => {
      service = await startService({ USHER_TRUSTED_PROXIES: 'loopback' })
      const port = await freePort()
      mkdirSync(folder, { recursive: true })
      proxy = start(folder, port, new URL(service.url))
      let said = ''
      proxy.stderr?.on('data', chunk => (said += String(chunk)))
      url = `http://127.0.0.1:${port}`
      for (let tries = 0; ; tries++) {
        const answer = await fetch(`${url}/readyz`).catch(() => undefined)
        if (answer !== undefined) break
        if (tries > 200 || proxy.exitCode !== null) throw new Error(`${program} did not start: ${said}`)
        await wait(100)
      }
    })
    after(async () => {
      if (proxy.exitCode === null) {
        const gone = new Promise(resolve => proxy.once('exit', resolve))
        proxy.kill('SIGTERM')
        await gone
      }
      await service.stop()
      rmSync(folder, { recursive: true, force: true })
    })
    const from = (headers: Record<string, string>, transport: 'websocket' | 'polling') =>
      new Shopper(url, {
        transports: [transport],
        extraHeaders: headers,
        transportOptions: { polling: { extraHeaders: headers } },
      })
    const connects = (shopper: Shopper) =>
      new Promise<boolean>(resolve => {
        shopper.socket.on('connect', () => resolve(true))
        shopper.socket.on('connect_error', () => resolve(false))
      })

    for (const transport of ['websocket', 'polling'] as const) {
      it(`lets a shopper of its own host talk over ${transport}, and not a page that forges the host it is of`, async () => {
        const own = from({ origin: ownOrigin(url) }, transport)
        assert.equal(await connects(own), true)
        await own.open({ language: 'en' })
        assert.ok((await own.say('hello')).text.length > 0)
        assert.equal(own.socket.io.engine.transport.name, transport)
        own.close()
        const evil = 'evil.example'
        for (const forged of [{ 'x-forwarded-host': evil }, { forwarded: `host=${evil}` }, { 'x-forwarded-host': `${evil}, 127.0.0.1` }]) {
          const stranger = from({ origin: `https://${evil}`, 'x-forwarded-for': '127.0.0.1', ...forged }, transport)
          assert.equal(await connects(stranger), false, JSON.stringify(forged))
          stranger.close()
        }
      })
    }

    it('passes the widget’s script on as it is compressed and kept', async () => {
      const loader = await fetch(`${url}/usher.js`, { headers: { 'accept-encoding': 'br' } })
      assert.equal(loader.status, 200)
      const told = (answer: Response) =>
        ['content-encoding', 'cache-control', 'access-control-allow-origin', 'vary'].map(name => answer.headers.get(name))
      // Some hundred bytes: too few to be worth compressing.
      assert.deepEqual(told(loader), [null, 'public, max-age=300', '*', 'accept-encoding'])
      const name = /assets\/[\w.-]+\.js/.exec(await loader.text())?.[0]
      for (const coding of ['br', 'gzip']) {
        const widget = await fetch(`${url}/${name}`, { headers: { 'accept-encoding': coding } })
        assert.deepEqual(told(widget), [coding, 'public, max-age=31536000, immutable', '*', 'accept-encoding'])
        assert.match(await widget.text(), /usher-chat/)
      }
    })

    it('passes a batch of events as large as Usher takes, and refuses what is larger', async () => {
      const post = (path: string, bytes: number) =>
        fetch(`${url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: `"${'x'.repeat(bytes - 2)}"` })
      const batch = await post('/api/v1/events', 900 * 1024)
      assert.notEqual(batch.status, 413)
      assert.equal(((await batch.json()) as { ok: boolean }).ok, false)
      assert.equal((await post('/api/v1/sessions', 100 * 1024)).status, 413)
      // A body that is refused before it was read may end the line.
      const huge = await post('/api/v1/events', 3 * 1024 * 1024).then(
        ({ status }) => status,
        () => 413,
      )
      assert.equal(huge, 413)
    })

    it('answers every path that Usher has, and tells nothing of its inside for one that it has not', async () => {
      assert.equal((await fetch(`${url}/readyz`)).status, 200)
      const missing = await fetch(`${url}/orders/%E0%A4%A`)
      assert.ok(missing.status >= 400 && missing.status < 500, String(missing.status))
      assert.doesNotMatch(await missing.text(), /node_modules|\bat \w+ \(/)
      // nginx lets the machine itself in, as this test is.
      if (program === 'caddy') for (const path of ['/metrics', '/healthz']) assert.equal((await fetch(`${url}${path}`)).status, 404)
    })
  })

function freePort(): Promise<number> {
  const server = createServer()
  return new Promise(resolve =>
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    }),
  )
}
