import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { splitClauses } from '../../server/language/clauses.ts'
import { clauseLines } from '../support/authored-lines.ts'

const placesOf = (clauses: readonly { start: number; end: number }[]) => clauses.map(({ start, end }) => `${start}-${end}`).join()

describe('the authored lines of one ask and of several', () => {
  // The level reached on the fitted part, less about a line in fifty.
  for (const [language, least] of [
    ['zh', 0.93],
    ['en', 0.96],
    ['mixed', 0.93],
  ] as const) {
    it(`are cut right in at least ${least * 100} % of the fitted part (${language})`, () => {
      const lines = clauseLines().filter(line => line.language === language && line.part === 'fitted')
      const right = lines.filter(({ text, clauses }) => placesOf(splitClauses(text)) === placesOf(clauses)).length
      assert.ok(right / lines.length >= least, `${right} of ${lines.length}`)
    })
  }

  it('are not cut inside a choice or before what only tells more', () => {
    for (const text of [
      '不知道尺码合不合适',
      '帮我推荐一款入门的咖啡机预算五百',
      'how many cups does it make',
      'can you tell me when it will arrive',
    ])
      assert.equal(splitClauses(text).length, 1, text)
  })
})
