import type { FeedText } from './items.ts'
import type { Row } from './rows.ts'

/** What a column beside the usual ones tells of a thing, under the names people give it, and what a text calls it. */
const attributes: readonly { columns: RegExp; zh: string; en: string; measured?: true }[] = [
  { columns: /^(?:(?:item|product|net) )?weight$|^(?:重量|净重|自重|商品重量)$/, zh: '重量', en: 'Weight', measured: true },
  {
    columns: /^(?:(?:item|product) )?(?:dimensions?|measurements?)$|^(?:产品|商品|外形|外观)尺寸$/,
    zh: '外形尺寸',
    en: 'Dimensions',
    measured: true,
  },
  { columns: /^(?:(?:item|product) )?height$|^高度?$/, zh: '高度', en: 'Height', measured: true },
  { columns: /^(?:(?:item|product) )?width$|^宽度?$/, zh: '宽度', en: 'Width', measured: true },
  { columns: /^(?:(?:item|product) )?depth$|^深度?$/, zh: '深度', en: 'Depth', measured: true },
  { columns: /^(?:(?:item|product) )?length$|^长度?$/, zh: '长度', en: 'Length', measured: true },
  { columns: /^thickness$|^厚度?$/, zh: '厚度', en: 'Thickness', measured: true },
  { columns: /^diameter$|^直径$/, zh: '直径', en: 'Diameter', measured: true },
  { columns: /^(?:capacity|volume)$|^容积$/, zh: '容积', en: 'Capacity', measured: true },
  {
    columns: /^(?:max(?:imum)? load|weight limit|load capacity)$|^(?:最大)?(?:承重|载重)$/,
    zh: '最大承重',
    en: 'Carries up to',
    measured: true,
  },
  { columns: /^(?:power|wattage)$|^(?:额定)?功率$/, zh: '功率', en: 'Power', measured: true },
  { columns: /^voltage$|^电压$/, zh: '电压', en: 'Voltage', measured: true },
  { columns: /^battery life$|^续航(?:时间)?$/, zh: '续航', en: 'Battery life', measured: true },
  { columns: /^light blocking$|^blackout$|^遮光[率度]?$/, zh: '遮光', en: 'Light blocking', measured: true },
  { columns: /^shelf life$|^保质期$/, zh: '保质期', en: 'Shelf life', measured: true },
  { columns: /^(?:recommended )?age(?: range)?$|^适[用合]年龄$/, zh: '适用年龄', en: 'Age', measured: true },
  { columns: /^(?:warranty|guarantee)(?: period)?$|^(?:保修|质保)期?$/, zh: '保修', en: 'Guarantee' },
  { columns: /^(?:care|care instructions|washing(?: instructions)?)$|^洗涤(?:说明|方式)?$/, zh: '洗涤', en: 'Care' },
  { columns: /^(?:country of )?origin$|^made in$|^原?产地$/, zh: '产地', en: 'Made in' },
  { columns: /^ingredients$|^(?:成分|配料表?)$/, zh: '成分', en: 'Ingredients' },
]
/** A bare "0.5" of a weight may be pounds. */
const withUnit = /\d\s*(?:[\p{L}%°℃″"]|\/)/u
const longest = 200

/** A description with what columns of their own tell behind it: "Weight: 390 g." `isTold`: of a column that tells something else, a choice of the shopper's. */
export function withAttributes(description: FeedText, row: Row, isTold: (key: string) => boolean): FeedText {
  const told = attributes.flatMap(({ columns, zh, en, measured }) => {
    const [, value] = [...row.cells].find(([key, text]) => columns.test(key) && !isTold(key) && isValue(text, measured === true)) ?? []
    return value === undefined ? [] : [{ value: value.trim().replace(/[。.;；]+$/u, ''), zh, en }]
  })
  if (told.length === 0) return description
  const given = Object.entries(description) as [keyof FeedText, string][]
  const texts = given.length === 0 ? ([['plain', '']] as const) : given
  return Object.fromEntries(
    texts.map(([key, text]) => {
      const isChinese = key === 'zh' || (key === 'plain' && han.test(text === '' ? told.map(({ value }) => value).join('') : text))
      // A value of the other language belongs to its text.
      const own = told.filter(({ value }) => key === 'plain' || isChinese || !han.test(value))
      const said = own.map(({ value, zh, en }) => (isChinese ? `${zh}：${value}。` : `${en}: ${value}.`)).join(isChinese ? '' : ' ')
      return [key, [closed(text.trim(), isChinese), said].filter(part => part !== '').join(isChinese && !text.includes('<') ? '' : ' ')]
    }),
  )
}

const han = /\p{Script=Han}/u
const isValue = (text: string, measured: boolean) =>
  text.length <= longest && !/https?:|</i.test(text) && (!measured || withUnit.test(text.normalize('NFKC')))

/** Its last sentence ends before another begins. */
const closed = (text: string, isChinese: boolean) =>
  text === '' || /[。！？.!?;；>]$/u.test(text) ? text : `${text}${isChinese ? '。' : '.'}`
