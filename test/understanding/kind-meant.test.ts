import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { Vocabulary } from '../../server/language/slots.ts'
import { readCounted } from '../../server/understanding/counted.ts'
import { byMostWords, namesAnotherKind, ofKindNamed, ofLastCharacter } from '../../server/understanding/kind-meant.ts'
import { lengthsAsPieces } from '../../server/understanding/lengths.ts'

const vocabulary: Vocabulary = {
  categories: [{ id: 'tents', words: ['tent', 'tents'] }],
  colours: [],
  products: [
    { sku: 'PAN', names: ['cast-iron pan'] },
    { sku: 'RED', names: ['knitted blanket'] },
    { sku: 'TARTAN', names: ['tartan blanket'] },
    { sku: 'DOME', names: ['dome tent'], category: 'tents' },
    { sku: 'TUNNEL', names: ['tunnel tent'], category: 'tents' },
    { sku: 'LAMP', names: ['desk lamp'] },
  ],
  sizes: [],
  currency: 'GBP',
}

describe('a kind that is named', () => {
  const ask = (text: string, focus: string, shown: string[], talked: string[] = []) =>
    ofKindNamed(text, { focus, shown, talked }, vocabulary)

  it('means the one of the kind on the screen, the one talked about last, or the only one there is', () => {
    assert.equal(ask('can the blanket go in the wash', 'PAN', ['PAN', 'RED']), 'RED')
    assert.equal(ask('can the blanket go in the wash', 'PAN', ['PAN'], ['RED', 'TARTAN', 'PAN']), 'TARTAN')
    assert.equal(ask('is the lamp dimmable', 'PAN', ['PAN']), 'LAMP')
  })

  it('leaves what is talked about where that is of the kind, where several are, and where nothing is named', () => {
    assert.equal(ask('is the blanket warm', 'RED', ['RED', 'TARTAN']), undefined)
    assert.equal(ask('can the blanket go in the wash', 'PAN', ['PAN', 'RED', 'TARTAN']), undefined)
    assert.equal(ask('can it go in the wash', 'PAN', ['PAN']), undefined)
  })

  it('is another than those on the screen', () => {
    const screen = { focus: 'PAN', shown: ['PAN'], talked: [] }
    assert.ok(namesAnotherKind('which blanket would you take', screen, vocabulary))
    assert.ok(!namesAnotherKind('which pan would you take', screen, vocabulary))
  })
})

describe('goods named one after the other', () => {
  const shop = { vocabulary, meant: () => [], speaksOf: () => [] }
  it('are those talked about last where only their kind is said', () => {
    const { lines, missed } = readCounted('a tent and a desk lamp', 'en', { shown: [], cart: [], talked: ['DOME', 'TUNNEL'] }, shop)
    assert.deepEqual(
      lines.map(({ sku }) => sku),
      ['TUNNEL', 'LAMP'],
    )
    assert.deepEqual(missed, [])
  })
  it('are pointed at by being in a list, and found by what kind of thing they are', () => {
    const meant = (text: string) => (/\bthe kit\b/.test(text) ? ['KIT'] : [])
    const { lines } = readCounted(
      'kit plus a blanket',
      'en',
      { shown: [], cart: [], talked: ['RED', 'PAN'] },
      { vocabulary, meant, speaksOf: () => [] },
    )
    assert.deepEqual(
      lines.map(({ sku }) => sku),
      ['KIT', 'RED'],
    )
  })
  it('count "that one" only where they are told to', () => {
    const screen = { shown: ['PAN'], focus: 'PAN', cart: [] }
    const count = (points: boolean) => readCounted('that one and a desk lamp', 'en', { ...screen, points }, shop).lines.length
    assert.deepEqual([count(true), count(false)], [2, 1])
  })
})

describe('what goods are called beside others', () => {
  const named = (...names: string[]): Vocabulary => ({
    categories: [],
    colours: [],
    products: names.map(name => ({ sku: name, names: [name] })),
    sizes: [],
    currency: 'CNY',
  })
  const none = { shown: [], talked: [] }

  it('is the one of several kits whose own words are said', () => {
    const kits = named('First Felt Kit', 'Sunrise Embroidery Kit', 'Sewing Basket')
    assert.equal(byMostWords('one felt kit', kits), 'First Felt Kit')
    assert.equal(byMostWords('one of the kits', kits), undefined)
  })

  it('is the last character with a count, and 凳子 of what is a 钓椅', () => {
    const tackle = named('月牙折叠钓椅', '疾风纺车轮', '疾风水滴轮', '尼龙主线')
    assert.equal(ofLastCharacter('线2卷', none, tackle), '尼龙主线')
    assert.equal(ofLastCharacter('轮1个', none, tackle), undefined)
    assert.equal(ofLastCharacter('轮1个', none, tackle, ['疾风纺车轮']), '疾风纺车轮')
    assert.equal(ofLastCharacter('线', none, tackle), undefined)
    assert.equal(ofKindNamed('凳子一把', none, tackle), '月牙折叠钓椅')
    assert.equal(ofKindNamed('椅子俩', none, tackle), '月牙折叠钓椅')
  })

  it('is so many yards or metres of what is sold by its length, and of nothing else', () => {
    const linen = named('Washed Linen by the Yard')
    assert.equal(lengthsAsPieces('3 yards of sage linen', linen), '3 of sage linen')
    assert.equal(lengthsAsPieces('sage, 3 yds pls', linen), 'sage, 3 of it pls')
    assert.equal(lengthsAsPieces('要三米', named('水洗亚麻布 按米')), '要三件')
    assert.equal(lengthsAsPieces('3米6的', named('水洗亚麻布 按米')), '3米6的')
    assert.equal(lengthsAsPieces('3 yards of rope', named('Climbing Rope')), '3 yards of rope')
    assert.equal(lengthsAsPieces('4m of the sage then', linen), '4 of the sage then')
    assert.equal(lengthsAsPieces('3.5m please, it is 1m wide', linen), '3.5m please, it is 1m wide')
  })
})
