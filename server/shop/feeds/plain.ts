import { withAttributes } from './attributes.ts'
import type { Cell, FeedText, Item, Items, SkipReason } from './items.ts'
import { lineOf, type Row, type Table } from './rows.ts'
import { isHidden, isNo, isYes, readAvailability, readCount, readCurrency, readPath, splitList } from './values.ts'

/** Column names by which other systems and people call a field; the first that a table has counts. Spaces do not. */
const names = {
  sku: [
    'sku',
    'variantsku',
    'skuid',
    'sku编码',
    '商家编码',
    '货号',
    '商品编码',
    '商品编号',
    '编码',
    '编号',
    'productid',
    'itemid',
    'id',
    '商品id',
    'itemnumber',
    'productcode',
    'code',
    'barcode',
    '条码',
  ],
  group: ['itemgroupid', 'groupid', 'parentsku', 'parent', 'handle', 'slug', 'spu', 'spu编码', '款号', '商品组'],
  title: ['title', 'name', 'productname', 'producttitle', 'itemname', '商品名称', '产品名称', '商品标题', '名称', '标题', '品名', '商品'],
  description: [
    'description',
    'body',
    'bodyhtml',
    'desc',
    'details',
    'longdescription',
    'shortdescription',
    '描述',
    '商品描述',
    '产品描述',
    '详情',
    '商品详情',
    '简介',
    '说明',
  ],
  category: [
    'category1',
    'category',
    'categories',
    'categorypath',
    'producttype',
    'type',
    'productcategory',
    'department',
    '分类',
    '类目',
    '商品分类',
    '商品类目',
    '品类',
    '类别',
    '产品分类',
  ],
  kind: ['subcategory', 'style', 'subtype', '子类目', '二级分类', '二级类目'],
  brand: ['brand', 'vendor', 'manufacturer', 'maker', '品牌'],
  price: [
    'price',
    'regularprice',
    'unitprice',
    'sellingprice',
    'retailprice',
    'variantprice',
    'amount',
    '价格',
    '售价',
    '单价',
    '销售价',
    '现价',
    '零售价',
  ],
  sale: ['saleprice', 'specialprice', 'discountprice', 'offerprice', '促销价', '活动价', '特价', '折后价', '优惠价'],
  compareAt: ['compareatprice', 'compareat', 'listprice', 'originalprice', 'msrp', 'rrp', 'oldprice', '原价', '市场价', '吊牌价', '划线价'],
  currency: ['currency', 'currencycode', '币种', '货币'],
  stock: [
    'stock',
    'inventory',
    'quantity',
    'qty',
    'stockquantity',
    'inventorycount',
    'inventoryquantity',
    'currentstock',
    'onhand',
    '库存',
    '库存数量',
    '库存量',
    '数量',
  ],
  availability: ['availability', 'availabilitystatus', 'stockstatus', 'instock', '库存状态', '有货'],
  tracked: ['trackinventory', 'managestock'],
  backorder: ['inventorybackorderable', 'backorderable', 'backorders', 'continuesellingwhenoutofstock'],
  image: [
    'image',
    'imageurl',
    'imagelink',
    'imagesrc',
    'image1src',
    'images',
    'thumbnail',
    'picture',
    'photo',
    '图片',
    '主图',
    '图片链接',
    '商品图片',
    '图片地址',
  ],
  url: ['url', 'link', 'producturl', 'permalink', '链接', '商品链接', '网址'],
  colour: ['color', 'colour', 'colorname', '颜色', '颜色分类', '配色'],
  size: ['size', '尺码', '尺寸', '规格', '码数', '容量'],
  material: ['material', '材质', '面料'],
  status: ['status', '状态', '上架状态'],
  published: ['published', 'visible', 'isactive', 'enabled', '是否上架'],
  highlights: ['highlights', 'sellingpoints', 'features', '卖点', '亮点'],
  aliases: ['aliases', 'othernames', 'synonyms', '别名'],
  tags: ['tags', 'keywords', 'labels', '标签', '关键词'],
} as const
type Field = keyof typeof names
const fieldOf: ReadonlyMap<string, { field: Field; at: number }> = new Map(
  Object.entries(names).flatMap(([field, all]) => all.map((name, at) => [name, { field: field as Field, at }] as const)),
)

type Column = { key: string; field: Field; at: number; language?: 'zh' | 'en'; currency?: string }

export function columnsOf(columns: ReadonlyMap<string, string>): ReadonlyMap<Field, Column[]> {
  const found = new Map<Field, Column[]>()
  for (const key of columns.keys()) {
    const column = toColumn(key)
    if (column !== undefined)
      found.set(
        column.field,
        [...(found.get(column.field) ?? []), column].sort((a, b) => a.at - b.at),
      )
  }
  return found
}

/** Any table, JSON or YAML list with a title and a price, under the names people give them in either language. */
export function readPlain({ columns, rows }: Table, file: string): Items {
  const known = columnsOf(columns)
  const textOf = textsIn(known)
  const faults: string[] = []
  const hidden = new Set<string>()
  const named = known.has('group')
    ? new Map<Row, string>()
    : groupedByTitle(rows, {
        titleOf: row => Object.values(textOf(row, 'title')).join(' ').trim().toLowerCase(),
        skuOf: row => row.cells.get(known.get('sku')?.find(({ key }) => row.cells.has(key))?.key ?? '') ?? `line ${row.line}`,
        choiceOf: row => JSON.stringify(optionsOf(row, true)),
      })
  const items = rows.flatMap((row): Item[] => {
    const of = (field: Field, from = row): Cell | undefined => {
      const column = known.get(field)?.find(({ key }) => from.cells.has(key))
      if (column === undefined) return undefined
      return { text: from.cells.get(column.key)!, line: lineOf(from, column.key), field: columns.get(column.key) ?? column.key }
    }
    const value = (field: Field, from = row) => of(field, from)?.text
    if (isHidden(value('status')) || isNo(value('published'))) {
      hidden.add(value('group') ?? value('sku') ?? String(row.line))
      return []
    }
    const parts = row.parts ?? [row]
    const group = row.parts === undefined ? (value('group') ?? named.get(row)) : (value('sku') ?? value('group') ?? `line ${row.line}`)
    if (group !== undefined && hidden.has(group)) return []
    return parts.map((part): Item => {
      // A variant has what its product has and does not say anew; the product's SKU is not its.
      const own = (field: Field) => of(field, part) ?? (field === 'sku' ? undefined : of(field))
      const sku = own('sku')
      const price = own('price')
      const options = optionsOf(part, group !== undefined)
      const isUsed = (key: string) => toColumn(key) !== undefined || options.some(([name]) => name === namedAs(key).name)
      return {
        line: part.line,
        ...(sku === undefined ? {} : { sku }),
        ...(group === undefined ? {} : { group }),
        ...(row.parts === undefined ? {} : { byGroup: true as const }),
        title: textOf(row, 'title'),
        description: withAttributes(textOf(row, 'description'), { ...row, cells: new Map([...row.cells, ...part.cells]) }, isUsed),
        brand: textOf(row, 'brand'),
        category: pathOf(row),
        highlights: splitList(value('highlights') ?? '').map(plain => ({ plain })),
        aliases: splitList(value('aliases') ?? ''),
        tags: splitList(value('tags') ?? ''),
        ...(price === undefined ? {} : { price }),
        ...optional('sale', own('sale')),
        ...optional('compareAt', own('compareAt')),
        ...currencyOf(row, price),
        ...stockOf(part === row ? [row] : [part, row]),
        options,
        ...optional('image', own('image')),
        ...optional('url', own('url')),
      }
    })

    function stockOf(from: readonly Row[]): { stock?: number } {
      const first = (field: Field) => from.map(one => of(field, one)).find(found => found !== undefined)
      const availability = first('availability')
      const told = availability === undefined ? undefined : readAvailability(availability.text)
      if (told === 'out_of_stock' || isNo(availability?.text)) return { stock: 0 }
      if (isNo(first('tracked')?.text) || isYes(first('backorder')?.text)) return {}
      const cell = first('stock')
      if (cell === undefined) return {}
      const stock = readCount(cell.text) ?? stockInWords(cell.text)
      if (stock === undefined)
        faults.push(`${file}:${cell.line}: expected a whole number in "${cell.field}", got ${JSON.stringify(cell.text)}`)
      return stock === undefined || stock === 'some' ? {} : { stock }
    }
  })
  return { items, faults, skipped: new Map<SkipReason, number>(hidden.size === 0 ? [] : [['draft', hidden.size]]) }

  function pathOf(row: Row): Item['category'] {
    const { plain, zh, en } = textOf(row, 'category')
    const kind = textOf(row, 'kind').plain
    const path = [...readPath(plain ?? ''), ...readPath(kind ?? '')]
    return {
      ...(path.length === 0 ? {} : { plain: path }),
      ...(zh === undefined ? {} : { zh: readPath(zh) }),
      ...(en === undefined ? {} : { en: readPath(en) }),
    }
  }

  function currencyOf(row: Row, price: Cell | undefined): { currency?: string } {
    const named = known
      .get('currency')
      ?.map(({ key }) => row.cells.get(key))
      .find(text => text !== undefined)
    const told = named ?? known.get('price')?.find(({ key }) => columns.get(key) === price?.field)?.currency
    return told === undefined ? {} : { currency: readCurrency(told) ?? told }
  }

  /** `grouped`: it is one of several of a product. */
  function optionsOf(row: Row, grouped: boolean): [string, FeedText][] {
    const fixed = (['colour', 'size', 'material'] as const).flatMap((field): [string, FeedText][] => {
      const text = textOf(row, field)
      return text.plain === undefined && text.zh === undefined && text.en === undefined ? [] : [[field, text]]
    })
    const numbered = [1, 2, 3].flatMap((at): [string, FeedText][] => {
      const name = row.cells.get(`option${at} name`) ?? row.cells.get(`attribute ${at} name`)
      const plain = row.cells.get(`option${at} value`) ?? row.cells.get(`attribute ${at} value(s)`)
      return name === undefined || plain === undefined ? [] : [[name, { plain }]]
    })
    // Whatever else a record calls an option is one; in a table a column that is named as options are.
    const others = new Map<string, FeedText>()
    for (const [key, text] of row.cells) {
      const { name, language } = namedAs(key)
      const isOption = row.options === undefined ? grouped && isOptionName.test(name) : row.options.has(key)
      const field = isOption ? fieldOf.get(name.replaceAll(' ', ''))?.field : undefined
      // 规格 and 容量 are both a size: the second keeps its own name.
      const isFixed = fixed.some(([of, { plain, zh, en }]) => of === field && [plain, zh, en].includes(text))
      if (isOption && !isFixed) others.set(name, { ...others.get(name), [language ?? 'plain']: text })
    }
    // As the shop has them in order.
    const order = [...(row.options ?? [])].map(key => namedAs(key).name)
    const placeOf = ([of]: [string, FeedText]) =>
      order.findIndex(name => name === of || fieldOf.get(name.replaceAll(' ', ''))?.field === of)
    return [...fixed, ...numbered, ...others].sort((a, b) => placeOf(a) - placeOf(b))
  }
}

const textsIn = (known: ReadonlyMap<Field, readonly Column[]>) => (row: Row, field: Field) => {
  const text: FeedText = {}
  for (const { key, language } of known.get(field) ?? []) {
    const cell = row.cells.get(key)
    if (cell !== undefined) text[language ?? 'plain'] ??= cell
  }
  return text
}

/** Rows of one title that differ in what there is to choose are one product where no column holds them together; it is known by the SKU of the first. */
function groupedByTitle(
  rows: readonly Row[],
  { titleOf, skuOf, choiceOf }: Record<'titleOf' | 'skuOf' | 'choiceOf', (row: Row) => string>,
): ReadonlyMap<Row, string> {
  const alike = new Map<string, Row[]>()
  for (const row of rows) {
    const title = titleOf(row)
    if (row.parts === undefined && title !== '') alike.set(title, [...(alike.get(title) ?? []), row])
  }
  return new Map(
    [...alike.values()].flatMap(same => {
      const choices = new Set(same.map(choiceOf))
      const isOne = same.length > 1 && choices.size === same.length && !choices.has('[]')
      return isOne ? same.map((row): [Row, string] => [row, skuOf(same[0]!)]) : []
    }),
  )
}

/** Columns of a table that tell what there is to choose, beside colour and size. */
const isOptionName =
  /^(?:scent|fragrance|aroma|flavou?r|taste|grind|length|firmness|strength|intensity|connector|plug|hand|handedness|pack(?: size| of)?|roast|finish|pattern|fit|inseam|voltage|power|diopter|wick|香型|香味|口味|味道|软硬度?|硬度|长度|度数|接口|插头|左右手|款式|版本|浓度|烘焙度|研磨度?|净含量|包装规格)$/

/** "Scent (EN)" → scent, en. */
function namedAs(key: string): { name: string; note: string; language?: 'zh' | 'en' } {
  const [, bare = key, note = ''] = /^(.*?)\s*[([](.+)[)\]]$/.exec(key) ?? []
  const [, word = bare, suffix = ''] = /^(.*\S)\s(zh|cn|zh cn|en|en us|en gb|chinese|english)$/.exec(bare) ?? []
  const [, prefix = '', name = word] = /^(中文|英文)(.+)$/.exec(word) ?? []
  const tongue = `${suffix} ${prefix} ${note}`
  const language = /\b(?:zh|cn|chinese)\b|中文/.test(tongue) ? 'zh' : /\b(?:en|english)\b|英文/.test(tongue) ? 'en' : undefined
  return { name, note, ...(language === undefined ? {} : { language }) }
}

/** "title_zh", "Name (EN)", 中文名称, "Price (USD)", 价格（元）. */
function toColumn(key: string): Column | undefined {
  const { name, note, language } = namedAs(key)
  const known = fieldOf.get(name.replaceAll(' ', ''))
  if (known === undefined) return undefined
  const currency = readCurrency(note)
  return { key, ...known, ...(language === undefined ? {} : { language }), ...(currency === undefined ? {} : { currency }) }
}

function stockInWords(text: string): number | 'some' | undefined {
  const told = readAvailability(text)
  return told === undefined ? undefined : told === 'out_of_stock' ? 0 : 'some'
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: V }
}
