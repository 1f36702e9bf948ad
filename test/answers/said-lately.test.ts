import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { Sentence } from '../../server/answers/answers.ts'
import { lessSaid } from '../../server/answers/said-lately.ts'

const texts = {
  en: ['The box is 30 × 22 cm.', 'A silk eye mask and a lavender candle.', 'A gift for your mum.'],
  zh: ['适合徒步和城市雨天，可机洗。', '防水等级 10000 毫米。', '重约 520 克。'],
}
const sentences = (language: 'en' | 'zh') => texts[language].map((text): Sentence => ({ text, heading: '', source: 'product:A' }))
const likeliest = ({ sentences: scores, nothing }: { sentences: readonly number[]; nothing: number }) =>
  Math.max(...scores) > nothing ? scores.indexOf(Math.max(...scores)) : undefined

describe('What was quoted just now', () => {
  const scores = { sentences: [2, 1, -1], nothing: 0 }

  it('gives way to what else answers, where it does not surely tell what is asked', () => {
    const said = { quoted: [['The box is 30 × 22 cm.']], question: 'what is in it' }
    assert.equal(likeliest(lessSaid(scores, sentences('en'), { question: 'what is in it' }, 'what is in it', undefined)), 0)
    assert.equal(likeliest(lessSaid(scores, sentences('en'), said, 'what is in it', undefined)), 1)
    // How big it is, it does tell.
    assert.equal(likeliest(lessSaid(scores, sentences('en'), said, 'how many cm is the box', undefined)), 0)
  })

  it('does not give way to nothing', () => {
    const said = { quoted: [['The box is 30 × 22 cm.']], question: 'what is in it' }
    assert.equal(likeliest(lessSaid({ sentences: [1, -2, -3], nothing: 0 }, sentences('en'), said, 'what is in it', undefined)), 0)
  })

  it('is no answer to somebody who asks once more, but for what tells it alone', () => {
    const said = { quoted: [['适合徒步和城市雨天，可机洗。']], again: '真的不漏水吗', question: '好看吗' }
    assert.equal(likeliest(lessSaid(scores, sentences('zh'), said, '防不防水', undefined)), 1)
    const few = { sentences: [4, -2, -3], nothing: 0 }
    assert.equal(likeliest(lessSaid(few, sentences('zh'), { ...said, again: '好看吗' }, '好看吗', undefined)), undefined)
    // Nor a third time.
    const twice = { ...said, quoted: [...said.quoted, ...said.quoted] }
    assert.equal(likeliest(lessSaid(few, sentences('zh'), said, '好看吗', undefined)), 0)
    assert.equal(likeliest(lessSaid(few, sentences('zh'), twice, '好看吗', undefined)), undefined)
    assert.equal(likeliest(lessSaid({ sentences: [1, -2, -3], nothing: 0 }, sentences('zh'), said, '可以机洗吗', undefined)), 0)
  })
})
