import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { after, describe, it } from 'mocha'
import { stringify } from 'yaml'
import { BundleError, readBundle, readLabels } from '../../models/bundle.ts'
import { readMemory } from '../../models/teaching/memory.ts'
import { lineariseForeign } from '../../prompts/foreign.ts'
import { checkLog } from '../../server/behaviours/log-file.ts'
import { readEvent } from '../../server/behaviours/read-event.ts'
import { readAnswerLines } from '../../server/commands/answer-lines.ts'
import { InputError } from '../../server/commands/input.ts'
import { readIntentLines, readMessages } from '../../server/commands/intent-lines.ts'
import { readReplyLines, toOwnActs } from '../../server/commands/reply-lines.ts'
import { readSearch } from '../../server/commands/search-options.ts'
import { readTurnLines } from '../../server/commands/turn-lines.ts'
import { UsherError } from '../../server/errors.ts'
import { redact } from '../../server/privacy/redact.ts'
import { redactAcross } from '../../server/privacy/split.ts'
import { readSessionLog } from '../../server/recommend/session-log.ts'
import { readCoupons } from '../../server/shop/coupons/table.ts'
import { readFeed } from '../../server/shop/feeds/read-feed.ts'
import { toPassages } from '../../server/shop/passages.ts'
import { readPolicyLink } from '../../server/shop/policy-links.ts'
import { addSynonym, readSynonyms, synonymFault, withoutSynonyms } from '../../server/shop/synonyms.ts'
import { readLogLine } from '../../server/strategy/decision-log.ts'
import { evaluateLog } from '../../server/strategy/evaluate-log.ts'
import { readStrategy } from '../../server/strategy/read-strategy.ts'
import { deviceOf } from '../../server/team/name.ts'
import { readTrack } from '../../server/turn/read-track.ts'
import { couponSchemas } from '../../server/wire-coupons.ts'
import { batchSchema, collectSchema, eventSchema } from '../../server/wire-events.ts'
import { answerSchema, askSchema, nudgeSettingsSchema } from '../../server/wire-nudges.ts'
import { agentSchemas, cannedReplySchema, deskViewSchema, searchSchema, shopperSchemas } from '../../server/wire-schemas.ts'
import { hostile, hostileValue, inherited, mangled } from './hostile.ts'

const folder = mkdtempSync(join(tmpdir(), 'usher-readers-'))
const runs = { numRuns: 60 }
const fileOf = (name: string, text: string): string => {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}
const jsonLine = (value: unknown) => `${JSON.stringify(value)}\n`

/** What it throws is the reader's own; nothing that every object has comes out of it as something that was sent; no object has got more. */
async function reads(read: () => unknown, own: readonly (new (...how: never[]) => Error)[] = []): Promise<void> {
  try {
    holdsNothingInherited(await read())
  } catch (error) {
    if (error instanceof assert.AssertionError || !own.some(kind => error instanceof kind)) throw error
  }
  assert.deepEqual(Object.getOwnPropertyNames(Object.prototype), inherited)
}

function holdsNothingInherited(value: unknown, depth = 0): void {
  assert.notEqual(typeof value, 'function')
  if (typeof value === 'string') assert.doesNotMatch(value, /\[native code\]|\[object Object\]/)
  if (typeof value !== 'object' || value === null || depth > 12) return
  for (const one of value instanceof Map ? value : Object.values(value)) holdsNothingInherited(one, depth + 1)
}

/** The same texts that were sent may stand in what was read. */
const check = <T>(sent: fc.Arbitrary<T>, read: (sent: T) => unknown, own: readonly (new (...how: never[]) => Error)[] = []) =>
  fc.assert(
    fc.asyncProperty(sent, value => reads(() => read(value), own)),
    runs,
  )

describe('whatever reads what comes from outside', function () {
  this.timeout(60_000)
  after(() => rmSync(folder, { recursive: true, force: true }))

  const answer = { lang: 'en', question: 'Do you ship?', candidates: ['We do.', 'Socks.'], answers: [0], source: 'x' }
  const reply = {
    language: 'en',
    acts: [{ act: 'inform', slots: { product: 'Mug', price: '$5', availability: 'in_stock' } }],
    references: ['A mug.'],
  }
  const turn = {
    say: 'the second',
    context: { shown: '1 Mug' },
    language: 'en',
    id: 't',
    commands: [{ command: 'pick', args: [['item', '2']] }],
  }
  const lines: [string, object, (file: string) => unknown][] = [
    ['intents', { text: 'hello', intent: 'greet', language: 'en', id: 1 }, file => [readIntentLines([file]), readMessages(file)]],
    ['questions and answers', answer, file => [readAnswerLines(file, { answers: true }), readAnswerLines(file, { answers: false })]],
    ['turns', turn, file => [readTurnLines(file, true), readTurnLines(file, false)]],
    [
      'replies',
      reply,
      file => readReplyLines(file, { references: true }).map(({ language, acts }) => [toOwnActs(acts), lineariseForeign(language, acts)]),
    ],
  ]
  for (const [name, sound, read] of lines)
    it(`lines of ${name}`, () =>
      check(fc.oneof(mangled(sound), hostileValue), line => read(fileOf('lines.jsonl', `${jsonLine(line)}${jsonLine(sound)}`)), [
        InputError,
      ]))

  it('lines of a decision log, and what a policy would have brought', () => {
    const sound = { context: { returning: 1, device: 'phone' }, arms: { a: 0.7, b: 0.3 }, arm: 'b', reward: 1, target: 'b', visitor: 'v' }
    return check(fc.array(mangled(sound), { minLength: 1, maxLength: 6 }), given => {
      const read = [sound, ...given].flatMap(line => {
        const one = readLogLine((line ?? {}) as Record<string, unknown>)
        return one.ok ? [one.value] : []
      })
      const { estimates } = evaluateLog(read, { policy: 'uniform' })
      for (const { value } of Object.values(estimates) as { value: number }[]) assert.ok(!Number.isNaN(value))
      return read
    })
  })

  it('a feed, as JSON, YAML, a table and XML', () => {
    const sound = [
      {
        sku: 'S-1',
        title: 'Mug',
        price: '9.90 USD',
        options: { colour: 'red' },
        variants: [{ sku: 'S-1-r', price: '9.90 USD', stock: 2 }],
      },
    ]
    const imported = (text: string, file: string) => {
      const read = readFeed(text, file)
      return read.ok ? read.value.entries : read.faults
    }
    return check(fc.tuple(mangled(sound), hostile, hostile), ([records, name, cell]) => [
      imported(JSON.stringify(records) ?? '', 'feed.json'),
      imported(stringify(records) ?? '', 'feed.yaml'),
      imported(`sku,title,price,${name}\nS-1,${cell},9.90 USD,${cell}\n`, 'feed.csv'),
      imported(
        `<rss><channel><item><g:id>1</g:id><title>${cell}</title><g:price>9 USD</g:price><${name}>${cell}</${name}></item></channel></rss>`,
        'feed.xml',
      ),
      imported(`${name}${cell}`, 'feed'),
    ])
  })

  it('a page, and where it stands in the shop', () =>
    check(fc.tuple(hostile, hostile), ([name, text]) => [
      toPassages(`# ${name}\n\n${text}\n\n- ${text}\n\n| ${name} | ${text} |\n|---|---|\n| ${text} | 1 |`),
      readPolicyLink(`---\n${name}: ${text}\nurl: ${text}\n---\n${text}`, 'page.md'),
    ]))

  it('a table of coupons', () =>
    check(fc.tuple(hostile, hostile, hostile), ([name, one, other]) => {
      const context = { currency: 'USD', now: new Date('2026-11-28'), section: () => undefined, known: [] }
      return [
        readCoupons(`code,off,over,category,${name}\n${one},${other},${one},${other},${one}\n`, 'coupons.csv', context),
        readCoupons(`code,off,category,until\n${one},10,${other},${other}\n`, 'coupons.csv', context),
      ]
    }))

  it('a strategy file', () => {
    const sound = { arms: { plain: { floor: 0.2, ceiling: 1 } }, progress: { looked: 0, in_cart: 1, checkout: 2, ordered: 3 } }
    return check(fc.tuple(mangled(sound), hostile), ([strategy, text]) => [
      readStrategy(stringify(strategy) ?? '', 's.yaml'),
      readStrategy(text, 's.yaml'),
    ])
  })

  it('a bundle of intents and a memory of corrections', async () => {
    const binary = Buffer.alloc(4 * (4 + 5 * 3 + 2) + 2 * 4)
    const told = {
      card: { encoder: 'hash', data: {}, recipe: {}, metrics: {} },
      labels: ['greet', 'search'],
      dimensions: 4,
      offsets: [0, 1, 2],
      temperature: 1,
      outOfScope: {
        means: [0],
        deviations: [1],
        weights: [1],
        bias: 0,
        keep: 0.9,
        threshold: 1,
        byLanguage: { en: { threshold: 1, byIntent: [1, 1] } },
      },
      // The numbers of two intents and of out of scope, and two examples in bytes.
      binary: { bytes: binary.length, sha256: createHash('sha256').update(binary).digest('hex') },
    }
    const sound = { ...told, format: 3 }
    const remembered = [{ correction: 1, meaning: {}, radius: 0.9, vector: Buffer.alloc(16).toString('base64') }]
    mkdirSync(join(folder, 'bundle'))
    fileOf('bundle/bundle.json', JSON.stringify(sound))
    writeFileSync(join(folder, 'bundle/bundle.bin'), binary)
    assert.deepEqual((await readBundle(join(folder, 'bundle'), 'hash')).labels, sound.labels)
    await check(
      fc.tuple(fc.oneof(mangled(sound), hostileValue), mangled(remembered)),
      async ([bundle, memory]) => {
        fileOf('bundle/bundle.json', JSON.stringify(bundle))
        writeFileSync(join(folder, 'bundle/bundle.bin'), binary)
        fileOf('bundle/memory.json', JSON.stringify(memory))
        const kept = await Promise.allSettled([
          readBundle(join(folder, 'bundle'), 'hash'),
          readLabels(join(folder, 'bundle')),
          readMemory(join(folder, 'bundle'), 4),
        ])
        for (const one of kept) if (one.status === 'rejected') assert.ok(one.reason instanceof BundleError, String(one.reason?.stack))
      },
      [BundleError],
    )
  })

  it('logs of behaviour and of sessions', () =>
    check(fc.tuple(hostile, hostile), async ([name, cell]) => {
      const log = await checkLog(
        fileOf('log.csv', `user_id,behaviour,time,${name}\n${cell},view,2026-01-01,${cell}\nu,${cell},${cell},x\n`),
      )
      const rows = []
      if (log.ok) for await (const batch of log.value.read(() => {})) rows.push(...batch)
      return [
        log.ok ? rows : log,
        await readSessionLog(fileOf('sessions.csv', `session_id,item_id,timestamp\n${cell},${name},1\ns,${cell},2\n`)),
      ]
    }))

  it('an order of so many of something that is no number, which is refused by name', () => {
    const shop = {
      productOf: (sku: string) => (sku === 'S-1' ? 'S-1' : undefined),
      currency: () => 'USD',
      toMinor: (amount: number) => Math.round(amount * 100),
      redact,
    }
    for (const quantity of [{ toString: 'x' }, { valueOf: null, toString: null }, [], [2], Number.NaN, '1.5']) {
      const properties = { order_id: 'o', total: 9, products: [{ sku: 'S-1', quantity, price: 9 }] }
      assert.match(JSON.stringify(readEvent({ name: 'Order Completed', properties }, shop)), /bad_event.*quantity: expected a whole number/)
    }
  })

  it('events of visitors, however they are called and whatever they carry', () => {
    const shop = {
      productOf: (sku: string) => (sku === 'S-1' ? 'S-1' : undefined),
      currency: () => 'USD',
      toMinor: (amount: number) => Math.round(amount * 100),
      redact,
    }
    const sound = {
      id: 'e',
      name: 'Order Completed',
      visitor: 'v',
      properties: { order_id: 'o', total: 9, products: [{ sku: 'S-1', quantity: 1, price: 9 }] },
    }
    return check(
      fc.tuple(mangled(sound), hostile),
      ([event, name]) => {
        const read = eventSchema.safeParse(event)
        const given = read.success ? read.data : { name, properties: {} }
        return [
          readEvent(given, shop),
          readEvent({ name, properties: given.properties }, shop, true),
          readTrack(given.name, given.properties, { knows: sku => sku === 'S-1', redact }),
        ]
      },
      [UsherError],
    )
  })

  it('every payload of the wire and of HTTP', () => {
    const schemas = {
      ...shopperSchemas,
      ...Object.fromEntries(Object.entries(agentSchemas).map(([name, schema]) => [`agent ${name}`, schema])),
      ...couponSchemas,
      batchSchema,
      collectSchema,
      eventSchema,
      askSchema,
      answerSchema,
      nudgeSettingsSchema,
      cannedReplySchema,
      deskViewSchema,
      searchSchema,
    }
    const sound = {
      id: 'i',
      conversation: 'c',
      text: 'hi',
      label: 'gift',
      on: true,
      message: 1,
      visitor: 'v',
      properties: { sku: 'S-1' },
      events: [{ id: 'i', name: 'x', properties: {} }],
      filter: { stage: 'shown' },
      meant: { intent: 'greet', slots: { colour: 'red' } },
    }
    return check(fc.oneof(mangled(sound), hostileValue), payload => Object.values(schemas).map(schema => schema.safeParse(payload).data))
  })

  it('what an agent types into search, into labels and canned replies', () => {
    return check(
      fc.tuple(hostile, hostile),
      ([text, option]) => [
        readSearch(text, { stage: option, intent: text, label: option }),
        readSearch(text, { from: option, to: text, rating: option, language: text }),
      ],
      [InputError],
    )
  })

  it('words of the owner for what the shop calls otherwise', () =>
    check(fc.tuple(hostile, hostile, hostile), ([word, means, said]) => {
      const kept = new Map<string, string>()
      const settings = {
        get: (key: string) => kept.get(key),
        set: (key: string, value: string) => void kept.set(key, value),
        changed: () => {},
      }
      if (synonymFault(word, means) === undefined) addSynonym(settings, word, means)
      return withoutSynonyms(`${said} ${word}`, readSynonyms(settings))
    }))

  it('personal numbers, in one message and over several', () =>
    check(fc.tuple(hostile, hostile), ([one, other]) => [
      redact(`${one} 138 0013 8000 ${other}`),
      redactAcross([one, other, '138', '0013 8000']),
    ]))

  it('what a browser calls itself', () => check(hostile, text => deviceOf(text)))
})
