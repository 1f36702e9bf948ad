import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { outcomeOf, respectAsked, respectOfUse } from '../../server/facts/respects.ts'
import { inOrderOf } from '../../server/shop/measures.ts'

type Thing = readonly [name: string, text: string]

/** Which of two it is by what a question asks, in words; nothing where their texts do not tell. */
function outcome(question: string, ...things: readonly [Thing, Thing]): string | undefined {
  const language = /\p{Script=Han}/u.test(question) ? 'zh' : 'en'
  const respect = respectAsked(question) ?? respectOfUse(question)
  if (respect === undefined) return undefined
  const [first, second] = inOrderOf(respect, things, ([, text]) => text).map(one => ({ ...one, name: one.thing[0] }))
  return first === undefined || second === undefined ? undefined : outcomeOf(respect, [first, second], { question, language, ofAll: false })
}

describe('which of two it is by their numbers', () => {
  it('is told by what is asked, in whatever unit each text gives it', () => {
    const cases: readonly [string, Thing, Thing, string][] = [
      [
        'which is heavier?',
        ['City Tyre', 'Weighs 690 g.'],
        ['Gravel Tyre', 'The 40 mm weighs 470 g and the 45 mm 530 g.'],
        'City Tyre is heavier: 690 g against 470 g to 530 g',
      ],
      ['哪个更省电', ['过滤桶', '功率16瓦'], ['瀑布过滤器', '功率 4 瓦'], '瀑布过滤器功率更小：4 瓦，过滤桶是 16瓦'],
      [
        'which one uses less electricity',
        ['Oil heater', 'An oil heater of 1500 W.'],
        ['Panel heater', 'A panel heater, 400 W.'],
        'Panel heater uses less power: 400 W against 1500 W',
      ],
      ['哪个轻', ['帐篷', '重 2.3 公斤'], ['遮阳帐', '重 1600 克'], '遮阳帐更轻：1600 克，帐篷是 2.3 公斤'],
      [
        'is the rear one brighter',
        ['Front', 'A light of 600 lumens.'],
        ['Rear', 'A rear light of 40 lumens.'],
        'Front is brighter: 600 lumens against 40 lumens',
      ],
      [
        'what does the smaller one weigh compared to this',
        ['Daypack', '12 litres, only 290 g.'],
        ['Backpack', '28 litres, 780 g.'],
        'Daypack is lighter: 290 g against 780 g',
      ],
      ['小的那个多重', ['小包', '12 升，重 290 克。'], ['大包', '28 升，重 780 克。'], '小包更轻：290 克，大包是 780 克'],
      ['哪个高一点', ['乳胶枕', '高边12厘米，低边10厘米'], ['荞麦枕', '50×30厘米，高度3到6厘米'], '乳胶枕更高：12厘米，荞麦枕是 6厘米'],
      [
        'how much longer is the concert',
        ['Concert', '61 cm long and 560 g.'],
        ['Soprano', '53 cm long and 420 g.'],
        'Concert is longer: 61 cm against 53 cm, 8 cm apart',
      ],
      ['哪个声音小', ['破壁机', '工作时约 68 分贝'], ['料理机', '噪音 75 分贝'], '破壁机更安静：68 分贝，料理机是 75 分贝'],
      ['哪个功率大', ['水壶', '功率 1500 瓦'], ['养生壶', '800瓦'], '水壶功率更大：1500 瓦，养生壶是 800瓦'],
      [
        'which for riding unlit lanes at night?',
        ['Set', '600 lumens'],
        ['Clip', '40 lumens'],
        'Set is brighter: 600 lumens against 40 lumens',
      ],
      [
        'which is more waterproof',
        ['Bone', 'IP67, rinse under the tap'],
        ['Buds', 'Rated IPX4'],
        'Bone has the higher waterproof rating: IP67 against IPX4',
      ],
      [
        '收纳袋和收纳箱哪个大',
        ['收纳袋', '大号60×50×28厘米'],
        ['收纳箱', '80×45×16厘米'],
        '收纳袋更大：60×50×28厘米，收纳箱是 80×45×16厘米',
      ],
    ]
    for (const [question, one, other, expected] of cases) assert.equal(outcome(question, one, other), expected, question)
  })

  it('takes no number for what it is not of: what a thing holds is not what it weighs, nor what it lasts how long it is', () => {
    assert.equal(
      outcome('which is heavier', ['Hand', 'Holds 25 g of beans. 520 g, 17 cm tall.'], ['Electric', 'Hopper holds 150 g. 2.4 kg.']),
      'Electric is heavier: 2.4 kg against 520 g',
    )
    assert.equal(
      outcome('which holds more beans', ['Hand', 'Holds 25 g of beans. 520 g.'], ['Electric', 'Hopper holds 150 g. 2.4 kg.']),
      'Electric holds more: 150 g against 25 g',
    )
    assert.equal(outcome('哪个重', ['猫窝', '长 43 厘米，承重 10 公斤'], ['猫爬架', '重 6 公斤']), undefined)
    assert.equal(outcome('哪个保质期长', ['茶', '长 10 厘米，保质期18个月'], ['饼', '长 12 厘米']), undefined)
    assert.equal(
      outcome(
        'which lasts longer on a charge',
        ['One', '30 cm long. 8 hours of battery.'],
        ['Two', '20 cm long. 24 hours with the case, full in 2 hours.'],
      ),
      'Two runs longer: 24 hours against 8 hours',
    )
  })

  it('is left open where sizes of one lie on both sides of the other, and where they are alike', () => {
    assert.equal(outcome('哪个能装', ['收纳袋', '大号60×50×28厘米；中号50×40×25厘米。'], ['收纳箱', '80×45×16厘米']), undefined)
    assert.equal(outcome('which is heavier', ['A', 'The small weighs 300 g and the large 500 g.'], ['B', 'Weighs 400 g.']), undefined)
    assert.equal(outcome('which is lighter', ['A', 'Weighs 400 g.'], ['B', 'Weighs 0.4 kg.']), undefined)
  })
})
