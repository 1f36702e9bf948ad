import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '../../server/config.ts'
import type { FactPorts } from '../../server/facts/fact-ports.ts'
import { createFacts } from '../../server/facts/facts.ts'
import { atOnce } from '../../server/language/long-work.ts'
import { importCatalogue } from '../../server/shop/import.ts'
import { speaksOf, titleWordsInSteps } from '../../server/shop/naming.ts'
import { importPoliciesDirectory } from '../../server/shop/policies.ts'
import { toVocabulary } from '../../server/shop/vocabulary.ts'
import { createCatalogueStore } from '../../server/store/catalogue.ts'
import { openStore } from '../../server/store/open.ts'
import type { Database } from '../../server/store/sqlite.ts'
import { sound, temporaryShop } from '../shop/support.ts'

type Words = { zh: string; en: string }
const of = (zh: string, en: string): Words => ({ zh, en })

const colours = {
  CRM: of('米白', 'Cream'),
  BLU: of('蓝色', 'Blue'),
  YEL: of('黄色', 'Yellow'),
  GRN: of('绿色', 'Green'),
  GRY: of('灰色', 'Grey'),
  RED: of('红色', 'Red'),
  BLK: of('黑色', 'Black'),
}
type Colour = keyof typeof colours

/** A thing of the shed, in every colour and size it has; `CODE-COLOUR` or `CODE-COLOUR-SIZE`, all to be had. */
function thing(sku: string, title: Words, category: Words, price: number, comesIn: readonly Colour[], sizes: readonly string[] = []) {
  const inColour = comesIn.map(colour => ({ sku: `${sku}-${colour}`, options: { colour: colours[colour] } }))
  const variants =
    sizes.length === 0
      ? inColour
      : inColour.flatMap(one => sizes.map(size => ({ sku: `${one.sku}-${size}`, options: { ...one.options, size } })))
  return {
    sku,
    title,
    category,
    price,
    currency: 'CNY',
    brand: of('棚下', 'Undershed'),
    description: of(`${title.zh}，庄户人自己用的东西。`, `${title.en}, as used on our own plot.`),
    highlights: [],
    aliases: [],
    variants: variants.map(variant => ({ ...variant, stock: 40 })),
  }
}

/** Seven things: two of them are socks, and are called alike; the cloth is sold by its length. */
const things = [
  thing('CUP', of('山涧搪瓷杯', 'Beckside Enamel Mug'), of('杯子', 'Mugs'), 36, ['CRM', 'BLU', 'GRN']),
  thing('UMB', of('听雨长柄伞', 'Puddler Umbrella'), of('雨伞', 'Umbrellas'), 75, ['YEL', 'GRN', 'GRY']),
  thing('HAT', of('麦垛草帽', 'Haystack Straw Hat'), of('帽子', 'Hats'), 88, ['CRM', 'BLK'], ['M', 'L']),
  thing('CAN', of('田埂洒水壶', 'Furrow Watering Can'), of('洒水壶', 'Watering cans'), 58, ['GRN', 'RED']),
  thing('WOO', of('松果羊毛袜', 'Pinecone Wool Socks'), of('袜子', 'Socks'), 32, ['GRY', 'RED']),
  thing('CLO', of('防草布 按米', 'Weed Cloth by the Yard'), of('园布', 'Garden cloth'), 12, ['GRN', 'BLK']),
  thing('COT', of('松果棉袜', 'Pinecone Cotton Socks'), of('袜子', 'Socks'), 25, ['GRY', 'RED']),
]

/** 6 a piece for wrapping; nothing is told of parcels. */
const wrapping = of(
  '# 礼品包装\n\n任何商品都可以包装，礼品包装每件 6 元，送手写卡片。\n',
  '# Gift wrapping\n\nAnything can be wrapped. Gift wrapping is ¥6 per item, with a handwritten card.\n',
)

const takeStock = (database: Database) => sound(importCatalogue(database, JSON.stringify(things), 'shed.json'))

/** Puts the shed into a data folder, for a service without the demo shop. */
export function fillShed(data: string): void {
  const database = openStore(readConfig({ USHER_DATA: data, USHER_DEMO: 'off' }))
  const pages = join(data, 'pages')
  for (const language of ['zh', 'en'] as const) {
    mkdirSync(join(pages, language), { recursive: true })
    writeFileSync(join(pages, language, 'gift_wrap.md'), wrapping[language])
  }
  takeStock(database)
  sound(importPoliciesDirectory(database, pages))
  database.close()
}

/** What the shop's words tell, as a turn asks it, without the search or the models. */
export function shedFacts() {
  const shop = temporaryShop()
  takeStock(shop.database)
  const catalogue = createCatalogueStore(shop.database)
  const products = catalogue.all()
  const vocabulary = toVocabulary(products)
  const titles = atOnce(titleWordsInSteps(products))
  const ports: Pick<FactPorts, 'currency' | 'product' | 'vocabulary' | 'speaksOf'> = {
    currency: () => vocabulary.currency,
    vocabulary: () => vocabulary,
    product: catalogue.find,
    speaksOf: (text, inView) => speaksOf(text, inView, titles, catalogue),
  }
  return { facts: createFacts(ports as FactPorts), close: shop.remove }
}
