import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { after, before, describe, it } from 'mocha'
import { signIn } from '../support/console.ts'
import { type Service, Shopper, startService } from '../support/service.ts'

const cli = fileURLToPath(import.meta.resolve('#root/bin/usher.js'))
const examples = fileURLToPath(import.meta.resolve('#root/models/training/intents/en.jsonl'))
const mug = {
  sku: 'MUG-1',
  title: { zh: '白瓷马克杯', en: 'White porcelain mug' },
  category: { zh: '杯子', en: 'Mugs' },
  price: 59,
  currency: 'CNY',
}

describe('the command line', () => {
  let service: Service
  before(async () => {
    service = await startService({ USHER_DEMO: 'off' })
  })
  after(() => service.stop())

  async function usher(args: string[], input = ''): Promise<{ code: number; stdout: string; stderr: string }> {
    const child = spawn(process.execPath, [cli, ...args], { env: { USHER_DATA: service.folder } })
    child.stdin.on('error', () => undefined).end(input)
    const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
    return { code: Number(code), stdout, stderr }
  }
  const file = (name: string, content: unknown) => {
    const path = join(service.folder, 'files', name)
    mkdirSync(join(path, '..'), { recursive: true })
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content, null, 1))
    return path
  }
  const skus = async () => {
    const { products } = (await (await fetch(`${service.url}/api/v1/products`)).json()) as { products: { sku: string }[] }
    return products.map(({ sku }) => sku)
  }
  /** A running service looks once a second, so it is asked until two are over. */
  const within2s = async (holds: () => Promise<boolean>) => {
    for (const until = performance.now() + 2000; performance.now() < until; await sleep(100)) if (await holds()) return true
    return holds()
  }

  it('imports a catalogue that a running service shows within two seconds', async () => {
    const shelf = file('shelf.json', [mug])
    const first = await usher(['catalogue', 'import', shelf])
    const said = `Data folder ${service.folder}, shop without a name (0 products)\n`
    assert.deepEqual(first, { code: 0, stdout: '1 products, 0 variants: 1 added, 0 updated\n', stderr: said })
    assert.equal(await within2s(async () => (await skus()).includes('MUG-1')), true)
    const again = await usher(['catalogue', 'import', shelf, '--json'])
    assert.deepEqual(JSON.parse(again.stdout), { products: 1, variants: 0, added: 0, updated: 1 })
    const shopper = new Shopper(service.url)
    await shopper.open({ language: 'en' })
    const answer = await shopper.say('do you have mugs?')
    assert.equal(answer.cards?.map(({ sku }) => sku).join(), 'MUG-1')
    shopper.close()
  })

  it('refuses a catalogue with faults: code 2, every one by file and line, and the shop as it was', async () => {
    const before = await skus()
    const bad = file('bad.json', [{ ...mug, sku: 'NEW-1' }, { ...mug, sku: 'NEW-2', price: -5 }, { sku: 'NEW-3' }])
    const { code, stdout, stderr } = await usher(['catalogue', 'import', bad])
    assert.equal(code, 2)
    assert.equal(stdout, '')
    const [folder = '', ...lines] = stderr.trim().split('\n')
    assert.match(folder, /^Data folder /)
    assert.ok(lines.length >= 3)
    for (const line of lines) assert.match(line, /bad\.json:\d+: expected .+, got .+$/)
    assert.match(stderr, /bad\.json:25: expected an amount of 0 or more, got -5/)
    const missing = await usher(['catalogue', 'import', join(service.folder, 'none.json')])
    assert.deepEqual([missing.code, /none\.json: expected a file or folder/.test(missing.stderr)], [2, true])
    assert.equal((await usher(['catalogue', 'import', bad, '--format', 'xml'])).code, 2)
    assert.deepEqual(await skus(), before)
  })

  it('refuses feeds that are wrong late, of another kind or no feeds at all: code 2, the line, and the shop as it was', async () => {
    const before = await skus()
    const rows = Array.from({ length: 9000 }, (_, at) => `S${at},Cup ${at},${at === 7010 ? 'abc' : '9.90'}`)
    const google = 'id\ttitle\tprice\tavailability\nG-1\tCup\t9.90 CNY\tin_stock\n'
    const cases: [string[], RegExp][] = [
      [
        [file('long.csv', ['sku,title,price', ...rows].join('\n')), '--currency', 'CNY'],
        /long\.csv:7012: expected an amount .* in "price", got "abc"\n$/,
      ],
      [[file('feed.tsv', google), '--format', 'shopify'], /feed\.tsv:1: expected a Shopify product CSV .*, got a Google Merchant feed/],
      [[file('page.csv', '<!doctype html><title>Sign in</title>')], /page\.csv:1: expected a feed of products, got a web page\n$/],
      [[file('scan.csv', '%PDF-1.7\n')], /scan\.csv:1: expected .*, got a PDF\n$/],
      [[file('empty.csv', '')], /empty\.csv:1: expected products, got an empty file\n$/],
    ]
    for (const [args, fault] of cases) {
      const { code, stdout, stderr } = await usher(['catalogue', 'import', ...args])
      assert.deepEqual([code, stdout], [2, ''], stderr)
      assert.match(stderr, fault)
    }
    file('long/returns.md', 'Return it within a week.\n\n'.repeat(40_000))
    const long = await usher(['policies', 'import', join(service.folder, 'files/long')])
    assert.equal(long.code, 2)
    assert.match(long.stderr, /returns\.md:1: expected at most 512 KiB of text, got [\d,]+ KiB\n$/)
    assert.deepEqual(await skus(), before)
  })

  it('imports a Shopify feed once it knows the shop’s currency, and answers from it at the variant’s own price', async () => {
    const feed = file(
      'products_export.csv',
      [
        'Handle,Title,Body (HTML),Type,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Compare At Price,Status',
        'air-fryer,Dual Air Fryer,<p>Fries with little oil.</p>,Air fryers,Size,4 L,AF-4,89.00,99.00,active',
        'air-fryer,,,,,6 L,AF-6,129.00,,',
      ].join('\n'),
    )
    assert.equal((await usher(['shop', 'currency', 'Taler'])).code, 2)
    assert.match((await usher(['shop', 'currency', 'USD'])).stderr, /Expected CNY, in which the shop’s products are priced/)
    assert.equal((await usher(['shop', 'currency'])).stdout, 'CNY\n')
    const { code, stdout, stderr } = await usher(['catalogue', 'import', feed, '--format', 'shopify', '--json'])
    assert.equal(code, 0)
    assert.match(stderr, /^Data folder \/.*, shop .* \(\d+ products\)\n$/)
    assert.deepEqual(JSON.parse(stdout), { products: 1, variants: 2, added: 1, updated: 0 })
    assert.equal(await within2s(async () => (await skus()).includes('air-fryer')), true)
    const shopper = new Shopper(service.url)
    await shopper.open({ language: 'en' })
    const { cards = [] } = await shopper.say('do you sell air fryers?')
    assert.deepEqual([cards[0]?.sku, cards[0]?.price.amount, cards[0]?.compareAt?.amount], ['air-fryer', '89.00', '99.00'])
    shopper.close()
  })

  it('understands the owner’s own word within two seconds, and forgets it as soon', async () => {
    assert.equal((await usher(['shop', 'synonym', 'add', 'zibbler', 'air fryer'])).stdout, 'zibbler is understood as air fryer\n')
    assert.match((await usher(['shop', 'synonym', 'add', 'couch', 'sofa'])).stdout, /which nothing in the shop is called yet$/m)
    assert.equal((await usher(['shop', 'synonym', 'list'])).stdout, 'zibbler → air fryer\ncouch → sofa\n')
    const shopper = new Shopper(service.url)
    await shopper.open({ language: 'en' })
    const shown = async () => (await shopper.say('I want a zibbler')).cards?.map(({ sku }) => sku).join() ?? ''
    assert.equal(await within2s(async () => (await shown()) === 'air-fryer'), true)
    assert.equal((await usher(['shop', 'synonym', 'remove', 'zibbler'])).code, 0)
    assert.equal((await usher(['shop', 'synonym', 'remove', 'zibbler'])).code, 2)
    assert.equal(await within2s(async () => (await shown()) !== 'air-fryer'), true)
    shopper.close()
  })

  it('imports policies that the next answer quotes', async () => {
    file('policies/en/shipping.md', '# Shipping\n\n## Fees\nShipping is free on orders of ¥77 or more.\n')
    file('policies/zh/shipping.md', '# 运费\n\n## 费用\n订单满 77 元包邮。\n')
    const { code, stdout } = await usher(['policies', 'import', join(service.folder, 'files/policies'), '--json'])
    assert.equal(code, 0)
    assert.deepEqual(JSON.parse(stdout), { topics: 1, passages: 2, languages: ['en', 'zh'] })
    const shopper = new Shopper(service.url)
    await shopper.open({ language: 'en' })
    assert.match((await shopper.say('what is the shipping fee?')).text, /¥77/)
    shopper.close()
    const none = await usher(['policies', 'import', join(service.folder, 'none')])
    assert.deepEqual([none.code, /none: expected a file or folder/.test(none.stderr)], [2, true])
    assert.equal((await usher(['policies', 'import', join(service.folder, 'files/policies'), '--language', 'fr'])).code, 2)
  })

  it('adds an agent who can sign in at once with the password shown', async () => {
    const { code, stdout } = await usher(['agent', 'add', 'Li@example.com', '--name', 'Li'])
    assert.equal(code, 0)
    const password = /with the password (\S+) \(shown once\)/.exec(stdout)?.[1]
    const response = await signIn(service.url, { email: 'li@example.com', password })
    assert.deepEqual(((await response.json()) as { agent: unknown }).agent, { email: 'li@example.com', name: 'Li', role: 'agent' })
    for (const args of [['nobody'], ['a@b.c', '--role', 'owner'], []]) assert.equal((await usher(['agent', 'add', ...args])).code, 2)
  })

  it('lists agents, gives a new password and ends access, but never the last admin’s', async () => {
    assert.equal((await usher(['agent', 'add', 'max@example.com', '--role', 'admin'])).code, 0)
    const twice = await usher(['agent', 'add', 'MAX@example.com'])
    assert.deepEqual([twice.code, /is one already/.test(twice.stderr)], [2, true])
    const listed = JSON.parse((await usher(['agent', 'list', '--json'])).stdout) as Record<string, string>[]
    assert.deepEqual(
      listed.map(({ email, role }) => [email, role]),
      [
        ['admin@usher.local', 'owner'],
        ['li@example.com', 'agent'],
        ['max@example.com', 'admin'],
      ],
    )
    assert.doesNotMatch(JSON.stringify(listed), /password/)
    const { stdout } = await usher(['agent', 'password', 'Max@example.com'])
    const password = /with the password (\S+) \(shown once\)/.exec(stdout)?.[1]
    assert.equal((await signIn(service.url, { email: 'max@example.com', password })).status, 200)
    assert.equal((await usher(['agent', 'remove', 'max@example.com'])).code, 0)
    assert.equal((await signIn(service.url, { email: 'max@example.com', password })).status, 401)
    for (const args of [
      ['remove', 'max@example.com'],
      ['password', 'max@example.com'],
      ['remove', 'admin@usher.local'],
    ]) {
      const refused = await usher(['agent', ...args])
      assert.deepEqual([refused.code, /^Expected /m.test(refused.stderr)], [2, true], args.join(' '))
    }
  })

  it('saves the hours of one language without the other, and says none when they are taken away', async () => {
    assert.equal((await usher(['shop', 'hours', '--zh', '周一至周五 9:00–18:00', '--en', 'Mon–Fri 9–18'])).code, 0)
    assert.equal((await usher(['shop', 'hours', '--en', ''])).code, 0)
    const texts = []
    for (const language of ['zh', 'en']) {
      const shopper = new Shopper(service.url)
      await shopper.open({ language })
      await shopper.ask('handoff:request', { id: 'h' })
      const said = await shopper.until(event => event.kind === 'message' && event.seq > 1)
      texts.push(said.kind === 'message' ? said.text : '')
      shopper.close()
    }
    assert.match(texts[0] ?? '', /服务时间是周一至周五 9:00–18:00/)
    assert.doesNotMatch(texts[1] ?? '', /they are here/)
    for (const args of [[], ['--zh', '很'.repeat(81)], ['--en', 'a\nb']]) assert.equal((await usher(['shop', 'hours', ...args])).code, 2)
  })

  it('answers what it does not know with code 2 and what it knows', async () => {
    const unknown = await usher(['nonsense'])
    assert.equal(unknown.code, 2)
    assert.match(unknown.stderr, /serve.*catalogue.*policies.*intents.*agent.*got nonsense/)
    for (const args of [['catalogue', 'nonsense'], ['--nonsense'], ['catalogue', 'import'], ['intents', 'evaluate']]) {
      const { code, stdout, stderr } = await usher(args)
      assert.deepEqual([code, stdout], [2, ''], args.join(' '))
      assert.match(stderr, /^error: /)
    }
    const help = await usher(['--help'])
    assert.equal(help.code, 0)
    assert.match(help.stdout, /serve[\s\S]*catalogue[\s\S]*policies[\s\S]*intents[\s\S]*agent/)
  })

  it('predicts intents of lines and of JSONL, one document a line', async () => {
    const { code, stdout } = await usher(['intents', 'predict', '--json'], '运费多少钱\n{"text": "how do I return this?"}\n\n')
    assert.equal(code, 0)
    const read = stdout
      .trim()
      .split('\n')
      .map(
        line => JSON.parse(line) as { text: string; intents: { name: string; probability: number }[]; abstain: boolean; oos_score: number },
      )
    const taken = read.map(line => `${line.text} ${line.intents[0]?.name} ${line.abstain}`)
    assert.deepEqual(taken, ['运费多少钱 ask_shipping_fee false', 'how do I return this? ask_return false'])
    for (const { intents, oos_score } of read)
      assert.ok(intents.every(({ probability }) => probability >= 0 && probability <= 1) && Number.isFinite(oos_score))
    const broken = await usher(['intents', 'predict'], 'hello\n\n{"text": ')
    assert.equal(broken.code, 2)
    assert.equal(broken.stderr, 'standard input:3: expected {"text": "…"} or a plain line, got {"text": \n')
  })

  it('predicts what each part of a message asks, with its place', async () => {
    const { code, stdout } = await usher(['intents', 'predict', '--clauses', '--json'], '运费多少钱能退货吗\n')
    assert.equal(code, 0)
    const { text, clauses } = JSON.parse(stdout) as {
      text: string
      clauses: { text: string; start: number; end: number; intents: { name: string }[]; abstain: boolean }[]
    }
    assert.deepEqual(
      clauses.map(clause => [clause.text, clause.intents[0]?.name, clause.abstain]),
      [
        ['运费多少钱', 'ask_shipping_fee', false],
        ['能退货吗', 'ask_return', false],
      ],
    )
    for (const clause of clauses) assert.equal(text.slice(clause.start, clause.end), clause.text)
  })

  it('evaluates a bundle on lines it is given, and names the line that is none', async () => {
    const all = readFileSync(examples, 'utf8').trim().split('\n')
    const some = all.filter((_line, at) => at % Math.floor(all.length / 20) === 0).slice(0, 20)
    const { code, stdout } = await usher(['intents', 'evaluate', '--data', file('some.en.jsonl', some.join('\n')), '--json'])
    assert.equal(code, 0)
    const { n, accuracy_in_scope, macro_f1 } = JSON.parse(stdout) as Record<string, number>
    assert.equal(n, 20)
    for (const figure of [accuracy_in_scope, macro_f1]) assert.ok(figure !== undefined && figure > 0.8 && figure <= 1)
    const bad = await usher(['intents', 'evaluate', '--data', file('bad.jsonl', `${some[0]}\n{"text": 5}\n`)])
    assert.equal(bad.code, 2)
    assert.match(bad.stderr, /bad\.jsonl:2: expected \{"text": "…", "intent": "…"\}, got \{"text": 5\}/)
  })
})
