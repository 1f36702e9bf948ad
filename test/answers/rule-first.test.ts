import assert from 'node:assert/strict'
import { ruleFirst } from '../../server/answers/rule-first.ts'

const page = (topic: string, source: string) => (text: string) => ({ text, heading: '', source, topic })
const ofReturns = page('returns', '1')
const ofPaying = page('payment', '2')

/** What comes first of sentences of which the first is the likeliest. */
function first(question: string, ...sentences: ReturnType<typeof ofReturns>[]) {
  const likely = (at: number) => 0.8 / (at + 1)
  const answers = [...new Set(sentences.map(({ source }) => source))].map(source => {
    const own = sentences.flatMap((one, at) => (one.source === source ? [{ at, probability: likely(at) }] : []))
    return { source, probability: own[0]!.probability, sentences: own }
  })
  const topic = 'returns'
  return sentences[ruleFirst(question, topic, answers, sentences, undefined)[0]!.sentences[0]!.at]!.text
}

describe('The rule by which things go back', () => {
  it('comes first for who tells a story about it, and not for who asks of no return', () => {
    const rule = ofReturns('签收后 15 天内可以无理由退货。')
    const paying = ofPaying('可以用微信和支付宝，不支持花呗。')
    assert.equal(first('穿不上能退吗', paying, rule), rule.text)
    assert.equal(first('你们支持花呗不', paying, rule), paying.text)
    const english = ofReturns('You may return it within 30 days of delivery.')
    const cards = ofPaying('We take cards; no cheques.')
    assert.equal(first('what if she hates it', cards, english), english.text)
    assert.equal(first('do you take Klarna', cards, english), cards.text)
  })

  it('gives way to what is said of things that were made for somebody', () => {
    const rule = ofReturns('Send it back within 30 days of delivery.')
    const kept = ofReturns('Anything cut or hemmed to your size is yours for keeps.')
    const named = page('engraving', '3')('Engraved things cannot be returned.')
    const fee = page('engraving', '3')('Hemming costs $9.')
    assert.equal(first('can hemmed curtains go back', fee, rule, kept), kept.text)
    assert.equal(first("can i return the flask if it's got his name on", rule, named), named.text)
    assert.equal(first('can i return the flask', rule, named), rule.text)
    const chinese = ofReturns('收到七天内可以退。')
    const cut = ofReturns('裁过的布和刻了字的东西不退不换。')
    for (const line of ['布裁好了还能退吗', '刻了名字不喜欢能退不']) assert.equal(first(line, chinese, cut), cut.text, line)
    assert.equal(first('布不喜欢能退吗', chinese, cut), chinese.text)
  })

  it('gives way to what is taken out of it for who asks whether it cannot go back', () => {
    const rule = ofReturns('收到货 7 天内可以退，不用理由。')
    const used = ofReturns('用过的锅和通过电的电器，没有质量问题就不能退。')
    for (const order of [
      [rule, used],
      [used, rule],
    ])
      assert.equal(first('那就是不能退呗', ...order), used.text)
    for (const open of ['能不能退', '可不可以退', '戴了不喜欢退不退']) assert.equal(first(open, rule, used), rule.text, open)
    const english = ofReturns('You may return it within 30 days of delivery.')
    const opened = ofReturns('Opened food cannot be returned.')
    assert.equal(first("so i can't send it back", english, opened), opened.text)
  })
})
