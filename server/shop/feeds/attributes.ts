import { columnsTold } from '../columns-told.ts'
import type { FeedText } from './items.ts'
import type { Row } from './rows.ts'

/** A bare "0.5" of a weight may be pounds. */
const withUnit = /\d\s*(?:[\p{L}%°℃″"]|\/)/u
const longest = 200

/** A description with what columns of their own tell behind it: "Weight: 390 g." `isTold`: of a column that tells something else, a choice of the shopper's. */
export function withAttributes(description: FeedText, row: Row, isTold: (key: string) => boolean): FeedText {
  const told = columnsTold.flatMap(({ columns, zh, en, measured }) => {
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
