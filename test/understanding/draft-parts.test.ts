import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { draftParts } from '../../server/understanding/draft-parts.ts'

/** Its parts, each with its marks before it: `out:the basket`. */
function partsOf(text: string): string[] {
  const language = /\p{Script=Han}/u.test(text) ? 'zh' : 'en'
  return draftParts(text, language, ['salt and pepper mill', '盐和胡椒罐']).map(part => {
    const { text: said, sentence: _sentence, out, service, each, ...set } = part
    const done = service === undefined ? [] : [`${service.off ? 'un' : ''}${service.of}`]
    return [
      ...(out === undefined ? [] : [out]),
      ...Object.keys(set),
      ...done,
      ...(each === undefined ? [] : [`each${each}`]),
      said.replace(/\s+/gu, ' '),
    ].join(':')
  })
}
const are = (cases: readonly (readonly [text: string, ...parts: string[]])[]) => {
  for (const [text, ...parts] of cases) assert.deepEqual(partsOf(text), parts, text)
}

describe('The parts of what is said of an order', () => {
  it('are the things that are strung together, each with its number', () => {
    are([
      ['a basket and two lamps, one crate', 'a basket', 'two lamps', 'one crate'],
      ['篮子一个，灯两盏和木箱一个', '篮子一个', '灯两盏', '木箱一个'],
      ['3x lamps and lamp x2', '3 of lamps', 'lamp 2 of'],
      ['half a dozen lamps', '6 of lamps'],
    ])
  })

  it('are the options of what was counted, each with its own number', () => {
    are([
      ['two lamps one red one blue', 'two lamps', 'one red', 'one blue'],
      ['黄3绿2', '黄3个', '绿2个'],
    ])
  })

  it('leave a name whole that has an "and" in it', () => {
    are([['a salt and pepper mill and a lamp', 'a salt and pepper mill', 'a lamp']])
    assert.deepEqual(partsOf('盐和胡椒罐一个，灯一盏'), ['盐和胡椒罐一个', '灯一盏'])
    // Where it is not a name, it is two things.
    are([['盐和胡椒', '盐', '胡椒']])
  })

  it('mark what goes out, behind any opener', () => {
    are([
      ['drop the basket', 'out:the basket'],
      ['ok so drop the lamp', 'out:the lamp'],
      ['篮子不要了', 'out:篮子'],
      ['嗯，篮子去掉吧', 'out:篮子'],
    ])
  })

  it('mark what takes the place of what goes out', () => {
    are([
      ['swap the basket for a crate', 'out:the basket', 'by:a crate'],
      ['a crate instead of the basket', 'out:the basket', 'by:a crate'],
      ['篮子换成木箱', 'out:篮子', 'by:木箱'],
      ['把灯换成木箱', 'out:灯', 'by:木箱'],
    ])
  })

  it('mark what is put right as denied, and as chosen after all what is chosen so', () => {
    are([
      ['not the basket, the crate', 'not:the basket', 'the crate'],
      ['不是篮子，是木箱', 'not:篮子', 'by:木箱'],
      ['changed my mind, a crate please', 'by:again:a crate please'],
      ['还是要木箱吧', 'by:again:要木箱吧'],
    ])
  })

  it('mark what stays beside what goes', () => {
    are([
      ['keep the basket, lose the lamp', 'stays:the basket', 'out:the lamp'],
      ['篮子留着，灯去掉', 'stays:篮子', 'out:灯'],
    ])
  })

  it('mark one more of it, what stands beside what there is, and one of those just named', () => {
    are([
      ['plus another lamp', 'more:beside:another lamp'],
      ['再来一盏灯', 'more:beside:再来一盏灯'],
      ['also a lamp. a crate too', 'beside:a lamp', 'beside:a crate too'],
      ['the second one in red', 'within:one in red'],
    ])
  })

  it('mark so many of each', () => {
    are([
      ['灯各来一个', 'each1:灯各来一个'],
      ['the crate in each colour please', 'each1:the crate in each colour please'],
    ])
  })

  it('mark what is done to a thing, and what is no longer', () => {
    are([
      ['wrap the lamp', 'wrapping:wrap the lamp'],
      ['dont wrap the lamp', 'unwrapping:dont wrap the lamp'],
      ['engrave the lamp', 'engraving:engrave the lamp'],
      ['灯包一下', 'wrapping:灯包一下'],
      ['灯别包了', 'unwrapping:灯别包了'],
      ['灯不用包啦', 'unwrapping:灯不用包啦'],
      ['灯刻个字', 'engraving:灯刻个字'],
    ])
  })

  it('mark nothing as wrapped that is free of postage, or wraps', () => {
    for (const text of ['两盏灯包邮吗', 'a roll of wrap paper', '包装纸一卷'])
      assert.ok(
        partsOf(text).every(part => !part.includes('wrapping:')),
        text,
      )
  })

  it('mark a question as one, and no order', () => {
    are([
      ['do you have lamps?', 'asked:do you have lamps'],
      ['how much is the lamp?', 'asked:how much is the lamp'],
      ['有灯吗', 'asked:有灯吗'],
    ])
    assert.deepEqual(partsOf('灯来一盏吧'), ['灯来一盏吧'])
  })
})
