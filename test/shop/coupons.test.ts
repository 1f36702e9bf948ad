import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { withoutDeadCodes } from '../../server/facts/dead-codes.ts'
import { bestReduction, type Coupon, takenOff, welcomeOffer } from '../../server/shop/coupons/offers.ts'
import { type CouponContext, type CouponTold, readCoupon } from '../../server/shop/coupons/read-coupon.ts'
import { readCoupons } from '../../server/shop/coupons/table.ts'
import { createCouponStore } from '../../server/store/coupons.ts'
import { faultsOf, sound, temporaryShop } from './support.ts'

const bags = { id: 'bags', label: { zh: '包', en: 'Bags' } }
const context: CouponContext = {
  currency: 'CNY',
  now: new Date('2026-06-01T00:00:00Z'),
  section: name => (/^(?:bags|包|bags, totes)$/i.test(name) ? bags : undefined),
  known: ['包 · Bags'],
}
const told = (more: CouponTold = {}): CouponTold => ({ code: 'HELLO20', off: '20', over: '99', first_order: 'yes', ...more })
const read = (more: CouponTold = {}) => {
  const result = readCoupon(told(more), context)
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result.coupon
}
const faulty = (more: CouponTold) => {
  const result = readCoupon(told(more), context)
  return result.ok ? [] : result.faults.map(({ field }) => field)
}

describe('a coupon', () => {
  it('is read as people write it', () => {
    const { off, minimum, firstOrder, combinable, sections } = read({ category: 'Bags, 包' })
    assert.deepEqual([off, minimum, firstOrder, combinable, sections], [{ kind: 'amount', amount: 2000 }, 9900, true, false, [bags]])
    for (const [text, percent] of [
      ['10%', 10],
      ['１０％', 10],
      ['9折', 10],
      ['8.5折', 15],
      ['85折', 15],
      ['99%', 99],
    ] as const)
      assert.deepEqual(read({ off: text }).off, { kind: 'percent', percent }, text)
    assert.deepEqual(read({ category: 'Bags, totes' }).sections, [bags], 'a comma of the name’s own')
    assert.equal(read({ code: ' 新人２０ ' }).code, '新人20')
  })

  it('is over with the last millisecond of its last day, in the service’s time zone', () => {
    const { startsAt, expiresAt } = read({ from: '2026-07-01', until: '2026-07-31' })
    assert.deepEqual([startsAt, expiresAt], [new Date(2026, 6, 1).toISOString(), new Date(2026, 6, 31, 23, 59, 59, 999).toISOString()])
    assert.equal(read({ until: '2026-07-31T18:00+08:00' }).expiresAt, '2026-07-31T10:00:00.000Z')
  })

  it('is refused by the field that cannot be', () => {
    const cases: [CouponTold, string[]][] = [
      [{ code: 'A B' }, ['code']],
      [{ code: '"WOW"' }, ['code']],
      [{ code: '💥💥' }, ['code']],
      [{ code: '' }, ['code']],
      [{ code: 'X'.repeat(41) }, ['code']],
      [{ code: '--' }, ['code']],
      [{ off: '-5' }, ['off']],
      [{ off: '0' }, ['off']],
      [{ off: '110%' }, ['off']],
      [{ off: '0%' }, ['off']],
      [{ off: '12.345' }, ['off']],
      [{ off: 'half' }, ['off']],
      [{ off: '100', over: '99' }, ['off']],
      [{ over: '-1' }, ['over']],
      [{ from: '2026-02-30' }, ['from']],
      [{ until: 'tomorrow' }, ['until']],
      [{ until: '2026-05-31' }, ['until']],
      [{ from: '2026-09-01', until: '2026-08-01' }, ['until']],
      [{ category: 'Bags,Rockets' }, ['category']],
      [{ first_order: 'maybe', combinable: 'perhaps' }, ['first_order', 'combinable']],
      [{ zh: '一行\n两行', en: 'x'.repeat(201) }, ['zh', 'en']],
    ]
    for (const [more, fields] of cases) assert.deepEqual(faulty(more), fields, JSON.stringify(more))
  })

  it('takes off what it says of the goods it is for, from its minimum on, and never everything', () => {
    const amount = read()
    assert.equal(takenOff(amount, [{ amount: 9900, sections: [] }]), 2000)
    assert.equal(takenOff(amount, [{ amount: 9899, sections: [] }]), undefined)
    const ofBags = read({ off: '10%', over: '50', category: 'Bags' })
    const goods = [
      { amount: 5990, sections: ['bags'] },
      { amount: 100_000, sections: ['shoes'] },
    ]
    assert.equal(takenOff(ofBags, goods), 599)
    assert.equal(takenOff(ofBags, goods.slice(1)), undefined)
    assert.equal(takenOff(read({ over: '0' }), [{ amount: 2000, sections: [] }]), undefined)
  })
})

describe('the coupons of a shop', () => {
  const at = new Date('2026-06-01T00:00:00Z')
  const withShop = (coupons: Coupon[], look: (store: ReturnType<typeof createCouponStore>) => void) => {
    const shop = temporaryShop()
    const store = createCouponStore(shop.database)
    for (const coupon of coupons) store.save(coupon, at)
    look(store)
    shop.remove()
  }

  it('are offered while they hold, the one that takes most off first, in the shop’s currency', () => {
    const until = (iso: string) => ({ expiresAt: iso })
    const past = { ...read({ code: 'OLD50', off: '50' }), ...until('2026-05-31T16:00:00.000Z') }
    const toCome = { ...read({ code: 'SOON60', off: '60' }), startsAt: '2026-06-02T00:00:00.000Z' }
    withShop([past, toCome, read(), read({ code: 'SMALL', off: '5%' })], store => {
      const offered = (when: Date, currency = 'CNY') => welcomeOffer(store, currency, when)?.code
      assert.equal(offered(at), 'HELLO20')
      assert.equal(offered(new Date('2026-05-31T15:59:59Z')), 'OLD50')
      assert.equal(offered(new Date('2026-06-02T00:00:00Z')), 'SOON60')
      assert.equal(offered(at, 'USD'), undefined)
      assert.equal(store.end('hello20', at), true)
      assert.equal(offered(at), 'SMALL')
      assert.equal(store.find('Hello20')?.endedAt, at.toISOString())
    })
  })

  it('reduce a sum by the first-order coupon that takes most off it', () => {
    withShop([read(), read({ code: 'TENTH', off: '10%' }), read({ code: 'ANY', off: '50%', over: '0', first_order: 'no' })], store => {
      const best = (amount: number) => bestReduction(store, [{ amount, sections: [] }], 'CNY', at)
      assert.deepEqual(best(15_000), { code: 'HELLO20', off: 2000 })
      assert.deepEqual(best(30_000), { code: 'TENTH', off: 3000 })
      // What is not for a first order alone is not what a sum for new shoppers speaks of.
      assert.equal(best(5000), undefined)
    })
  })

  it('are not promised by a page any more when they have ended', () => {
    withShop([read(), read({ code: 'HELLO' })], store => {
      store.end('HELLO20', at)
      const page = (...texts: string[]) => ({ texts, topic: 'coupon', heading: '优惠' })
      const told = (...texts: string[]) => withoutDeadCodes(store, at, page(...texts))
      assert.equal(told('新顾客满99元可用hello20减20元。'), undefined)
      assert.deepEqual(told('Enter HELLO20 at the till.', 'One code an order.'), page('One code an order.'))
      assert.deepEqual(told('Enter HELLO at the till.', 'XHELLO20X'), page('Enter HELLO at the till.', 'XHELLO20X'))
      assert.equal(withoutDeadCodes(store, at, { text: 'With HELLO20 …', sku: 'A' }), undefined)
    })
  })

  it('come as a table whose faults name file, line and column', () => {
    const table = 'Code,Off,Over,First order,Category,Combinable,zh\nHELLO20,20,99,yes,,no,每位新顾客一次\nBAG10,10%,,否,"Bags, 包",是,\n'
    const coupons = sound(readCoupons(table, 'c.csv', context))
    assert.deepEqual(
      coupons.map(({ code, combinable, text }) => [code, combinable, text]),
      [
        ['HELLO20', false, { zh: '每位新顾客一次' }],
        ['BAG10', true, {}],
      ],
    )
    const rows = Array.from({ length: 9000 }, (_, row) => `C${row},${row === 7010 ? '110%' : '5'}`)
    assert.deepEqual(faultsOf(readCoupons(['code,off', ...rows].join('\n'), 'long.csv', context)), [
      'long.csv:7012: expected what it takes off, an amount above 0 in CNY such as 20 or whole percents from 1% to 99% in "off", got "110%"',
    ])
    const line = (text: string) => faultsOf(readCoupons(text, 'c.csv', context))[0]
    assert.match(line('code,off\nONE,5\none,6\n') ?? '', /^c\.csv:3: expected each code once, got one of line 2 again$/)
    assert.match(line('code,price\nONE,5\n') ?? '', /^c\.csv:1: expected the columns code, off, .*, got also "price"$/)
    assert.match(line('off\n5\n') ?? '', /^c\.csv:1: .* got no code$/)
    assert.match(line('code,off\n') ?? '', /^c\.csv:1: expected coupons below the header, got none$/)
    assert.match(line('code,off\n"A,5\n') ?? '', /^c\.csv:2: /)
  })
})
