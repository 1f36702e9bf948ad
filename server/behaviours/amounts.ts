/** Amounts of money that a log names, each with its currency where it tells: "¥199", "59.90 USD", "金额 1299 元", "total=88". */
export function amountsIn(text: string): { value: number; currency?: string }[] {
  return [...text.slice(0, longest).matchAll(amount)].flatMap(({ groups = {} }) => {
    const value = Number((groups.signed ?? groups.counted ?? groups.keyed ?? '').replaceAll(',', ''))
    const currency = currencyOf(groups.sign ?? groups.unit ?? groups.code)
    return value > 0 && value < most ? [{ value, ...(currency === undefined ? {} : { currency }) }] : []
  })
}

const longest = 2000
const most = 1e8
const number = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,9}(?:\.\d{1,2})?`
const codes = 'rmb|cny|usd|gbp|eur'
const units = String.raw`元|块钱?|美元|英镑|欧元|(?:${codes}|dollars?|pounds?|euros?)\b`
const keys = 'price|amount|total|revenue|value|paid|金额|价格|总价|实付|支付'
const amount = new RegExp(
  [
    String.raw`(?<sign>[¥￥$£€]|\b(?:${codes})\s)\s?(?<signed>${number})`,
    String.raw`(?<![\d.])(?<counted>${number})\s?(?<unit>${units})`,
    String.raw`(?<!\p{L})(?:${keys})["']?\s?[=:：]\s?["']?(?<keyed>${number})(?![\d%.])(?:\s?(?<code>${codes})\b)?`,
  ].join('|'),
  'giu',
)

const currencies: readonly [RegExp, string][] = [
  [/[¥￥元块]|rmb|cny/i, 'CNY'],
  [/\$|usd|美元|dollar/i, 'USD'],
  [/£|gbp|英镑|pound/i, 'GBP'],
  [/€|eur|欧元/i, 'EUR'],
]

function currencyOf(sign: string | undefined): string | undefined {
  if (sign === undefined) return undefined
  // 美元 and 欧元 hold 元 too.
  return [...currencies].reverse().find(([pattern]) => pattern.test(sign))?.[1]
}
