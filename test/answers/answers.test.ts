import assert from 'node:assert/strict'
import { createTexts } from '../../server/answers/texts.ts'
import type { Nearest, Told } from '../../server/answers/told.ts'
import type { AnswerWant } from '../../server/dialogue/wants.ts'
import { toPassages } from '../../server/shop/passages.ts'
import type { Product } from '../../server/store/catalogue.ts'
import type { Passage } from '../../server/store/policies.ts'
import type { Language } from '../../server/wire.ts'
import { answerWeights } from '../shop/support.ts'

const pages = {
  shipping: `# Getting it to you

| Where | What it costs | About how long |
|---|---|---|
| Lower 48 | $6.95, free over $60 | 3–5 working days |
| Canada | $24.95 | 8–12 working days |

We hand parcels to the carrier every working day.`,
  returns: `# Returns

Send anything back within 30 days for a refund.

## What we can't take back

Earrings that have been worn. Engraved pieces. Gift cards.`,
}
const chinese = {
  配送: '# 配送\n\n满 99 元包邮，不满收 8 元运费。\n\n每天下午四点前的订单当天发货。',
  退换: '# 退换\n\n签收后 7 天内可以退货。\n\n## 不能退的\n\n拆封的护肤品。定制刻字的商品。',
}

const passages = [...of(pages, 'en'), ...of(chinese, 'zh')].map((passage, id) => ({ ...passage, id: id + 1 }) as Passage)
/** No encoder: what the words themselves tell must do. */
const texts = createTexts(passages, { of: async () => undefined, question: async () => undefined }, async () => undefined, answerWeights)

const mug = {
  sku: 'MUG-1',
  title: { en: 'Harbour Mug' },
  description: { en: 'A stoneware mug of 350 ml. Goes in the dishwasher. Weighs 410 g.' },
  category: { en: 'Mugs' },
  highlights: {},
  variants: [],
} as unknown as Product

describe('Answers from the texts of a shop, without an encoder', () => {
  it('quotes the row of a table that answers', async () => {
    const told = await find('how much is shipping to canada', { topic: 'shipping', about: 'pages' })
    assert.match(wordsOf(told), /Canada.*\$24\.95/)
  })

  it('quotes an exception with the heading that makes it one', async () => {
    const told = await find('can i return engraved pieces', { topic: 'returns', about: 'pages' })
    assert.match(wordsOf(told), /^What we can't take back: .*Engraved pieces/)
  })

  it('quotes a short table whole where no row names what is asked', async () => {
    const where = '| 寄到哪里 | 邮费 |\n|---|---|\n| 云南、贵州、四川 | 7 元 |\n| 西藏 | 22 元 |\n| 其余各省 | 11 元 |'
    const told = await tellingOf({ 邮寄: `# 邮寄\n\n${where}` }, 'zh')('寄到福建邮费多少', { topic: 'shipping' })
    for (const price of ['7 元', '22 元', '11 元']) assert.ok(told.includes(price), price)
  })

  it('quotes the rule about returns with what is taken out of it', async () => {
    for (const [language, page, question] of [
      ['zh', '# 退换\n\n签收后 10 天内，琴没有划痕都能退。\n\n## 退不了的\n\n- 琴弦：拆了封\n- 定做的琴盒', '买的琴不喜欢能退吗'],
      [
        'en',
        '# Sending back\n\nYou have 21 days from delivery to return a plant pot.\n\n## We cannot take back\n\n- seeds\n- cut flowers',
        'can I return this',
      ],
      [
        'en',
        '# Returns\n\nReturn lenses within 14 days of delivery.\n\n## What stays yours\n\n- cleaned sensors: no refunds\n- opened film',
        'can i return the lens',
      ],
    ] as const) {
      const told = await tellingOf({ returns: page }, language)(question, { topic: 'returns' })
      assert.match(told, /10 天|21 days|14 days/)
      assert.match(told, /琴弦|seeds|opened film/)
    }
  })

  it('takes a question that names nothing for one about the place that was quoted last', async () => {
    const english = {
      lessons: '# Lessons\n\nA first lesson lasts 40 minutes.\n\n## Vouchers\n\nVouchers come as a card by post and are valid for 2 years.',
      repairs: '# Repairs\n\nNew strings are on within 3 days. Cracks take 5 weeks.',
    }
    const vouchers = { topic: 'lessons', heading: 'Lessons › Vouchers' }
    for (const question of ['how long is that valid', 'when do they run out', 'how many years is it good for'])
      assert.match(await tellingOf(english, 'en')(question, { about: 'either', attempt: 'texts', page: vouchers }), /2 years/, question)
    const own = { 租赁: '# 租赁\n\n## 押金\n\n帐篷押金 200 元，归还后 3 天内退。', 保养: '# 保养\n\n睡袋清洗 5 天取。' }
    const deposit = { topic: '租赁', heading: '租赁 › 押金' }
    for (const question of ['要等几天', '会要几天', '多少天内'])
      assert.match(await tellingOf(own, 'zh')(question, { about: 'either', attempt: 'texts', page: deposit }), /3 天内退/, question)
  })

  it('takes a bare word for a question only where the product tells of it in so many words', async () => {
    const hammock = {
      ...mug,
      title: { en: 'Lakeside hammock' },
      description: { en: 'Straps included. Holds 150 kg. Folds to the size of a fist.' },
    }
    for (const [word, expected] of [
      ['straps?', 'Straps included.'],
      ['max weight', 'Holds 150 kg.'],
      ['capacity?', 'Holds 150 kg.'],
    ] as const)
      assert.ok(wordsOf(await find(word, { about: 'products', attempt: 'word' }, 'en', [hammock])).includes(expected), word)
    for (const word of ['woolly', 'something nicer', 'pillows?'])
      assert.equal(await find(word, { about: 'products', attempt: 'word' }, 'en', [hammock]), undefined, word)
  })

  it('answers from the product that is talked about', async () => {
    const told = await find('is it dishwasher safe', { about: 'products' }, 'en', [mug])
    assert.deepEqual(
      { ...told, odds: undefined, read: undefined },
      { text: 'Goes in the dishwasher.', sku: 'MUG-1', odds: undefined, read: undefined, nearness: 'told' },
    )
  })

  it('answers in Chinese from the Chinese pages', async () => {
    const told = await find('运费多少钱', { topic: 'shipping', about: 'pages' }, 'zh')
    assert.match(wordsOf(told), /满 99 元包邮/)
  })

  it('understands a question that leans on the one before', async () => {
    const told = await find('and engraved ones?', { topic: 'returns', about: 'pages', before: 'can i return things' })
    assert.match(wordsOf(told), /Engraved pieces/)
  })

  it('takes the sentence that tells the kind of thing that is asked', async () => {
    const blender = {
      ...mug,
      title: { en: 'Travel blender' },
      description: { en: 'Blends for twelve cups. Not for ice or hot drinks. Cable in the box, plug not included. From 6 years.' },
    }
    for (const [question, expected] of [
      ['can it crush ice', 'Not for ice or hot drinks.'],
      ['is it ok for her brother, hes 5', 'From 6 years.'],
      ['带插头吗', 'Cable in the box, plug not included.'],
    ] as const)
      assert.ok(wordsOf(await find(question, { about: 'products' }, 'en', [blender])).includes(expected), question)
  })

  it('quotes an exception with the rule that it is taken out of', async () => {
    const told = tellingOf(
      {
        postage:
          "# Postage\n\n## Parcels\n\nTracked, £4.20 and two days.\n\n## Pianos\n\nFree postage on orders over £90 doesn't apply to pianos.",
        returns: '# Returns\n\n## Boxes\n\nKeep the box it came in.',
      },
      'en',
    )
    for (const question of ['whats postage', 'postage on one?', 'how much is the postage'])
      assert.match(await told(question, { topic: 'shipping' }), /£4\.20/, question)
    const toldZh = tellingOf({ 邮费: '# 邮费\n\n## 小件\n\n中通每单 9 元。\n\n## 钢琴\n\n满 299 元免邮费不适用于钢琴。' }, 'zh')
    for (const question of ['邮费呢', '邮费多少', '买一个邮费要多少'])
      assert.match(await toldZh(question, { topic: 'shipping' }), /每单 9 元/, question)
  })

  it('quotes a second paragraph of the page that has a share in the answer, whatever it was taken for', async () => {
    const stamps = {
      loyalty: '# Stamps\n\n## Earning\n\nOne stamp for each £10 of tea.\n\n## Spending\n\nTen stamps pay for one tea.',
      trips: '# Trips\n\nWe close in August.',
    }
    const zh = { 茶票: '# 茶票\n\n## 攒票\n\n每满十元得一张茶票。\n\n## 用票\n\n十张茶票抵一杯茶。', 休假: '# 休假\n\n八月歇业。' }
    for (const question of ['how do stamps work', 'tell me about the tea stamps', 'what are stamps for'])
      assert.match(await tellingOf(stamps, 'en')(question, { before: 'stamps' }), /(?=.*each £10)(?=.*Ten stamps)/, question)
    for (const question of ['茶票怎么用', '茶票是啥', '说说茶票'])
      assert.match(await tellingOf(zh, 'zh')(question, { before: '茶票' }), /(?=.*每满十元)(?=.*抵一杯茶)/, question)
  })

  it('takes the sentence that tells more of what is asked', async () => {
    const duvet = {
      ...mug,
      title: { en: 'Feather duvet' },
      description: { en: 'Tumble dry low, wash cold. Shrinks about 4% in the first wash. Sewn in Leeds.' },
    }
    for (const question of ['will it shrink', 'does it shrink in the dryer', '会缩水吗', '洗了缩水不'])
      assert.ok(wordsOf(await find(question, { about: 'products' }, 'en', [duvet])).startsWith('Shrinks about 4%'), question)
  })

  it('quotes the name of the product where only that tells the kind of thing', async () => {
    const flask = {
      ...mug,
      title: { en: 'Oakham flask 750 ml, leakproof', zh: '奥克姆壶 750毫升 防漏' },
      description: { en: 'Engraved by hand.', zh: '手工雕刻。' },
    }
    for (const [question, language] of [
      ['how big is it', 'en'],
      ['does it leak', 'en'],
      ['what is the capacity', 'en'],
      ['壶多大', 'zh'],
      ['漏不漏', 'zh'],
      ['能装多少水', 'zh'],
    ] as const)
      assert.equal(wordsOf(await find(question, { about: 'products' }, language, [flask])), flask.title[language], question)
    for (const question of ['how heavy is it', 'will it go in the dishwasher'])
      assert.equal(await find(question, { about: 'products' }, 'en', [flask]), undefined, question)
  })

  it('asks the product what only a product tells, however much it sounds like the delivery', async () => {
    const cream = {
      ...mug,
      title: { en: 'Oat hand cream', zh: '燕麦护手霜' },
      description: { en: 'Keeps for six months once opened, store cool.', zh: '开封后放阴凉处，6个月内用完。' },
    }
    for (const [question, language, topic] of [
      ['what is the shelf life', 'en', 'delivery_time'],
      ['when does it expire', 'en', 'delivery_time'],
      ['开封能放多久', 'zh', 'delivery_time'],
      ['保质期几个月', 'zh', 'shop'],
    ] as const)
      assert.equal(wordsOf(await find(question, { topic }, language, [cream])), cream.description[language], question)
    assert.match(wordsOf(await find('how long is shipping to canada', { topic: 'delivery_time' }, 'en', [cream])), /8–12 working days/)
  })

  it('tells what a parcel costs where it was said to go, and nothing of that for one that goes back', async () => {
    const told = tellingOf(
      {
        运费: '# 运费\n\n## 寄出\n\n满 99 元包邮，不满收 8 元运费。\n\n## 偏远地区\n\n寄往新疆、西藏的订单每单加收 12 元运费。\n\n## 退回\n\n退货运费由顾客承担。',
      },
      'zh',
    )
    assert.match(await told('运费多少', { topic: 'shipping', destination: 'xinjiang' }), /加收 12 元/)
    assert.doesNotMatch(await told('运费多少', { topic: 'shipping', destination: 'sichuan' }), /加收 12 元/)
    assert.doesNotMatch(await told('退货运费谁出', { topic: 'shipping', destination: 'xinjiang' }), /加收 12 元/)
  })

  it('quotes the conditions beside a rule, both ways of a parcel, and what follows a page’s own question', async () => {
    const told = tellingOf(
      {
        returns:
          '# Returns\n\nAnything unused may come back within 30 days of delivery, in the box it came in. Return postage is yours to pay unless the item was faulty or wrong. Tins that have been in an oven count as used and cannot come back.',
        delivery:
          '# Delivery\n\nStandard delivery costs £3.95 and takes 2 to 4 working days within Great Britain. Next-day delivery costs £6.95 if you order before 1 pm on a weekday. Parcels to our neighbours abroad are not possible.',
        privacy:
          '# Privacy\n\nWe sell or rent your information to nobody, whoever asks us for it and however nicely. Want your data gone? Write to privacy@shop.example and we erase it within 30 days. The site counts visitors.',
      },
      'en',
    )
    assert.match(await told('can i bring back a tin i used once', { topic: 'returns' }), /oven count as used/)
    assert.match(await told('can i bring back a tin i used once', { topic: 'returns' }), /unless the item was faulty/)
    assert.match(await told('how soon could you get them here', { topic: 'delivery_time' }), /2 to 4 working days.*Next-day/)
    assert.match(await told('delete my data please', { topic: 'privacy' }), /privacy@shop/)
  })

  it('tells of the thing that is talked about what a page tells of it, not what it tells of other goods', async () => {
    const secateurs = { ...mug, title: { en: 'Bypass secateurs' }, category: { en: 'Garden tools' }, description: { en: 'Forged.' } }
    const promise = 'Every plant carries a guarantee of 30 days: if it dies within 30 days, we send a new one once.'
    const told = tellingOf({ guarantee: `# Guarantee\n\n${promise}\n\nSecateurs are guaranteed for ten years against breakage.` }, 'en')
    assert.match(await told('and is there a guarantee', { topic: 'warranty', skus: ['MUG-1'] }, [secateurs]), /^Secateurs/)
    const shears = { ...mug, title: { zh: '修枝剪' }, category: { zh: '园艺工具' }, description: { zh: '锻造。' }, sku: 'MUG-1' }
    const asked = tellingOf({ 保修: '# 保修\n\n绿植保修三十天，三十天内枯死补发一次。\n\n修枝剪保修十年，断裂包换。' }, 'zh')
    assert.match(await asked('有保修吗', { topic: 'warranty', skus: ['MUG-1'] }, [shears as never]), /修枝剪保修十年/)
  })

  it('tells of a rule for several sorts of goods what is said of these', async () => {
    const told = tellingOf(
      {
        guarantee:
          '# Guarantee\n\nHeadphones have a warranty of 12 months, tents and backpacks have a warranty of 24 months, other goods of 3 months.',
      },
      'en',
    )
    const pack = { ...mug, title: { en: 'Wayfarer Backpack' }, category: { en: 'Backpacks' } }
    const want = { topic: 'warranty', skus: ['MUG-1'] } as const
    assert.equal(await told('how long is the warranty', want, [pack]), 'tents and backpacks have a warranty of 24 months')
    assert.match(await told('how long is the warranty', want, [mug]), /^Headphones .* 3 months\.$/)
    // Whole where the part does not say of what.
    const short = { guarantee: '# Guarantee\n\nHeadphones carry a 12-month warranty, tents and backpacks 24 months, other goods 3 months.' }
    assert.match(await tellingOf(short, 'en')('how long is the warranty', want, [pack]), /^Headphones .* 3 months\.$/)
  })

  it('says that nothing is told', async () => {
    assert.equal(await find('do you groom poodles', { about: 'either', attempt: 'texts' }), undefined)
    assert.equal(await find('你喜欢听音乐吗', { about: 'either', attempt: 'texts' }, 'zh'), undefined)
  })
})

describe('Answers from the texts of a shop, with the reader', () => {
  const asked: { question: string; sentences: string[] }[] = []
  const readBy = (logitOf: (sentence: string) => number) =>
    createTexts(
      passages,
      { of: async () => undefined, question: async () => undefined },
      async (question, sentences) => {
        asked.push({ question, sentences })
        return sentences.map(logitOf)
      },
      answerWeights,
    )
  const want = { want: 'answer', question: 'what does it cost if I live abroad', skus: [], about: 'pages' } as const

  it('quotes what the reader finds to answer, where the words do not tell', async () => {
    const told = await readBy(sentence => (sentence.includes('Canada') ? 5 : -6)).find(want, [], 'en')
    assert.match(wordsOf(answerIn(told)), /Canada/)
  })

  it('says that nothing tells where the reader finds none to answer', async () => {
    assert.equal(
      await readBy(() => -15).find({ ...want, question: 'how much is shipping to canada', topic: 'shipping' }, [], 'en'),
      undefined,
    )
  })

  it('quotes nothing for what was no question, unless the reader takes it for an answer', async () => {
    const said = { ...want, about: 'either', skus: ['MUG-1'], question: 'mmh ok, a stoneware mug' } as const
    assert.equal(await readBy(() => -3).find(said, [mug], 'en'), undefined)
    assert.match(
      wordsOf(answerIn(await readBy(sentence => (sentence.includes('stoneware') ? 2 : -6)).find(said, [mug], 'en'))),
      /stoneware/,
    )
  })

  it('says that nothing tells where nothing ties what comes nearest to the question and the reader takes it for no answer', async () => {
    const of = (question: string) => readBy(() => -2.5).find({ ...want, about: 'products', skus: ['MUG-1'], question }, [mug], 'en')
    assert.equal(answered(await of('would a wasp nest in it')), false)
    assert.equal(answered(await of('how heavy is it')), true)
  })

  it('puts behind an answer no other page that the reader may take for one', async () => {
    for (const logit of [1, -1]) {
      const told = await readBy(sentence => (sentence.includes('Canada') ? 5 : sentence.includes('working day.') ? logit : -6)).find(
        want,
        [],
        'en',
      )
      assert.match(wordsOf(answerIn(told)), /Canada/)
      assert.ok(!wordsOf(answerIn(told)).includes('every working day'))
    }
  })

  it('looks at the thing that is talked about before the pages, unless the reader finds a page the better answer', async () => {
    const question = 'would it do for an engraved one on my hike'
    const of = (page: number) =>
      readBy(sentence => (sentence.includes('Engraved') ? page : sentence.includes('410 g') ? 3 : -6)).find(
        { want: 'answer', question, skus: [mug.sku], about: 'either' },
        [mug],
        'en',
      )
    assert.match(wordsOf(answerIn(await of(2))), /410 g/)
    assert.match(wordsOf(answerIn(await of(6))), /Engraved/)
  })

  it('tells what came nearest where nothing answers', async () => {
    const told = await readBy(sentence => (sentence.includes('dishwasher') ? -0.8 : -9)).find(
      { want: 'answer', question: 'would my aunt approve', skus: [mug.sku], about: 'products' },
      [mug],
      'en',
    )
    assert.deepEqual(told, { nearest: ['Goes in the dishwasher.'] })
  })

  it('leaves out what is taken out of a rule for goods of another kind, not what is under a condition', async () => {
    const ask = async (taken: string, title: string, question: string, language: Language) => {
      const rule = language === 'zh' ? '签收后 15 天内可以退货。' : 'You have 30 days from delivery to send anything back.'
      const heading = language === 'zh' ? '不能退的' : 'What we cannot take back'
      const own = of({ returns: `# Returns\n\n${rule}\n\n## ${heading}\n\n${taken}` }, language)
      const shop = createTexts(
        own.map((passage, id) => ({ ...passage, id: id + 1 }) as Passage),
        { of: async () => undefined, question: async () => undefined },
        async (_question, sentences) => sentences.map(sentence => (sentence.includes(rule) ? 3 : -3)),
        answerWeights,
      )
      const product = { ...mug, title: { [language]: title }, category: {} } as Product
      return wordsOf(
        answerIn(await shop.find({ want: 'answer', question, skus: ['MUG-1'], about: 'pages', topic: 'returns' }, [product], language)),
      )
    }
    for (const [taken, title, question, language, expected] of [
      ['Opened soap, tea and socks.', 'Rain jacket', 'can i send it back', 'en', false],
      ['Opened soap, tea and socks.', 'Oolong tea', 'can i send it back', 'en', true],
      ['Anything that was engraved.', 'Rain jacket', 'can i send it back', 'en', true],
      ['拆封的护肤品、茶叶、袜子。', '冲锋衣', '能退吗', 'zh', false],
      ['锅、壶、煮蛋器：进过食材的。', '空气炸锅', '用过能退吗', 'zh', true],
    ] as const)
      assert.equal((await ask(taken, title, question, language)).includes(taken), expected, `${taken} ${title}`)
  })

  it('tells the other rules of a paragraph that takes something out, and of a long paragraph what was asked with what leans on it', async () => {
    const ask = async (text: string, question: string, title: string, language: Language, answer: string) => {
      const shop = createTexts(
        of({ returns: `# ${language === 'zh' ? '退换' : 'Returns'}\n\n${text}` }, language).map(
          (passage, id) => ({ ...passage, id: id + 1 }) as Passage,
        ),
        { of: async () => undefined, question: async () => undefined },
        async (_question, sentences) => sentences.map(sentence => (sentence.includes(answer) ? 3 : -3)),
        answerWeights,
      )
      const product = { ...mug, title: { [language]: title }, category: {} } as Product
      return wordsOf(
        answerIn(await shop.find({ want: 'answer', question, skus: ['MUG-1'], about: 'pages', topic: 'exchange' }, [product], language)),
      )
    }
    const zh =
      '签收后七天内，没用过、吊牌完好的都可以退，来回邮费您自己出。锅、杯子和垫子沾了油就不能退。颜色不喜欢可以免费换一次。其中寄回的邮费您付。退款三个工作日到账。'
    assert.equal(await ask(zh, '颜色不喜欢可以换吗', '毛绒小熊', 'zh', '免费换一次'), '颜色不喜欢可以免费换一次。其中寄回的邮费您付。')
    const en =
      'Send anything back within thirty days of the day it came to you. Pots, pans and trays that were used cannot come back. Another colour is free to swap once. It has to be in its box. Refunds take five working days to reach your card.'
    assert.equal(
      await ask(en, 'can i swap it for another colour', 'Felt bear', 'en', 'free to swap'),
      'Another colour is free to swap once. It has to be in its box.',
    )
  })

  it('lets it read no more than ten sentences, with the question before where this one leans on it', async () => {
    asked.length = 0
    await readBy(() => 0).find({ ...want, question: 'and engraved ones?', before: 'can i return things' }, [], 'en')
    assert.ok(asked.every(({ question, sentences }) => question === 'can i return things and engraved ones?' && sentences.length <= 10))
    assert.ok(asked.length > 0)
  })
})

const answered = (told: Told | Nearest | undefined) => told !== undefined && !('nearest' in told)

function tellingOf(files: Readonly<Record<string, string>>, language: Language) {
  const own = of(files, language).map((passage, id) => ({ ...passage, id }) as Passage)
  const shop = createTexts(own, { of: async () => undefined, question: async () => undefined }, async () => undefined, answerWeights)
  return async (question: string, want: Partial<AnswerWant>, products: readonly Product[] = []) =>
    wordsOf(answerIn(await shop.find({ want: 'answer', question, skus: [], about: 'pages', ...want }, products, language)))
}

const answerIn = (told: Told | Nearest | undefined): Told | undefined => (told === undefined || 'nearest' in told ? undefined : told)

const wordsOf = (told: Told | undefined): string => (told === undefined ? '' : 'texts' in told ? told.texts.join(' ') : told.text)

function of(files: Readonly<Record<string, string>>, language: Language) {
  return Object.entries(files).flatMap(([topic, markdown]) => toPassages(markdown).map(passage => ({ ...passage, topic, language })))
}

function find(question: string, want: Partial<AnswerWant>, language: Language = 'en', products: readonly Product[] = []) {
  return texts
    .find({ want: 'answer', question, skus: products.map(({ sku }) => sku), about: 'pages', ...want }, products, language)
    .then(answerIn)
}
