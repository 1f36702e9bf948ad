import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { talking } from '../support/talking.ts'

describe('whom a wish is for, and what it must be', function () {
  this.timeout(60_000)
  const talk = talking()
  const last = async (language: 'zh' | 'en', ...lines: string[]) => (await talk(language, lines)).at(-1)!

  it('shows no grown-up what children have', async () => {
    const en = await last('en', 'something soft for my gran, no candles')
    assert.ok(!en.cards.some(sku => sku.startsWith('TOY')), en.text)
    const zh = await last('zh', '闺蜜过生日送点啥 一百以内', '这是小孩玩的吧 她都25了')
    assert.ok(!zh.cards.some(sku => sku.startsWith('TOY')), zh.text)
  })

  it('shows nothing beside what is large enough, or told to be as is asked for', async () => {
    assert.deepEqual((await last('en', 'need a tent for me, the wife and 2 kids')).cards, ['TEN-902'])
    assert.deepEqual((await last('zh', '想买个帐篷 一家四口用')).cards, ['TEN-902'])
    assert.deepEqual((await last('en', 'a backpack that fits my laptop, max 350')).cards, ['BAG-201'])
    assert.match(
      (await last('en', 'need a tent for me, the wife and 2 kids', 'anything cheaper that fits 4')).text,
      /nothing.*quite like that/,
    )
  })

  it('leads with what tells a quality that is asked for', async () => {
    assert.equal((await last('en', 'a jacket thats water-repellent, under 500')).cards[0], 'JAC-304')
    assert.equal((await last('zh', '想买件防泼水的外套 五百以内')).cards[0], 'JAC-304')
    // 防泼水 is no 防水: what is costs more.
    assert.match((await last('en', 'a jacket thats waterproof, under 500')).text, /^Nothing up to ¥500 says “waterproof”/)
    assert.equal((await last('zh', '想买件防水外套 五百以内')).cards[0], 'JAC-302')
  })

  it('stays with the person where the kind is refused', async () => {
    const en = await last(
      'en',
      'my mum just retired and says shes always cold in the evenings, want to get her something cosy',
      'nah not clothes, something for round the house, under 250 pls',
    )
    assert.equal(en.cards[0], 'HOM-023')
    const zh = await last('zh', '给我爸买个头灯或者露营灯', '不要灯了 送他个喝茶的杯子 两百内')
    assert.ok(zh.cards[0]?.startsWith('MUG'), zh.text)
  })

  it('says that there are none, where a thing is talked about whose texts tell nothing of them', async () => {
    assert.match((await last('zh', '云驰缓震跑鞋能机洗吗', '有雨伞吗')).text, /没有雨伞/)
    assert.match((await last('en', 'can the skyglide be machine washed', 'do you have any umbrellas?')).text, /no umbrellas/)
  })

  it('is another kind where that is all that is named, whatever is talked about', async () => {
    const en = await last('en', 'birthday present for my dad, about 200', 'what about shoes')
    assert.ok(en.cards[0]?.startsWith('RUN'), en.text)
    const set = await last('en', 'whats good for dry skin', 'is there a gift set')
    assert.ok(set.cards[0]?.startsWith('GIF'), set.text)
    const zh = await last('zh', '暖冬针织毯会不会扎人', '杯子呢')
    assert.ok(zh.cards.length > 0 && zh.cards.every(sku => sku.startsWith('MUG')), zh.text)
  })

  it('may cost what somebody could stretch to, in whatever words', async () => {
    const en = await last('en', 'a waterproof jacket, budget 400', 'ok what if i went to 900')
    assert.equal(en.cards[0], 'JAC-302')
    assert.match(en.text, /under ¥900/)
    assert.match((await last('en', 'my boyfriend is into coffee, its our anniversary', 'could push it to 300')).text, /under ¥300/)
    assert.match((await last('en', 'trainers under 200', 'or 600 at a push')).text, /under ¥600/)
    const zh = await last('zh', '推荐双跑鞋，两百以内', '可以加到600')
    assert.match(zh.text, /¥600 以内/)
    assert.ok(zh.cards.length > 1, zh.text)
  })

  it('is over where somebody else or something else is shopped for, whatever was looked at before', async () => {
    const dog = await last('zh', '耳机哪个好', '给狗狗买点啥')
    assert.ok(dog.cards.length > 0 && dog.cards.every(sku => sku.startsWith('PET')), dog.text)
    const boy = await last('zh', '耳机哪个好', '10岁男孩送什么', '他喜欢做实验')
    assert.equal(boy.cards[0], 'TOY-014')
    assert.equal(
      (await last('en', 'show me mugs', 'what would you recommend for a 10 year old boy', 'he likes science')).cards[0],
      'TOY-014',
    )
  })

  it('is for the dearest of all where that is asked for, and not of the kind before', async () => {
    for (const [language, ...lines] of [
      ['en', 'which headphones are best', 'and the most expensive thing you sell'],
      ['zh', '耳机哪个好', '你们最贵的东西是啥'],
    ] as const)
      assert.deepEqual((await last(language, ...lines)).cards, ['JAC-302'], lines[1])
  })

  it('is none where a part of the thing that is talked about is asked for', async () => {
    const zh = await last('zh', '恒温保温杯多少钱', '有提手吗')
    assert.doesNotMatch(zh.text, /本店没有/)
  })

  it('is the warmest by its words, where no number tells it', async () => {
    assert.equal((await last('en', 'which jacket is warmest')).cards[0], 'JAC-303')
    assert.equal((await last('zh', '最保暖的外套是哪件')).cards[0], 'JAC-303')
  })

  it('is met where what there is is asked for in the same breath', async () => {
    const en = await last('en', "after a present for my sister, she's just moved into her first flat and is always cold. what have u got?")
    assert.ok(en.cards.length > 0, en.text)
  })

  it('is for so many people, and no order of so many', async () => {
    const en = await last('en', 'a tent for two please')
    assert.equal(en.cards[0], 'TEN-901')
    assert.doesNotMatch(en.text, /Noted|pieces/)
  })

  it('takes nothing that somebody is not into', async () => {
    const en = await last(
      'en',
      'need smth for my mum shes turning 60, she doesnt sleep great lately',
      'actually hold on, my mum isnt into candles anymore. smth soft n warm instead',
    )
    assert.ok(!en.cards.includes('GIF-041'), en.text)
    assert.doesNotMatch(en.text, /Add to cart/)
  })

  it('asks for no size of whoever tells a measure', async () => {
    assert.doesNotMatch((await last('en', 'running shoes please, my foot is 24 cm')).text, /What size/)
    assert.doesNotMatch((await last('zh', '想买双跑鞋 脚长24')).text, /什么尺码/)
  })

  it('leads with another of the kind for what one was just told not to be made for', async () => {
    assert.equal((await last('en', 'is the beach shelter ok for sleeping in', 'no? which one can i sleep in then')).cards[0], 'TEN-901')
    assert.equal((await last('zh', '沙滩帐能过夜吗', '那能过夜的最便宜的是哪个')).cards[0], 'TEN-901')
  })

  it('keeps how many share it, the kind that is talked about, and takes no degrees for money', async () => {
    assert.equal((await last('zh', '我们一家三口想去露营', '帐篷有推荐吗')).cards[0], 'TEN-902')
    assert.equal((await last('en', 'skyglide in white 38?', 'is there anything cheaper thats still cushiony')).cards[0], 'RUN-104')
    assert.doesNotMatch((await last('en', 'need a sleeping bag for nights around 10c')).text, /¥12/)
    assert.match((await last('zh', '有没有雨伞 顺便一起')).text, /没有雨伞/)
  })

  it('shows what is called as the kind was, be it on no list of goods, and in the words of Shanghai', async () => {
    for (const line of ['我家橘猫快15斤了，想给它买个窝，你们那个窝睡得下吗', '侬好，阿拉屋里厢猫咪七公斤重，有窝伐'])
      assert.equal((await last('zh', line)).cards[0], 'PET-001', line)
  })

  it('leaves for the second thing what the first leaves of the money for both', async () => {
    const zh = await last('zh', '给女朋友买生日礼物 她喜欢跑步 500以内', '还想给她配个运动耳机 两样加起来别超500')
    assert.ok(zh.cards.includes('AUD-702') && !zh.cards.includes('AUD-703'), zh.text)
  })

  it('takes what is said back with a question mark for what is not meant', async () => {
    const en = await last('en', 'a cushion for my desk chair please', 'a cushion?? no. i want a fleece jacket')
    assert.deepEqual(en.cards, ['JAC-303'])
    const zh = await last('zh', '有没有马克杯', '马克杯？？不对，我要保温杯')
    assert.equal(zh.cards[0], 'MUG-503')
  })

  it('takes how many somebody has for no price, a size for no age, and what is said of tastes for no refusal', async () => {
    const had = await last('en', 'Need a present for a 2 yr old boy, not a plushie, he has 100')
    assert.doesNotMatch(had.text, /¥80|¥120/)
    const worn = await last('en', 'Looking for hiking shoes that are waterproof. My wife takes a 39')
    assert.doesNotMatch(worn.text, /What size/)
    const liked = await last('zh', '爸爸六十大寿，他爱喝茶也喝咖啡，送什么合适')
    assert.equal(liked.cards[0], 'KIT-604')
    assert.doesNotMatch(liked.text, /没有直接写到/)
  })

  it('is for whom the newest wish names, in however few letters', async () => {
    const zh = await last('zh', '想给我爸买个保温杯', '有没有便宜点的杯子给我姐 能进微波炉')
    assert.doesNotMatch(zh.text, /爸/)
  })
})
