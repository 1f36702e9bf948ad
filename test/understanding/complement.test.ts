import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { withoutComplement } from '../../server/understanding/complement.ts'

describe('what a question says of its subject', () => {
  it('is what may come with it, before the verb in Chinese and behind it in English', () => {
    for (const [question, subject] of [
      ['电池带不带啊', '带不带啊'],
      ['腰带要另外买吗', '要另外买吗'],
      ['滤纸是送的吗', '是送的吗'],
      ['do i have to buy filters all the time', 'do i have to buy'],
      ['are batteries included', 'are'],
      ['do i need buttons', 'do i need'],
      ['胶水要不要', '要不要'],
      ['how many cups does it hold', 'how many does it hold'],
      ['so how many mugs worth would that make, theres 2 of us', 'so how many would that make, theres 2 of us'],
    ] as const)
      assert.equal(withoutComplement(question), subject)
  })

  it('is not what is asked about by its name', () => {
    for (const question of ['卡式炉带气罐的那款多少钱', '帐篷有几种颜色', 'how much are the filters', 'are the filters in stock'])
      assert.equal(withoutComplement(question), question)
  })
})
