import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { Sentence } from '../../server/answers/answers.ts'
import { roomKept } from '../../server/answers/room-for-it.ts'
import type { Language } from '../../server/wire.ts'

const saying = (...texts: string[]): Sentence[] => texts.map(text => ({ text, heading: '', source: 'product:P' }))
const kept = (language: Language, question: string, texts: string[], beside?: string) =>
  roomKept(question, saying(...texts), language, beside)?.verdict

describe('The room that somebody has for a thing', () => {
  it('is set beside its side that is asked of, with how much lies between', () => {
    assert.equal(kept('zh', '那个卷帘挂得下吗', ['宽1.2米×高1.8米'], '我窗框宽118公分 那个卷帘挂得下吗'), '1.2米比118公分宽2厘米')
    assert.equal(kept('zh', '多宽啊，95的门框挂得下吗', ['竹片门帘，不生虫。', '宽0.9米×高1.9米']), '0.9米比95厘米窄5厘米')
    assert.equal(kept('zh', '我柜子深40厘米放得下吗', ['外形尺寸：宽30厘米，深42厘米，高20厘米']), '42厘米比40厘米深2厘米')
    assert.equal(
      kept('en', 'how long is it folded?', ['Folded it is 31 cm long.'], 'how long is it folded? my bag is 30 cm inside'),
      '31 cm is 1 cm longer than 30 cm',
    )
    assert.equal(
      kept('en', 'will it go in an alcove 80 cm wide', ['The shelf is 75 cm wide and 30 cm deep.']),
      '75 cm is 5 cm narrower than 80 cm',
    )
  })

  it('is left alone where its side is not told, where several are asked of, and where a body is measured', () => {
    assert.equal(kept('en', 'will it go on a shelf 25 cm deep', ['A box 30 cm wide.']), undefined)
    assert.equal(kept('en', 'does it fit in 80 cm wide and 30 cm deep', ['75 cm wide and 28 cm deep.']), undefined)
    assert.equal(kept('en', "i'm 165 cm, how long is it", ['The dress is 110 cm long.']), undefined)
    assert.equal(kept('zh', '我身高165 裙子多长', ['裙长110厘米。']), undefined)
    assert.equal(kept('zh', '60厘米的有吗', ['宽80厘米。']), undefined)
  })
})
