import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { talking } from '../support/talking.ts'

describe('what was misheard', function () {
  this.timeout(60_000)
  const talk = talking()
  const last = async (language: 'zh' | 'en', ...lines: string[]) => (await talk(language, lines)).at(-1)!

  it('is asked once more of the thing that was meant, its sum too', async () => {
    const tents = ['show me your tents', 'how much is the two man one with delivery to Tibet'] as const
    const en = await last('en', ...tents, 'no, FOUR man. not two')
    assert.match(en.text, /Four-person Pop-up Tent.*¥799/)
    assert.doesNotMatch(en.text, /Starfield/)
    const zh = await last('zh', '双人帐篷寄西藏一共多少钱', '我说的是四人的，不是双人的')
    assert.match(zh.text, /四人自动帐篷.*¥799/)
    assert.doesNotMatch(zh.text, /星野/)
  })

  it('is asked of what was talked about before, with what is asked besides', async () => {
    const both = await last(
      'en',
      'tell me about the pop-up tent',
      'do you have mugs',
      'can i pay in instalments',
      'no the TENT. and can it be returned?',
    )
    assert.match(both.text, /installments/)
    assert.match(both.text, /return an item within 7 days/)
  })

  it('is read in traditional characters as well', async () => {
    const zh = await last('zh', '双人帐篷防水吗', '我說的是四人的，不是雙人的')
    assert.match(zh.text, /防水 2000 毫米/)
    assert.deepEqual(zh.cards, ['TEN-902'])
  })

  it('is what the message itself sets beside each other, or asks of what was meant', async () => {
    const en = await last(
      'en',
      "what's the difference between the slumber set and the baby gift set",
      'not the slumber one. the rabbit vs the baby set',
    )
    assert.match(en.text, /Mopsy.*Newling/s)
    assert.doesNotMatch(en.text, /Slumber/)
    const zh = await last('zh', '四人帐篷多重', '怎么又说帐篷，我问睡袋！睡袋多重')
    assert.match(zh.text, /1\.3 公斤/)
    assert.doesNotMatch(zh.text, /帐篷/)
    const wished = await last('zh', '降噪耳机有吗', '400以内有没有便宜的无线的 能上课戴的', '我说的是耳机！不是饮水机')
    assert.deepEqual(wished.cards, ['AUD-702'])
  })

  it('is asked where it was not answered, a place to which more is paid too', async () => {
    const zh = await last('zh', '寄成都要多少运费', '你倒是回我啊 乌鲁木齐要不要加钱')
    assert.match(zh.text, /¥20/)
  })

  it('has what was meant alone in the order, and no choice or price of what goes', async () => {
    const en = await last('en', 'a sleeping bag please', 'not the bag. the rabbit in grey')
    assert.doesNotMatch(en.text, /Nestwarm/)
    const order = 'dinolet t shirt green 130, two please. and a plainspun t shirt white L. and the pop up tent in khaki. total?'
    const left = await last('en', order, 'NO tent NO plain tshirt!! just the 2 dinos. how much')
    assert.match(left.text, /Dinolet.*¥118/)
    assert.doesNotMatch(left.text, /Plainspun|Gatherwell/)
  })

  it('is counted by the number that is right', async () => {
    assert.match((await last('zh', '轻羽41码 我平时42 脚背高 买多大', '我平时42，不是41')).text, /43 ?码/)
  })

  it('is the part that was left out, as it was asked', async () => {
    const zh = await last('zh', '北岭冲锋衣有什么颜色 能机洗吗', '你忘了说颜色')
    assert.match(zh.text, /黑色/)
    const en = await last('en', 'what sizes does the Northfell shell come in and is it washable?', 'you forgot the sizes')
    assert.match(en.text, /XL/)
    assert.doesNotMatch(en.text, /[Ss]orry/)
  })

  it('is no order of what was turned down', async () => {
    const en = await last('en', 'a chair for camping, need 4 of them', 'not chairs lol. sleeping bags')
    assert.ok(en.cards.includes('OUT-911') && !en.cards.includes('OUT-912'), en.text)
  })

  it('leaves a message that says it all to itself', async () => {
    const en = await last('en', 'how heavy is the pop-up tent', 'I asked about postage. how much is it to send the rabbit to Tibet?')
    assert.match(en.text, /¥12|¥20/)
    assert.doesNotMatch(en.text, /6\.8 kg/)
  })
})

describe('a number that is no budget', function () {
  this.timeout(60_000)
  const talk = talking()

  it('tells how tall or heavy somebody is, before it or behind it', async () => {
    for (const line of ['想给我爸买件冲锋衣，身高165左右', '冲锋衣有吗 170是我身高']) {
      const [zh] = await talk('zh', [line])
      assert.ok(zh!.cards.length > 0, zh!.text)
      assert.doesNotMatch(zh!.text, /预算的|按您¥/)
    }
    const [en] = await talk('en', ['a jacket for my dad, height about 180'])
    assert.doesNotMatch(en!.text, /your budget of/)
  })

  it('is taken out again by who says that none was told', async () => {
    const [, zh] = await talk('zh', ['想买个杯子，一百左右', '我没说预算！给我看看杯子'])
    assert.doesNotMatch(zh!.text, /¥80|¥120/)
    const [, en] = await talk('en', ['mugs for about 100', "that's not my budget. just show me mugs"])
    assert.doesNotMatch(en!.text, /budget of/)
  })

  it('is what something costs that somebody has seen', async () => {
    const [, en] = await talk('en', ['a present under 200', "I said under 200. you've got mugs for 69, haven't you?"])
    assert.match(en!.text, /under ¥200/)
  })
})
