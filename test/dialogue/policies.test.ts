import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Fact } from '../../server/dialogue/plan.ts'
import type { Topic } from '../../server/dialogue/topics.ts'
import { sourcesOf } from '../../server/facts/sources.ts'
import { importPoliciesDirectory } from '../../server/shop/policies.ts'
import { policyLink } from '../../server/shop/policy-links.ts'
import { createPolicyStore } from '../../server/store/policies.ts'
import { createSettingsStore } from '../../server/store/settings.ts'
import { faultsOf, sound, tellingIn, temporaryShop } from '../shop/support.ts'

describe('Policy import', () => {
  let shop: ReturnType<typeof temporaryShop>
  beforeEach(() => {
    shop = temporaryShop()
  })
  afterEach(() => shop.remove())
  const write = (name: string, text: string | Uint8Array) => {
    const file = join(shop.folder, 'policies', name)
    mkdirSync(join(file, '..'), { recursive: true })
    writeFileSync(file, text)
  }
  const bring = (options = {}) => importPoliciesDirectory(shop.database, join(shop.folder, 'policies'), options)
  const ask = (text: string, topic?: Topic, language: 'zh' | 'en' = 'zh') => tellingIn(shop.database)(text, topic, language)

  it('tells the languages apart by folder, by name and by script', () => {
    write('zh/returns.md', '七天内可以退货。')
    write('en/returns.md', 'Return within seven days.')
    write('shipping.en.md', 'Shipping is free.')
    write('payment.md', '支持微信。')
    assert.deepEqual(sound(bring()), { topics: 3, passages: 4, languages: ['en', 'zh'] })
    assert.deepEqual(createPolicyStore(shop.database).topics(), [
      { topic: 'payment', language: 'zh' },
      { topic: 'returns', language: 'en' },
      { topic: 'returns', language: 'zh' },
      { topic: 'shipping', language: 'en' },
    ])
  })

  it('replaces a topic and keeps the others', async () => {
    write('returns.md', '七天内可以退货。\n\n寄回运费自理。')
    write('shipping.md', '满额包邮。')
    sound(bring())
    write('returns.md', '三十天内可以退货。')
    sound(bring())
    const texts = createPolicyStore(shop.database)
      .all()
      .map(({ text }) => text)
    assert.deepEqual(texts, ['三十天内可以退货。', '满额包邮。'])
    assert.equal(await ask('几天内可以退货'), '三十天内可以退货。')
  })

  it('keeps where a page stands in the shop, to which a quotation leads; a page without an address is named only', () => {
    write('returns.md', '---\nurl: https://shop.example.com/returns\n---\n# 退换货\n\n七天内可以退货。')
    write('shipping.md', '# 运费\n\n满额包邮。')
    sound(bring())
    const quote = (topic: string): Fact => ({ type: 'quote', text: '“…”', source: 'shop', ref: `policy:${topic}:zh` })
    const sources = () =>
      sourcesOf([quote('returns'), quote('returns'), quote('shipping')], 'zh', [], {
        passagesOf: createPolicyStore(shop.database).passagesOf,
        linkOf: (topic, language) => policyLink(createSettingsStore(shop.database), topic, language),
        product: () => undefined,
      })
    assert.deepEqual(sources(), [{ label: '退换货', url: 'https://shop.example.com/returns' }, { label: '运费' }])
    write('returns.md', '# 退换货\n\n七天内可以退货。')
    sound(bring())
    assert.deepEqual(sources(), [{ label: '退换货' }, { label: '运费' }])
  })

  it('names file and line of an address that is none', () => {
    for (const url of ['javascript:alert(1)', '//elsewhere.example.com', 'shop.example.com/x', '7']) {
      write('returns.md', `---\ntitle: x\nurl: ${url}\n---\n七天内可以退货。`)
      const [fault] = faultsOf(bring())
      assert.match(fault ?? '', /returns\.md:3: expected a web address such as .* in "url", got /, url)
    }
    write('returns.md', '---\nurl: [\n---\n七天内可以退货。')
    assert.match(faultsOf(bring())[0] ?? '', /returns\.md:\d+: expected front matter in YAML, got /)
  })

  it('keeps the ids of a text that did not change', () => {
    write('returns.md', '七天内可以退货。')
    sound(bring())
    const before = createPolicyStore(shop.database).all()
    sound(bring())
    assert.deepEqual(createPolicyStore(shop.database).all(), before)
  })

  it('finds a topic under whatever the shop called its file or heading', async () => {
    write('售后服务.md', '# 售后\n\n## 退换货\n\n签收后十天内可以申请。\n\n## 寄送\n\n满额包邮，普通快递。')
    write('Shipping-Policy.md', 'Parcels cost nothing.')
    sound(bring())
    assert.equal(await ask('能退吗', 'returns'), '签收后十天内可以申请。')
    assert.equal(await ask('运费', 'shipping'), '满额包邮，普通快递。')
    assert.equal(await ask('is it free?', 'shipping', 'en'), 'Parcels cost nothing.')
  })

  it('finds nothing rather than the wrong rule', async () => {
    write('returns.md', '七天内可以退货。')
    sound(bring())
    assert.equal(await ask('能开发票吗', 'invoice'), '')
    // There is a rule, in one language alone: it is quoted as it stands.
    assert.equal(await ask('return?', 'returns', 'en'), '七天内可以退货。')
  })

  it('reads pages in UTF-16 and in GB18030', async () => {
    const text = '# 退货\n\n签收后七天内可以退货，运费由店铺承担。\n'
    write('zh/returns.md', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]))
    // 满九十九元包邮，偏远地区除外。
    write('zh/shipping.md', Buffer.from('c2fabec5caaebec5d4aab0fcd3caa3acc6abd4b6b5d8c7f8b3fdcde2a1a3', 'hex'))
    sound(bring())
    assert.equal(await ask('能退吗', 'returns'), '签收后七天内可以退货，运费由店铺承担。')
    assert.equal(await ask('运费', 'shipping'), '满九十九元包邮，偏远地区除外。')
  })

  it('leaves the pages as they were when one of them is 1 MB long or empty', () => {
    write('returns.md', '七天内可以退货。')
    sound(bring())
    const before = createPolicyStore(shop.database).all()
    write('returns.md', '三十天内可以退货。')
    write('shipping.md', '运费十元。\n\n'.repeat(60_000))
    write('payment.md', '')
    const faults = faultsOf(bring()).map(fault => fault.replace(`${shop.folder}/`, ''))
    assert.deepEqual(faults, [
      'policies/payment.md:1: expected at least one paragraph, got none',
      'policies/shipping.md:1: expected at most 512 KiB of text, got 997 KiB',
    ])
    assert.deepEqual(createPolicyStore(shop.database).all(), before)
  })

  it('refuses an empty folder, an empty file and another encoding, and changes nothing', () => {
    assert.match(faultsOf(bring())[0] ?? '', /policies:1: expected a folder of Markdown files, got ENOENT$/)
    write('readme.txt', 'x')
    assert.match(faultsOf(bring())[0] ?? '', /expected Markdown files \(\*\.md\), got none$/)
    write('returns.md', '七天内可以退货。')
    write('shipping.md', '# 只有标题')
    write('payment.md', new Uint8Array([0xe9, 0xff, 0xe8, 0x20]))
    const faults = faultsOf(bring())
    assert.match(
      faults.join('\n'),
      /payment\.md:1: expected UTF-8, UTF-16 or GB18030 text, got bytes of \S+: save it as UTF-8\n.*shipping\.md:1: expected at least one paragraph, got none$/,
    )
    assert.equal(createPolicyStore(shop.database).count(), 0)
  })
})
