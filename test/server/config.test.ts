import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readdirSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, it } from 'mocha'
import { ConfigError, readConfig } from '../../server/config.ts'
import { newFolder } from '../support/service.ts'

const main = fileURLToPath(import.meta.resolve('#root/dist/server/main.js'))

/** The lines of the message, without the two blanks they begin with. */
function faultsOf(env: Record<string, string>): string[] {
  try {
    readConfig(env)
  } catch (error) {
    assert.ok(error instanceof ConfigError)
    return error.message
      .split('\n')
      .slice(1)
      .map(line => line.trim())
  }
  return []
}

describe('the settings', () => {
  it('need nothing: every one has a default that is safe on a laptop', () => {
    const config = readConfig({})
    assert.deepEqual(
      [config.host, config.port, config.data, config.database, config.demo, config.log, config.language, config.adminEmail],
      ['127.0.0.1', 3000, './data', 'usher.sqlite', true, 'info', 'zh', 'admin@usher.local'],
    )
    assert.deepEqual(config.turn, { pauseMs: 400, candidates: 3, generatorDeadlineMs: 4000 })
    assert.deepEqual(config.tokens, { secret: undefined, shopSecret: undefined, ttlSeconds: 30 * 24 * 3600 })
    assert.deepEqual(config.limits, { messages: 20, opens: 30, origins: [] })
    assert.deepEqual(config.models, { encoder: undefined, intents: undefined, generator: true, generatorThreads: 1 })
    assert.equal(config.remote, undefined)
  })

  it('are frozen, so that nobody changes them on the way', () => {
    const config = readConfig({})
    for (const part of [config, config.turn, config.tokens, config.limits, config.models]) assert.ok(Object.isFrozen(part))
  })

  it('take PORT as hosts set it, and USHER_PORT before it', () => {
    assert.equal(readConfig({ PORT: '8080' }).port, 8080)
    assert.equal(readConfig({ PORT: '8080', USHER_PORT: '9090' }).port, 9090)
  })

  it('take an empty variable, as compose files leave them, for none', () => {
    assert.deepEqual(readConfig({ USHER_PORT: '', USHER_SECRET: '', USHER_GENERATOR_URL: '', USHER_ORIGINS: '' }), readConfig({}))
  })

  const faulty: [string, string, RegExp][] = [
    ['USHER_PORT', '70000', /0 to 65535, got "70000"$/],
    ['PORT', 'http', /0 to 65535, got "http"$/],
    ['USHER_DEMO', 'yes', /"on"\|"off", got "yes"$/],
    ['USHER_LOG', 'loud', /"silent", got "loud"$/],
    ['USHER_PAUSE_MS', '-1', /0 to 10000, got "-1"$/],
    ['USHER_TOKEN_TTL', '1.5', /60 to \d+, got "1\.5"$/],
    ['USHER_RATE_MESSAGES', '0', /1 to 10000, got "0"$/],
    ['USHER_LANGUAGE', 'fr', /"zh"\|"en", got "fr"$/],
    ['USHER_GENERATOR_DEADLINE_MS', '4s', /100 to 60000, got "4s"$/],
    ['USHER_ORIGINS', 'https://a.example, ftp://b.example', /every host below it, got "ftp:\/\/b\.example"$/],
    ['USHER_ADMIN_EMAIL', 'me', /e-mail address, got "me"$/],
  ]
  for (const [name, value, fault] of faulty) {
    it(`refuse ${name}=${value} by name, expectation and what came`, () => {
      const faults = faultsOf({ [name]: value })
      assert.equal(faults.length, 1)
      assert.ok(faults[0]?.startsWith(`${name}: `), faults[0])
      assert.match(faults[0] ?? '', /expected/)
      assert.match(faults[0] ?? '', fault)
    })
  }

  it('name every fault at once', () => {
    const env = {
      USHER_PORT: 'abc',
      USHER_DEMO: 'maybe',
      USHER_PAUSE_MS: 'soon',
      USHER_SECRET: 'short',
      USHER_GENERATOR_URL: 'http://127.0.0.1:9/v1',
    }
    const names = faultsOf(env).map(line => line.split(':')[0])
    assert.deepEqual(names.sort(), ['USHER_DEMO', 'USHER_GENERATOR_MODEL', 'USHER_PAUSE_MS', 'USHER_PORT', 'USHER_SECRET'])
  })

  it('never repeat a secret', () => {
    const secrets = {
      USHER_SECRET: 'hunter2-hunter2',
      USHER_SHOP_SECRET: 'correct-horse',
      USHER_GENERATOR_KEY: 'sk-secret-123',
      USHER_GENERATOR_URL: 'nowhere',
    }
    const text = faultsOf(secrets).join('\n')
    assert.match(text, /USHER_SECRET: expected at least 32 characters/)
    assert.match(text, /USHER_SHOP_SECRET: expected at least 32 characters/)
    assert.doesNotMatch(text, /hunter2|correct-horse|sk-secret/)
  })

  it('want a model beside the URL of an engine', () => {
    const url = 'http://127.0.0.1:11434/v1'
    const [fault] = faultsOf({ USHER_GENERATOR_URL: url })
    assert.match(fault ?? '', /^USHER_GENERATOR_MODEL: expected a model name beside USHER_GENERATOR_URL/)
    assert.deepEqual(readConfig({ USHER_GENERATOR_URL: url, USHER_GENERATOR_MODEL: 'm' }).remote, { url, model: 'm', key: undefined })
  })

  it('take an origin as a person copies it from the address bar', () => {
    const { origins } = readConfig({ USHER_ORIGINS: 'https://shop.example.com/, http://localhost:8080' }).limits
    assert.deepEqual(origins, ['https://shop.example.com', 'http://localhost:8080'])
  })

  it('take a wildcard for every host below one, and refuse what would let in more or is no origin', () => {
    assert.deepEqual(readConfig({ USHER_ORIGINS: 'https://*.Example.com' }).limits.origins, ['https://*.example.com'])
    for (const origins of [
      '*',
      'https://*',
      'https://*.com',
      'https://shop*.example.com',
      'https://shop.example.com/chat',
      'shop.example.com',
      'https://a@b.c',
    ])
      assert.match(
        faultsOf({ USHER_ORIGINS: origins })[0] ?? '',
        /^USHER_ORIGINS: expected an origin such as https:\/\/shop\.example\.com/,
        origins,
      )
    assert.deepEqual(faultsOf({ USHER_ORIGINS: 'https://shop.example.com, ftp://x.y' }), [
      'USHER_ORIGINS: expected an origin such as https://shop.example.com, or https://*.example.com for every host below it, got "ftp://x.y"',
    ])
  })

  it('take trusted proxies as a number or as addresses', () => {
    const proxies = (text: string) => readConfig({ USHER_TRUSTED_PROXIES: text }).proxies
    assert.deepEqual(proxies(''), [])
    assert.equal(proxies('2'), 2)
    assert.deepEqual(proxies('loopback, 10.0.0.0/8,fd00::/8, 192.0.2.7'), ['loopback', '10.0.0.0/8', 'fd00::/8', '192.0.2.7'])
    for (const wrong of ['11', '-1', '10.0.0.0/33', 'nginx', '1,2'])
      assert.match(
        faultsOf({ USHER_TRUSTED_PROXIES: wrong })[0] ?? '',
        /^USHER_TRUSTED_PROXIES: expected a number of proxies from 0 to 10, or addresses/,
        wrong,
      )
  })

  it('end a start that has faulty ones with code 2, the message alone and nothing written', () => {
    const folder = newFolder()
    const ended = spawnSync(process.execPath, [main], {
      env: { USHER_DATA: folder, USHER_PORT: 'abc', USHER_DEMO: 'maybe' },
      encoding: 'utf8',
      timeout: 10_000,
    })
    assert.equal(ended.status, 2)
    assert.match(ended.stderr, /^Expected other settings:\n/)
    assert.doesNotMatch(ended.stderr, /\n\s+at /)
    assert.deepEqual(readdirSync(folder), [])
    rmSync(folder, { recursive: true })
  })
})
