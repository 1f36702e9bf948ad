import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { CommandName } from '../../server/dialogue/commands.ts'
import { variantsMeant } from '../../server/facts/meant.ts'
import { atOnce } from '../../server/language/long-work.ts'
import { readSlots } from '../../server/language/slots.ts'
import { productFinderInSteps } from '../../server/search/product-finder.ts'
import { calledOf, namings, titleWordsInSteps } from '../../server/shop/naming.ts'
import { toVocabulary } from '../../server/shop/vocabulary.ts'
import type { Product } from '../../server/store/catalogue.ts'
import type { Command } from '../../server/understanding/commands.ts'
import { pointedBy } from '../../server/understanding/pointed.ts'

type Line = [sku: string, title: string, options?: readonly string[]]
type Screen = { shown: readonly string[]; focus?: string; talked?: readonly string[]; command?: CommandName; pointer?: readonly number[] }

function shopOf(language: 'zh' | 'en', lines: readonly Line[]) {
  const products = lines.map(
    ([sku, title, options = []]): Product => ({
      sku,
      title: { [language]: title },
      description: {},
      category: {},
      brand: {},
      highlights: {},
      aliases: {},
      price: 1000,
      currency: language === 'zh' ? 'CNY' : 'GBP',
      variants: options.map((label, at) => ({ sku: `${sku}-${at}`, options: { colour: { [language]: label } }, price: 1000, stock: 3 })),
    }),
  )
  const vocabulary = toVocabulary(products)
  const meant = atOnce(productFinderInSteps(products))
  const { rarity } = atOnce(titleWordsInSteps(products))
  return (text: string, { shown, focus, talked = [], command = 'ask', pointer }: Screen) => {
    const at = focus === undefined ? -1 : shown.indexOf(focus)
    const likely = pointer ?? shown.map((_sku, place) => (place === at ? 0.9 : 0.05))
    const places = likely.flatMap((one, place) => (one >= 0.5 ? [String(place + 1)] : []))
    const read: Command = { command, args: places.length === 0 ? [] : [['item', places.join(',')]], pointer: likely }
    const message = { text, clauses: [], language, shown, talked, cart: [], ...(focus === undefined ? {} : { focus }) }
    return pointedBy(read, text, readSlots(text, language, vocabulary), {}, message, {
      vocabulary,
      meant: (words, anew) => meant(words, anew ? undefined : focus),
      speaksOf: words => namings(words, products.map(calledOf), rarity),
      variantsNamed: (words, sku) => {
        const product = products.find(one => one.sku === sku)
        return product === undefined ? [] : (variantsMeant(product, words, language)?.variants ?? []).map(one => one.sku)
      },
      firstBy: () => undefined,
    }).skus
  }
}

const music = shopOf('en', [
  ['UKE', 'Koa Concert Ukulele', ['Natural', 'Blue']],
  ['STRAP', 'Woven Cotton Strap'],
  ['TUNER', 'Pebble Clip-on Tuner', ['Black', 'Red']],
  ['AMP', 'Harbour 15 Practice Amp'],
  ['STOOL', 'Drummer Stool with Backrest'],
  ['STAND', 'Folding Music Stand'],
])
const florist = shopOf('zh', [
  ['ROSE', '晨露红玫瑰花束 11 枝'],
  ['LILY', '雪山百合花篮'],
  ['POT', '小森龟背竹盆栽', ['白盆', '灰盆']],
  ['BEAR', '暖暖熊毛绒摆件', ['棕色', '米色']],
  ['VASE', '雾面玻璃花瓶', ['透明', '烟灰']],
  ['CARD', '手写祝福卡'],
])

describe('The product that is meant', () => {
  it('is the one whose title is named in part, though another is talked about', () => {
    assert.deepEqual(music('does the ukulele come with a bag?', { shown: ['STRAP', 'TUNER'], focus: 'STRAP', talked: ['UKE', 'STRAP'] }), [
      'UKE',
    ])
    assert.deepEqual(music('and the tuner, does it need batteries', { shown: ['UKE', 'TUNER'], focus: 'UKE' }), ['TUNER'])
    assert.deepEqual(florist('那百合呢，能放几天', { shown: ['ROSE', 'LILY'], focus: 'ROSE' }), ['LILY'])
    assert.deepEqual(florist('龟背竹多久浇一次水', { shown: ['ROSE'], focus: 'ROSE', talked: ['POT', 'ROSE'] }), ['POT'])
  })

  it('is found where it was never shown, if its name is its own', () => {
    assert.deepEqual(music('how loud is the practice amp?', { shown: ['UKE'], focus: 'UKE' }), ['AMP'])
    assert.deepEqual(florist('要灰色的熊子，那个毛绒的', { shown: ['LILY'], focus: 'LILY', command: 'add' }), ['BEAR'])
  })

  it('stays what it was where nothing of another is named', () => {
    assert.deepEqual(music('how heavy is it', { shown: ['UKE', 'TUNER'], focus: 'UKE' }), ['UKE'])
    assert.deepEqual(music('how long til it gets to York?', { shown: ['UKE', 'STOOL'], focus: 'UKE' }), ['UKE'])
    assert.deepEqual(florist('香味重不重', { shown: ['ROSE', 'LILY'], focus: 'LILY' }), ['LILY'])
  })

  it('is none that is called no more than the others are, but where one is pointed at', () => {
    const straps: Line[] = [
      ['RED', 'Red Cotton Strap'],
      ['BLUE', 'Blue Cotton Strap'],
      ['BAG', 'Padded Bag'],
    ]
    const shop = shopOf('en', straps)
    assert.deepEqual(shop('is the strap long enough', { shown: ['BAG', 'RED', 'BLUE'], focus: 'BAG', pointer: [0.1, 0.1, 0.9] }), ['BLUE'])
    assert.deepEqual(shop('is the strap long enough', { shown: ['RED', 'BLUE'], focus: 'BLUE' }), ['BLUE'])
  })

  it('is not what is refused', () => {
    assert.deepEqual(music('not the strap, the tuner, in red', { shown: ['STRAP', 'TUNER'], focus: 'STRAP', command: 'add' }), ['TUNER'])
    assert.deepEqual(florist('不是玫瑰，是百合，多少钱', { shown: ['ROSE', 'LILY'], focus: 'ROSE', command: 'price' }), ['LILY'])
    assert.deepEqual(florist('花瓶不要', { shown: ['ROSE', 'VASE'], focus: 'ROSE', command: 'reject' }), ['VASE'])
  })

  it('is the one named beside what is turned down, were it never shown', () => {
    assert.deepEqual(music('not the strap, I asked about the stool', { shown: ['STRAP'], focus: 'STRAP' }), ['STOOL'])
    assert.deepEqual(florist('不是百合，我问的是花瓶', { shown: ['LILY'], focus: 'LILY' }), ['VASE'])
  })

  it('are both where two are set beside each other', () => {
    assert.deepEqual(music('whats better, the stool or the music stand', { shown: ['UKE'], focus: 'UKE', command: 'compare' }), [
      'STOOL',
      'STAND',
    ])
    assert.deepEqual(florist('玫瑰和百合哪个放得久', { shown: [], command: 'advise' }), ['ROSE', 'LILY'])
  })

  it('is of the kind that is said, and not what only shares another word with the message', () => {
    const garden = shopOf('en', [
      ['SET', 'Hand trowel and fork set'],
      ['GLOVES', 'Goatskin gardening gloves'],
      ['CAN', 'Long-spout watering can'],
    ])
    const screen = { shown: ['SET', 'GLOVES'], focus: 'SET', talked: ['SET'] }
    assert.deepEqual(garden('gloves then, what size for smallish hands?', screen), ['GLOVES'])
    assert.deepEqual(garden('is the trowel rustproof', screen), ['SET'])
  })
})

describe('An option that one thing alone comes in', () => {
  const bag = {
    sku: 'BAG',
    title: { en: 'Down Sleeping Bag', zh: '羽绒睡袋' },
    aliases: {},
    variants: [{ options: { size: { en: 'Long', zh: '加长款' }, print: { en: 'Starry', zh: '星空' }, width: { en: 'XXL', zh: '大号' } } }],
  }
  const kettle = { sku: 'KETTLE', title: { en: 'Electric Kettle', zh: '电热水壶' }, aliases: {}, variants: [{ options: {} }] }
  const { ownersByOption } = atOnce(titleWordsInSteps([bag, kettle]))

  it('calls it by a word of its own, never by a size or by how anything may be', () => {
    for (const text of ['is the starry one there', '星空那个有吗']) assert.deepEqual([...ownersByOption(text).keys()], ['BAG'], text)
    for (const text of ['how long is the cord', 'how long does it keep warm', 'does it fit XXL', '有大号的吗', '有没有加大的'])
      assert.deepEqual([...ownersByOption(text).keys()], [], text)
  })
})
