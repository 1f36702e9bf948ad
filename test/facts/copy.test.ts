import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'mocha'
import { linearise } from '../../prompts/linearise.ts'
import type { Fact } from '../../server/dialogue/plan.ts'
import { copyActs } from '../../server/facts/copy.ts'
import { featuresOf } from '../../server/shop/features.ts'
import type { Product } from '../../server/store/catalogue.ts'
import { writeCopy } from '../../server/turn/copy.ts'
import type { Engine } from '../../server/turn/word.ts'

const tent: Product = {
  sku: 'TENT-1',
  title: { zh: '轻风双人帐篷', en: 'Breeze Two-Person Tent' },
  description: {
    zh: '两个人睡的三季帐篷，铝杆支撑，不防暴雨。收纳后只有 45 厘米长，请勿机洗。',
    en: 'A three-season tent for two, aluminium poles. It is not for storms. Please wash by hand.',
  },
  category: { zh: '帐篷', en: 'Tents' },
  brand: {},
  highlights: {},
  aliases: {},
  price: 59900,
  currency: 'CNY',
  variants: [],
}
const never = new AbortController().signal
const options = { candidates: 2, deadlineMs: 1000, names: new Set(['轻风双人帐篷', 'breeze two-person tent']) }
const saying = (...texts: string[]): Engine => ({ by: 'generator', generate: async () => texts.map(text => ({ text })) })

describe('the features of a product', () => {
  it('are short phrases of its own text, verbatim: nothing it is not, no care instructions', () => {
    assert.deepEqual(featuresOf(tent, 'zh'), ['两个人睡的三季帐篷', '铝杆支撑', '收纳后只有 45 厘米长'])
    assert.deepEqual(featuresOf(tent, 'en'), ['a three-season tent for two', 'aluminium poles'])
  })

  it('come from its highlights first, and from its colours where no text tells anything', () => {
    const praised = { ...tent, highlights: { en: ['packs to the size of a bottle.', 'aluminium poles'] } }
    assert.deepEqual(featuresOf(praised, 'en').slice(0, 2), ['packs to the size of a bottle', 'aluminium poles'])
    const colour = (zh: string) => ({ sku: zh, price: 1, options: { colour: { zh } } })
    const plain = { ...tent, description: {}, variants: [colour('军绿'), colour('沙色'), colour('军绿')] }
    assert.deepEqual(featuresOf(plain, 'zh'), ['军绿、沙色'])
    assert.deepEqual(featuresOf(plain, 'en'), [])
  })

  it('are no links, no long sentences, no mark-up and nothing in the other language', () => {
    const hostile = [
      'see https://evil.example/now',
      'cheaper at evil.shop',
      'write to a@b.example',
      `${'very '.repeat(12)}long`,
      '<b>bold</b>',
      '[price] for all',
      '双人帐篷',
      'holds 3 people',
    ]
    assert.deepEqual(featuresOf({ ...tent, description: {}, highlights: { en: hostile } }, 'en'), ['holds 3 people'])
    const long = ['这一顶帐篷在风里雨里雪里都能让两个人安安稳稳地睡到天亮再出发', '防风绳 8 根']
    assert.deepEqual(featuresOf({ ...tent, description: {}, highlights: { zh: long } }, 'zh'), ['防风绳 8 根'])
  })
})

describe('marketing copy', () => {
  const plansOf = (product: Product, form: 'post' | 'subject', language: 'zh' | 'en' = 'zh') =>
    copyActs(product, { zh: '山野小店' }, { form, language, count: 3 }).map(act => linearise<Fact>({ language, acts: [act] }))

  it('has facts of the product alone: its price, the former one only where it was higher, its phrases', () => {
    for (const product of [tent, { ...tent, compareAt: 69900 }, { ...tent, compareAt: 50000 }]) {
      for (const form of ['post', 'subject'] as const) {
        const values = plansOf(product, form).flatMap(({ placeholders }) => [...placeholders])
        const was = values.filter(([placeholder]) => placeholder === '[was]').map(([, { text }]) => text)
        assert.deepEqual([...new Set(was)], product.compareAt === 69900 ? ['¥699'] : [])
        for (const [placeholder, { text, source }] of values) {
          assert.equal(source, 'shop')
          if (placeholder.startsWith('[feature')) assert.ok(product.description.zh?.includes(text), text)
        }
      }
    }
    assert.ok(plansOf(tent, 'post').every(({ prompt }) => prompt.includes('[product]') && prompt.includes('[price]')))
  })

  it('is worded three times in three ways, in templates too', async () => {
    for (const form of ['post', 'subject'] as const) {
      for (const language of ['zh', 'en'] as const) {
        const acts = copyActs(tent, {}, { form, language, count: 3 })
        const copies = await writeCopy(acts, language, { ...options, engines: [] }, never)
        assert.equal(copies.length, 3, `${form} ${language}`)
        for (const { text, by } of copies) {
          assert.equal(by, 'template')
          assert.ok(text.includes(language === 'zh' ? '轻风双人帐篷' : 'Breeze Two-Person Tent'), text)
          assert.doesNotMatch(text, /[[\]{}]/)
        }
      }
    }
  })

  it('takes from an engine what the guard lets pass, and a template where it invents', async () => {
    const [act] = copyActs(tent, {}, { form: 'subject', language: 'en', count: 1 })
    const copy = async (...texts: string[]) => (await writeCopy([act!], 'en', { ...options, engines: [saying(...texts)] }, never))[0]
    assert.deepEqual(await copy('The best [product]: [feature]', 'For a good night: [feature] – [product]'), {
      text: 'For a good night: a three-season tent for two – Breeze Two-Person Tent',
      by: 'generator',
      facts: [
        { slot: 'product', text: 'Breeze Two-Person Tent' },
        { slot: 'feature', text: 'a three-season tent for two' },
      ],
    })
    assert.equal((await copy('[product] is on sale: [feature]', '[product], [feature], free shipping'))?.by, 'template')
  })

  it('finds something to say of every product of the demo shop, in both languages', async () => {
    const file = new URL(import.meta.resolve('#root/client/demo/catalogue.json'))
    const all = JSON.parse(readFileSync(file, 'utf8')) as { highlights: { zh: string; en: string }[] }[]
    for (const entry of all) {
      const lists = { zh: entry.highlights.map(({ zh }) => zh), en: entry.highlights.map(({ en }) => en) }
      const product = { ...tent, ...entry, highlights: lists, variants: [] } as Product
      for (const language of ['zh', 'en'] as const) assert.ok(featuresOf(product, language).length > 0, JSON.stringify(entry))
    }
  })
})
