import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { isBesideOnly, type Sentence } from '../../server/shop/answers.ts'
import { tellingFirst, toldHow } from '../../server/shop/told-how.ts'

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

  it('is what kind of link it has, wired as much as wireless', () => {
    for (const [question, sentence] of [
      ['是蓝牙的吗', '有线连接，3.5 毫米插头。'],
      ['is it bluetooth', 'Wired, with a 3.5 mm jack.'],
    ] as const)
      assert.equal(toldHow(question, sentence, undefined), 'told')
  })
})
