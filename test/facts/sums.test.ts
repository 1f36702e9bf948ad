import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'mocha'
import { saveShipping } from '../../server/shop/shop-shipping.ts'
import { createCouponStore } from '../../server/store/coupons.ts'
import { createSettingsStore } from '../../server/store/settings.ts'
import { type Database, openDatabase } from '../../server/store/sqlite.ts'
import { type Service, Shopper, startService } from '../support/service.ts'

type Case = {
  language: 'zh' | 'en'
  text: string
  /** `SKU×2 SKU`: what the page says lies in the cart. */
  cart?: string
  /** The product whose page is open. */
  at?: string
  /** Said before, so that these stand on the screen. */
  shown?: [wish: string, ...skus: string[]]
  /** What the reply must hold, worked out by hand from the feed, the coupon (20 off from 99) and shipping (10, free from 199). */
  says: readonly string[]
  /** What it must not hold. */
  not?: readonly string[]
}

const zh = (text: string, says: readonly string[], more: Partial<Case> = {}): Case => ({ language: 'zh', text, says, ...more })
const en = (text: string, says: readonly string[], more: Partial<Case> = {}): Case => ({ language: 'en', text, says, ...more })

const tents = (wish: string): Partial<Case> => ({ shown: [wish, 'TEN-901', 'TEN-902', 'TEN-903'] })

const sums: readonly Case[] = [
  // The cart.
  zh('购物车一共多少钱', ['¥138', '¥10', '¥148', '¥61', '¥128'], { cart: 'MUG-501×2' }),
  en("what's my cart total?", ['¥138', '¥10', '¥148', '¥61', '¥128'], { cart: 'MUG-501×2' }),
  zh('总共多少钱', ['¥1,147', '¥1,127', '包邮'], { cart: 'TEN-901 OUT-911×2', not: ['再买'] }),
  en('how much is everything in my cart altogether?', ['¥1,474', '¥1,454', 'free'], { cart: 'TEN-901 OUT-911×2 OUT-913×3' }),
  zh('购物车合计多少', ['¥19', '¥10', '¥29', '¥180'], { cart: 'GIF-044', not: ['WELCOME20'] }),
  en('what does my basket come to?', ['¥95', '¥10', '¥105', '¥104'], { cart: 'GIF-044×5', not: ['WELCOME20'] }),
  zh('加起来多少钱', ['¥399', '¥379', '包邮'], { cart: 'RUN-101-BLK-42' }),
  en('how much do I owe in total?', ['¥168', '¥178', '¥31', '¥158'], { cart: 'TEE-401 MUG-502' }),
  zh('现在购物车里总价是多少', ['¥159', '¥169', '¥40', '¥149'], { cart: 'MUG-503-WHT-750ML' }),
  en('what is the total of my cart', ['¥288', '¥268'], { cart: 'MUG-503-BLK-500ML MUG-503-WHT-750ML' }),
  zh('一共要付多少', ['¥2,397', '¥2,377'], { cart: 'TEN-902×3' }),
  en('cart total please, how much', ['¥99', '¥109', '¥100', '¥89'], { cart: 'TEE-402' }),
  // What stands on the screen.
  zh('这三个一共多少钱', ['¥1,567', '¥1,547'], tents('想看看帐篷')),
  en('how much are these three together?', ['¥1,567', '¥1,547'], tents('show me tents')),
  zh('这两个加起来多少钱', ['¥1,368', '¥1,348'], tents('想看看帐篷')),
  en('what do those two come to together?', ['¥1,368', '¥1,348'], tents('show me tents')),
  zh('三个都要的话一共多少钱', ['¥1,567'], tents('想看看帐篷')),
  en('how much for both of them?', ['¥1,368'], tents('show me tents')),
  zh('第一个和第三个一共多少钱', ['¥768', '¥748'], tents('想看看帐篷')),
  en('the first and the third, how much altogether?', ['¥768', '¥748'], tents('show me tents')),
  zh('两个第一个加一个第三个一共多少', ['¥1,337', '¥1,317'], tents('想看看帐篷')),
  en('two of the first one and one of the last one, how much in total?', ['¥1,337', '¥1,317'], tents('show me tents')),
  // Named goods, several of each.
  zh('两个晨雾陶瓷马克杯和一条华夫格浴巾一共多少钱', ['¥227', '¥207']),
  en('two Morningmist Ceramic Mugs and one Wafflecove Bath Towel, how much altogether?', ['¥227', '¥207']),
  zh('两个暖巢睡袋三把折叠露营椅一共多少钱', ['¥1,055', '¥1,035', '睡袋 × 2', '露营椅 × 3']),
  zh('竹木砧板和硅胶保鲜盒四件套各两个，总共多少钱', ['¥416', '¥396']),
  zh('两个暖巢睡袋和两把椅子，一共多少', ['¥896', '¥876']),
  zh('竹木砧板和硅胶保鲜盒四件套加起来多少钱', ['¥208', '¥188']),
  en('how much are the Bamboowick Chopping Board and the Stackwell Food Box Set together?', ['¥208', '¥188']),
  zh('三个小象儿童吸管杯、两件小恐龙儿童T恤总共多少', ['¥265', '¥245']),
  en('three Tusklet Kids Straw Cups and two Dinolet Kids T-shirts, total?', ['¥265', '¥245']),
  zh('星野双人帐篷加两个暖巢睡袋，总价多少', ['¥1,147', '¥1,127']),
  en('what is the total for a Starfield Two-person Tent plus two Nestwarm Sleeping Bags?', ['¥1,147', '¥1,127']),
  zh('小礼品卡套四个多少钱', ['¥76'], { not: ['WELCOME20'] }),
  en('how much for 4 Sprig Gift Card Sleeves?', ['¥76'], { not: ['WELCOME20'] }),
  zh('氨基酸洁面乳、清透防晒乳和樱花护手霜三支装一共多少', ['¥247', '¥227']),
  en('Dewveil Amino Cleanser, Halcyon Sunscreen and Petalwarm Hand Cream Trio: what do they come to together?', ['¥247', '¥227']),
  zh('买五个猫抓板沙发一共多少钱', ['¥345', '¥325']),
  en('how much would five Clawrest Cat Scratchers be in total?', ['¥345', '¥325']),
  zh('自动饮水机两台和反光牵引绳一条一共多少', ['¥427', '¥407']),
  en('two Trickle Pet Fountains and a Trotline Reflective Leash, how much all together?', ['¥427', '¥407']),
  // Several of what is talked about.
  zh('两个多少钱', ['¥138', '¥118'], { at: 'MUG-501' }),
  en('how much for two of them?', ['¥138', '¥118'], { at: 'MUG-501' }),
  zh('买三张一共多少', ['¥477', '¥457'], { at: 'OUT-912' }),
  en('what would three of these cost in total?', ['¥477', '¥457'], { at: 'OUT-912' }),
  zh('十个总共多少钱', ['¥190', '¥10', '¥200', '¥180'], { at: 'GIF-044' }),
  en('how much for 10 of these altogether?', ['¥190', '¥10', '¥200', '¥180'], { at: 'GIF-044' }),
  // Free shipping, reached or missing, and what an order comes to with it.
  zh('还差多少包邮', ['¥61', '¥138'], { cart: 'MUG-501×2' }),
  en('how much more do I need for free shipping?', ['¥61', '¥138'], { cart: 'MUG-501×2' }),
  zh('够包邮了吗', ['包邮', '¥199'], { cart: 'KIT-601', not: ['再买'] }),
  en('is that enough for free shipping?', ['free', '¥199'], { cart: 'KIT-601', not: ['more for'] }),
  zh('含运费一共多少钱', ['¥69', '¥10', '¥79', '¥130'], { cart: 'PET-003' }),
  en('how much is it with shipping?', ['¥69', '¥10', '¥79', '¥130'], { cart: 'PET-003' }),
  // What the pages charge on top: for a place, for wrapping.
  zh('含运费寄到乌鲁木齐一共多少钱', ['加收 12 元', '¥91'], { cart: 'PET-003' }),
  en('how much is it to Xinjiang with shipping?', ['¥12', '¥91'], { cart: 'PET-003' }),
  en('how much in total to Guangzhou, with delivery?', ['¥79'], { cart: 'PET-003', not: ['¥12'] }),
  zh('两个一共多少钱，加上礼品包装', ['¥138', '¥168', '¥148'], { at: 'MUG-501' }),
  en('how much for two of them gift wrapped?', ['¥138', '¥168', '¥148'], { at: 'MUG-501' }),
  // What comes wrapped costs nothing more.
  zh('加上礼品包装一共多少钱', ['自带包装', '¥269'], { at: 'GIF-041', not: ['¥279'] }),
  en('how much is it gift wrapped?', ['come wrapped', '¥269'], { at: 'GIF-041', not: ['¥279'] }),
  zh('安睡礼盒和晨雾陶瓷马克杯，都加礼品包装一共多少钱', ['自带包装', '¥338', '¥328'], { not: ['¥358'] }),
  en('the Slumber Gift Set and the Morningmist Ceramic Mug, both gift wrapped, how much in total?', ['come wrapped', '¥328'], {
    not: ['¥358'],
  }),
  zh('买一个要多少钱，连运费', ['¥139', '¥149', '¥60', '¥129'], { at: 'YOG-921' }),
  en('what does one cost including delivery?', ['¥139', '¥149', '¥60', '¥129'], { at: 'YOG-921' }),
  zh('买两个能包邮吗，差多少', ['包邮', '¥278'], { at: 'YOG-921' }),
  en('how far am I from free shipping?', ['¥100', '¥99'], { cart: 'SKN-033' }),
  // After the welcome coupon.
  zh('用了优惠码之后多少钱', ['¥239', '¥259'], { cart: 'JAC-301-WHT-M' }),
  en('how much is my cart after the coupon?', ['¥239', '¥259'], { cart: 'JAC-301-WHT-M' }),
  zh('券后多少钱', ['¥109', '¥129'], { at: 'TOY-011' }),
  en('what would it cost with the welcome code?', ['¥109', '¥129'], { at: 'TOY-011' }),
  zh('用优惠券的话多少', ['¥59', '¥40'], { at: 'TEE-403', not: ['¥39'] }),
  en('how much with the coupon?', ['¥59', '¥40'], { at: 'TEE-403', not: ['¥39'] }),
]

/** A shop that has told no numbers of postage, and whose page has them in one sentence: free from 99, 8 below. */
const byPage: readonly Case[] = [
  zh('还差多少包邮', ['“', '¥69', '¥30', '¥77'], { cart: 'MUG-501' }),
  en('how much more do I need for free shipping?', ['“', '¥69', '¥30', '¥77'], { cart: 'MUG-501' }),
  zh('含运费一共多少钱', ['“', '¥69', '¥77'], { cart: 'PET-003' }),
  en('how much is it with shipping?', ['“', '¥69', '¥77'], { cart: 'PET-003' }),
  zh('够包邮了吗', ['“', '¥19', '¥80', '¥27'], { cart: 'GIF-044' }),
  en('is that enough for free delivery?', ['“', '¥19', '¥80', '¥27'], { cart: 'GIF-044' }),
  zh('连运费要多少钱', ['“', '¥139', '这一单包邮'], { at: 'YOG-921', not: ['¥147'] }),
  en('what does one cost including delivery?', ['“', '¥139', 'free'], { at: 'YOG-921', not: ['¥147'] }),
  zh('差多少免运费', ['“', '¥99', '这一单包邮'], { cart: 'SKN-033', not: ['¥107'] }),
  en('how far am I from free shipping?', ['“', '¥99', 'free'], { cart: 'SKN-033', not: ['¥107'] }),
]

/** A shop that has told no coupon; its pages speak of one. */
const untold: readonly Case[] = [
  zh('用了优惠码之后多少钱', ['“'], { cart: 'JAC-301-WHT-M' }),
  en('how much is my cart after the coupon?', ['“'], { cart: 'JAC-301-WHT-M' }),
  zh('券后多少钱', ['“'], { at: 'TOY-011' }),
  en('what would it cost with the discount code?', ['“'], { at: 'TOY-011' }),
  // What the feed does not name, or what costs this or that.
  zh('购物车一共多少钱', [], { cart: 'MUG-501 GIFT-WRAP' }),
  en("what's my cart total?", [], { cart: 'MUG-501 GIFT-WRAP' }),
  zh('两个恒温保温杯一共多少钱', ['¥129', '¥159'], { not: ['¥258', '¥318'] }),
  en('how much for two Hearthkeep Insulated Bottles altogether?', ['¥129', '¥159'], { not: ['¥258', '¥318'] }),
  zh('棉麻四件套和暖冬针织毯一共多少钱', ['¥399', '¥459'], { not: ['¥628', '¥688'] }),
  en('what do the Linenhush Bedding Set and the Snugfold Knitted Throw come to together?', ['¥399', '¥459'], { not: ['¥628', '¥688'] }),
]

describe('sums', () => {
  let service: Service
  let database: Database
  before(async () => {
    // Nothing of it is a model's: keywords stand in for the classifier.
    service = await startService(
      { USHER_RATE_MESSAGES: '10000', USHER_RATE_OPENS: '10000' },
      { classifier: { classify: () => Promise.reject(new Error('away')) } },
    )
    await service.app.settled()
    database = openDatabase(join(service.folder, 'usher.sqlite'))
  })
  after(() => {
    database.close()
    return service.stop()
  })

  async function replyTo({ language, cart, at, shown, text }: Case): Promise<string> {
    const shopper = new Shopper(service.url)
    await shopper.open({ language, ...(at === undefined ? {} : { page: { url: 'https://shop.example/p', sku: at } }) })
    if (cart !== undefined) {
      const products = cart.split(' ').map(line => ({ sku: line.split('×')[0]!, quantity: Number(line.split('×')[1] ?? 1) }))
      const told = await shopper.ask('track', { id: crypto.randomUUID(), name: 'Cart Viewed', properties: { products } })
      assert.ok(told.ok)
    }
    if (shown !== undefined) {
      const [wish, ...skus] = shown
      const cards = (await shopper.say(wish)).cards?.map(({ sku }) => sku)
      assert.deepEqual(cards, skus)
    }
    const { text: said } = await shopper.say(text)
    shopper.close()
    return said
  }

  const amountsIn = (text: string) => text.match(/¥[\d,]+(?:\.\d+)?/g) ?? []
  const wrongOf = async (cases: readonly Case[], check: (said: string, one: Case) => boolean) => {
    const said: string[] = []
    // Six shoppers at once.
    for (let from = 0; from < cases.length; from += 6)
      said.push(...(await Promise.all(cases.slice(from, from + 6).map(one => replyTo(one).catch((error: unknown) => String(error))))))
    return cases.flatMap((one, at) => (check(said[at]!, one) ? [] : [`${one.text}: ${said[at]}`]))
  }

  it('are what they come to by hand: seventy-two of seventy-two', async () => {
    saveShipping(createSettingsStore(database), { fee: 1000, freeOver: 19_900 }, 'CNY')
    assert.equal(sums.length, 72)
    const wrong = await wrongOf(sums, (said, { says, not = [] }) => {
      const amounts = new Set(amountsIn(said))
      return says.every(part => (part.startsWith('¥') ? amounts.has(part) : said.includes(part))) && !not.some(part => said.includes(part))
    })
    assert.deepEqual(wrong, [])
  })

  it('keep to the rule of the page beside its own words where it tells of postage in one sentence: ten of ten', async () => {
    saveShipping(createSettingsStore(database), undefined, 'CNY')
    createCouponStore(database).end('WELCOME20', new Date())
    assert.equal(byPage.length, 10)
    const wrong = await wrongOf(byPage, (said, { says, not = [] }) => {
      const amounts = new Set(amountsIn(said.replace(/“[^”]*”/gu, '')))
      return says.every(part => (part.startsWith('¥') ? amounts.has(part) : said.includes(part))) && !not.some(part => said.includes(part))
    })
    assert.deepEqual(wrong, [])
  })

  it('are refused or quoted where the shop has not told the numbers: ten of ten', async () => {
    saveShipping(createSettingsStore(database), undefined, 'CNY')
    createCouponStore(database).end('WELCOME20', new Date())
    assert.equal(untold.length, 10)
    const wrong = await wrongOf(untold, (said, { says, not = [] }) => {
      const outside = said.replace(/“[^”]*”/gu, '')
      const claims = says[0] === '“' ? amountsIn(outside).length > 0 : says.length === 0 && amountsIn(outside).length > 0
      // Quoted, or said that it is not known.
      const isHonest = says[0] !== '“' || said.includes('“') || /没有写到|doesn't say|统一的|fixed/.test(said)
      return (
        !claims &&
        isHonest &&
        says.slice(says[0] === '“' ? 1 : 0).every(part => said.includes(part)) &&
        !not.some(part => said.includes(part))
      )
    })
    assert.deepEqual(wrong, [])
  })
})
