import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { Behaviour, Reading } from '../../server/behaviours/behaviours.ts'
import { openProfiles } from '../../server/behaviours/profiles.ts'

const reading = (behaviour: Behaviour, more: Partial<Reading> = {}): Reading => ({
  text: 'x',
  behaviour,
  probability: 1,
  by: 'name',
  goods: [],
  amounts: [],
  ...more,
})

type Told = { user_id: string; stage: string; price: { level?: string; mean: number } | null; terms: { term: string; count: number }[] }

function told(adds: readonly [string, Reading, number?][], limits?: { held: number; leaving: number }): Told[] {
  const profiles = openProfiles(limits)
  try {
    for (const [user, one, at] of adds) profiles.add(user, one, at)
    return [...profiles.describe()] as Told[]
  } finally {
    profiles.close()
  }
}

describe('profiles', () => {
  it('tell counts, the farthest stage, language, comments and when somebody was seen', () => {
    const [profile] = told([
      ['u', reading('add_to_cart', { language: 'zh', amounts: [{ value: 100, currency: 'CNY' }] }), 2_000],
      ['u', reading('view', { language: 'zh', amounts: [{ value: 50, currency: 'CNY' }] }), 1_000],
      ['u', reading('search', { term: 'lamp', language: 'en' })],
      [
        'u',
        reading('comment', {
          comment: {
            sentiment: { name: 'neutral', probability: 0.9 },
            aspects: [
              { name: 'quality', sentiment: 'positive', probability: 0.9, text: '质量好' },
              { name: 'delivery', sentiment: 'negative', probability: 0.9, text: '物流慢' },
            ],
          },
        }),
      ],
    ])
    assert.deepEqual(profile, {
      user_id: 'u',
      rows: 4,
      first_seen: '1970-01-01T00:00:01.000Z',
      last_seen: '1970-01-01T00:00:02.000Z',
      language: 'zh',
      stage: 'in_cart',
      behaviours: { view: 1, search: 1, add_to_cart: 1, comment: 1 },
      categories: [],
      terms: [{ term: 'lamp', count: 1 }],
      price: { currency: 'CNY', named: 2, lowest: 50, mean: 75, highest: 100, level: undefined },
      comments: { positive: 0, neutral: 1, negative: 0, aspects: { quality: { positive: 1 }, delivery: { negative: 1 } } },
    })
  })

  it('are the same whether they lay in the file or in memory', () => {
    const adds = Array.from({ length: 400 }, (_, at): [string, Reading, number] => [
      `用户${(at * 37) % 23}`,
      reading(at % 3 === 0 ? 'search' : 'purchase', { term: `t${at % 5}`, amounts: [{ value: at }] }),
      at,
    ])
    const spilled = told(adds, { held: 3, leaving: 2 })
    assert.equal(spilled.length, 23)
    assert.deepEqual(spilled, told(adds))
  })

  it('call a third of those who name amounts low and a third high', () => {
    const levels = told(
      [10, 20, 30, 40, 50, 60].map((value, at): [string, Reading] => [
        `u${at}`,
        reading('purchase', { amounts: [{ value, currency: 'USD' }] }),
      ]),
    )
    assert.deepEqual(
      levels.map(({ price }) => price?.level),
      ['low', 'low', 'middle', 'middle', 'high', 'high'],
    )
  })

  it('count a bounded number of terms, whatever they are called', () => {
    const adds = Array.from({ length: 300 }, (_, at): [string, Reading] => [
      'u',
      reading('search', { term: at % 2 === 0 ? 'constructor' : at % 3 === 0 ? '__proto__' : `term ${at}` }),
    ])
    const [profile] = told(adds)
    assert.equal(profile?.terms.length, 5)
    assert.deepEqual(profile?.terms[0], { term: 'constructor', count: 150 })
  })
})
