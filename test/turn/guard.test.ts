import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { seededRandom } from '../../models/random.ts'
import { linearise } from '../../prompts/linearise.ts'
import type { Fact, PlanAct } from '../../server/dialogue/plan.ts'
import { refusalOf } from '../../server/turn/guard.ts'

const fact = (type: Fact['type'], text = 'X'): Fact => ({ type, text, source: 'shop', ref: 'test' })
const recommend: PlanAct = { act: 'recommend', slots: { product: fact('name'), price: fact('money') } }
const names = new Set(['skyglide', '云驰'])

function reasonOf(text: string, language: 'zh' | 'en', acts: PlanAct[] = [recommend]): string | undefined {
  return refusalOf(text, linearise<Fact>({ language, acts }), language, names)?.reason
}

describe('the guard', () => {
  it('passes a reply that words its plan and nothing else', () => {
    assert.equal(reasonOf('推荐您看看[product]，只要[price]。', 'zh'), undefined)
    assert.equal(reasonOf("I'd suggest [product] at [price].", 'en'), undefined)
    assert.equal(reasonOf('这款[product]价格是[price]，您看一下。', 'zh'), undefined)
  })

  const refused: [string, 'zh' | 'en', string][] = [
    ['推荐您看看[product]。', 'zh', 'missing_fact'],
    ['[product]，[price]，再说一次[price]。', 'zh', 'repeated_fact'],
    ['[product]，[price]，[stock]件。', 'zh', 'unknown_placeholder'],
    ["I'm afraid we don't carry [product], it was [price].", 'en', 'bent_fact'],
    ['[product] is not [price].', 'en', 'bent_fact'],
    ['[product]只要[price]，原价399。', 'zh', 'forbidden_text'],
    ['[product]只要[price]，原价３９９元。', 'zh', 'forbidden_text'],
    ['[product] is [price], see https://evil.example', 'en', 'forbidden_text'],
    ['[product] is [price], mail us@shop', 'en', 'forbidden_text'],
    ['[product] is [price] with code SAVE', 'en', 'forbidden_text'],
    ['[product]，[price]，三天送到您手上。', 'zh', 'number_word'],
    ['[product] at [price], there in two days.', 'en', 'number_word'],
    ['[product]，[price]，全场包邮。', 'zh', 'claim'],
    ['[product] at [price] with free shipping.', 'en', 'claim'],
    ['[product]，[price]，纯棉的。', 'zh', 'claim'],
    ['[product] at [price], made of leather.', 'en', 'claim'],
    ['[product]，[price]，终身质保。', 'zh', 'claim'],
    ['[product] at [price], still in stock.', 'en', 'claim'],
    ['[product]，[price]，今天打折。', 'zh', 'claim'],
    ['[product]，[price]，百分百正品。', 'zh', 'claim'],
    ['[product]比云驰更好，[price]。', 'zh', 'name'],
    ['[product] at [price] beats Skyglide.', 'en', 'name'],
    ['Have a look at [product], [price].', 'zh', 'language'],
    ['推荐[product]，[price]。', 'en', 'language'],
    ['推荐[product]，[price]，very good。', 'zh', 'language'],
    [`推荐[product]，[price]，${'很好'.repeat(100)}。`, 'zh', 'length'],
  ]
  for (const [text, language, reason] of refused) {
    it(`refuses "${text.slice(0, 40)}" (${language}): ${reason}`, () => assert.equal(reasonOf(text, language), reason))
  }

  const stock = (availability: 'in_stock' | 'sold_out', polarity?: 'yes' | 'no'): PlanAct[] => [
    { act: 'inform', slots: { product: fact('name'), availability, ...(polarity === undefined ? {} : { polarity }) } },
  ]
  const quoting: PlanAct[] = [{ act: 'inform', slots: { product: fact('name'), detail: fact('quote') } }]
  const openers: [string, 'zh' | 'en', PlanAct[], string | undefined][] = [
    ['Yes, [product] is in stock.', 'en', stock('in_stock'), 'opener'],
    ['Yes it is: [product] is in stock.', 'en', stock('in_stock'), 'opener'],
    ['Good news – yes, [product] is in stock.', 'en', stock('in_stock'), 'opener'],
    ['Absolutely! [product] is in stock.', 'en', stock('in_stock'), 'opener'],
    ['It is! [product] is in stock.', 'en', stock('in_stock', 'no'), 'opener'],
    ['Yes, [product] is in stock.', 'en', stock('in_stock', 'yes'), undefined],
    ['Yes, [product] is in stock. Yes!', 'en', stock('in_stock', 'yes'), 'opener'],
    ['No, [product] is still in stock.', 'en', stock('in_stock', 'no'), undefined],
    ['No, [product] is sold out.', 'en', stock('sold_out', 'yes'), 'opener'],
    ['No worries, [product] is in stock.', 'en', stock('in_stock'), undefined],
    ['Yes. About [product]: [detail]', 'en', quoting, 'opener'],
    ['Yes, have a look at [product] at [price].', 'en', [recommend], 'opener'],
    ['Sure, have a look at [product] at [price].', 'en', [recommend], undefined],
    ['是的，[product]有现货。', 'zh', stock('in_stock'), 'opener'],
    ['对，[product]有现货。', 'zh', stock('in_stock'), 'opener'],
    ['有的哦，[product]有现货。', 'zh', stock('in_stock'), 'opener'],
    ['没有，[product]有现货。', 'zh', stock('in_stock'), 'opener'],
    ['不是的，[product]有现货。', 'zh', stock('in_stock', 'yes'), 'opener'],
    ['当然有，[product]有现货。', 'zh', stock('in_stock'), 'opener'],
    ['有的，[product]有现货。', 'zh', stock('in_stock', 'yes'), undefined],
    ['没有，[product]还有货。', 'zh', stock('in_stock', 'no'), undefined],
    ['有的，[product]缺货。', 'zh', stock('sold_out', 'yes'), 'opener'],
    ['是的，[product]缺货。', 'zh', stock('sold_out', 'yes'), undefined],
    ['没有找到一样的，先看看接近的。', 'zh', [{ act: 'no_match', slots: { relaxed: 'colour' } }], undefined],
    ['没有，先看看接近的。', 'zh', [{ act: 'no_match', slots: { relaxed: 'colour' } }], 'opener'],
  ]
  for (const [text, language, acts, reason] of openers)
    it(`${reason === undefined ? 'passes' : 'refuses'} the opener of "${text}" to ${JSON.stringify(acts[0]?.slots).replace(/\{"type.*?\}/g, '…')}`, () =>
      assert.equal(reasonOf(text, language, acts), reason))

  const copy = (form: 'post' | 'subject', was = false): PlanAct[] => [
    { act: 'copy', slots: { form, product: fact('name'), price: fact('money'), ...(was ? { was: fact('money') } : {}) } },
  ]
  const advertising: [string, 'zh' | 'en', PlanAct[], string | undefined][] = [
    ['[product]上桌，[price]。', 'zh', copy('post'), undefined],
    ['Meet [product], yours for [price].', 'en', copy('post'), undefined],
    ['[product]是最好的，[price]。', 'zh', copy('post'), 'claim'],
    ['[product]，全网爆款，[price]。', 'zh', copy('post'), 'claim'],
    ['[product]，[price]，限时抢购。', 'zh', copy('post'), 'claim'],
    ['The best there is: [product], [price].', 'en', copy('post'), 'claim'],
    ['[product], [price], today only.', 'en', copy('post'), 'claim'],
    ['[product] for [price], and shipping is on us.', 'en', copy('post'), 'claim'],
    ['[product]降价了，[price]。', 'zh', copy('post'), 'claim'],
    ['[product] is on sale: [price].', 'en', copy('post'), 'claim'],
    ['[product]特价，原来[was]，现在[price]。', 'zh', copy('post', true), undefined],
    ['[product] is on sale: [price], it was [was].', 'en', copy('post', true), undefined],
    ['[product]原价[price]，现在[was]。', 'zh', copy('post', true), 'bent_fact'],
    ['[product] was [price], now [was].', 'en', copy('post', true), 'bent_fact'],
    ['[product]是[price]，是[was]。', 'zh', copy('post', true), 'bent_fact'],
    ['[product] is [was], and [price].', 'en', copy('post', true), 'bent_fact'],
    ['[product]半价，原来[was]，现在[price]。', 'zh', copy('post', true), 'bent_fact'],
    ['[product] at [price] instead of [was], with a free mug.', 'en', copy('post', true), 'bent_fact'],
    ['[product]，[price]', 'zh', copy('subject'), undefined],
    ['[product] at [price]', 'en', copy('subject'), undefined],
    ['来看看[product]。[price]', 'zh', copy('subject'), 'forbidden_text'],
    ['[product] is here. It is [price]', 'en', copy('subject'), 'forbidden_text'],
    [`[product]，[price]，${'很好看'.repeat(9)}`, 'zh', copy('subject'), 'length'],
  ]
  for (const [text, language, acts, reason] of advertising) {
    it(`${reason === undefined ? 'passes' : 'refuses'} copy such as "${text.slice(0, 44)}"`, () =>
      assert.equal(reasonOf(text, language, acts), reason))
  }

  it('holds a summary to what is known of the shopper', () => {
    const acts: PlanAct[] = [
      {
        act: 'summary',
        slots: { stage: 'choosing', category: fact('phrase'), product: [fact('name')], asked: [fact('phrase')], waits: 'person' },
      },
    ]
    assert.equal(reasonOf('Wants [category], interested in [product]. Asked about [asked]; wants a person.', 'en', acts), undefined)
    assert.equal(reasonOf('想要[category]，看过[product]，问过[asked]，现在找人工。', 'zh', acts), undefined)
    assert.equal(reasonOf('Wants [category] and a discount on [product]. Asked about [asked]; wants a person.', 'en', acts), 'claim')
    assert.equal(reasonOf('想要[category]，看过[product]，问过[asked]，要退货，找人工。', 'zh', acts), 'claim')
    assert.equal(
      reasonOf('Wants [category], has seen [product] three days ago. Asked about [asked]; wants a person.', 'en', acts),
      'number_word',
    )
  })

  it('refuses a summary that leaves out or invents how far it has come or why a person is wanted', () => {
    const acts = (stage: 'looking' | 'in_cart', waits?: 'person'): PlanAct[] => [
      { act: 'summary', slots: { stage, product: [fact('name')], ...(waits === undefined ? {} : { waits }) } },
    ]
    assert.equal(reasonOf('Has [product] in the cart and wants a person.', 'en', acts('in_cart', 'person')), undefined)
    assert.equal(reasonOf('Has [product] in the cart.', 'en', acts('in_cart', 'person')), 'missing_fact')
    assert.equal(reasonOf('Has seen [product].', 'en', acts('in_cart')), 'missing_fact')
    assert.equal(reasonOf('Has ordered [product].', 'en', acts('looking')), 'claim')
    assert.equal(reasonOf('Has not ordered yet; has seen [product].', 'en', acts('looking')), undefined)
    assert.equal(reasonOf('购物车里有[product]，想找人工。', 'zh', acts('in_cart', 'person')), undefined)
    assert.equal(reasonOf('购物车里有[product]。', 'zh', acts('in_cart', 'person')), 'missing_fact')
    assert.equal(reasonOf('看过[product]，想找人工。', 'zh', acts('looking')), 'claim')
  })

  it('lets an act speak of what it carries, in its polarity', () => {
    const sold: PlanAct = { act: 'inform', slots: { product: fact('name'), availability: 'sold_out' } }
    assert.equal(reasonOf('[product]目前缺货。', 'zh', [sold]), undefined)
    assert.equal(reasonOf('[product]有现货。', 'zh', [sold]), 'claim')
    const there: PlanAct = { act: 'inform', slots: { product: fact('name'), availability: 'in_stock' } }
    assert.equal(reasonOf('[product] is in stock.', 'en', [there]), undefined)
    assert.equal(reasonOf('[product] is sold out.', 'en', [there]), 'claim')
    assert.equal(reasonOf('抱歉，不能再便宜了。', 'zh', [{ act: 'decline', slots: { reason: 'discount' } }]), undefined)
    assert.equal(reasonOf('可以给您打折。', 'zh', [{ act: 'decline', slots: { reason: 'discount' } }]), 'claim')
  })

  it('finds a name wherever looking for each one would', () => {
    const random = seededRandom(5)
    const plan = { prompt: '', claims: new Set<string>(), placeholders: new Map(), acts: [], templateOnly: false }
    const told = { zh: [0, 0], en: [0, 0] }
    for (const [language, letters] of [
      ['zh', '杯云 子'],
      ['en', 'ab -'],
    ] as const) {
      const words = (most: number) =>
        Array.from({ length: 1 + Math.floor(random() * most) }, () => letters[Math.floor(random() * 4)]).join('')
      const isName = (text: string, name: string) =>
        language === 'zh' ? text.includes(name) : new RegExp(`(?<![a-z0-9])${name}(?![a-z0-9])`).test(text)
      for (let n = 0; n < 1000; n += 1) {
        const some = Array.from({ length: 3 }, () => words(5).trim()).filter(name => /[ab杯云子]/.test(name))
        const text = words(12)
        const refusal = refusalOf(text, plan, language, new Set(some))?.reason
        if (refusal !== undefined && refusal !== 'name') continue
        const expected = some.some(name => isName(text, name))
        assert.equal(refusal === 'name', expected, `"${text}" ${some.join('|')}`)
        told[language][expected ? 1 : 0]! += 1
      }
    }
    assert.ok(
      [...told.zh, ...told.en].every(count => count > 50),
      JSON.stringify(told),
    )
  })
})
