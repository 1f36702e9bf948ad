import assert from 'node:assert/strict'
import { after, before, describe, it } from 'mocha'
import { readSlots, type Slots, type Vocabulary } from '../../server/language/slots.ts'
import { createProductFinder } from '../../server/search/find-products.ts'
import { headsOf } from '../../server/shop/heads.ts'
import { spelling } from '../../server/shop/spelling.ts'
import { addSynonym, readSynonyms, removeSynonym, withoutSynonyms } from '../../server/shop/synonyms.ts'
import { toVocabulary } from '../../server/shop/vocabulary.ts'
import { createCatalogueStore } from '../../server/store/catalogue.ts'
import { createSettingsStore } from '../../server/store/settings.ts'
import { feedShop } from './feeds/support.ts'
import { sound } from './support.ts'

const chinese = `id	title	price	availability	product_type	brand
Z1	全封闭猫砂盆 大号	199.00 CNY	in_stock	宠物用品 > 猫用品	喵星
Z2	豆腐猫砂 6L	39.90 CNY	in_stock	宠物用品 > 猫用品	喵星
Z3	空气炸锅 5L 可视款	299.00 CNY	in_stock	家用电器 > 厨房电器	炊乐
Z4	珐琅铸铁锅 24cm	459.00 CNY	in_stock	厨具 > 锅具	炊乐
Z5	【新款】不锈钢保温杯 500ml	89.00 CNY	in_stock	厨具 > 水具	炊乐
Z6	竹木砧板 家用	59.00 CNY	in_stock	厨具 > 刀剪砧板	炊乐
Z7	电热水壶 1.7L	129.00 CNY	in_stock	家用电器 > 厨房电器	清和
Z8	除湿机 家用静音	899.00 CNY	in_stock	家用电器 > 生活电器	清和
`
const english = `Handle,Title,Type,Vendor,Product Category,Variant SKU,Variant Price
dutch-oven,Enameled Dutch Oven 5 qt,Cookware,Hearthly,Home & Garden > Kitchen & Dining > Cookware,DO,129
skillet,Cast Iron Skillet 10 in,Cookware,Hearthly,Home & Garden > Kitchen & Dining > Cookware,SK,39
cutting-board,Walnut Cutting Board Large,Kitchen Tools,Oakroom,Home & Garden > Kitchen & Dining > Kitchen Tools,CB,59
apron,Linen Apron with Pockets,Linens,Oakroom,,AP,35
kettle,"Stovetop Kettle, 2 L",Tea & Coffee,Hearthly,,KT,45
press,Glass French Press 34 oz,Tea & Coffee,Brewster,,FP,29
knife,Chef's Knife 8 in,Cutlery,Oakroom,,KN,89
mugs,Set of 4 Stoneware Mugs,Tableware,Brewster,,MG,49
fryer,Air Fryer 6 L Black,Appliances,Crispo,,AF,119
`

describe('The words of an imported shop', () => {
  const shops = { zh: feedShop(), en: feedShop() }
  let words: Record<'zh' | 'en', Vocabulary>
  before(() => {
    sound(shops.zh.bring('feed.tsv', chinese))
    sound(shops.en.bring('products.csv', english, { currency: 'USD' }))
    const of = (language: 'zh' | 'en') => ({ ...toVocabulary(createCatalogueStore(shops[language].database).all()), spelling })
    words = { zh: of('zh'), en: of('en') }
  })
  after(() => {
    shops.zh.remove()
    shops.en.remove()
  })
  const read = (text: string): Slots => {
    const language = /\p{Script=Han}/u.test(text) ? 'zh' : 'en'
    return readSlots(text, language, words[language])
  }
  /** SKUs that a wish for the category that the text names can find. */
  const found = (text: string): string => {
    const language = /\p{Script=Han}/u.test(text) ? 'zh' : 'en'
    const { category, product = [] } = read(text)
    if (category === undefined) return product.join(' ')
    const query = { text: '', language, filters: { category }, limit: 20 } as const
    return createProductFinder(shops[language].database)(query)
      .map(({ sku }) => sku)
      .sort()
      .join(' ')
  }

  it('are what the titles call the things, in the singular and the plural', () => {
    const expected: Record<string, string> = {
      有猫砂盆吗: 'Z1',
      想买猫砂: 'Z2',
      空气炸锅: 'Z3',
      铸铁锅有哪些: 'Z4',
      有没有锅: 'Z3 Z4',
      来个保温杯: 'Z5',
      砧板: 'Z6',
      电热水壶多少钱: 'Z7',
      有除湿机么: 'Z8',
      'do you have a dutch oven?': 'dutch-oven',
      'dutch ovens under 150': 'dutch-oven',
      'any skillets?': 'skillet',
      'a cutting board please': 'cutting-board',
      'looking for an apron': 'apron',
      'I need a kettle': 'kettle',
      'french press': 'press',
      knives: 'knife',
      'a set of mugs': 'mugs',
      'air fryers': 'fryer',
      airfryer: 'fryer',
    }
    assert.deepEqual(Object.fromEntries(Object.keys(expected).map(text => [text, found(text)])), expected)
  })

  it('are its categories, the broader ones above them, and its makers', () => {
    const expected: Record<string, string> = {
      猫用品: 'Z1 Z2',
      宠物用品有吗: 'Z1 Z2',
      家用电器: 'Z3 Z7 Z8',
      厨具有什么: 'Z4 Z5 Z6',
      清和的有啥: 'Z7 Z8',
      cookware: 'dutch-oven skillet',
      'anything in kitchen & dining?': 'cutting-board dutch-oven skillet',
      'something from Oakroom': 'apron cutting-board knife',
    }
    assert.deepEqual(Object.fromEntries(Object.keys(expected).map(text => [text, found(text)])), expected)
  })

  it('are found by a slip of the keyboard or of the input method', () => {
    const expected: Record<string, string> = {
      'cuting bord': 'cutting-board',
      'duch oven': 'dutch-oven',
      kettel: 'kettle',
      'a stovetop ketle': 'kettle',
      'frensh press': 'press',
      skilet: 'skillet',
      'coockware under 50': 'dutch-oven skillet',
      空气炸郭: 'Z3',
      空气榨锅有吗: 'Z3',
      电热水湖: 'Z7',
      保温背多少钱: 'Z5',
    }
    assert.deepEqual(Object.fromEntries(Object.keys(expected).map(text => [text, found(text)])), expected)
  })

  it('are not found in ordinary talk', () => {
    const talk = [
      'hello there',
      'how long does shipping take?',
      'can I settle the bill in cash?',
      'is this a good present for my brother',
      'I was bored at home',
      'please press the button',
      'where is my order',
      'what is the price',
      'the nights are cold here',
      'can you settle an argument',
      'I have a question about the return policy',
      'thanks, that is kind of you',
      '你好，在吗',
      '运费怎么算',
      '这个是有机的吗',
      '可以货到付款吗',
      '你们有实体店吗',
      '能开发票吗',
      '冰箱你们卖不卖',
      '想吃火锅了',
      '明天能到货吗',
      '我要退货',
      '有没有优惠',
      '保温效果怎么样',
    ]
    const hits = talk.filter(text => read(text).category !== undefined || read(text).product !== undefined)
    assert.deepEqual(hits, [])
  })

  it('gain the owner’s own words, and lose them again', () => {
    const settings = createSettingsStore(shops.zh.database)
    const before = settings.revision()
    addSynonym(settings, '猫厕所', '猫砂盆')
    addSynonym(settings, '炸薯条机', '空气炸锅')
    assert.ok(settings.revision() > before)
    const own = () => toVocabulary(createCatalogueStore(shops.zh.database).all(), 'CNY', readSynonyms(settings))
    const categoryOf = (text: string) => readSlots(text, 'zh', own()).category
    assert.equal(categoryOf('有猫厕所吗'), categoryOf('有猫砂盆吗'))
    assert.equal(categoryOf('炸薯条机'), '空气炸锅')
    assert.equal(withoutSynonyms('便宜的猫厕所', readSynonyms(settings)), '便宜的 猫砂盆 ')
    assert.equal(removeSynonym(settings, '猫厕所'), true)
    assert.equal(removeSynonym(settings, '猫厕所'), false)
    assert.equal(categoryOf('有猫厕所吗'), undefined)
  })

  it('are the end of a title, without measure, colour, maker and additions', () => {
    const heads = (title: string, brand = '') => headsOf(title, brand).words
    assert.deepEqual(heads('Enameled Dutch Oven 5 qt'), ['oven', 'dutch oven', 'enameled dutch oven'])
    assert.deepEqual(heads('Hearthly Stovetop Kettle – Brushed Steel', 'Hearthly'), ['kettle', 'stovetop kettle'])
    assert.deepEqual(heads('Set of 4 Stoneware Mugs, White'), ['mugs', 'stoneware mugs'])
    assert.deepEqual(heads('HEADLAMP 400 Lumen - Rechargeable'), ['headlamp'])
    assert.deepEqual(heads('Yoga & Hiking'), [])
    assert.deepEqual(heads('珐琅铸铁锅 24cm'), ['锅', '铁锅', '铸铁锅', '琅铸铁锅', '珐琅铸铁锅'])
    assert.deepEqual(heads('喵星 全封闭猫砂盆（大号）', '喵星').at(2), '猫砂盆')
    assert.deepEqual(heads('法式 碎花 连衣裙 女'), ['裙', '衣裙', '连衣裙'])
    assert.deepEqual(heads('陶瓷马克杯带盖勺').slice(0, 3), ['杯', '克杯', '马克杯'])
  })
})
