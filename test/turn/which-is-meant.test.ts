import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { talking } from '../support/talking.ts'

describe('which of several is meant', function () {
  this.timeout(120_000)
  const talk = talking()
  const last = async (language: 'zh' | 'en', ...lines: string[]) => (await talk(language, lines)).at(-1)!

  it('is told by a size among those that are talked about, and asked on in the same breath', async () => {
    const en = await last('en', 'whats the difference between the 4 person tent and the 2 person one', 'how heavy is the little one')
    assert.match(en.text, /Starfield[\s\S]*2\.3 kg/)
    const zh = await last('zh', '双人帐篷和四人帐篷有啥区别', '那大的那个防水吗 多重')
    assert.match(zh.text, /四人自动帐篷[\s\S]*6\.8 ?公?千?克?/)
    assert.doesNotMatch(zh.text, /星野/)
  })

  it('is the first of all that was shown for a wish, where somebody comes back to it', async () => {
    const zh = await last('zh', '有没有适合上班背的包', '有没有更便宜的', '那还是要第一个吧 有黑色吗')
    assert.match(zh.text, /远行28升双肩包（黑色）有现货/)
    const en = await last(
      'en',
      'i need running shoes for my bad knees',
      'got anything cheaper',
      'ok back to the first one, does it come in white',
    )
    assert.match(en.text, /Skyglide/)
  })

  it('is what its texts tell of, and what the message has just named, whatever is talked about', async () => {
    const zh = await last('zh', '有耳机吗', '静谷多重', '限制音量的那个 线多长')
    assert.match(zh.text, /儿童护耳耳机/)
    const en = await last(
      'en',
      'any headphones?',
      'is the noise cancelling pair foldable',
      'the volume limited ones, what plug do they have',
    )
    assert.match(en.text, /Hushling/)
    const named = await last('en', 'got a pet bed', 'the scratcher then? how much weight does it hold')
    assert.match(named.text, /Clawrest[\s\S]*10 kg/)
  })

  it('is what is left of two where the other is turned down', async () => {
    const en = await last(
      'en',
      'whats the difference between the 4 person tent and the 2 person one',
      'dont want the 2 person. got it in blue?',
    )
    assert.match(en.text, /Four-person[\s\S]*Blue is sold out/)
    const zh = await last('zh', '双人帐篷和四人帐篷有啥区别', '双人的不要了 有蓝色吗')
    assert.match(zh.text, /四人自动帐篷[\s\S]*蓝色/)
  })

  it('is what the part that is asked about belongs to, and what the shop calls by a wider name', async () => {
    const zh = await last('zh', '有宠物窝吗', '窝的外套可以机洗吗')
    assert.match(zh.text, /外套可机洗/)
    assert.doesNotMatch(zh.text, /抓绒|防晒外套/)
    assert.match((await last('zh', '你好', '我家橘猫9公斤能用你们那个猫窝吗')).text, /8 公斤以内/)
    const meant = await last('zh', '有宠物窝吗', '猫抓板掉屑多不多', '我说的是猫窝 猫窝怎么洗')
    assert.match(meant.text, /云朵宠物窝[\s\S]*外套可机洗/)
  })

  it('is nothing that somebody has at home and measured', async () => {
    const zh = await last('zh', '儿童书包多大', '我家孩子书包架宽30厘米放得下吗')
    assert.doesNotMatch(zh.text, /不可以|没有这个规格/)
    const en = await last('en', 'do you have a school bag', 'is it too big for a 6yo, shes 112cm')
    assert.match(en.text, /115 to 145 cm/)
  })

  it('is what lies in the set that is talked about, though the shop has such things by themselves', async () => {
    const rabbit = await last('zh', '看看满月礼盒', '里面那个兔子多大')
    assert.deepEqual(rabbit.cards, ['GIF-043'])
    const jar = await last('zh', '有手冲咖啡壶吗', '里面的玻璃壶多少钱')
    assert.deepEqual(jar.cards, ['KIT-604'])
    assert.doesNotMatch(jar.text, /¥169/)
    const en = await last('en', 'how much is the newling baby gift set', 'how big is the rabbit inside')
    assert.deepEqual(en.cards, ['GIF-043'])
  })

  it('is what the message turns to first, in all that goes on without a name', async () => {
    const zh = await last('zh', '静谷降噪耳机多重', '那骨传导的呢 最多能听多久')
    assert.deepEqual(zh.cards, ['AUD-703'])
    assert.match(zh.text, /8 小时/)
    const en = await last('en', 'how heavy is the starfield tent', 'what about the beach one? is there a floor in it')
    assert.deepEqual(en.cards, ['TEN-903'])
  })

  it('is what the same message takes, in what it asks behind that', async () => {
    const zh = await last('zh', '双层玻璃杯和马克杯有啥区别', '便宜的那个来一个 能进洗碗机吗')
    assert.match(zh.text, /马克杯[\s\S]*洗碗机/)
    assert.doesNotMatch(zh.text, /玻璃杯/)
    const en = await last('en', 'compare the stillvale and the peapod', 'ok the cheaper one in white. can i swim with it')
    assert.match(en.text, /Peapod[\s\S]*not for swimming/)
  })

  it('is the one that was said to suit, where one of two is asked about', async () => {
    const zh = await last('zh', '豆豆耳机和静谷耳机哪个适合戴着睡觉 降噪好', '那个多重啊 我脖子不好')
    assert.equal(zh.cards.length, 1)
  })
})

describe('a correction', function () {
  this.timeout(120_000)
  const talk = talking()
  const last = async (language: 'zh' | 'en', ...lines: string[]) => (await talk(language, lines)).at(-1)!

  it('asks for the options and prices of the one that is named instead', async () => {
    const en = await last('en', 'what colours does the starfield tent come in', 'no sorry the four person one')
    assert.match(en.text, /Four-person[\s\S]*Khaki/)
    const zh = await last('zh', '远行双肩包有几个颜色', '不是这个 我说帆布包那个')
    assert.match(zh.text, /帆布包[\s\S]*米白/)
    const price = await last('zh', '星野双人帐篷多少钱', '四人的呢')
    assert.match(price.text, /四人自动帐篷[\s\S]*¥799/)
  })

  it('that asks something itself takes nothing', async () => {
    const en = await last('en', 'the skyglide in black 43 please', 'got a cheaper pair', 'no i meant is the 199 one any good for bad knees')
    assert.match(en.text, /Daybreak[\s\S]*treadmill/)
    assert.doesNotMatch(en.text, /¥598|for 2 pieces/)
    const zh = await last('zh', '我要远行双肩包 黑色一个', '有没有更便宜的包', '不是 我说那个129的能装电脑吗')
    assert.deepEqual(zh.cards, ['BAG-205'])
    assert.doesNotMatch(zh.text, /¥458|共2件/)
  })
})
