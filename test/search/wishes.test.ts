import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'mocha'
import { recommend } from '../../server/search/recommend.ts'
import { openSearch, type Search } from '../../server/search/search.ts'
import { buildVectors } from '../../server/search/vectors.ts'
import type { Wish } from '../../server/search/wish.ts'
import { isWorn } from '../../server/search/wish-terms.ts'
import { importCatalogueFile } from '../../server/shop/import.ts'
import { createCatalogueStore, type Product } from '../../server/store/catalogue.ts'
import { soldOf, sound, temporaryShop, wishPorts } from '../shop/support.ts'

const header = 'id,title,description,price,sale_price,product_type,color,availability,link,image_link'
const row = (id: string, title: string, description: string, price: string, type: string, sale = '', colour = '') =>
  `${id},"${title}","${description}",${price} USD,${sale === '' ? '' : `${sale} USD`},"${type}",${colour},in_stock,https://shop.example/${id},https://shop.example/${id}.jpg`
const feed = [
  header,
  row('POT', 'Enameled Dutch Oven', 'Works on gas and induction. One big loaf of no-knead bread. Weighs 5 kg.', '129', 'Cookware'),
  row('PAN', 'Ceramic Fry Pan', 'Does not work on induction. Weighs 1 kg.', '59', 'Cookware', '45'),
  row('WOK', 'Carbon Steel Wok', 'Sits steady on gas and induction. Weighs 2 kg.', '48', 'Cookware'),
  row('SOY', 'Soy Candle Lavender', 'Scented with lavender oil.', '20', 'Candles'),
  row('WAX', 'Beeswax Taper Candles', 'Unscented, burns for 8 hours.', '18', 'Candles'),
  row('TRAIN', 'Wooden Train Set', 'For ages 3 to 6.', '64', 'Toys'),
  row('MOOSE', 'Morris the Moose Plush', 'Fine from birth.', '24', 'Toys'),
  row('KIT', 'Explorer Kit', 'For ages 5 to 10.', '32', 'Toys'),
  row('RATTLE', 'Beech Rattle', 'Light enough for babies from 3 months.', '12', 'Toys'),
  row('SEAT', 'Booster Seat', 'For the car. From about age 6.', '30', 'Car'),
  row('INK', 'Studio Ink', 'Bright on paper. It does not wash out of clothes.', '9', 'Paint'),
  row('PASTE', 'Finger Paint for Kids', 'Washes out of clothes at 40 °C.', '8', 'Paint'),
  row('STARS', 'Night Sky Single Duvet Set', 'Stars that glow.', '24', 'Duvets'),
  row('PLAIN', 'Plain King Duvet Set', 'Nothing on it.', '20', 'Duvets'),
  row('JACKET', 'Rain Jacket', 'Packs into its pocket.', '119', 'Jackets', '', 'Pink'),
  row('VEST', 'Fleece Vest', 'Soft and warm.', '45', 'Vests'),
  row('FOUNTAIN', 'Cat Water Fountain 2 L', 'Quiet pump.', '39', 'Pets'),
  row('FILTER', 'Replacement Filters for Cat Fountain', 'Four pieces.', '9', 'Pets'),
  row('BOX', 'Evening Tea Box', 'Three teas, ready to give.', '28', 'Tea'),
  row('CARDIGAN', 'Cable Cardigan', 'Knitted of wool.', '80', 'Knitwear'),
  row('MERINO', 'Merino Crew Jumper', 'Fine and light.', '70', 'Knitwear'),
  row('SHETLAND', 'Shetland Wool Jumper', 'Warm and sturdy.', '75', 'Knitwear'),
  row('LAMP', 'Clip-on Bike Light', 'White, 80 lumen.', '15', 'Cycling'),
  row('BASKET', 'Wicker Basket with Bike Light', 'Willow.', '39', 'Cycling'),
  row('BIKE', 'Touring Bicycle', 'Steel frame, eight gears.', '900', 'Cycling'),
  row('LOCK', 'Chain Lock', 'For bikes, two keys.', '40', 'Cycling'),
  row('FEEDER', 'Bird Feeder', 'For seeds.', '25', 'Garden'),
  row('KNEELER', 'Garden Kneeler', 'Foam pad.', '30', 'Garden'),
  `GONE,"Garden Hose 20 m","Kink-free.",35 USD,,"Hoses",,out_of_stock,https://shop.example/GONE,https://shop.example/GONE.jpg`,
  row('SOAP', 'Plain Hand Soap', 'Perfume free, for sore hands.', '6', 'Bath'),
  row('HALL', 'Hall Mirror', 'For the hall.', '60', 'Mirrors'),
  row('RUNNER', 'Muddy Paws Runner', 'Goes in the washer.', '69', 'Rugs'),
  row('QUILT', 'Summer Quilt 150 x 200 cm', 'Washed cotton.', '89', 'Bedding'),
].join('\n')

describe('what is found for a wish', () => {
  let shop: ReturnType<typeof temporaryShop>
  let search: Search
  let products: Map<string, Product>
  before(() => {
    shop = temporaryShop()
    const file = join(shop.folder, 'feed.csv')
    writeFileSync(file, feed)
    sound(importCatalogueFile(shop.database, file, { language: 'en' }))
    products = new Map(
      createCatalogueStore(shop.database)
        .all()
        .map(product => [product.sku, product]),
    )
    search = openSearch(shop.database.file)
  })
  after(async () => {
    await search.close()
    shop.remove()
  })
  const recommended = (text: string, wish: Partial<Wish> = {}) =>
    recommend(
      { language: 'en', text, ...wish },
      {
        searchProducts: search.searchProducts,
        products: skus => skus.flatMap(sku => products.get(sku) ?? []),
        sold: soldOf([...products.values()]),
        ...wishPorts,
      },
    )
  const find = async (text: string, wish: Partial<Wish> = {}) => {
    const found = await recommended(text, wish)
    return { skus: found.picks.map(({ product }) => product.sku), relaxed: found.relaxed }
  }
  const skus = async (text: string, wish: Partial<Wish> = {}) => (await find(text, wish)).skus

  it('shows what was meant as a whole where the words named something far from it, and tells what of that is sold out', async () => {
    // A question about `sku` as the encoder would see it: its own vector, and the stored ones as far from each other as they can be.
    const embed = (text: string) => Float32Array.from(products.keys(), sku => (text.includes(products.get(sku)!.title.en!) ? 1 : 0.2))
    const unit = (text: string) => {
      const vector = embed(text)
      const length = Math.hypot(...vector)
      return vector.map(value => value / length)
    }
    await buildVectors(shop.database, { embed: async texts => texts.map(unit), hash: 'told' })
    const told = (title: string) => ({ text: 'it is dry as dust out there', vector: unit(title) })
    const asked = { vector: unit('Clip-on Bike Light') }
    assert.equal((await skus('light', asked))[0], 'LAMP')
    assert.deepEqual(await skus('light', { ...asked, told: told('Enameled Dutch Oven') }), ['POT'])
    assert.equal((await skus('light', { ...asked, told: told('Clip-on Bike Light') }))[0], 'LAMP')
    const { picks, gone } = await recommended('light', { ...asked, told: told('Garden Hose 20 m') })
    assert.deepEqual([picks[0]?.product.sku, gone?.sku], ['LAMP', 'GONE'])
    shop.database.run(shop.database.build.deleteFrom('vectors'))
  })

  it('shows what tells to be without what is refused, where no kind is named', async () => {
    const vector = new Float32Array([1])
    const told = { text: 'anything perfume free', vector }
    assert.deepEqual(await skus('', { avoid: ['perfume'], told }), ['SOAP'])
    assert.ok(!(await skus('', { avoid: ['perfume'], told, whom: 'mum' })).includes('SOAP'))
  })

  it('leads with what is called as the kind was', async () => {
    const told = { text: 'a runner for the hall', vector: new Float32Array([1]) }
    assert.equal((await skus('a runner for the hall', { called: 'runner', told }))[0], 'RUNNER')
  })

  it('gives as a reason what the text itself says of what was asked for, be it a no', async () => {
    const why = async (text: string, sku: string) => (await recommended(text, { among: [sku] })).picks[0]?.why
    assert.equal(await why('pan for induction', 'PAN'), 'Does not work on induction')
    assert.equal(await why('plush from birth', 'MOOSE'), 'Fine from birth')
    assert.equal(await why('fry pan', 'PAN'), undefined)
  })

  it('shows nothing for an animal that nobody spoke of', async () => {
    assert.ok(!(await skus('quiet', { open: true })).includes('FOUNTAIN'))
    assert.equal((await skus('quiet, for our cat', { open: true }))[0], 'FOUNTAIN')
  })

  it('shows what is made to be given first for a present, nothing for an animal', async () => {
    const found = await skus('mum', { gift: true, open: true, maxPrice: 4500 })
    assert.equal(found[0], 'BOX')
    assert.ok(!found.includes('FOUNTAIN') && !found.includes('FILTER'))
  })

  it('shows what is for the animal that is spoken of', async () => {
    assert.deepEqual(await skus('a water fountain for my cat'), ['FOUNTAIN'])
    assert.deepEqual(await skus('a water fountain for my dog'), [])
  })

  it('shows nothing nearest where only descriptions share a word', async () => {
    assert.deepEqual(await find('do you sell washing machines'), { skus: [], relaxed: 'nothing' })
  })

  it('shows a child of three nothing that babies have, and says it where what is named is for older ones', async () => {
    const toys = { category: 'toys', categoryWords: ['toys'] }
    assert.ok(!(await skus('a toy', { age: 3, ...toys })).includes('RATTLE'))
    assert.ok((await skus('a toy', { age: 0.5, ...toys })).includes('RATTLE'))
    const seat = { category: 'car', categoryWords: ['car'] }
    assert.deepEqual(await find('booster seat', { age: 2, ...seat }), { skus: ['SEAT'], relaxed: 'age' })
    assert.deepEqual(await find('booster seat', { age: 7, ...seat }), { skus: ['SEAT'], relaxed: undefined })
  })

  it('shows what is made for children where that alone tells what was asked for', async () => {
    const paint = { category: 'paint', categoryWords: ['paint'] }
    assert.equal((await skus('paint that washes out of clothes', paint))[0], 'PASTE')
    assert.equal((await skus('paint', paint))[0], 'INK')
  })

  it('is the one that was called by its name, whatever kind is named beside it', async () => {
    assert.deepEqual(await skus('hose quilt', { among: ['GONE'], soldOut: true }), ['GONE'])
  })

  it('is of the size that the name of a thing with no sizes tells', async () => {
    const duvets = { category: 'duvets', categoryWords: ['duvets'], size: 'Single' }
    assert.deepEqual(await find('duvet set with stars', duvets), { skus: ['STARS'], relaxed: undefined })
  })

  it('takes for the kind what was heard as it, not what it is used for', async () => {
    assert.deepEqual(await skus('quilt, bike light', { called: 'bike light' }), ['LAMP'])
    assert.deepEqual(await skus('lock, bike light', { called: 'lock' }), ['LOCK'])
    assert.deepEqual(await skus('lock, bike light'), ['LAMP', 'LOCK'])
  })

  it('leaves what is for the very young out for a child of seven', async () => {
    assert.deepEqual(await skus('something for her sister, she is 7', { age: 7, category: 'toys', categoryWords: ['toys'] }), ['KIT'])
  })

  it('is what has the telling words, not the rest of its kind', async () => {
    assert.deepEqual(await skus('a jacket or vest for rain'), ['JACKET'])
    assert.deepEqual((await skus('what pans do you have that work on induction')).sort(), ['POT', 'WOK'])
    assert.deepEqual(await skus('a pot to bake bread in'), ['POT'])
  })

  it('is found by words of the other language', async () => {
    assert.deepEqual(await skus('炒菜的锅', { language: 'zh' }), ['WOK'])
    assert.deepEqual((await skus('蜡烛', { language: 'zh' })).sort(), ['SOY', 'WAX'])
    assert.deepEqual(await skus('木头的玩具', { language: 'zh' }), ['TRAIN'])
  })

  it('is as narrow as it was worded, unless nothing is called so', async () => {
    const ofKnitwear = { category: 'knitwear', categoryWords: ['knitwear'] }
    assert.deepEqual(await skus('a warm cardigan', ofKnitwear), ['CARDIGAN'])
    assert.deepEqual(await skus('想买件开衫', { language: 'zh', ...ofKnitwear }), ['CARDIGAN'])
    assert.deepEqual((await skus('jumpers', ofKnitwear)).sort(), ['MERINO', 'SHETLAND'])
    assert.deepEqual(await skus('a merino jumper', ofKnitwear), ['MERINO'])
    assert.deepEqual((await skus('cardigan', { ...ofKnitwear, exclude: ['CARDIGAN'] })).sort(), ['MERINO', 'SHETLAND'])
  })

  it('is not what somebody has already, nor all that goes with a bicycle', async () => {
    assert.deepEqual(await skus('need a serious lock, my last bike was stolen'), ['LOCK'])
    assert.deepEqual(await skus('a bike'), ['BIKE'])
    assert.deepEqual(await skus('有没有自行车', { language: 'zh' }), ['BIKE'])
  })

  it('is not what has it as an extra', async () => {
    assert.deepEqual(await skus('a bike light'), ['LAMP'])
    assert.deepEqual(await skus('再要个车灯', { language: 'zh' }), ['LAMP'])
  })

  it('is dearer than was said before where that alone is called so, and never where less was asked for', async () => {
    const ofKnitwear = { category: 'knitwear', categoryWords: ['knitwear'] }
    assert.deepEqual(await find('knitwear under 78\nthe cable ones then', { ...ofKnitwear, maxPrice: 7800 }), {
      skus: ['CARDIGAN'],
      relaxed: 'budget',
    })
    assert.ok(!(await skus('knitwear\nthe cable ones then', { ...ofKnitwear, maxPrice: 7800, undercuts: true })).includes('CARDIGAN'))
    assert.deepEqual(await skus('wok', { maxPrice: 1000, undercuts: true }), [])
  })

  it('is found by what its words are made from, and by another language’s words for it', async () => {
    assert.equal((await skus('something for bad knees when gardening'))[0], 'KNEELER')
    assert.deepEqual(await skus('有没有喂鸟的', { language: 'zh' }), ['FEEDER'])
    assert.ok((await skus('有没有衣服', { language: 'zh' })).length > 0)
  })

  it('is nothing where the shop is asked for goods that no word of it names', async () => {
    assert.deepEqual(await find('do you sell tellies'), { skus: [], relaxed: 'nothing' })
  })

  it('is what cannot be had now only where that is asked for too', async () => {
    assert.deepEqual(await skus('a hose'), [])
    assert.deepEqual(await skus('a hose', { soldOut: true }), ['GONE'])
  })

  it('may cost less than "about" for a present that pleases', async () => {
    const found = await skus('she likes birds', { gift: true, open: true, minPrice: 6000, maxPrice: 9000 })
    assert.deepEqual(found, ['FEEDER'])
  })

  it('leaves out what was refused, not what is free of it', async () => {
    assert.deepEqual(await skus('candles', { avoid: ['scent'] }), ['WAX'])
    assert.deepEqual(await skus('candles', { avoid: ['有香味'] }), ['WAX'])
    assert.ok(!(await skus('a present', { open: true, avoid: ['candles', 'stuffed animals'] })).some(sku => /SOY|WAX|MOOSE/.test(sku)))
  })

  it('suits the age that was told', async () => {
    assert.deepEqual((await skus('toy', { age: 1 })).sort(), ['MOOSE', 'RATTLE'])
    assert.deepEqual(await skus('toy', { age: 8 }).then(found => found[0]), 'KIT')
    assert.ok(!(await skus('toy', { age: 4 })).includes('KIT'))
  })

  it('takes no spare part for the thing', async () => {
    assert.deepEqual(await skus('cat fountain'), ['FOUNTAIN'])
    assert.deepEqual(await skus('replacement filter for the cat fountain'), ['FILTER'])
  })

  it('does not take a budget for a measure', async () => {
    assert.ok(!(await skus('cookware under 150', { maxPrice: 15_000 })).includes('QUILT'))
  })

  it('stays in the kind that was named when something has to give way', async () => {
    assert.deepEqual(await find('wok', { maxPrice: 1000 }), { skus: ['WOK'], relaxed: 'budget' })
    assert.deepEqual(await skus('', { like: products.get('WOK')!, maxPrice: 4700 }), ['PAN'])
  })

  it('is what is on sale, or the first in order', async () => {
    assert.deepEqual(await skus('', { sale: true, open: true }), ['PAN'])
    assert.deepEqual(await skus('cookware', { order: 'cheapest' }), ['PAN'])
    // Of what is called as it was asked for, whatever other knitwear costs less.
    assert.deepEqual(await skus('cardigan', { order: 'cheapest' }), ['CARDIGAN'])
    assert.deepEqual(await skus('', { order: 'lightest', among: ['POT', 'WOK'] }), ['WOK'])
  })

  it('has the colour that its option tells', async () => {
    assert.deepEqual(await skus('something', { open: true, colour: 'pink', colourWords: ['pink', '粉色'] }), ['JACKET'])
  })

  it('has sizes to wear only where it is worn', () => {
    assert.ok(isWorn(products.get('JACKET')!) && isWorn(products.get('VEST')!))
    assert.ok(!isWorn(products.get('QUILT')!) && !isWorn(products.get('FOUNTAIN')!))
  })

  it('keeps what has small parts from children under three, and half a year from the others', async () => {
    assert.ok(!(await skus('toy', { age: 2.5 })).includes('TRAIN'))
    assert.ok((await skus('toy', { age: 4.5 })).includes('KIT'))
  })

  it('shows a person what is for no animal and no child, though theirs are told of', async () => {
    for (const text of ['something comforting for mum, she has cats', 'mum has a dog and is tired, something soft']) {
      const found = await skus(text, { open: true, whom: 'your mum' })
      assert.ok(!found.some(sku => /FOUNTAIN|FILTER|MOOSE/.test(sku)), text)
    }
  })
})
