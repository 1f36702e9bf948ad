import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { agesOf } from '../../server/language/ages.ts'
import { denied } from '../../server/language/denials.ts'
import { peopleIn } from '../../server/language/people.ts'
import { asksWhatGoods } from '../../server/language/wish-phrases.ts'
import { talking } from '../support/talking.ts'

describe('what is read of a need', () => {
  it('counts who goes along with whoever asks', () => {
    for (const [text, count] of [
      ['我和老婆带俩娃去露营', 4],
      ['我跟老公带着三个孩子，开车去', 5],
      ['我和爱人带孩子', 3],
      ['我自己带两个娃', 3],
      ['my husband and I are off camping with two kids (6 and 9)', 4],
      ['me and my wife and 3 kids need a tent', 5],
      ['我和女朋友', 2],
      ['my wife and I want a present for our two kids', 2],
    ] as const)
      assert.equal(peopleIn(text), count, text)
  })

  it('hears what somebody has, and what goes in the ear, as not wanted', () => {
    assert.deepEqual(denied('有书包了，要能玩的'), ['书包'])
    assert.deepEqual(denied('刚说了有耳机了！'), ['耳机'])
    for (const asked of ['有书包了吗', '有书包了？', '有货了吗']) assert.deepEqual(denied(asked), [], asked)
    assert.deepEqual(denied('headphones, not the in-ear ones they hurt'), ['in-ear'])
    assert.deepEqual(denied('i said NOT in-ear!! anything else?'), ['in-ear'])
  })

  it('takes whom a lock keeps out for nobody whom it is not for', () => {
    assert.equal(agesOf('按两个键才能打开，两岁以下的孩子基本打不开'), undefined)
    assert.deepEqual(agesOf('三岁以下儿童不适合'), { min: 3 })
    assert.deepEqual(agesOf('3 岁以下勿用'), { min: 3 })
  })

  it('hears what is needed asked for in a sentence of its own', () => {
    assert.ok(asksWhatGoods("first time camping, could you tell me what we'd need"))
    assert.ok(!asksWhatGoods('what would you say about the tent'))
  })
})

describe('what is shown for a need', function () {
  this.timeout(60_000)
  const talk = talking()
  const last = async (language: 'zh' | 'en', ...lines: string[]) => (await talk(language, lines)).at(-1)!

  it('shows none of what is refused, though by what it does, and nothing of children’s instead', async () => {
    const wish = 'headphones for the bus please, not the ones that go in your ears'
    for (const said of [
      [wish],
      [wish, 'no, i said not in ear'],
      [wish, 'anything cheaper?'],
      [wish, 'not in the ear!! anything cheaper?'],
    ]) {
      const { cards, text } = await last('en', ...said)
      assert.ok(!cards.includes('AUD-702') && !cards.includes('AUD-704'), `${said.at(-1)}: ${text}`)
    }
    assert.match((await last('en', wish, 'anything cheaper?')).text, /already the cheapest/)
    assert.ok(!(await last('zh', '想买耳机 不要入耳的', '有没有便宜点的')).cards.includes('AUD-704'))
  })

  it('stays with the kind of what is looked for, where a sort of it is named', async () => {
    const en = await last('en', 'i need headphones', 'something for running on the treadmill, over the ear or whatever')
    assert.ok(en.cards.every(sku => sku.startsWith('AUD')) && en.cards.length > 0, en.text)
  })

  it('advises what is large enough for all of them', async () => {
    assert.match((await last('zh', '双人帐篷和四人自动帐篷哪个好 我和老婆带俩孩子')).text, /全家四人自动帐篷更合适/)
    const en = await last('en', 'my wife and I are going camping with two kids (4 and 8) in June. could you tell me what we would need')
    assert.ok(!en.cards.includes('TEN-901'), en.text)
    assert.doesNotMatch(en.text, /Add to cart|Which colour/)
  })

  it('shows nothing again that somebody has', async () => {
    const zh = await last('zh', '给6岁男孩挑个生日礼物 两百以内', '有书包了 别的呢')
    assert.ok(!zh.cards.includes('BAG-204'), zh.text)
  })

  it('adds no cards to what is asked of fees, wrapping or an order', async () => {
    assert.deepEqual((await last('en', 'the pour over kit please', 'is there extra for tibet? someone said its dearer up there')).cards, [])
    const bags = await last('en', 'do u do gift bags and stuff, and can i pay in instalments')
    assert.deepEqual(bags.cards, [], bags.text)
    const order = await last('en', 'two nestwarm sleeping bags in olive please', 'oh navy for the bags pls not olive')
    assert.ok(
      order.cards.every(sku => sku === 'OUT-911'),
      order.text,
    )
  })

  it('tells what a thing costs as it is wished for', async () => {
    assert.match((await last('zh', '想买个750毫升的保温杯')).text, /¥159/)
    assert.match((await last('en', 'looking for an insulated bottle, the 750 ml')).text, /¥159/)
  })
})
