import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { Answer } from '../../server/answers/answers.ts'
import { partOf } from '../../server/answers/quoting.ts'
import { splitSentences } from '../../server/shop/sentences.ts'

/** What is quoted of a paragraph whose sentences answer as likely as that. */
function quoted(question: string, topic: string, text: string, ...likely: number[]): string {
  const language = /\p{Script=Han}/u.test(text) ? 'zh' : 'en'
  const sentences = splitSentences(text).map(one => ({ text: one, heading: '', source: '1', topic }))
  const ranked = likely.map((probability, at) => ({ at, probability })).sort((a, b) => b.probability - a.probability)
  const best: Answer = { source: '1', probability: 1, sentences: ranked }
  return partOf({ id: 1, topic, language, position: 0, heading: '', text }, best, sentences, language, new Set(), question)
}

describe('What is quoted of a paragraph', () => {
  const museum =
    'The workshop lies behind the old mill at the end of Weir Lane. Anna Brook has thrown pots there since 1990. Every kiln firing may be watched from the gallery. Prams are left in the hall beside the stairs.'

  it('is the one sentence that alone answers', () => {
    assert.equal(quoted('who makes the pots', 'shop', museum, 0.01, 0.97, 0.01, 0.001), 'Anna Brook has thrown pots there since 1990.')
    const zh =
      '作坊在老磨坊后面,沿着河边的小路一直走到底就能看见大门。安娜从一九九〇年起在这里拉坯做陶器。每次开窑都可以在二楼走廊上看一会儿。婴儿车请停在楼梯旁边的大厅里。'
    assert.equal(quoted('谁做的陶器', '门店', zh, 0.01, 0.97, 0.01, 0), '安娜从一九九〇年起在这里拉坯做陶器。')
  })

  it('is all of it where another may answer as well, and where the rule stands under conditions', () => {
    assert.equal(quoted('who makes the pots', 'shop', museum, 0.3, 0.6, 0.05, 0.05), museum)
    const rule =
      'Unused pots may come back within a month of the day they reached you. Pots made to order stay yours. We pay the way back where a pot came broken. Please wrap each of them in the paper that it came in.'
    assert.equal(quoted('will you take made to order pots', 'returns', rule, 0.02, 0.95, 0.01, 0.01), rule)
  })
})
