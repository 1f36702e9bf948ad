import { columnKey } from '../shop/feeds/rows.ts'

/** Which cells of a row say what. `said` is what goes with the behaviour, where that has a column of its own. */
export type Columns = { user: number; behaviour: number; said?: number; time?: number; item?: number }

const users =
  'user id|userid|user|uid|customer id|customer|client id|visitor id|visitor|member id|buyer id|account id|用户id|用户编号|用户|用户标识|用户号|会员id|会员编号|会员号|客户id|客户编号|客户|买家id|访客id|访客'
const behaviours =
  'behaviour|behavior|user behaviour|user behavior|behaviour text|behavior text|behaviour type|behavior type|action|action type|event|event name|event type|activity|operation|行为|用户行为|行为描述|行为文本|行为内容|行为类型|操作|用户操作|操作内容|动作|事件|事件名|事件名称|事件类型'
const texts =
  'content|text|comment|comments|comment text|review|review text|message|description|details|detail|内容|文本|评论|评论内容|评价|评价内容|详情|描述|备注|留言'
const items = 'item id|itemid|sku|product id|productid|goods id|item|商品id|商品编号|货号|商品货号|sku编号'
const times =
  'time|timestamp|datetime|date|date time|event time|behaviour time|behavior time|action time|created at|at|ts|时间|时间戳|行为时间|操作时间|发生时间|事件时间|日期|创建时间'

/** Columns in any order, by their names in either language; what is missing is told with what was found. */
export function readColumns(header: readonly string[]): { ok: true; columns: Columns } | { ok: false; expected: string; got: string } {
  const keys = header.map(columnKey)
  const find = (names: string) =>
    names
      .split('|')
      .map(name => keys.indexOf(name))
      .find(at => at >= 0)
  const user = find(users)
  const acted = find(behaviours)
  const said = find(texts)
  const behaviour = acted ?? said
  if (user === undefined || behaviour === undefined) {
    const missing = [
      ...(user === undefined ? ['a column user_id (or 用户ID)'] : []),
      ...(behaviour === undefined ? ['a column behaviour (or action, event, content, 行为, 操作, 内容)'] : []),
    ]
    return {
      ok: false,
      expected: missing.join(' and '),
      got: header
        .map(name => JSON.stringify(name.trim()))
        .join(', ')
        .slice(0, 300),
    }
  }
  const time = find(times)
  const item = find(items)
  return {
    ok: true,
    columns: {
      user,
      behaviour,
      ...(acted === undefined || said === undefined ? {} : { said }),
      ...(time === undefined ? {} : { time }),
      ...(item === undefined ? {} : { item }),
    },
  }
}

/** Milliseconds since 1970 of "2026-01-02 03:04:05", "2026/1/2", ISO 8601, or seconds or milliseconds as a number; without a zone it is UTC. */
export function readTime(text: string): number | undefined {
  const plain = text.trim()
  if (/^\d{9,10}(?:\.\d+)?$/.test(plain)) return Math.round(Number(plain) * 1000)
  if (/^\d{12,13}$/.test(plain)) return Number(plain)
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(
      plain,
    ) ?? []
  if (year === undefined || month === undefined || day === undefined) return undefined
  const at = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
    Number(`0${fraction}`) * 1000,
  )
  const read = new Date(at)
  if (read.getUTCMonth() !== Number(month) - 1 || read.getUTCDate() !== Number(day) || Number(hour) > 23 || Number(minute) > 59)
    return undefined
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '') ?? []
  return at - (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}
