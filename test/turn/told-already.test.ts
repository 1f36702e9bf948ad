import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { Found } from '../../server/dialogue/found.ts'
import type { AnswerWant } from '../../server/dialogue/wants.ts'
import { withoutToldAlready } from '../../server/turn/told-already.ts'

describe('what the same reply tells already', () => {
  const asks = (question: string): AnswerWant => ({ want: 'answer', question, skus: ['A-1'], about: 'either' })
  const quoted = (text: string, more: Partial<Extract<Found, { want: 'answer' }>> = {}): Found => ({
    want: 'answer',
    quote: { type: 'quote', text: `“${text}”`, source: 'shop', ref: 'product:A-1' },
    ...more,
  })
  const included = 'Clay, an apron and the firing of two pots are in the price.'
  const asked: string[] = []
  const facts = {
    answers: async (question: string, sentences: readonly string[]) => {
      asked.push(question)
      return /bring/.test(question) && sentences.includes(included)
    },
  }

  it('is not said to be untold, and what only comes near is left out', async () => {
    const wants = [asks('is the clay included'), asks('does she bring her own')]
    const nothing: Found = { want: 'answer' }
    const silent: Found = { want: 'answer', unasked: true }
    assert.deepEqual(await withoutToldAlready(wants, [quoted(included), nothing], facts), [quoted(included), silent])
    const near = quoted('Wear what may get dirty.', { near: true })
    assert.deepEqual(await withoutToldAlready(wants, [quoted(included), near], facts), [quoted(included), silent])
  })

  it('is asked with the question before it, and of a bare price tells it, whatever else sounds like that', async () => {
    const heard: (string | undefined)[] = []
    const answers = async (_question: string, _sentences: readonly string[], before?: string) => {
      heard.push(before)
      return true
    }
    const swaps = quoted('Unworn boots can be swapped once. You pay the way to us.')
    const wants: AnswerWant[] = [{ ...asks('can i swap boots'), about: 'pages' }, asks('whats that cost me')]
    const silent: Found = { want: 'answer', unasked: true }
    assert.deepEqual(await withoutToldAlready(wants, [swaps, quoted('Parcels cost £4.')], { answers }), [swaps, silent])
    assert.deepEqual(heard, ['can i swap boots'])
    const heavy = [asks('can i swap boots'), asks('how heavy are they')]
    const weight = quoted('A pair weighs 900 g.')
    assert.deepEqual(await withoutToldAlready(heavy, [swaps, weight], { answers }), [swaps, weight])
  })

  it('is one thing, what nothing tells another', async () => {
    const wants = [asks('is the clay included'), asks('is there parking')]
    const found: Found[] = [quoted(included), { want: 'answer' }]
    assert.deepEqual(await withoutToldAlready(wants, found, facts), found)
    const before = asked.length
    assert.deepEqual(await withoutToldAlready(wants, [{ want: 'answer' }, { want: 'answer' }], facts), [
      { want: 'answer' },
      { want: 'answer' },
    ])
    assert.equal(asked.length, before, 'nothing is quoted that could be read')
  })
})
