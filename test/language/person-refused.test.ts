import assert from 'node:assert/strict'
import { refusesPerson } from '../../server/language/person-refused.ts'

describe('A person that is refused', () => {
  it('is called by nobody', () => {
    for (const text of [
      '人工不用，我就问怎么清洗',
      '不用转人工了',
      '先不找客服',
      "I don't need a human, is it washable?",
      'not a colleague please, just the price',
    ])
      assert.ok(refusesPerson(text), text)
  })

  it('is none where one is wanted', () => {
    for (const text of [
      '转人工',
      '我要找真人客服，不要机器人',
      'can I talk to a person?',
      "I don't want a bot, give me a human",
      '人工客服几点上班',
    ])
      assert.ok(!refusesPerson(text), text)
  })
})
