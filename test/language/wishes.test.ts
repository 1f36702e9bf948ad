import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { type Conversation, newConversation } from '../../server/dialogue/conversation.ts'
import { step } from '../../server/dialogue/step.ts'
import type { Clause } from '../../server/dialogue/turn.ts'
import { agesOf, readAge } from '../../server/language/ages.ts'
import { denied } from '../../server/language/denials.ts'
import { goodsWanted } from '../../server/language/goods.ts'
import type { IntentName } from '../../server/language/intents.ts'
import { superlativeAsked } from '../../server/language/superlatives.ts'
import { asksForGoods, asksSale, beginsWish, freesBudget, nameAlone } from '../../server/language/wish-phrases.ts'

const words = (text: string) => goodsWanted(text).map(({ word }) => word)

describe('the goods a wish names', () => {
  it('knows them in both languages, the longest name first', () => {
    assert.deepEqual(words('looking for a cat carrier backpack under 150'), ['cat carrier backpack'])
    assert.deepEqual(words('想买个电饭煲'), ['电饭煲'])
    assert.deepEqual(words('two rice cookers and cookies'), ['rice cookers', 'cookies'])
  })

  it('takes what is wanted, not what it is for, goes into or is refused', () => {
    assert.deepEqual(words('new induction stove here, what pans do you have'), ['pans'])
    assert.deepEqual(words('能放洗碗机的碗筷有哪些'), ['碗筷'])
    assert.deepEqual(words('再要个出差用的 别给我箱子了'), [])
    assert.deepEqual(words('lighter, has to go in a backpack'), [])
    assert.deepEqual(words('he has a chair already'), [])
    assert.deepEqual(words('a strap for my guitar'), [])
    assert.deepEqual(words('seat for the back of my bike'), [])
    assert.deepEqual(words('兔子吃的草'), [])
  })

  it('takes no ordinary word for goods', () => {
    assert.deepEqual(words('包邮吗'), [])
    assert.deepEqual(words('is it light enough'), [])
    assert.deepEqual(words('a set of 12'), [])
  })
})

describe('what a wish refuses', () => {
  it('is told by its words', () => {
    assert.deepEqual(denied('上班背的包 不要双肩'), ['双肩'])
    assert.deepEqual(denied('送同事的 别杯子'), ['杯子'])
    assert.deepEqual(denied('要个砧板，别塑料的'), ['塑料'])
    assert.deepEqual(denied('别急 特别喜欢'), [])
    assert.deepEqual(denied('羊毛的她受不了'), ['羊毛'])
    assert.deepEqual(denied('wool brings him out in a rash'), ['wool'])
    assert.deepEqual(denied('my back itches and my knees are bad'), [])
    assert.deepEqual(denied('除了猫砂和抓板 便宜点的猫用品'), ['猫砂', '抓板'])
    assert.deepEqual(denied('不要有香味的'), ['香味'])
    assert.deepEqual(denied('no stuffed animals, he has a million'), ['stuffed animals'])
    assert.deepEqual(denied('womens top, no cotton no fleece'), ['cotton', 'fleece'])
    assert.deepEqual(denied('she hates candles'), ['candles'])
    assert.deepEqual(denied('he has a chair already'), ['chair'])
    assert.deepEqual(denied('not the puncture thing'), ['puncture'])
    assert.deepEqual(denied('forget wool. cotton'), ['wool'])
    assert.deepEqual(denied('我对乳胶过敏 想买瑜伽垫'), ['乳胶', '橡胶'])
    assert.deepEqual(denied('she has a nut allergy'), ['nut'])
    assert.deepEqual(denied('会不会过敏'), [])
  })

  it('is no limit, colour, size or politeness', () => {
    for (const text of ['不要超过200', '不要太贵', '不要黑色的', 'not black', 'no rush', 'not sure', 'no thanks', '不是这个'])
      assert.deepEqual(denied(text), [], text)
  })
})

describe('ages', () => {
  it('are read where somebody’s age is told', () => {
    assert.equal(readAge('gift for my nephew hes 3'), 3)
    assert.equal(readAge('给两岁的女儿买玩具'), 2)
    assert.equal(readAge('for a 7 year old'), 7)
    assert.equal(readAge('for my newborn granddaughter'), 0)
    assert.equal(readAge("I'm a 9 and a half normally"), undefined)
    assert.equal(readAge('宝宝六个月了'), 0.5)
    for (const lasted of ['老婆怀孕四个月了', '上一双用了三个月就开胶', '两个月前买的', "she's 7 months pregnant"])
      assert.equal(readAge(lasted), undefined, lasted)
    assert.equal(readAge('he is 2 and a half'), 2.5)
    assert.equal(readAge('a drum for my grandson, he will be 2 in march'), 2)
    assert.equal(readAge('满月礼物'), 0)
    assert.equal(readAge('my back hurts after working from the kitchen table for 2 years'), undefined)
    assert.equal(readAge("we've had the same rucksack for 6 years"), undefined)
    assert.equal(readAge('he was 2 years ago'), undefined)
    assert.equal(readAge('孩子三岁半'), 3.5)
    assert.equal(readAge('my lad is 4 and scared of the dark'), 4)
    assert.equal(readAge('stuff for eight kids, theyre 5-6'), 5)
    assert.equal(readAge('under 50 pls'), undefined)
    assert.equal(readAge('保修几个月'), undefined)
  })

  it('are read from a product’s texts', () => {
    assert.deepEqual(agesOf('For ages 5 to 10'), { min: 5, max: 10 })
    assert.deepEqual(agesOf('From 9 months to 18 kg.'), { min: 9 / 12 })
    assert.deepEqual(agesOf('适合三到六岁'), { min: 3, max: 6 })
    assert.deepEqual(agesOf('59 码适合 3 到 6 个月，66 码适合 6 到 12 个月'), { min: 3 / 12, max: 1 })
    assert.deepEqual(agesOf('Size 66 fits 3 to 6 months.'), { min: 3 / 12, max: 6 / 12 })
    assert.equal(agesOf("Not for children's rooms without a window."), undefined)
    assert.equal(readAge("they're 12 for two"), undefined)
    assert.deepEqual(agesOf('kids, ages 3+'), { min: 3 })
    assert.deepEqual(agesOf('适合3-6岁'), { min: 3, max: 6 })
    assert.deepEqual(agesOf('fine from birth'), { min: 0 })
    assert.deepEqual(agesOf('适合1岁半以上'), { min: 1.5 })
    assert.deepEqual(agesOf('3岁以下请勿使用'), { min: 3 })
    assert.deepEqual(agesOf('Not suitable for children under 3.'), { min: 3 })
    assert.deepEqual(agesOf('一岁半以上的孩子抓得住'), { min: 1.5 })
    assert.deepEqual(agesOf('新生儿也握得住，0 岁起可用'), { min: 0 })
    assert.deepEqual(agesOf('适合 10 个月到 15 公斤'), { min: 10 / 12 })
    assert.deepEqual(agesOf('适合新生儿到 6 岁'), { min: 0, max: 6 })
    assert.deepEqual(agesOf('S 码约 1–2 岁，M 码约 3–6 岁'), { min: 1, max: 6 })
    assert.deepEqual(agesOf('Easy to hold from age 2.'), { min: 2 })
    assert.deepEqual(agesOf('Adults and kids from 12.'), { min: 12 })
    assert.deepEqual(agesOf('For adults and teens, not for children.'), { min: 13 })
    assert.deepEqual(agesOf('From 18 months to about 4.'), { min: 1.5, max: 4 })
    for (const text of ['新生儿不建议', 'For adults and older kids.', '2.4 GHz', '12 months of warranty'])
      assert.equal(agesOf(text), undefined, text)
  })
})

describe('how wishes are worded', () => {
  it('tells sales from rules about them', () => {
    for (const text of ['有什么打折的', "what's on sale", 'anything on clearance?']) assert.ok(asksSale(text), text)
    for (const text of ['can i return sale items', '特价的能退吗', 'when is the sale']) assert.ok(!asksSale(text), text)
  })

  it('knows superlatives, openings, questions for goods and an open purse', () => {
    assert.equal(superlativeAsked('cheapest of those'), 'cheapest')
    assert.equal(superlativeAsked('哪个最轻'), 'lightest')
    assert.equal(superlativeAsked('cheapest shipping'), undefined)
    assert.ok(beginsWish('and something to sit on') && beginsWish('ok need a light for walking') && !beginsWish('is it warm'))
    assert.ok(asksForGoods('do you have tents?') && asksForGoods('毛巾有吗') && !asksForGoods('how heavy is it'))
    assert.ok(['你家卖烤箱吗', '有奶粉卖吗'].every(asksForGoods))
    assert.equal(nameAlone('do you guys sell balloons?'), 'balloons')
    assert.equal(nameAlone('睡衣你们有卖吗'), '睡衣')
    assert.equal(nameAlone('裱花嘴有卖吗'), '裱花嘴')
    assert.equal(nameAlone('do you have anything for a boy who likes planes'), undefined)
    assert.ok(freesBudget("price doesn't matter") && freesBudget('预算不限') && !freesBudget('what is the price'))
  })
})

describe('a wish understood otherwise', () => {
  const clause = (text: string, intent: IntentName): Clause => ({
    text,
    intents: [{ name: intent, probability: 0.8 }],
    abstain: false,
    ambiguous: false,
    oosScore: 0,
    slots: {},
    by: 'classifier',
  })
  const shown: Conversation = {
    ...newConversation('en'),
    stage: 'shown',
    need: { category: 'toys', words: 'toys' },
    shown: ['A', 'B'],
    seen: ['A', 'B'],
  }
  const turn = (text: string, intent: IntentName, conversation = shown) =>
    step(conversation, { language: 'en', clauses: [clause(text, intent)], events: [], waitingForPerson: false })
  const products = (text: string, intent: IntentName) => turn(text, intent).wants.find(({ want }) => want === 'products')

  it('narrows what was wanted by what is refused, whatever it sounds like', () => {
    const want = products('she hates candles', 'complain')
    assert.ok(want?.want === 'products')
    assert.deepEqual(want.need.avoid, ['candles'])
    assert.equal(want.need.category, 'toys')
  })

  it('begins anew where something else is wanted', () => {
    const want = products('something for hiking instead', 'cheaper')
    assert.ok(want?.want === 'products')
    assert.equal(want.need.category, undefined)
    assert.equal(want.need.words, 'something for hiking instead')
  })

  it('adds words that only tell more', () => {
    const want = products('wooden and not too big', 'give_detail')
    assert.ok(want?.want === 'products')
    assert.equal(want.need.words, 'toys\nwooden and not too big')
  })

  it('asks for what is on sale, and for the cheapest of what was shown', () => {
    const sale = products('whats on sale', 'ask_coupon')
    assert.ok(sale?.want === 'products' && sale.need.sale === true)
    const cheapest = products('cheapest of those', 'cheaper')
    assert.ok(cheapest?.want === 'products' && cheapest.order === 'cheapest')
    assert.deepEqual(cheapest.among, ['A', 'B'])
  })

  it('does not ask for whom a present is when the occasion or the age was told', () => {
    const asks = (text: string) => turn(text, 'find_gift', { ...newConversation('en'), stage: 'engaged' }).wants[0]?.want
    assert.equal(asks('I need a gift'), 'ask')
    assert.equal(asks('wedding gift for foodies'), 'products')
    assert.equal(asks('a present, she is 7'), 'products')
  })
})

describe('a wish in several messages', () => {
  const clause = (text: string, intent: IntentName, slots: Clause['slots']): Clause => ({
    text,
    intents: [{ name: intent, probability: 0.9 }],
    abstain: false,
    ambiguous: false,
    oosScore: 0,
    slots,
    by: 'classifier',
  })
  const inOneTurn = (...clauses: Clause[]) => {
    const { conversation, wants } = step(newConversation('en'), { language: 'en', clauses, events: [], waitingForPerson: false })
    return { need: conversation.need, products: wants.flatMap(want => (want.want === 'products' ? [want] : [])) }
  }

  it('shows the goods of the wish as it stands in the end', () => {
    const trainers = clause('trainers', 'find_product', { category: 'running-shoes' })
    for (const more of [
      [clause('under 60', 'give_detail', { budget: { max: 6000 } })],
      [clause('under 60', 'cheaper', { budget: { max: 6000 } }), clause('for my mum', 'give_detail', { recipient: 'mother' })],
      [clause('in black', 'give_detail', { colour: 'black' }), clause('no, white', 'correct_detail', { colour: 'white' })],
      [clause('a mug instead', 'find_product', { category: 'mugs' })],
    ]) {
      const { need, products } = inOneTurn(trainers, ...more)
      assert.equal(products.length, 1)
      assert.deepEqual(products[0]?.need, need)
    }
  })

  it('answers no more questions than a reply holds', () => {
    const clauses = Array.from({ length: 40 }, (_, at) => clause(`can I return it after ${at} days?`, 'ask_return', {}))
    const { wants } = step(newConversation('en'), { language: 'en', clauses, events: [], waitingForPerson: false })
    assert.equal(wants.filter(({ want }) => want === 'answer').length, 5)
  })

  it('keeps which of them were asked for where more is told, and forgets it for another wish', () => {
    const cheapest = clause('the cheapest trainers', 'find_product', { category: 'running-shoes' })
    const inBlack = inOneTurn(cheapest, clause('in black', 'give_detail', { colour: 'black' })).products[0]
    assert.deepEqual([inBlack?.order, inBlack?.need.colour], ['cheapest', 'black'])
    const mug = inOneTurn(cheapest, clause('a mug', 'find_product', { category: 'mugs' })).products[0]
    assert.deepEqual([mug?.order, mug?.need.category], [undefined, 'mugs'])
  })
})

describe('wishes in other words', () => {
  const clause = (text: string, intent: IntentName | undefined, slots: Clause['slots'] = {}): Clause => ({
    text,
    intents: intent === undefined ? [] : [{ name: intent, probability: 0.8 }],
    abstain: intent === undefined,
    ambiguous: false,
    oosScore: 0,
    slots,
    by: 'classifier',
  })
  const shown: Conversation = {
    ...newConversation('en'),
    stage: 'shown',
    need: { category: 'toys', words: 'toys', age: 6, recipient: 'baby' },
    shown: ['A', 'B'],
    seen: ['A', 'B'],
  }
  const wants = (conversation: Conversation, said: Clause) =>
    step(conversation, { language: 'en', clauses: [said], events: [], waitingForPerson: false }).wants
  const products = (conversation: Conversation, said: Clause) => {
    const want = wants(conversation, said).find(({ want }) => want === 'products')
    assert.ok(want?.want === 'products', said.text)
    return want
  }

  it('know goods by what they are for', () => {
    for (const text of ['and something to sit on', 'something wool for my head', 'not to wear, to sleep', '坐的东西有吗'])
      assert.ok(goodsWanted(text).length > 0, text)
    for (const text of ['does it sit well', 'i sleep badly', 'a scarf for my head']) assert.ok(words(text).length <= 1, text)
  })

  it('want nothing that somebody has already', () => {
    for (const text of [
      "he's already got a helmet and a backpack, what else",
      "something for her birthday, she's got mugs",
      'she already has a blanket, a mug and candles',
      '他已经有头盔和背包了，送点啥',
      '毯子家里太多了，换个别的',
      '杯子她都有了',
    ]) {
      assert.deepEqual(words(text), [], text)
      assert.ok(denied(text).length > 0, text)
    }
    // What is worn out is wanted anew, and what is asked for is not there.
    for (const text of ["he's got a helmet but it's too small", '他已经有头盔了，太小，想换一个', 'have you got mugs', '杯子有了吗'])
      assert.ok(words(text).length > 0, text)
  })

  it('keep the kind where only a limit is told', () => {
    const want = products(shown, clause('too pricey. anything under 90', 'cheaper', { budget: { max: 9000 } }))
    assert.equal(want.need.category, 'toys')
    assert.deepEqual(want.need.budget, { max: 9000 })
  })

  it('take back what was refused where it is named again, and hear what else a refusal tells', () => {
    const refused: Conversation = { ...shown, need: { ...shown.need, avoid: ['candles', 'mugs'] } }
    assert.deepEqual(products(refused, clause('sorry, candles are fine', 'correct_detail', { category: 'candles' })).need.avoid, ['mugs'])
    assert.deepEqual(products(refused, clause('not the candles', 'correct_detail')).need.avoid, ['candles', 'mugs'])
    const want = products(shown, clause('no garden stuff really, something warm', 'correct_detail'))
    assert.deepEqual(want.need.avoid, ['garden'])
    assert.match(want.need.words ?? '', /warm/)
    assert.match(products(shown, clause('不要塑料的 要能折叠的', 'correct_detail')).need.words ?? '', /折叠/)
  })

  it('begin anew for what is sold on its own, and for another occasion with its own limit', () => {
    for (const text of ['do you also sell spare straps', '支架单独卖吗'])
      assert.equal(products(shown, clause(text, 'find_product')).need.words, text)
    for (const text of ['再买个露营用的 300以内 别给我帐篷了', 'also something for the beach, under 30, no towels']) {
      const want = products(shown, clause(text, 'cheaper', { budget: { max: 30 } }))
      assert.equal(want.need.words, text)
      assert.equal(want.cheaperThan, undefined)
    }
  })

  it('know what a cheaper one must do', () => {
    const seen: Conversation = { ...newConversation('en'), stage: 'engaged', focus: 'POT' }
    for (const text of ['anything cheaper i can put in the freezer', '有没有便宜点能上明火的']) {
      const want = products(seen, clause(text, 'cheaper'))
      assert.equal(want.need.words, text)
      assert.equal(want.like, 'POT')
    }
    assert.equal(products(shown, clause('anything cheaper', 'cheaper')).need.words, 'toys')
  })

  it('stay of the kind of a list that was shown without a wish, if it is all of one', () => {
    const compared: Conversation = { ...newConversation('en'), stage: 'shown', shown: ['A', 'B'], focus: 'A' }
    for (const text of ['forget leather. canvas', '不要皮的 要帆布的']) {
      const want = products(compared, { ...clause(text, 'correct_detail'), tried: ['variant'] })
      assert.deepEqual([want.like, want.alike], ['A', ['A', 'B']])
    }
  })

  it('compare two sizes of one product by its text', () => {
    const looking: Conversation = { ...newConversation('en'), stage: 'shown', shown: ['BOTTLE'], focus: 'BOTTLE' }
    for (const [text, slots, skus] of [
      ['the 20l or the 30l, which fits a laptop', { product: ['PACK'] }, ['PACK']],
      ['背包中号和大号区别', { product: ['PACK'] }, ['PACK']],
      ['500 or 750?', {}, ['BOTTLE']],
      ['rucksack 20l vs 30l', {}, []],
    ] as const) {
      const [want] = wants(looking, { ...clause(text, 'compare', slots as Clause['slots']), tried: ['variant'] })
      assert.ok(want?.want === 'answer', text)
      assert.deepEqual(want.skus, skus, text)
    }
  })

  it('leave the kind of what is talked about where no wish was told before', () => {
    const asked: Conversation = { ...newConversation('en'), stage: 'engaged', focus: 'CANDLE' }
    assert.equal(products(asked, clause('anything with no scent at all', 'complain')).like, 'CANDLE')
  })

  it('are for another person where one is told', () => {
    const sister = products(shown, clause('something for his big sister, she is 7', 'find_gift'))
    assert.equal(sister.need.age, 7)
    assert.equal(sister.need.recipient, undefined)
    const boy = products(shown, clause('then a boy 3 who is crazy about trains', undefined, { recipient: 'child' }))
    assert.equal(boy.need.age, 3)
    assert.deepEqual(products(shown, clause('next kid is 1, something wooden', 'show_other')).exclude, [])
  })

  it('know the age that a question told', () => {
    const asked = step(
      { ...shown, focus: 'A' },
      { language: 'en', clauses: [clause('is it ok for her brother, hes 2', 'ask_product_detail')], events: [], waitingForPerson: false },
    )
    assert.equal(asked.conversation.need.age, 2)
  })

  it('ask for a dearer one of another kind with no limit', () => {
    const want = products(
      { ...shown, need: { words: 'mug', budget: { max: 5000 } } },
      clause('what about a kettle then, can spend more', 'cheaper'),
    )
    assert.equal(want.need.budget, undefined)
  })

  it('forget colour and size with the thing they were of', () => {
    const before: Conversation = { ...shown, need: { words: 'red dress', colour: 'red' } }
    const want = products(before, clause('size 9 running shoes please', 'give_detail', { category: 'running-shoes', size: 'US 9' }))
    assert.equal(want.need.colour, undefined)
    assert.equal(want.need.size, 'US 9')
  })

  it('are none where the parts of a set are asked for', () => {
    const told = wants({ ...shown, focus: 'A' }, clause('16件都有些啥', 'show_other'))
    assert.equal(told[0]?.want, 'answer')
  })

  it('show something first where the price of a present is told', () => {
    const begun: Conversation = { ...newConversation('en'), stage: 'engaged' }
    assert.equal(products(begun, clause('stocking fillers under 15', 'find_gift', { budget: { max: 15 } })).need.gift, true)
    assert.equal(products(begun, clause('送礼 200以内', 'find_gift', { budget: { max: 200 } })).need.gift, true)
    assert.equal(wants(begun, clause('想挑个礼物', 'find_gift'))[0]?.want, 'ask')
  })

  it('leave out what is refused and keep the rest', () => {
    for (const text of ['not the kit', '不要拼图的', 'forget the puzzles']) {
      const want = products(shown, clause(text, 'correct_detail'))
      assert.equal(want.need.category, 'toys', text)
      assert.equal(want.need.avoid?.length, 1, text)
    }
  })

  it('tell apart what was shown by what it is like', () => {
    for (const text of ['the stripy one', 'ok, the wooden one', '带花的那个'])
      assert.deepEqual(products(shown, clause(text, 'give_detail')).among, ['A', 'B'], text)
    for (const text of ['the second one', 'the cheaper one'])
      assert.equal(wants(shown, clause(text, 'give_detail', { ordinal: 2 }))[0]?.want === 'products', false, text)
  })

  it('are for the dearest of all where the whole shop is meant', () => {
    for (const text of ['whats the most expensive thing you have', '你们店里最贵的东西是什么']) {
      const want = products(shown, clause(text, 'ask_price'))
      assert.equal(want.order, 'dearest', text)
      assert.equal(want.among, undefined, text)
      assert.equal(want.need.category, undefined, text)
    }
  })

  it('are for another kind where that is to be added', () => {
    const tea: Conversation = { ...shown, focus: 'A', need: { category: 'tea', words: 'green tea' } }
    assert.equal(products(tea, clause('add a teapot too', 'add_to_cart')).need.words, 'add a teapot too')
    assert.equal(wants(tea, clause('add the tea', 'add_to_cart', { category: 'tea' }))[0]?.want, 'add')
  })

  it('are none where it is asked how to do something with what one has, or something came broken', () => {
    const begun: Conversation = { ...newConversation('en'), stage: 'engaged' }
    const unsure = (text: string, intent: IntentName): Clause => ({
      ...clause(text, intent, { category: 'ovens' }),
      abstain: true,
      tried: ['texts'],
    })
    for (const text of ['how do i clean my oven', 'do i have to build the oven myself', '烤箱怎么清洗'])
      assert.ok(!wants(begun, unsure(text, 'find_product')).some(({ want }) => want === 'products'), text)
    assert.ok(wants(begun, unsure('my oven came with a dent', 'complain')).some(({ want }) => want === 'handoff'))
  })

  it('read "4 and up" as an age', () => {
    assert.equal(readAge('for 4 and up only, under 35'), 4)
  })
})
