import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { talking } from '../support/talking.ts'

describe('what is refused, or meant instead', function () {
  this.timeout(60_000)
  const talk = talking()
  const last = async (language: 'zh' | 'en', ...lines: string[]) => (await talk(language, lines)).at(-1)!

  it('keeps whom it is for and what may be spent, where a wish is put right', async () => {
    const toy = await last('en', 'something for his sister, she is 2, under 100', 'something to play with i meant, a toy, not a cup')
    assert.deepEqual(toy.cards, ['TOY-012'])
    const mug = await last('en', 'a present for my sister, under 200', 'I said a mug, not a tent')
    assert.match(mug.text, /under ¥200/)
  })

  it('turns down what is named with a doubt, and shows it no more', async () => {
    const chair = await last('en', 'a chair for the garden', "Canvas? I don't think so. Something in wood")
    assert.ok(!chair.cards.includes('OUT-912'), chair.text)
  })

  it('takes nothing that is only said not to be wanted', async () => {
    const zh = await last('zh', '要跑者骨传导耳机，黑色', '有没有便宜点儿的', '豆豆这个是入耳的吧 我不要入耳的')
    assert.doesNotMatch(zh.text, /加入购物车|一共/)
    assert.match(zh.text, /入耳/)
  })

  it('is wanted, where the thing shown is said not to be so', async () => {
    const rain = await last('en', 'running shoes for bad knees please', 'that isnt waterproof. i want something i can wear in the rain')
    assert.equal(rain.cards[0], 'RUN-103')
    const warm = await last('zh', '看看水杯', '这不是保温的啊 我要保温的')
    assert.equal(warm.cards[0], 'MUG-503')
  })

  it('is no more than the sort that is named', async () => {
    assert.match((await last('zh', '给外甥买个玩具 4岁 不要塑料玩具')).cards[0]!, /^TOY/)
    assert.ok(!(await last('en', 'a mug for my dad, no glass mugs')).cards.includes('MUG-502'))
  })

  it('is not what somebody has', async () => {
    const bags = await last('en', 'i have a tent already. I meant sleeping bags')
    assert.deepEqual(bags.cards, ['OUT-911'])
  })

  it('is what is looked for, though none was heard to be', async () => {
    const zh = await last('zh', '云驰有42码吗？另外给我爸推荐个生日礼物')
    assert.equal(zh.cards[0], 'RUN-101')
    assert.ok(zh.cards.length > 1, zh.text)
    const en = await last(
      'en',
      "Lovely, I'll take one science kit. She also has a little brother, 2 and a half: something small for him under 100?",
    )
    assert.ok(en.cards.length > 1 && en.cards[0] === 'TOY-014', en.text)
  })

  it('asks of what the same message has named, whatever was chosen before', async () => {
    const zh = await last('zh', '小鹿书包要蓝色的一个', '恒温保温杯能进洗碗机不 有没有蓝色')
    assert.match(zh.text, /恒温保温杯没有/)
  })

  it('takes what is said by its colour beside a wish', async () => {
    const zh = await last('zh', '想买个书包 男孩 1米2左右', '行 那要蓝色一个，再配个水杯 上学用的 儿童的')
    assert.match(zh.text, /小鹿儿童书包（蓝色）/)
    assert.ok(zh.cards.length > 1, zh.text)
  })

  it('says why a thing is shown that has nothing to do with the wish by showing others', async () => {
    const [shown, others] = await talk('zh', ['给女朋友的 助眠的 200以内', '这跟睡觉有啥关系'])
    assert.ok(!others!.cards.some(sku => shown!.cards.includes(sku)), others!.text)
  })
})

describe('a message of whoever waits for a person', function () {
  this.timeout(60_000)
  const talk = talking()

  it('is answered beside the contact that it leaves', async () => {
    const [, zh] = await talk('zh', ['转人工', '我电话13800001234。对了七天无理由能退吗'])
    assert.ok(zh !== undefined)
    const [, , speaker] = await talk('en', [
      'get me a person',
      'ok',
      'how long does the battery of the speaker go & which colours are left',
    ])
    assert.match(speaker!.text, /12 hours/)
  })

  it('calls one, whatever else it asks', async () => {
    const [, en] = await talk('en', ["My order hasn't arrived, it's been 6 days", 'yes put me through. and can I change the address?'])
    assert.match(en!.text, /colleague[\s\S]*address/)
    assert.doesNotMatch(en!.text, /Shall I pass you on/)
  })
})
