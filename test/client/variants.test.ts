import assert from 'node:assert/strict'
import { canHave, labelOf, openOption, preselected, variantOf } from '../../client/shared/variants.ts'
import type { Card } from '../../server/wire.ts'

const price = { amount: '199.00', currency: 'CNY' }
const values = (...names: string[]) => names.map(value => ({ value, label: value }))
const shoe: Card = {
  sku: 'RUN-1',
  title: 'Runner',
  price,
  options: [
    { name: 'colour', label: 'Colour', values: values('Black', 'Red') },
    { name: 'size', label: 'Size', values: values('41', '42') },
  ],
  variants: [
    { sku: 'B41', options: { colour: 'Black', size: '41' }, price, stock: 3 },
    { sku: 'B42', options: { colour: 'Black', size: '42' }, price, stock: 0 },
    { sku: 'R42', options: { colour: 'Red', size: '42' }, price },
  ],
}

describe('What is chosen on a card', () => {
  it('begins with what was asked for and with what leaves no choice', () => {
    assert.deepEqual(preselected(shoe), {})
    assert.deepEqual(preselected({ ...shoe, variant: 'R42' }), { colour: 'Red', size: '42' })
    assert.deepEqual(preselected({ ...shoe, chosen: { colour: 'Red' } }), { colour: 'Red' })
    const one = { ...shoe, options: [shoe.options![0]!, { name: 'size', label: 'Size', values: values('42') }] }
    assert.deepEqual(preselected(one), { size: '42' })
    assert.deepEqual(preselected({ ...shoe, variant: 'GONE' }), {})
  })

  it('is a variant only once every option is chosen and the combination exists', () => {
    assert.equal(openOption(shoe, {})?.name, 'colour')
    assert.equal(openOption(shoe, { colour: 'Black' })?.name, 'size')
    assert.equal(variantOf(shoe, { colour: 'Black' }), undefined)
    assert.equal(variantOf(shoe, { colour: 'Black', size: '42' })?.sku, 'B42')
    assert.equal(variantOf(shoe, { colour: 'Red', size: '41' }), undefined)
    assert.equal(variantOf({ sku: 'MUG' } as Card, {}), undefined)
  })

  it('tells what can be had beside what else is chosen; what is not counted can be had', () => {
    assert.equal(canHave(shoe, {}, 'size', '42'), true)
    assert.equal(canHave(shoe, { colour: 'Black' }, 'size', '42'), false)
    assert.equal(canHave(shoe, { colour: 'Black', size: '41' }, 'colour', 'Red'), false)
    assert.equal(canHave(shoe, { colour: 'Black', size: '42' }, 'colour', 'Red'), true)
  })

  it('is called by its labels, whatever an option is named', () => {
    assert.equal(labelOf(shoe, { size: '42', colour: 'Red' }), 'Red · 42')
    const odd = JSON.parse('{"__proto__":"a\\"b"}') as Record<string, string>
    const card: Card = {
      ...shoe,
      options: [{ name: '__proto__', label: 'Kind', values: values('a"b') }],
      variants: [{ sku: 'X', options: odd, price }],
    }
    assert.equal(variantOf(card, preselected(card))?.sku, 'X')
  })
})
