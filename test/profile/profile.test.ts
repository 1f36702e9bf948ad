import assert from 'node:assert/strict'
import fc from 'fast-check'
import { describe, it } from 'mocha'
import { newConversation } from '../../server/dialogue/conversation.ts'
import { halfLifeMs } from '../../server/profile/beliefs.ts'
import { fitOf } from '../../server/profile/leanings.ts'
import { bandOf } from '../../server/profile/price-bands.ts'
import { type Known, profileOf, type ShopPorts, type Talk } from '../../server/profile/profile.ts'
import type { Doing } from '../../server/store/doings.ts'
import type { BeliefSubject } from '../../server/wire-profile.ts'

const now = new Date(2026, 2, 5, 15, 0).getTime()
const minute = 60_000
const day = 24 * 60 * minute
const label = (zh: string, en: string) => ({ zh, en })
const tents = { id: 'tents', label: label('帐篷', 'Tents') }
const mugs = { id: 'mugs', label: label('杯子', 'Mugs') }
const goods: Record<string, ReturnType<ShopPorts['goods']>> = {
  T1: { title: label('山脊', 'Ridge'), category: tents, maker: { id: 'hill', label: label('山丘', 'Hill') }, price: 36_900 },
  T2: { title: label('湖畔', 'Lake'), category: tents, price: 25_000 },
  T3: { title: label('雪地', 'Snow'), category: tents, price: 39_900 },
  M1: { title: label('陶杯', 'Clay'), category: mugs, price: 4_900 },
  BAD: { title: label('坏', 'Bad'), category: mugs, price: -100 },
}
const shop: ShopPorts = {
  goods: (sku, variant) => goods[sku] && { ...goods[sku], ...(variant === null ? {} : { size: variant.split('-').at(-1)! }) },
  searched: query => (query.includes('tent') ? tents : undefined),
  categoryLabel: id => (id === 'mugs' ? mugs.label : undefined),
}
const doing = (name: string, sku: string | null, at = now - minute, more: Partial<Doing> = {}): Doing => ({
  at,
  name,
  sku,
  variant: null,
  stage: name === 'Product Added' ? 3 : 1,
  query: null,
  ...more,
})
const view = (sku: string, at?: number) => doing('Product Viewed', sku, at)
/** The store tells the latest first. */
const latestFirst = (doings: readonly Doing[]) => [...doings].sort((a, b) => b.at - a.at)
const profile = (doings: readonly Doing[], more: Partial<Known> = {}) =>
  profileOf({ basis: 'visits', doings: latestFirst(doings), talks: [], currency: 'CNY', now, ...more }, shop)
const strongest = (subject: BeliefSubject, ...args: Parameters<typeof profile>) =>
  profile(...args).beliefs.find(belief => belief.subject === subject)
const talk = (need: Talk['state']['need'], at = now - minute): Talk => ({ at, state: { ...newConversation('zh'), need } })

const someDoing = fc.record({
  at: fc.integer({ min: now - 60 * day, max: now }),
  name: fc.constantFrom(
    'Product Viewed',
    'Page Viewed',
    'Product Added',
    'Product Removed',
    'Product Added to Wishlist',
    'Products Searched',
    'Product Ordered',
    'Odd',
  ),
  sku: fc.constantFrom('T1', 'T2', 'T3', 'M1', 'BAD', 'NONE', null),
  variant: fc.constantFrom(null, 'T1-42', 'M1-XL'),
  stage: fc.integer({ min: 0, max: 5 }),
  query: fc.constantFrom(null, 'tent for two', '🏕', 'x'),
})

describe('the profile of a visitor', () => {
  it('says what each belief rests on, in both languages', () => {
    const belief = strongest('category', [view('T1', now - 3 * minute), view('T2', now - 2 * minute), view('T3')])
    assert.deepEqual(belief!.because, { zh: '今天看了 3 次 ¥400 以下的帐篷', en: '3 views of tents under ¥400 today' })
    assert.deepEqual([belief!.id, belief!.share, belief!.counts], ['tents', 1, { viewed: 3 }])
    const mixed = [view('T1', now - 5 * day), doing('Products Searched', null, now - day, { query: 'tent' }), doing('Product Added', 'T1')]
    assert.deepEqual(strongest('category', mixed)!.because, {
      zh: '5 天以来看了 1 次、搜了 1 次、加购了 1 次 ¥400 以下的帐篷',
      en: '1 view, 1 search and 1 cart addition of tents under ¥400 in the last 5 days',
    })
    assert.equal(strongest('maker', mixed)!.because.en, '1 view and 1 cart addition of things by Hill in the last 5 days')
    assert.deepEqual(strongest('price', mixed)!.label, { zh: '¥200–¥400', en: '¥200–¥400' })
    assert.equal(
      strongest('size', [doing('Product Added', 'T1', now - minute, { variant: 'T1-42' })])!.because.zh,
      '今天加购了 1 次 42 码的商品',
    )
  })

  it('names what somebody was interested in, the most first', () => {
    const { products } = profile([view('M1', now - 2 * minute), doing('Product Added', 'T1'), view('T1', now - 9 * minute), view('NONE')])
    assert.deepEqual(
      products.map(({ sku, title, counts }) => [sku, title.en, counts]),
      [
        ['T1', 'Ridge', { viewed: 1, added: 1 }],
        ['M1', 'Clay', { viewed: 1 }],
      ],
    )
  })

  it('counts what was said in the conversation, and more than a look', () => {
    const said = talk({ category: 'mugs', budget: { max: 200 }, size: 'M' })
    const { beliefs } = profile([view('T1')], { talks: [said] })
    const [first] = beliefs
    assert.deepEqual([first!.id, first!.because.en, first!.because.zh], ['mugs', 'said so today: Mugs', '今天亲口说过：杯子'])
    assert.equal(beliefs.find(({ subject }) => subject === 'price')!.label.en, 'under ¥200')
    assert.equal(beliefs.find(({ subject }) => subject === 'size')!.label.en, 'M')
    assert.deepEqual(strongest('category', [view('M1')], { talks: [said] })!.because, {
      zh: '今天看了 1 次 ¥100 以下的杯子，也亲口说过',
      en: '1 view of mugs under ¥100 today, and said so',
    })
  })

  it('halves in a week, and only ever fades while nothing is done', () => {
    const weight = (at: number) => strongest('category', [view('T1', now)], { now: at })?.weight ?? 0
    assert.equal(weight(now + halfLifeMs), weight(now) / 2)
    fc.assert(
      fc.property(fc.array(someDoing, { maxLength: 30 }), fc.nat(90 * day), fc.nat(90 * day), (doings, a, b) => {
        const [sooner, later] = [Math.min(a, b), Math.max(a, b)]
        const weights = (at: number) =>
          new Map(profile(doings, { now: at }).beliefs.map(({ subject, id, weight: left }) => [`${subject} ${id}`, left]))
        const before = weights(now + sooner)
        for (const [name, left] of weights(now + later)) if (before.has(name)) assert.ok(left <= before.get(name)!, name)
        assert.ok(weights(now + later).size === 0 || before.size > 0)
      }),
    )
  })

  it('is the same whatever order events come in, and however often one is told', () => {
    fc.assert(
      fc.property(
        fc
          .array(someDoing, { maxLength: 30 })
          .chain(doings => fc.tuple(fc.constant(doings), fc.shuffledSubarray(doings, { minLength: doings.length }), fc.subarray(doings))),
        ([doings, shuffled, again]) => {
          const beliefs = profile(doings).beliefs
          assert.deepEqual(profile(shuffled).beliefs, beliefs)
          assert.deepEqual(profile([...again, ...shuffled]).beliefs, beliefs, 'duplicates')
        },
      ),
    )
  })

  it('is right of late events: what came to be known late counts by when it was done', () => {
    const late = view('T1', now - 20 * day)
    const [early, again] = [profile([late, view('M1')]), profile([view('M1'), late])]
    assert.deepEqual(again, early)
    const [first, second] = early.beliefs.filter(({ subject }) => subject === 'category')
    assert.deepEqual([first!.id, second!.id], ['mugs', 'tents'])
  })

  it('is poisoned by nothing: other goods than the shop’s, prices that are none, times ahead of the clock', () => {
    const clean = profile([view('T1')])
    assert.deepEqual(profile([view('T1'), view('NONE', now - 5 * minute), view('constructor', now - 6 * minute)]).beliefs, clean.beliefs)
    assert.deepEqual(profile([view('T1'), view('M1', now + day)]).beliefs, clean.beliefs)
    assert.equal(strongest('price', [view('BAD')]), undefined)
    assert.equal(strongest('category', [view('BAD')])!.because.en, '1 view of mugs today')
    // A clock that is a minute ahead is not held against anybody.
    assert.equal(strongest('category', [view('T1', now + minute)])!.weight, 1)
    fc.assert(
      fc.property(fc.array(someDoing, { maxLength: 40 }), doings => {
        for (const { weight, share, because } of profile(doings).beliefs) {
          assert.ok(Number.isFinite(weight) && weight > 0 && share > 0 && share <= 1)
          assert.doesNotMatch(because.en + because.zh, /undefined|NaN|-¥|null/)
        }
      }),
    )
  })

  it('tells how far from buying somebody is, and why', () => {
    const stage = (doings: readonly Doing[], more?: Partial<Known>) => {
      const found = profile(doings, more).stage
      return found && [found.name, found.because.en]
    }
    assert.equal(stage([]), undefined)
    assert.deepEqual(stage([view('T1'), view('M1')]), ['discovering', '2 things looked at in this visit, none beside another of its kind'])
    assert.deepEqual(stage([view('T1'), view('T2')]), ['comparing', '2 things of one kind looked at in this visit'])
    assert.deepEqual(stage([view('T1'), doing('Product Added', 'T1')]), ['ready', '1 thing in the cart'])
    assert.deepEqual(stage([doing('Checkout Started', null)]), ['ready', 'began to check out in this visit'])
    assert.deepEqual(stage([doing('Product Added', 'T1', now - 15 * minute)]), [
      'leaving',
      'nothing was done for 15 minutes, with 1 thing in the cart',
    ])
    assert.deepEqual(stage([view('T1')], { leftAt: now - minute / 2 }), ['leaving', 'the mouse left the page'])
    assert.deepEqual(stage([view('T1', now - 3 * day)]), ['leaving', 'nothing was done for 3 days'])
    assert.equal(stage([doing('Order Completed', null, now, { stage: 5 })]), undefined, 'nothing since the order')
    assert.deepEqual(stage([doing('Product Added', 'T1', now - 2 * minute), doing('Product Removed', 'T1')])?.[0], 'discovering')
    assert.equal(stage([view('T1', now - 20 * minute)], { talks: [talk({})] })?.[0], 'discovering', 'who talks is not gone')
  })

  it('tells of a visitor what they agreed to alone', () => {
    const visitor = { firstAt: now - 3 * day, device: 'phone', channel: 'ads', language: 'zh' } as const
    const talks = [talk({ budget: { max: 200 } })]
    const agreed = profile([view('T1')], { visitor, talks })
    assert.deepEqual(
      agreed.traits.map(({ name, value }) => [name, value]),
      [
        ['visits', 'returning'],
        ['device', 'phone'],
        ['language', 'zh'],
        ['source', 'ads'],
      ],
    )
    assert.equal(agreed.traits[0]!.because.en, 'first seen 3 days ago')
    assert.deepEqual(profile([view('T1')], { visitor, talks, basis: 'conversation' }).traits, [])
    const refused = profile([view('T1')], { visitor, talks, basis: 'words' })
    assert.deepEqual([refused.traits, refused.beliefs.map(({ counts }) => counts)], [[], [{ said: 1 }]])
    const machine = profile([view('T1')], { visitor, talks, basis: 'nothing' })
    assert.deepEqual([machine.stage, machine.traits, machine.beliefs, machine.products], [undefined, [], [], []])
  })

  it('says how far a product is what somebody likes', () => {
    const { beliefs } = profile([view('T1'), view('T2'), view('M1')])
    const closeness = (category: string, maker: string | null, price: number) => fitOf({ category, maker, price, currency: 'CNY' }, beliefs)
    assert.ok(closeness('tents', 'hill', 30_000) > closeness('tents', null, 30_000))
    assert.ok(closeness('tents', null, 30_000) > closeness('tents', null, 3_000_000))
    assert.ok(closeness('tents', null, 30_000) > closeness('mugs', null, 30_000))
    assert.equal(closeness('no-such', null, -1), 0)
    assert.ok(closeness('tents', 'hill', 30_000) <= 1)
  })

  it('puts every price into one band', () => {
    assert.deepEqual(bandOf(39_900, 'CNY'), { from: 20_000, to: 40_000 })
    assert.deepEqual(bandOf(40_000, 'CNY'), { from: 40_000, to: 100_000 })
    assert.deepEqual(bandOf(1500, 'JPY'), { from: 1000, to: 2000 })
    for (const wrong of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) assert.equal(bandOf(wrong, 'CNY'), undefined)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e11 }), price => {
        const { from, to } = bandOf(price, 'CNY')!
        assert.ok(from <= price && price < to && to <= Math.max(100, from * 2.5))
      }),
    )
  })
})
