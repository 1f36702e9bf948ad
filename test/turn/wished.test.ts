import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { talking } from '../support/talking.ts'

describe('what is shown for what was wished', function () {
  this.timeout(60_000)
  const talk = talking()
  const firstCard = async (language: 'zh' | 'en', ...lines: string[]) => (await talk(language, lines)).at(-1)!.cards[0]

  it('lists the kinds of goods to who asks what there is, and leads from there to one', async () => {
    for (const line of ['你好，你们家都卖些啥呀', '主要经营什么的', '这里能买到什么']) {
      const [zh] = await talk('zh', [line])
      assert.match(zh!.text, /跑鞋、背包、杯子/, line)
      assert.deepEqual([zh!.cards, zh!.choices.filter(id => id.startsWith('category:')).length], [[], 4])
    }
    for (const line of ['hi what do you sell?', 'just browsing, what have you got?', "what's in your shop"]) {
      const [en] = await talk('en', [line])
      assert.match(en!.text, /running shoes, backpacks & bags/, line)
      assert.deepEqual(en!.cards, [])
    }
    // Of a wish that is known it asks for what meets it.
    const [, wished] = await talk('en', ['running shoes please', 'ok what have you got?'])
    assert.doesNotMatch(wished!.text, /backpacks/)
  })

  it('puts what the thing has on it before whom such things are for', async () => {
    assert.equal(await firstCard('en', 'do you have a t shirt with a dino on it?'), 'TEE-403')
    assert.equal(await firstCard('zh', '有没有带恐龙图案的衣服'), 'TEE-403')
    assert.equal(await firstCard('zh', '我儿子特别喜欢恐龙，三岁生日送什么好'), 'TEE-403')
    // Nobody spoke of a child.
    assert.notEqual(await firstCard('en', 'a t-shirt for my dad'), 'TEE-403')
  })

  it('puts the cheapest first for who asks for cheap ones, and finds it among all of the kind', async () => {
    assert.equal(await firstCard('en', 'any cheap headphones?'), 'AUD-702')
    assert.equal(await firstCard('zh', '推荐双跑鞋 膝盖不好', '新手穿的最便宜哪个'), 'RUN-104')
    // The cheaper one is pointed at, and nothing cheaper is looked for.
    const [, zh] = await talk('zh', ['看看耳机', '便宜的那个防水吗'])
    assert.ok(zh!.cards.length === 1 && /IPX4/.test(zh!.text), zh!.text)
  })

  it('is for nobody who is only spoken to', async () => {
    const [zh] = await talk('zh', ['兄弟，有没有轻一点的背包，两百来块'])
    assert.doesNotMatch(zh!.text, /给兄弟/)
  })

  it('keeps nothing of what was looked for before a new wish', async () => {
    const [, , en] = await talk('en', [
      'need a bag for work, 15 inch laptop',
      'about 320 is ok',
      'got any coffee stuff for my dad while im here, nothing glass',
    ])
    assert.doesNotMatch(en!.text, /¥256/)
  })

  it('hears the story beside the limit that was told with it', async () => {
    const [en] = await talk('en', ['my little one is turning 3 on saturday and is dinosaur mad, whats good? under 150 pls'])
    assert.equal(en!.cards[0], 'TEE-403')
  })

  it('is for as old a child as is told anywhere in the message, and says where nothing is', async () => {
    for (const [language, line] of [
      ['en', 'my nephew turns 2 on sunday, no idea what to get him. any toys?'],
      ['zh', '给两岁的外甥挑个玩具，有推荐吗'],
    ] as const)
      assert.ok(
        (await talk(language, [line]))[0]!.cards.every(sku => sku !== 'TOY-013' && sku !== 'TOY-014'),
        line,
      )
    const [en] = await talk('en', ['science kit for a 4 year old'])
    assert.match(en!.text, /nothing.*is for that age.*From 7 years/s)
    const [zh] = await talk('zh', ['有适合4岁的实验箱吗'])
    assert.match(zh!.text, /没有适合这个年龄的.*7 岁以上/s)
  })

  it('is told not to be sold where nothing is called so, whatever is called after it', async () => {
    for (const [language, line, none] of [
      ['zh', '你家卖冰箱不', /没有冰箱/],
      ['zh', '卖咖啡吗', /没有咖啡/],
      ['en', 'do you sell coffee', /no coffee/],
    ] as const)
      assert.match((await talk(language, [line]))[0]!.text, none)
  })

  it('is each of two kinds that are named in one breath', async () => {
    assert.deepEqual((await talk('zh', ['有砧板吗，再来个手冲壶']))[0]!.cards.slice(0, 2).sort(), ['KIT-602', 'KIT-604'])
    assert.deepEqual((await talk('en', ['i need a chopping board plus a dripper']))[0]!.cards.sort(), ['KIT-602', 'KIT-604'])
  })

  it('is told to be the cheapest of its kind where nothing of it costs less', async () => {
    const [, en] = await talk('en', ['do you have a night light?', 'is there a cheaper one'])
    assert.match(en!.text, /cheapest of its kind/)
    const [, zh] = await talk('zh', ['小夜灯有吗', '有更便宜的吗'])
    assert.match(zh!.text, /没有标价更低的/)
  })

  it('refuses each of two kinds that are refused at once', async () => {
    const [en] = await talk('en', ["something for a 6 year old that isn't a toy or a bag"])
    const [zh] = await talk('zh', ['给6岁孩子买点啥，不要玩具和书包'])
    for (const reply of [en!, zh!]) assert.ok(reply.cards.length > 0 && reply.cards.every(sku => !/^(?:TOY|BAG)/.test(sku)), reply.text)
  })

  it('takes what is more than a sum for refused where it is refused', async () => {
    const [en] = await talk('en', ["i like cooking, what would suit me? don't want to spend more than 100"])
    assert.match(en!.text, /under ¥100/)
    const [zh] = await talk('zh', ['想买个杯子，我最多能出八十'])
    assert.deepEqual(
      zh!.cards.filter(sku => sku === 'MUG-502' || sku === 'MUG-503'),
      [],
    )
  })

  it('has room for as many as are to share it, and is given to nobody who comes along', async () => {
    for (const [language, line] of [
      ['en', 'tent for my girlfriend and me'],
      ['en', 'we need a tent, there are two of us'],
      ['zh', '我和女朋友去露营，要个帐篷'],
    ] as const) {
      const [reply] = await talk(language, [line])
      assert.equal(reply!.cards[0], 'TEN-901', line)
      assert.doesNotMatch(reply!.text, /girlfriend|女朋友/)
    }
    for (const [language, line] of [
      ['en', 'tent for a family of four'],
      ['zh', '我们三大一小，买什么帐篷'],
    ] as const)
      assert.deepEqual((await talk(language, [line]))[0]!.cards, ['TEN-902'], line)
    for (const [language, line] of [
      ['zh', '露营新手，两个大人一个五岁娃，周末去湖边住一晚，帐篷买哪个 别太重'],
      ['en', 'tent for us and our 4 year old please'],
    ] as const)
      assert.match((await talk(language, [line]))[0]!.cards[0]!, /^TEN-90[12]$/, line)
  })

  it('is how the kind that is named should be, not more than what was shown has', async () => {
    const [, again] = await talk('zh', ['我刚开始跑步，脚有点宽，买哪双合适', '跑鞋啊，鞋型宽一点的'])
    assert.equal(again!.cards[0], 'RUN-104')
  })

  it('is what keeps a thing hot, not the thing', async () => {
    assert.equal(await firstCard('en', 'something that keeps my soup warm till lunchtime'), 'MUG-503')
    assert.equal(await firstCard('zh', '开车路上喝热咖啡，到中午还热的那种'), 'MUG-503')
  })

  it('says that there is none of a kind without showing what has nothing to do with it', async () => {
    for (const [language, line, kind] of [
      ['en', 'do you have umbrellas', 'umbrellas'],
      ['en', 'have you any vacuum cleaners', 'vacuum cleaners'],
      ['zh', '有没有口红', '口红'],
    ] as const) {
      const [reply] = await talk(language, [line])
      assert.ok(reply!.text.includes(kind), reply!.text)
      assert.deepEqual(reply!.cards, [], line)
    }
  })

  it('is another of its kind, where what is called by its name is too dear', async () => {
    for (const [language, line] of [
      ['en', 'the noise-cancelling headphones are too expensive for me, what else is there'],
      ['zh', '有没有比静谷便宜的耳机'],
    ] as const) {
      const [reply] = await talk(language, [line])
      assert.ok(
        reply!.cards.length > 0 && reply!.cards.every(sku => sku.startsWith('AUD-') && sku !== 'AUD-701'),
        `${line} ${reply!.cards}`,
      )
    }
  })

  it('shows one of each kind that one message names, with what they come to within its limit', async () => {
    for (const [language, line, total] of [
      ['en', 'he needs a warm blanket and a mug, anything nice for about 300 together?', /¥298 for 2 pieces/],
      ['en', 'got a tent and a sleeping bag for under 900?', /¥858 for 2 pieces/],
      ['zh', '给我推荐个耳机再来个音箱 加起来不超过500', /共2件，按标价一共¥478/],
    ] as const) {
      const [reply] = await talk(language, [line])
      assert.equal(reply!.cards.length, 2, line)
      assert.match(reply!.text, total, line)
    }
    const [apart] = await talk('en', ['blanket or slippers sort of thing under 200'])
    assert.match(apart!.text, /no slippers/)
    assert.equal(apart!.cards[0], 'HOM-023')
  })

  it('shows nothing of what is refused, and says where a pet or a kind of goods has nothing here', async () => {
    const [, en] = await talk('en', ["present for my niece's new baby, up to 350", 'something she could use now that isnt clothes'])
    assert.deepEqual(
      en!.cards.filter(sku => sku === 'GIF-043'),
      [],
    )
    const [, zh] = await talk('zh', ['想给我妈买个帮助睡眠的礼物', '她闻不了薰衣草的味儿 换一个 别带香味的'])
    assert.deepEqual(
      zh!.cards.filter(sku => sku === 'GIF-041'),
      [],
    )
    assert.match((await talk('en', ['u got any toys for my dog']))[0]!.text, /no toys for your pet/)
    assert.match((await talk('zh', ['有没有送猫的玩具']))[0]!.text, /没有给宠物的玩具/)
    assert.match((await talk('zh', ['有没有爱他美奶粉']))[0]!.text, /没有奶粉/)
    assert.match((await talk('en', ['do you sell slippers?']))[0]!.text, /no slippers/)
    // A chair for camping is a chair.
    assert.ok((await talk('zh', ['有没有椅子']))[0]!.cards.includes('OUT-912'))
    assert.ok((await talk('en', ['have you got any chairs?']))[0]!.cards.includes('OUT-912'))
    // How a thing smells, and what it does, is no kind of goods.
    for (const line of ['家里猫老打翻水碗 有没有自动喝水的']) assert.doesNotMatch((await talk('zh', [line]))[0]!.text, /本店没有/, line)
    assert.doesNotMatch((await talk('zh', ['绿茶味的还有吗']))[0]!.text, /没有绿茶/)
  })

  it('says that there is no other of a kind, and no more of it, instead of showing the same or other goods', async () => {
    for (const [language, wish, more, kind] of [
      ['en', 'I need a yoga mat', 'any other yoga mats?', 'yoga mats'],
      ['en', 'do you have sleeping bags?', 'any other sleeping bags?', 'sleeping bags'],
      ['en', 'do you sell power banks?', 'have you got any others?', 'power banks'],
      ['en', 'got any throws?', 'do you have a softer one', 'throws'],
      ['en', 'do you have lanterns', 'a brighter one maybe?', 'lanterns'],
      ['zh', '有睡袋吗', '还有别的睡袋吗', '睡袋'],
      ['zh', '猫抓板有没有', '换一个别的猫抓板', '猫抓板'],
      ['zh', '想买个瑜伽垫', '有厚一点的吗', '瑜伽垫'],
      ['zh', '充电宝有吗', '有没有容量更大的', '充电宝'],
    ] as const) {
      const [, reply] = await talk(language, [wish, more])
      const only = language === 'zh' ? `${kind}就只有刚才看过的，店里没有别的了` : `We have no other ${kind} than what you've seen`
      assert.ok(reply!.text.includes(only), `${more}: ${reply!.text}`)
      assert.deepEqual(reply!.cards, [], more)
    }
    // What is talked about stays so, and what the shop has none of has no bigger one either.
    const [, , made] = await talk('en', ['I need a yoga mat', 'is there a thicker one?', 'and whats it made of'])
    assert.match(made!.text, /natural rubber/)
    for (const [language, wish, more] of [
      ['en', "I'm after a suitcase", 'any other suitcases?'],
      ['zh', '行李箱有吗', '有再大一点的吗'],
    ] as const) {
      const [, none] = await talk(language, [wish, more])
      assert.match(none!.text, language === 'zh' ? /本店没有行李箱/ : /our shop has no suitcase/)
      assert.deepEqual(none!.cards, [])
    }
    const [, others] = await talk('en', ['do you do lamps', 'any other tents?'])
    assert.equal(others!.cards[0], 'TEN-901')
    // A sofa that is spoken of is no sofa that was asked for; nor is the kind that is named once more turned down.
    for (const [language, story, more, insisted] of [
      ['zh', '俺家猫老挠沙发 咋整 有啥能给它挠的', '还有别的吗', '猫窝！我问猫窝'],
      ['en', 'my cat keeps scratching the sofa, what have you got for it', 'nothing else?', 'cat bed! i asked for a cat bed'],
    ] as const) {
      const replies = await talk(language, [story, more, insisted])
      assert.doesNotMatch(replies[1]!.text, /沙发就只有|no other sofa/)
      assert.equal(replies[2]!.cards[0], 'PET-001', replies[2]!.text)
    }
    // A lighter one of what was shown for camping is a tent.
    const [, , lighter] = await talk('zh', ['五一想带俩娃去露营，一家四口，从零开始要买点什么', '这个多重啊', '那换个轻点的'])
    assert.equal(lighter!.cards[0], 'TEN-901', lighter!.text)
  })

  it('says what must be had costs more than may be spent, and how much, instead of dropping it', async () => {
    for (const [language, lines, said, first] of [
      ['zh', ['300以内的耳机', '要降噪的'], '不超过¥300的没有写着“降噪”的，写着的最少要多¥499', 'AUD-701'],
      ['zh', ['想买个降噪的耳机', '300以内的'], '写着的最少要多¥499', 'AUD-701'],
      ['zh', ['300以内的耳机', '要降噪的', '那500以内呢'], '不超过¥500的没有写着“降噪”的，写着的最少要多¥299', 'AUD-701'],
      ['zh', ['背包 200以内 要有背负系统的'], '“背负系统”的，写着的最少要多¥399', 'BAG-203'],
      ['en', ['headphones under 300', 'open ear ones'], 'Nothing up to ¥300 says “open ear”; what does is at least ¥159 more', 'AUD-703'],
      ['en', ['I want a waterproof jacket for under 400'], 'says “waterproof”; what does is at least ¥499 more', 'JAC-302'],
      ['en', ['tent under 300 with two doors'], 'says “two doors”; what does is at least ¥269 more', 'TEN-901'],
      ['en', ['do you have noise cancelling headphones under 300'], 'That is ¥499 over ¥300', 'AUD-701'],
    ] as const) {
      const last = (await talk(language, lines)).at(-1)!
      assert.ok(last.text.includes(said), `${lines.at(-1)}: ${last.text}`)
      assert.equal(last.cards[0], first, last.text)
    }
    // Another limit, or none, takes the place of the old one.
    for (const [language, lines] of [
      ['en', ['headphones under 300', 'noise cancelling ones', 'actually i could go up to 900']],
      ['en', ['headphones under 300 please', "with noise cancelling, price doesn't matter"]],
      ['zh', ['300以内的耳机', '要降噪的，价格无所谓']],
    ] as const) {
      const last = (await talk(language, lines)).at(-1)!
      assert.equal(last.cards[0], 'AUD-701', last.text)
      assert.doesNotMatch(last.text, /最少要多|at least/)
    }
  })

  it('is of the kind that is meant and costs a little less or more, where all that keeps the limit is far from it', async () => {
    for (const [language, line, first, price] of [
      ['zh', '脚长25.5，刚开始跑步，脚有点宽，穿哪双好呀 两三百块的', 'RUN-104', '¥199'],
      ['zh', '猫睡觉的窝 200到300', 'PET-001', '¥159'],
      ['zh', '给孩子上学背的 200到300', 'BAG-204', '¥189'],
      ['zh', '骑车跑步听歌用的 300到400', 'AUD-703', '¥459'],
      ['en', 'my cat doesnt drink enough, 200-300 budget', 'PET-002', '¥189'],
      ['en', 'something for my back when i sit all day, 120 to 200', 'HOM-024', '¥99'],
    ] as const) {
      const [reply] = await talk(language, [line])
      assert.equal(reply!.cards[0], first, reply!.text)
      assert.match(reply!.text, language === 'zh' ? /没有完全符合/ : /Nothing here matches that exactly/)
      assert.ok(reply!.text.includes(price), reply!.text)
    }
    const [, grey] = await talk('zh', ['脚长25.5，刚开始跑步，脚有点宽，穿哪双好呀 两三百块的', '灰色有没有'])
    assert.match(grey!.text, /晨光入门跑鞋（灰色）有现货/)
  })

  it('is what somebody is said to be fond of, whatever else is denied', async () => {
    const [en] = await talk('en', ['nephew turns 5 on saturday, mad on dinosaurs n science, no idea what to get'])
    assert.equal(en!.cards[0], 'TEE-403', en!.text)
    const [zh] = await talk('zh', ['侄子五岁生日 最爱恐龙了 完全不知道买啥'])
    assert.equal(zh!.cards[0], 'TEE-403', zh!.text)
  })

  it('is not for those whom the thing on the screen is said to be for', async () => {
    for (const [language, wish, remark, wrong] of [
      ['en', 'something to help my mum sleep', "haha that's a baby thing, she's 60", /baby|pet/i],
      ['en', 'i want something cosy for my mum', "lol no that's for cats! something for HER", /your pet|Cat/],
      ['en', 'need a mug for my dad', "that's a kids cup, he's 70", /Kids|¥70/],
      ['zh', '想给爷爷买个杯子', '这是小孩用的吧 爷爷都七十了', /给孩子|儿童/],
    ] as const) {
      const [, reply] = await talk(language, [wish, remark])
      assert.doesNotMatch(reply!.text, wrong, reply!.text)
    }
    const [, daughter] = await talk('zh', ['想买个包', '这是给我女儿买的 上小学'])
    assert.equal(daughter!.cards[0], 'BAG-204')
  })

  it('holds what costs less to what it shall be', async () => {
    const [, zh] = await talk('zh', ['冲锋衣有吗', '还有啥便宜点的防雨的吗'])
    // 防泼水 comes near it and is not it.
    assert.match(zh!.text, /没有完全是这样的外套/)
    assert.equal(zh!.cards[0], 'JAC-304')
  })

  it('shows nothing of what somebody has, refuses or keeps off, nor after "something else"', async () => {
    for (const [language, lines, not] of [
      [
        'en',
        ['my boyfriend already has headphones and a power bank, what can I get him for his birthday under 300', 'something else?'],
        /^AUD|^PWR|^CHG/,
      ],
      ['zh', ['我老公已经有充电宝和耳机了，生日送他点啥好，500以内', '还有别的吗'], /^AUD|^PWR|^CHG/],
      ['en', ['something comforting for my mum, under 300, no candles as she has cats'], /^PET|^TOY|^HOM-041|^GIF-041/],
      ['zh', ['妈妈最近睡不好，想送点舒服的，三百以内，不要蜡烛，她养了猫'], /^PET|^TOY|^GIF-041/],
    ] as const)
      for (const { cards } of await talk(language, lines))
        assert.deepEqual(
          cards.filter(sku => not.test(sku)),
          [],
          lines[0],
        )
  })
})
