import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { isBesideOnly, type Sentence } from '../../server/answers/answers.ts'
import { arrangedFirst } from '../../server/answers/arrangements.ts'
import { ownRuleFirst } from '../../server/answers/own-rule.ts'
import { goodsBeforePages, isLessBy, tellingFirst, toldHow } from '../../server/answers/told-how.ts'

describe('what only a sentence that tells it can answer', () => {
  it('is how loud a thing is, where it is made and what it is certified by', () => {
    for (const [question, told, other] of [
      ['how noisy is it', 'The pump hums at 28 dB.', 'Takes two batteries.'],
      ['which country is it made in', 'Woven in Portugal.', 'A soft towel of cotton.'],
      ['is it oeko-tex certified', 'OEKO-TEX Standard 100.', 'Made from recycled polyester.'],
      ['哪个国家产的', '产地：日本。', '不锈钢笔尖。'],
      ['有没有认证', '通过国标检测。', '用着很安全。'],
    ] as const) {
      assert.ok(!isBesideOnly(question, told), told)
      assert.ok(isBesideOnly(question, other), other)
    }
    assert.ok(!isBesideOnly('is it waterproof', 'A soft towel.'))
  })
})

describe('whether something comes with it', () => {
  it('is told by the sentence that names it, not by one that tells what else comes with it', () => {
    for (const [question, named, other] of [
      ['气罐带不带', '气罐不随炉子卖，本店不卖气罐。', '带防风圈和过压保护，附手提箱。'],
      ['滤纸带不带', '滤纸每盒四十张，单卖。', '附玻璃壶和滤杯。'],
    ] as const) {
      const sentences = [other, named].map((text): Sentence => ({ text, heading: '', source: 'product:A' }))
      const answer = { source: 'product:A', probability: 0.4, sentences: [0, 1].map(at => ({ at, probability: 0.3 - 0.2 * at })) }
      assert.equal(sentences[tellingFirst(question, answer, sentences, '炉子', 0.5).sentences[0]!.at]!.text, named)
    }
  })
})

describe('a matter that is asked', () => {
  const first = (question: string, likelier: string, other: string) => {
    const sentences = [likelier, other].map((text): Sentence => ({ text, heading: '', source: 'product:A' }))
    const answer = { source: 'product:A', probability: 0.4, sentences: [0, 1].map(at => ({ at, probability: 0.3 - 0.2 * at })) }
    return sentences[tellingFirst(question, answer, sentences, undefined, 0.5).sentences[0]!.at]!.text
  }

  it('is told by the sentence that tells it, not by one that has nothing of it', () => {
    for (const [question, told, other] of [
      ['下大雨顶得住吗', '外帐防水 3000 毫米，双门双前厅。', '不适合冬季雪地。'],
      ['is it any good in a downpour', 'All seams are taped.', 'Not for winter snow.'],
    ] as const)
      assert.equal(first(question, other, told), told)
  })

  it('is told by the likelier one where the reader finds that clearly more of an answer, or surely one', () => {
    const sentences = ['配四块冰板，冷藏大约36小时。', '食品级内胆，壁厚4厘米，能装26升。'].map(
      (text): Sentence => ({ text, heading: '', source: 'product:A' }),
    )
    const answer = { source: 'product:A', probability: 0.4, sentences: [0, 1].map(at => ({ at, probability: 0.3 - 0.2 * at })) }
    const firstBy = (logits: [number, number][]) =>
      tellingFirst('26升的能装多少', answer, sentences, undefined, 0.5, isLessBy(new Map(logits))).sentences[0]!.at
    const [near, far] = [
      firstBy([
        [0, 1],
        [1, 0],
      ]),
      firstBy([
        [0, 3],
        [1, -7],
      ]),
    ]
    const sure = firstBy([
      [0, 4.3],
      [1, 4],
    ])
    assert.deepEqual([near, far, sure], [1, 0, 0])
  })

  it('is what kind of link it has, wired as much as wireless', () => {
    for (const [question, sentence] of [
      ['是蓝牙的吗', '有线连接，3.5 毫米插头。'],
      ['is it bluetooth', 'Wired, with a 3.5 mm jack.'],
    ] as const)
      assert.equal(toldHow(question, sentence, undefined), 'told')
  })
})

describe('what a page tells of work', () => {
  const sentences = ['We do not alter blinds.', 'A blind costs £20, a curtain pole £25.'].map(
    (text, at): Sentence => ({ text, heading: at === 0 ? 'Sewing' : 'Fitting', source: String(at), topic: 'shop' }),
  )
  const answers = [0, 1].map(at => ({ source: String(at), probability: 0.6 - 0.3 * at, sentences: [{ at, probability: 0.6 - 0.3 * at }] }))
  const first = (question: string) => arrangedFirst(question, answers, sentences)[0]?.source

  it('comes first where just that work is asked for', () => {
    assert.equal(first('do you fit blinds'), '1')
    assert.equal(first('do you sew blinds'), '0')
  })
})

describe('a rule for just these goods', () => {
  const sentences = ['Parcels up to 10 kg cost £5.', 'Wardrobes travel by van for £25.'].map(
    (text, at): Sentence => ({ text, heading: at === 0 ? 'Delivery' : 'Delivery › Wardrobes', source: String(at), topic: 'shipping' }),
  )
  const answers = [0, 1].map(at => ({ source: String(at), probability: 0.6 - 0.5 * at, sentences: [{ at, probability: 0.6 - 0.5 * at }] }))
  const first = async (product: string, logits: readonly number[]) =>
    (
      await ownRuleFirst(
        'whats the delivery on it',
        answers,
        sentences,
        product,
        isLessBy(
          new Map([
            [0, 3],
            [1, -1],
          ]),
        ),
        async () => [...logits],
      )
    )[0]?.source

  it('comes first where the reader takes it for the answer as soon as it is said of what is asked', async () => {
    assert.equal(await first('Alder Wardrobe Wardrobes', [1, 3]), '1')
    assert.equal(await first('Alder Wardrobe Wardrobes', [3, 1]), '0')
    assert.equal(await first('Alder Bedside Lamp Lamps', [1, 3]), '0', 'it is of other goods')
  })
})

describe('what a page takes out of its rule for the goods talked about', () => {
  const sentences = ['七天内没穿出去过的，可以退也可以换。', '足尖鞋缝过带子的不退。'].map(
    (text, at): Sentence => ({ text, heading: '退换', source: String(at), topic: 'returns' }),
  )
  const answers = [0, 1].map(at => ({ source: String(at), probability: 0.6 - 0.3 * at, sentences: [{ at, probability: 0.6 - 0.3 * at }] }))
  const order = async (logits: [number, number][]) =>
    (await ownRuleFirst('试了不合脚能换吗', answers, sentences, '软底足尖鞋 舞鞋', isLessBy(new Map(logits)))).map(
      ({ source, probability }) => [source, probability],
    )

  it('is told behind the rule, as likely as that, and not at all where the reader finds it no answer', async () => {
    assert.deepEqual(
      await order([
        [0, -0.3],
        [1, -0.8],
      ]),
      [
        ['0', 0.6],
        ['1', 0.6],
      ],
    )
    assert.deepEqual(
      await order([
        [0, 1.4],
        [1, -2],
      ]),
      [
        ['0', 0.6],
        ['1', 0.3],
      ],
    )
  })
})

describe('a page beside the text of the thing that is asked about', () => {
  const first = (page: { probability: number; logit: number }, goods: { probability: number; logit: number }) => {
    const answerOf = (source: string, at: number, { probability }: { probability: number }) => ({
      source,
      probability,
      sentences: [{ at, probability }],
    })
    const logits = new Map([page, goods].map(({ logit }, at) => [at, logit]))
    return goodsBeforePages([answerOf('4', 0, page), answerOf('product:A', 1, goods)], logits, 0, source => source === '4')[0]!.source
  }

  it('comes first where the reader finds it the better answer, or all but the reader does and that hardly minds', () => {
    assert.equal(first({ probability: 0.9, logit: 2 }, { probability: 0.1, logit: 1 }), '4')
    assert.equal(first({ probability: 0.83, logit: -0.9 }, { probability: 0.13, logit: 0.14 }), '4')
    assert.equal(first({ probability: 0.6, logit: -0.9 }, { probability: 0.3, logit: 0.14 }), 'product:A')
    assert.equal(first({ probability: 0.9, logit: -2 }, { probability: 0.1, logit: 1 }), 'product:A')
  })
})
