import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { normalise } from '../../models/turn-units.ts'
import { describeCandidates, featureCount } from '../../server/understanding/candidates.ts'
import { readSituation } from '../../server/understanding/situation.ts'

describe('a situation', () => {
  it('is read from its lines, whatever stands in titles', () => {
    const { shown, focus, asked, cart } = readSituation({
      shown: '1 constructor mug £8 (red/blue) | 2 __proto__ ¥1,299.00 | 3 桐木关正山小种 100克 ¥128',
      focus: '2',
      asked: 'size',
      cart: 'mug x1, pot x2',
    })
    assert.deepEqual(
      shown.map(({ title, price, options }) => [title, price, options]),
      [
        ['constructor mug', 8, 'red/blue'],
        ['__proto__', 1299, ''],
        ['桐木关正山小种 100克', 128, ''],
      ],
    )
    assert.deepEqual([focus, asked, cart.length], [1, 'size', 2])
    assert.equal(readSituation({ focus: '7', asked: 'toString' }).focus, undefined)
    assert.equal(readSituation({ asked: 'toString' }).asked, undefined)
  })

  it('describes each thing on the screen, all of it and the cart by as many numbers', () => {
    const situation = readSituation({ shown: '1 Ridge Jacket £89 | 2 Fell Jacket £120', focus: '2' })
    for (const message of ['', 'the ridge one', '__proto__ toString', '\ud800', '你'.repeat(2000), 'constructor 89']) {
      const rows = describeCandidates(normalise(message), situation)
      assert.equal(rows.length, 4)
      for (const row of rows) {
        assert.equal(row.length, featureCount)
        assert.ok(
          row.every(value => value >= 0 && value <= 2),
          String(row),
        )
      }
    }
  })

  it('tells a name and a price that were said from those that were not', () => {
    const situation = readSituation({ shown: '1 Ridge Jacket £89 | 2 Fell Jacket £120' })
    const [ridge, fell] = describeCandidates('is the ridge waterproof', situation)
    assert.notDeepEqual(ridge?.slice(16, 21), fell?.slice(16, 21))
    const [first, second] = describeCandidates('the 120 one', situation)
    assert.notDeepEqual(first?.slice(12, 14), second?.slice(12, 14))
  })

  it('tells what is named by one character or by how a word begins, and what is turned down', () => {
    const chairs = readSituation({ shown: '1 暖巢睡袋 ¥289 | 2 折叠露营椅 ¥159', focus: '1' })
    const [bag, chair] = describeCandidates('椅子多重啊', chairs)
    assert.ok(chair![27]! > 0 && chair![28] === 1 && chair![30] === 1 && bag![27] === 0 && bag![29] === 1)
    const phones = readSituation({ shown: '1 Stillvale Headphones £79 | 2 Harbour Speaker £40' })
    const [head, speaker] = describeCandidates('are the headfones loud', phones)
    assert.ok(head![31]! > 0 && speaker![31] === 0)
    const benches = readSituation({ shown: '1 Teak Bench £389 | 2 Bistro Set £129' })
    const [teak, bistro] = describeCandidates('the teak one, not the bistro', benches)
    assert.ok(teak![32] === 0 && bistro![32] === 1)
  })
})
