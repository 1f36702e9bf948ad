import assert from 'node:assert/strict'
import { confirmsSum, reckonedIn, sumClaimed } from '../../server/language/sum-claimed.ts'
import { percentSaid } from '../../server/understanding/sums.ts'

describe('What somebody reckons himself', () => {
  it('is worked out, with what he takes off', () => {
    const reckoned: readonly (readonly [text: string, from: number, comes: number])[] = [
      ['so 640 minus 30?', 640, 610],
      ['just do 250 less 10 percent', 250, 225],
      ['那1200减100对吧', 1200, 1100],
      ['3 x 18 plus 4.50', 54, 58.5],
    ]
    for (const [text, from, comes] of reckoned) assert.deepEqual(reckonedIn(text), { from, comes }, text)
    for (const text of ['size 30-32, 2-3 days', 'a 40x60 print', 'no less than 20']) assert.equal(reckonedIn(text), undefined, text)
  })

  it('is what it comes to by his own words, and no limit from which on a parcel is free', () => {
    assert.deepEqual(['so 640 minus 30?', 'and 44.95 total?', 'with the tax its 81.20 yeah?'].map(sumClaimed), [610, 44.95, 81.2])
    assert.equal(confirmsSum('外地不是满500包邮吗'), false)
  })

  it('takes so many per cent off, and not those that he denies', () => {
    assert.deepEqual(['so 15% not 5. total?', 'with the 10 per cent off', '打九折的话', '那按八八折'].map(percentSaid), [15, 10, 10, 12])
    for (const text of ['is it 80% cotton', '60% of them', 'not 5% off']) assert.equal(percentSaid(text), undefined, text)
  })
})
