import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { createLookOver } from '../../server/answers/look-over.ts'
import { createSentenceVectors } from '../../server/answers/sentence-vectors.ts'
import type { Passage } from '../../server/store/policies.ts'

describe('how surely the texts of a shop answer beside what a reply says', () => {
  const passage: Passage = { id: 1, topic: 'returns', language: 'en', position: 0, heading: 'Returns', text: '' }
  const sentences = [
    'You have thirty days.',
    'Postage back is yours.',
    'Code OLD10 takes ten off.',
    'We are in Leeds.',
    'Ask us.',
    'Opened tins stay.',
  ]
  const near = async () => sentences.map(text => ({ source: '1', text, heading: 'Returns' }))
  /** How surely each sentence answers; what is not named does not. */
  const looking = (odds: Record<string, number>, read: { question: string; texts: string[] }[] = []) =>
    createLookOver(
      [passage],
      { zh: near, en: near },
      createSentenceVectors(async () => undefined),
      async (question, texts) => {
        read.push({ question, texts })
        return texts.map(text => Object.entries(odds).find(([part]) => text.includes(part))?.[1] ?? -5)
      },
    )
  const look = (over: ReturnType<typeof looking>, said: string[]) =>
    over(['how long have I got', 'long', 'it broke how long have I got'], said, [], 'en', text => !text.includes('OLD10'))

  it('asks what else was asked only where something answers more surely than what is said, and only of the surest', async () => {
    const read: { question: string; texts: string[] }[] = []
    const surer = await look(looking({ thirty: 3, Postage: 1, sorry: -2 }, read), ['I am sorry.'])
    assert.equal(surer?.isSurer, true)
    assert.deepEqual(surer?.told[0], { text: 'You have thirty days.', page: { topic: 'returns', heading: 'Returns' }, logits: [3, 3, 3] })
    assert.deepEqual(
      read.map(({ question, texts }) => [question, texts.length]),
      [
        ['how long have I got', 6],
        ['long', 6],
        ['it broke how long have I got', 6],
      ],
    )
    for (const odds of [{ thirty: 3, sorry: 7 }, { thirty: -4 }]) {
      read.length = 0
      const found = await look(looking(odds, read), ['I am sorry.'])
      assert.deepEqual([found?.isSurer, found?.told[0]?.logits.length, read.length], [false, 1, 1])
    }
  })

  it('tells nothing that is said already, whatever stands between its words, and nothing that may not be told', async () => {
    const found = await look(looking({ thirty: 3, OLD10: 3, Postage: 1 }), ['Our page says: “you have thirty days”.'])
    assert.deepEqual(
      found?.told.map(({ text }) => text),
      ['Postage back is yours.', 'We are in Leeds.', 'Ask us.', 'Opened tins stay.'],
    )
  })

  it('has found nothing while the reader of texts is away', async () => {
    const away = createLookOver(
      [passage],
      { zh: near, en: near },
      createSentenceVectors(async () => undefined),
      async () => undefined,
    )
    assert.equal(await look(away, []), undefined)
  })
})
