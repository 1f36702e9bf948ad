import assert from 'node:assert/strict'
import fc from 'fast-check'
import { describe, it } from 'mocha'
import { linearise } from '../../prompts/linearise.ts'
import { wordingsOf } from '../../prompts/templates.ts'
import { newProfile } from '../../server/behaviours/profile.ts'
import { openProfiles } from '../../server/behaviours/profiles.ts'
import { createTextReader } from '../../server/behaviours/read-texts.ts'
import { variantsMeant } from '../../server/facts/meant.ts'
import { splitClauses } from '../../server/language/clauses.ts'
import { readMentions } from '../../server/language/mentions.ts'
import { readSlotsWithSpans } from '../../server/language/slots.ts'
import { readFeed } from '../../server/shop/feeds/read-feed.ts'
import { optionKey, sizeOf } from '../../server/shop/options.ts'
import { toPassages } from '../../server/shop/passages.ts'
import { mentionsTopic, topicMatches } from '../../server/shop/policy-topics.ts'
import { shopNames, toVocabulary } from '../../server/shop/vocabulary.ts'
import type { Product } from '../../server/store/catalogue.ts'
import { understand } from '../../server/turn/understand.ts'
import type { MessageEvent } from '../../server/wire.ts'

/** What every object has and nobody put there. */
const inherited = Object.getOwnPropertyNames(Object.prototype)

const word = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(...inherited, ...inherited.map(name => `${name}s`), ...inherited.map(name => name.toLowerCase())),
  },
  { weight: 2, arbitrary: fc.constantFrom('\ud800', '\udc00', 'a\udfffb', '\0', '\0\0x', '\u202e', '👟\u200d', '𠮷') },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '想买',
      '跑鞋',
      '三百以内',
      '42码',
      '有货吗',
      'a',
      'red',
      'mug',
      'under $40',
      'size',
      'for',
      '5',
      '.',
      '，',
      '?',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
)
const message = fc.array(word, { minLength: 1, maxLength: 14 }).map(words => words.join(' '))
const title = fc.array(word, { minLength: 1, maxLength: 4 }).map(words => words.join(' '))

const product = (title: string, sku = 'P-1', options: Product['variants'][number]['options'] = {}): Product => ({
  sku,
  title: { en: title },
  category: { en: title },
  categoryId: title,
  brand: { en: title },
  description: {},
  highlights: {},
  aliases: {},
  price: 1000,
  currency: 'USD',
  variants: [{ sku, options, price: 1000, stock: 3 }],
})
const vocabularyOf = (titles: readonly string[]) => toVocabulary(titles.map((each, at) => product(each, `P-${at}`)))
const shopper = (text: string): MessageEvent => ({
  conversation: 'c',
  seq: 1,
  at: '2026-03-11T12:00:00.000Z',
  kind: 'message',
  from: 'shopper',
  text,
})
const nobody = { classify: () => Promise.reject(new Error('no classifier')) }
const runs = { numRuns: 150 }

describe('words from outside', () => {
  it('are read as words in a message and in a title, whatever they are called', () => {
    fc.assert(
      fc.property(message, fc.array(title, { maxLength: 3 }), (text, titles) => {
        const vocabulary = vocabularyOf(titles)
        for (const language of ['zh', 'en'] as const) {
          const { spans } = readSlotsWithSpans(text, language, vocabulary)
          for (const { start, end } of spans) assert.ok(start >= 0 && start < end && end <= text.length)
        }
        for (const { start, end, value } of readMentions(text, vocabulary, '2026-03-11')) {
          assert.ok(start >= 0 && start < end && end <= text.length)
          assert.equal(typeof value, 'string')
        }
        for (const clause of splitClauses(text)) assert.equal(text.slice(clause.start, clause.end), clause.text)
      }),
      runs,
    )
  })

  it('are understood in a turn', async () => {
    await fc.assert(
      fc.asyncProperty(message, fc.array(title, { maxLength: 3 }), async (text, titles) => {
        const { clauses } = await understand([shopper(text)], 'zh', vocabularyOf(titles), nobody, new AbortController().signal)
        for (const { slots } of clauses) assert.ok(Object.values(slots).every(slot => typeof slot !== 'function'))
      }),
      runs,
    )
  })

  for (const name of inherited)
    it(`find what a shop calls ${name}`, () => {
      const [first] = vocabularyOf([`${name} mug`]).products
      assert.ok(first?.names.every(each => typeof each === 'string'))
      assert.ok(shopNames([product(name)]).has(name.toLowerCase()))
      assert.equal(sizeOf(name), name.toLowerCase().replace(/\s+/g, ''))
      assert.equal(optionKey(name), name.toLowerCase())
      assert.equal(mentionsTopic('anything', name), false)
      assert.equal(topicMatches(name, 'returns'), false)
      assert.throws(() => wordingsOf(name, {}), RangeError)
      assert.throws(() => linearise({ language: 'en', acts: [{ act: name, slots: {} }] }), RangeError)
    })

  it('are options of one variant and not of the next', () => {
    const mug = product('Mug', 'M', Object.fromEntries([['constructor', { en: 'big' }]]))
    const other = { sku: 'M-2', options: { colour: { en: 'red' } }, price: 1200 }
    const both: Product = { ...mug, variants: [...mug.variants, other] }
    fc.assert(
      fc.property(message, text => {
        for (const label of variantsMeant(both, text, 'en')?.named ?? []) assert.equal(typeof label, 'string')
      }),
      runs,
    )
  })

  it('are imported from a feed under any column and in any cell', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(title, title, title), { minLength: 1, maxLength: 3 }), word, (rows, column) => {
        const records = rows.map(([name, label, cell], at) => ({
          sku: `S-${at}`,
          title: name,
          price: '9.90 USD',
          options: Object.fromEntries([[label, cell]]),
          ...Object.fromEntries([[column, cell]]),
        }))
        const read = readFeed(JSON.stringify(records), 'feed.json')
        const products = read.ok ? read.value.entries : []
        for (const { variants = [] } of products)
          for (const { options } of variants) for (const text of Object.values(options)) assert.equal(typeof text, 'object')
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
        readFeed(
          ['sku,title,price', ...rows.map(([name], at) => `S-${at},${quoted(name)},9.90 USD`)]
            .join('\n')
            .replace('sku', () => `sku,${quoted(column)}`),
          'feed.csv',
        )
      }),
      runs,
    )
  })

  it('stay as they are written in a page, entities that there are not too', () => {
    assert.deepEqual(toPassages('Say &constructor; &amp; &toString; &lt;'), [{ heading: '', text: 'Say &constructor; & &toString; <' }])
    fc.assert(
      fc.property(message, fc.constantFrom(...inherited), (text, name) => {
        for (const passage of toPassages(`# ${text}\n\n${text} &${name};\n\n- ${text}`)) assert.doesNotMatch(passage.text, /native code/)
      }),
      runs,
    )
  })

  it('are read in a log and counted for whom did them', async () => {
    const answer = [{ intents: [{ name: 'search', probability: 0.9 }], abstain: false, oosScore: 0 }]
    const reader = createTextReader(
      { classify: async () => answer, judge: async texts => texts.map(() => answer[0]!), topics: async () => answer },
      text => text,
    )
    await fc.assert(
      fc.asyncProperty(fc.array(message, { minLength: 1, maxLength: 4 }), async texts => {
        const readings = await reader.read(texts.map(said => ({ behaviour: 'search', said })))
        assert.equal(readings.length, texts.length)
      }),
      { numRuns: 60 },
    )
    // Through the file too, where a profile is JSON.
    const profiles = openProfiles({ held: 1, leaving: 1 })
    const readings = await reader.read(inherited.map(said => ({ behaviour: 'search', said })))
    for (const times of [1, 2])
      for (const reading of readings) {
        profiles.add('__proto__', { ...reading, term: '__proto__' }, times)
        profiles.add('constructor', reading, times)
      }
    const described = [...profiles.describe()] as { user_id: string; terms: { term: string; count: number }[] }[]
    profiles.close()
    assert.deepEqual(
      described.map(({ user_id }) => user_id),
      ['__proto__', 'constructor'],
    )
    assert.deepEqual(described[0]?.terms, [{ term: '__proto__', count: 2 * inherited.length }])
    assert.ok(described[1]?.terms.every(({ count }) => count === 2))
    assert.deepEqual(newProfile().terms, [])
  })
})
