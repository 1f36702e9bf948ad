import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { openKept } from '../../server/answers/opening-kept.ts'

describe('When a shop is open', () => {
  it('is held against the day and the time that are asked about', () => {
    const en = 'We are open Tuesday to Saturday from 10 am to 5 pm and closed in January.'
    for (const [question, verdict] of [
      ['are you open on Monday', 'Not on Monday'],
      ['can I come by at 6 pm on Friday', '6 pm is outside “10 am to 5 pm”'],
      ['will anyone be there, can I pop in at 11 am', '11 am is within “10 am to 5 pm”'],
      ['are you open on Thursday', undefined],
      ['can I pop in at 6', undefined],
      ['if I order by 6 pm on Monday when is it delivered', undefined],
    ] as const)
      assert.equal(openKept(question, en, 'en'), verdict, question)
    const zh = '星期二到星期日上午十点到晚上七点开门，星期一休息。'
    for (const [question, verdict] of [
      ['晚上9点还开门吗', '晚上9点不在“上午十点到晚上七点”之内'],
      ['我下午三点过去行吗', '下午三点在“上午十点到晚上七点”之内'],
      ['星期一去的话有人在吗', '星期一不开'],
      ['你们几点开门', undefined],
    ] as const)
      assert.equal(openKept(question, zh, 'zh'), verdict, question)
  })

  it('is left open where the sentence gives several times, or that day another', () => {
    const several = 'Open Tuesday to Friday 9 am to 5 pm, Saturday 10 am to 4 pm.'
    assert.equal(openKept('are you open on Saturday at 5 pm', several, 'en'), undefined)
    assert.equal(openKept('are you open at 5.30 pm', several, 'en'), undefined)
  })
})
