import assert from 'node:assert/strict'
import { ageKept, askingIn } from '../../server/answers/ages-told.ts'
import type { Sentence } from '../../server/answers/answers.ts'
import { asksIfSuits } from '../../server/answers/limits.ts'

const saying = (...texts: string[]): Sentence[] => texts.map(text => ({ text, heading: '', source: 'product:P' }))

describe('An age that a question tells', () => {
  it('is held against the age that a thing is for, in whatever units', () => {
    for (const [question, text, verdict] of [
      ['三个月能吃这个不', '12周以上的猫都能吃，不适合肾病猫。', '三个月符合“12周以上”'],
      ['它才五个月，能吃不', '适合6个月以上的中小型犬。', '五个月不符合“6个月以上”'],
      ['我家娃两岁半能玩吗', '适合 4 到 10 岁。', '两岁半不符合“4 到 10 岁”'],
      ['宝宝才7个月，能坐不', '车重 5.3 公斤，适合 10 个月到 15 公斤。', '7个月不符合“10 个月到 15 公斤”'],
      ['娃三个半月能用了吗', '4 个月以下的宝宝请不要用。', '三个半月属于“4 个月以下”'],
      ['这个多大孩子用的啊 我娃16了', '适合 4 到 10 岁。', '16 岁不符合“4 到 10 岁”'],
      ['小侄女10岁可以用吗', '适合 4 到 10 岁。', '10岁符合“4 到 10 岁”'],
      ['两个月的小狗能咬吗', '三个月以下幼犬咬不动，力气特别大的狗请看着玩。', '两个月属于“三个月以下”'],
    ] as const)
      assert.equal(ageKept(question, saying('30 度以下手洗。', text), 'zh')?.verdict, verdict, question)
    for (const [question, text, verdict] of [
      ['is it ok for a 2 year old?', 'Rolled edge; suitable from 3 years with an adult.', '2 year is not within “from 3 years”'],
      ['can my 7 year old make it?', 'From 9 years.', '7 year is not within “From 9 years”'],
      ["she's 7, would it do", 'For ages 4 to 10.', "she's 7 is within “ages 4 to 10”"],
      ['our puppy is ten weeks old', 'For dogs, 8 weeks and older.', 'ten weeks is within “8 weeks and older”'],
      ['can a 14 month old have it', 'Not for children under 3 years, small parts.', '14 month is within “under 3 years”'],
    ] as const)
      assert.equal(ageKept(question, saying('Hand wash.', text), 'en')?.verdict, verdict, question)
  })

  it('is none where a time is told, and left alone where the texts give several ages', () => {
    for (const [question, text] of [
      ['一袋能用三个月吗', '适合6个月以上的狗。'],
      ['买了三个月能退吗', '12周以上的猫都能吃。'],
      ['它五个月了，能吃吗', '开封后六周内吃完，保质期18个月。'],
      ['6岁穿哪个', 'S码适合 3 到 5 岁，M码适合 6 到 9 岁。'],
    ] as const)
      assert.equal(ageKept(question, saying(text), 'zh'), undefined, question)
    for (const [question, text] of [
      ['how long does it last, 2 years?', 'For children from 3 years.'],
      ['does it come in 2 weeks', 'For ages 3 and up.'],
      ["she's 5", 'Size S fits ages 3 to 5, size M ages 6 to 9.'],
    ] as const)
      assert.equal(ageKept(question, saying(text), 'en'), undefined, question)
  })

  it('is parted from what is asked beside it', () => {
    assert.equal(askingIn('怎么洗，我家猫14斤'), '怎么洗，')
    assert.equal(askingIn('我爸200斤 这椅子坐得住吗'), '这椅子坐得住吗')
    assert.equal(askingIn("does it wash off walls? she's 2"), 'does it wash off walls?')
    assert.equal(askingIn('适合1.5米的桌子'), '适合1.5米的桌子')
    assert.equal(
      askingIn('41 normally, a high instep too. should i go up a size?'),
      '41 normally,  a high instep too. should i go up a size?',
    )
    for (const question of ['坐得住吗', '他会不会太难', '两岁能玩吗', 'is it too big', 'will it fit him'])
      assert.ok(asksIfSuits.test(question), question)
    for (const question of ['怎么洗', '能擦掉吗', '有没有拼音', 'does it wash off walls', 'does it have a light'])
      assert.ok(!asksIfSuits.test(question), question)
  })
})
