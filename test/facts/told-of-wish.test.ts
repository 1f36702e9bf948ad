import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { toldOfWish } from '../../server/facts/told-of-wish.ts'
import type { Pick } from '../../server/search/recommend.ts'

const pick = (sku: string, title: string, description: string, highlight?: string): Pick =>
  ({
    product: {
      sku,
      title: { en: title },
      description: { en: description },
      highlights: highlight === undefined ? {} : { en: [highlight] },
    },
    variant: {},
    ...(highlight === undefined ? {} : { why: highlight }),
  }) as unknown as Pick

/** A reader that is as sure of each sentence as is said here, and sure that others tell nothing. */
const reading = (logits: Record<string, number>) => async (_wish: string, sentences: string[]) =>
  sentences.map(sentence => logits[sentence] ?? -3)

const stool = pick('STOOL', 'Beech Stool', 'A plain stool. It carries 90 kg.', 'sanded by hand')
const chair = pick('CHAIR', 'Reading Chair', 'Made in Kent. The high arms help you up from it. Not for gardens.')
const wish = { told: 'my dad finds it hard to get up', words: 'hard to get up dad' }

describe('what a product tells of a wish', () => {
  it('is its reason, where it had none', async () => {
    const read = reading({ 'The high arms help you up from it': 2.1, 'It carries 90 kg': 1 })
    const shown = await toldOfWish([stool, chair], wish, 'en', read)
    assert.deepEqual(
      shown.map(({ product, why }) => [product.sku, why]),
      [
        ['STOOL', 'sanded by hand'],
        ['CHAIR', 'The high arms help you up from it'],
      ],
    )
  })

  it('is none where it denies what is wished for, and one where the wish denies the same', async () => {
    const garden = { told: 'somewhere to sit in the garden', words: 'sit in the garden' }
    const [outside] = await toldOfWish([chair], garden, 'en', reading({ 'Not for gardens': 3 }))
    assert.equal(outside?.why, undefined)
    const clock = pick('CLOCK', 'Wall Clock', 'It makes no ticking sound. Runs on one cell.')
    const read = reading({ 'It makes no ticking sound': 2 })
    const [silent] = await toldOfWish([clock], { told: 'one without the ticking', words: 'without ticking' }, 'en', read)
    assert.equal(silent?.why, 'It makes no ticking sound')
  })

  it('is no line of a table', async () => {
    const desk = pick('DESK', 'Desk', 'Weight: 24 kg. Oiled oak.')
    const [shown] = await toldOfWish([desk], wish, 'en', reading({ 'Weight: 24 kg': 2 }))
    assert.equal(shown?.why, undefined)
  })

  it('is not waited for while the reader is away', async () => {
    assert.deepEqual(await toldOfWish([stool, chair], wish, 'en', async () => undefined), [stool, chair])
  })
})
