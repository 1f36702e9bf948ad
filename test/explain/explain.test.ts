import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { explainNudge } from '../../server/explain/nudge.ts'
import { explainTurn, type TracedTurn } from '../../server/explain/turn.ts'
import type { StoredNudge } from '../../server/store/nudges.ts'
import { bundledStrategy } from '../../server/strategy/read-strategy.ts'
import type { Card } from '../../server/wire.ts'

const limits = bundledStrategy().arms
const card = (sku: string, title: string, why?: string): Card => ({
  sku,
  title,
  price: { amount: '199.00', currency: 'CNY' },
  ...(why === undefined ? {} : { why }),
})
const cards = [card('T1', 'Ridge Tent', 'weighs 2 kg'), card('T2', 'Lake Tent')]
const why = {
  sentence: { zh: '为了学习。', en: 'To learn.' },
  shares: { plain: 0.7, coupon: 0.3 },
  expected: { plain: 0.2, coupon: 0.4 },
  moment: { in_cart: 1, talked: 0.25 },
}
const budget = { type: 'range', text: 'under ¥400', source: 'shopper', ref: 'shopper' }
const code = { type: 'code', text: 'WELCOME20', source: 'shop', ref: 'coupon:WELCOME20' }

describe('why something was recommended, offered, said or left unsaid', () => {
  it('names what was asked for and why each product stands there', () => {
    const turn: TracedTurn = {
      acts: [{ act: 'recommend', slots: { product: { text: 'Ridge Tent' }, budget } }],
      shown: [
        { sku: 'T1', why: { text: 'weighs 2 kg', source: 'shop', ref: 'product:T1' } },
        { sku: 'T2', why: { text: 'looked at together with X in 12 visits', source: 'computed', ref: 'visits:T2' } },
      ],
    }
    const [shown] = explainTurn(turn, cards, limits)
    assert.deepEqual(shown!.sentence, {
      zh: '符合顾客的要求（under ¥400）；按访客一起看过、最近看过的商品挑选。',
      en: 'They fit what was asked for (under ¥400); picked by what visitors look at together and of late.',
    })
    assert.deepEqual(shown!.facts, [
      { text: 'Ridge Tent: weighs 2 kg', source: 'shop', ref: 'product:T1' },
      { text: 'Lake Tent: looked at together with X in 12 visits', source: 'computed', ref: 'visits:T2' },
      { text: 'under ¥400', source: 'shopper', ref: 'shopper' },
    ])
    assert.ok(shown!.rules.some(({ en }) => en === 'asked for: under ¥400'))
    const dropped = explainTurn({ acts: [{ act: 'no_match', slots: { relaxed: 'budget', budget } }, { act: 'recommend' }] }, cards, limits)
    assert.ok(dropped[0]!.rules.some(({ en }) => en === 'nothing fitted wholly: the budget was let go'))
  })

  it('tells a coupon’s own terms, and whether the strategy chose to name it', () => {
    const acts = [
      { act: 'offer', slots: { code, discount: { ...code, text: '¥20' }, minimum: { ...code, text: '¥99' } } },
      { act: 'terms', slots: { combinable: 'no' } },
    ]
    const [asked] = explainTurn({ acts }, [], limits)
    assert.deepEqual(
      asked!.rules.slice(1).map(({ en }) => en),
      ['for a first order', 'from ¥99', 'not beside other offers'],
    )
    assert.deepEqual(asked!.sentence.en, 'It belongs to the answer: the ledger holds WELCOME20.')
    const chosen = explainTurn({ acts, strategy: { arm: 'coupon', why } }, [], limits)
    assert.deepEqual(
      chosen.map(({ kind }) => kind),
      ['choice', 'offer'],
    )
    assert.match(chosen[1]!.sentence.en, /^The strategy chose/)
    const [choice] = chosen
    assert.deepEqual(
      choice!.known.map(({ name, value }) => [name, value]),
      [
        ['in_cart', 1],
        ['talked', 0.25],
      ],
    )
    assert.deepEqual(
      choice!.arms.map(({ arm, chance, expected, chosen: is }) => [arm, chance, expected, is]),
      [
        ['plain', 0.7, 0.2, undefined],
        ['coupon', 0.3, 0.4, true],
      ],
    )
  })

  it('keeps the numbers of a choice whose sentence was erased with its trace, and says so', () => {
    const [choice] = explainTurn({ strategy: { arm: 'coupon', why: { shares: why.shares, moment: why.moment } } }, [], limits)
    assert.match(choice!.sentence.en, /erased with its trace/)
    assert.equal(choice!.arms.length, 2)
  })

  it('says of a silence what the page saw and that nothing was said', () => {
    const nudge: StoredNudge = {
      id: 'n',
      visitor: 1,
      at: 0,
      trigger: 'exit',
      arm: 'plain',
      body: null,
      choice: JSON.stringify({ arm: 'plain', why, shares: why.shares }),
      shown_at: null,
      answer: null,
      answered_at: null,
    }
    const silence = explainNudge(nudge, limits)
    assert.deepEqual([silence.kind, silence.title.zh], ['silence', '没有打扰（正要离开页面）'])
    assert.equal(silence.sentence.en, 'Was about to leave the page. Nothing was said. To learn.')
    const spoken = explainNudge({ ...nudge, arm: 'coupon', body: JSON.stringify({ text: 'Hello', accept: 'Yes' }) }, limits)
    assert.deepEqual([spoken.kind, spoken.title.en, spoken.arms.length], ['nudge', 'said: Hello', 2])
  })

  it('makes nothing of turns without a choice, and is not put off by what older versions wrote', () => {
    assert.deepEqual(explainTurn({ acts: [{ act: 'greet' }] }, [], limits), [])
    assert.deepEqual(explainTurn({}, cards, limits), [])
    assert.deepEqual(
      explainTurn({ acts: [{ act: 'recommend', slots: { budget: 'under 400', category: null, size: [1] } }] }, cards, limits)[0]!.facts.map(
        ({ text }) => text,
      ),
      ['Ridge Tent: weighs 2 kg', 'Lake Tent'],
    )
    const [old] = explainTurn(
      { strategy: { arm: 'dance', why: { shares: { dance: 1 } as object, moment: { tall: 1 } as object } } },
      [],
      limits,
    )
    assert.deepEqual([old!.title.en, old!.arms, old!.known], ['dance', [], []])
  })
})
