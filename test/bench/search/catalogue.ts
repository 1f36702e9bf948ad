import { seededRandom } from '../../../models/random.ts'

/** What a kind of goods is called, in which sizes it comes and what it costs at least and at most, in yuan. */
type Kind = { zh: string; en: string; category: readonly [string, string]; sizes: readonly string[]; from: number; to: number }

const shoes = ['36', '37', '38', '39', '40', '41', '42', '43', '44']
const clothes = ['S', 'M', 'L', 'XL', 'XXL']
const kind = (
  zh: string,
  en: string,
  category: readonly [string, string],
  from: number,
  to: number,
  sizes: readonly string[] = [],
): Kind => ({
  zh,
  en,
  category,
  sizes,
  from,
  to,
})

export const kinds: readonly Kind[] = [
  kind('跑鞋', 'Running Shoes', ['运动鞋', 'Sports Shoes'], 199, 1299, shoes),
  kind('登山靴', 'Hiking Boots', ['靴子', 'Boots'], 299, 1599, shoes),
  kind('凉鞋', 'Sandals', ['凉鞋', 'Sandals'], 59, 499, shoes),
  kind('双肩包', 'Backpack', ['背包', 'Backpacks'], 89, 899),
  kind('托特包', 'Tote Bag', ['手提包', 'Handbags'], 69, 1299),
  kind('行李箱', 'Suitcase', ['行李箱', 'Luggage'], 199, 1899, ['20寸', '24寸', '28寸']),
  kind('羽绒服', 'Down Jacket', ['外套', 'Jackets'], 299, 2499, clothes),
  kind('冲锋衣', 'Rain Jacket', ['外套', 'Jackets'], 199, 1599, clothes),
  kind('T恤', 'T-Shirt', ['T恤', 'T-Shirts'], 39, 299, clothes),
  kind('衬衫', 'Shirt', ['衬衫', 'Shirts'], 79, 599, clothes),
  kind('毛衣', 'Sweater', ['毛衣', 'Sweaters'], 99, 899, clothes),
  kind('牛仔裤', 'Jeans', ['裤子', 'Trousers'], 99, 799, clothes),
  kind('连衣裙', 'Dress', ['裙子', 'Dresses'], 99, 1199, clothes),
  kind('袜子', 'Socks', ['袜子', 'Socks'], 9, 99),
  kind('棒球帽', 'Baseball Cap', ['帽子', 'Hats'], 29, 299),
  kind('保温杯', 'Insulated Bottle', ['杯子', 'Mugs & Bottles'], 39, 399),
  kind('马克杯', 'Mug', ['杯子', 'Mugs & Bottles'], 19, 199),
  kind('炒锅', 'Wok', ['锅具', 'Cookware'], 79, 899),
  kind('菜刀', 'Chef Knife', ['厨具', 'Kitchen Tools'], 39, 699),
  kind('头戴耳机', 'Headphones', ['耳机', 'Headphones'], 99, 2999),
  kind('蓝牙音箱', 'Bluetooth Speaker', ['音箱', 'Speakers'], 79, 1999),
  kind('充电宝', 'Power Bank', ['数码配件', 'Electronics'], 59, 399),
  kind('台灯', 'Desk Lamp', ['灯具', 'Lamps'], 59, 599),
  kind('帐篷', 'Tent', ['露营用品', 'Camping Gear'], 199, 2999),
  kind('睡袋', 'Sleeping Bag', ['露营用品', 'Camping Gear'], 99, 1299),
  kind('瑜伽垫', 'Yoga Mat', ['瑜伽健身', 'Yoga & Fitness'], 39, 399),
  kind('猫抓板', 'Cat Scratcher', ['宠物用品', 'Pet Supplies'], 19, 199),
  kind('积木', 'Building Blocks', ['玩具', 'Toys'], 29, 899),
  kind('枕头', 'Pillow', ['床品', 'Bedding'], 39, 599),
  kind('毛巾', 'Towel', ['毛巾', 'Towels'], 15, 159),
  kind('面霜', 'Face Cream', ['护肤', 'Skincare'], 49, 999),
]

type Words = readonly (readonly [zh: string, en: string])[]
const pairs = (text: string): Words => text.split('，').map(pair => pair.split('=') as [string, string])

export const colours = pairs(
  '黑色=Black，白色=White，深灰=Slate Grey，藏青=Navy，天蓝=Sky Blue，军绿=Olive，薄荷绿=Mint，红色=Red，酒红=Burgundy，粉色=Pink，橙色=Orange，黄色=Yellow，紫色=Purple，棕色=Brown，米色=Beige，银色=Silver',
)
export const qualities = pairs(
  '轻量=Lightweight，透气=Breathable，防水=Waterproof，加厚=Thick，便携=Portable，静音=Quiet，复古=Vintage，简约=Minimal，经典=Classic，可折叠=Foldable，防滑=Non-Slip，速干=Quick-Dry，保暖=Warm，耐磨=Hard-Wearing，柔软=Soft，大容量=Roomy，专业=Professional，日常=Everyday，户外=Outdoor，旅行=Travel，城市=Urban，儿童=Kids，男士=Men’s，女士=Women’s',
)
export const materials = pairs(
  '纯棉=Cotton，羊毛=Wool，真皮=Leather，帆布=Canvas，尼龙=Nylon，不锈钢=Stainless Steel，陶瓷=Ceramic，竹制=Bamboo，硅胶=Silicone，铝合金=Aluminium，亚麻=Linen，丝绒=Velvet，碳纤维=Carbon Fibre，橡胶=Rubber，实木=Oak，玻璃=Glass',
)
const uses = pairs(
  '通勤=commuting，长途旅行=long journeys，周末露营=weekend camping，健身房=the gym，雨天=rainy days，办公室=the office，送礼=a gift，新手=beginners，夏天=summer，冬天=winter，小户型=small flats，全家=the whole family',
)
const first = '云山海星月林石风晨暮青白南北川原'.split('')
const second = '途野岸禾屿舟里帆谷湾朵木'.split('')
const makers = ['Al', 'Ber', 'Cor', 'Dun', 'El', 'Fen', 'Gar', 'Hol', 'Is', 'Jor', 'Kel', 'Lun', 'Mar', 'Nor', 'Or', 'Pel']
const endings = ['dale', 'mont', 'wick', 'stad', 'ora', 'field', 'vik', 'ley', 'haven', 'ridge', 'berg', 'well']

const columns = [
  'parent_sku',
  'sku',
  'title_zh',
  'title_en',
  'description_zh',
  'description_en',
  'category_zh',
  'category_en',
  'brand',
  'price',
  'compare at price',
  'color_zh',
  'color_en',
  'size',
  'stock',
  'image',
  'url',
]

/**
 * A shop of this many products as a table with a line for each variant; the same seed gives the same shop. A brand, a quality or two and a
 * material before the kind's name, with a model number: as repetitive as the titles of large shops are.
 */
export function* catalogueLines(count: number, seed = 1): Generator<string> {
  const random = seededRandom(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  const one = <T>(list: readonly T[]): T => list[below(list.length)]!
  yield columns.join(',')
  for (let at = 0; at < count; at += 1) {
    const { zh, en, category, sizes, from, to } = one(kinds)
    const brandAt = below(192)
    const chinese = brandAt % 2 === 0
    const brand = chinese ? `${first[brandAt % 16]}${second[brandAt % 12]}` : `${makers[brandAt % 16]}${endings[brandAt % 12]}`
    const [quality, other, material, use, use2] = [one(qualities), one(qualities), one(materials), one(uses), one(uses)]
    const model = `${String.fromCharCode(65 + below(26))}${100 + below(900)}`
    const price = Math.round(from * (to / from) ** random()) - 0.1
    const sku = `P${String(at + 1).padStart(6, '0')}`
    const texts = [
      `${brand} ${quality[0]}${material[0]}${zh} ${model}`,
      `${brand} ${quality[1]} ${material[1]} ${en} ${model}`,
      `这款${zh}采用${material[0]}，${quality[0]}又${other[0]}，适合${use[0]}和${use2[0]}。重量约 ${80 + below(900)} 克，附赠收纳袋，两年质保。`,
      `"A ${quality[1].toLowerCase()}, ${other[1].toLowerCase()} ${en.toLowerCase()} made of ${material[1].toLowerCase()}, for ${use[1]} and ${use2[1]}. Weighs about ${80 + below(900)} g and comes with a pouch."`,
      category[0],
      category[1],
      brand,
    ]
    const shades = Array.from({ length: 1 + below(3) }, () => one(colours)).filter((shade, n, all) => all.indexOf(shade) === n)
    const labels = sizes.length === 0 ? [''] : sizes.slice(below(sizes.length), sizes.length).slice(0, 3)
    let line = 0
    for (const [inZh, inEn] of shades) {
      for (const size of labels) {
        const own = line === 0 ? texts : texts.map(() => '')
        const before = random() < 0.2 ? (price * 1.25).toFixed(2) : ''
        const stock = random() < 0.15 ? 0 : 1 + below(60)
        const more = line === 0 ? [`https://img.shop.example/${sku}.webp`, `https://shop.example/p/${sku}`] : ['', '']
        yield [sku, `${sku}-${line}`, ...own, price.toFixed(2), before, inZh, inEn, size, stock, ...more].join(',')
        line += 1
      }
    }
  }
}
