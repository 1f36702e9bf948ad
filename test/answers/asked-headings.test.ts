import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { createAskedHeadings } from '../../server/answers/asked-headings.ts'

const passage = (id: number, language: 'zh' | 'en', heading: string) => ({
  id,
  topic: 't',
  language,
  position: 0,
  heading,
  text: `text ${id}`,
})

describe('a heading that asks', () => {
  const find = createAskedHeadings([
    passage(1, 'en', 'Shipping › Do you ship to Canada?'),
    passage(2, 'en', 'Shipping › Do you ship to Canada?'),
    passage(3, 'en', 'Shipping to Mexico and Canada'),
    passage(4, 'zh', '帐篷是哪里产的？'),
    passage(5, 'en', 'Why?'),
  ])
  const idsOf = (question: string, language: 'zh' | 'en') => find(question, language).map(({ id }) => id)

  it('answers just its question, by all that stands below it, in its language', () => {
    assert.deepEqual(idsOf('do you ship to canada', 'en'), [1, 2])
    assert.deepEqual(idsOf('帐篷是哪里产的', 'zh'), [4])
    assert.deepEqual(idsOf('do you ship to canada', 'zh'), [])
  })

  it('answers no other question, however near', () => {
    for (const other of ['do you ship to Norway?', 'how much is shipping to Canada by express?', 'why?', '', '__proto__'])
      assert.deepEqual(idsOf(other, 'en'), [], other)
    assert.deepEqual(idsOf('帐篷是什么材质的', 'zh'), [])
  })
})
