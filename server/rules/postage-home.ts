import { countryOf } from '../language/places.ts'
import { inSymbols } from './money-words.ts'
import type { Charge } from './postage-told.ts'

/** The country that the fees speak of: that of the places they name, else of the money. */
export function homeOf(told: readonly Charge[]): string | undefined {
  const [first] = told
  const byMoney = first === undefined ? undefined : countryOfMoney.find(([, marks]) => marks.test(inSymbols(first.sentence)))?.[0]
  if (byMoney !== undefined && byMoney !== 'united_states') return byMoney
  const counts = new Map<string, number>()
  for (const country of told.flatMap(({ places }) => places.map(countryOf)))
    if (country !== undefined) counts.set(country, (counts.get(country) ?? 0) + 1)
  const [named] = [...counts].sort((a, b) => b[1] - a[1])
  return named?.[0] ?? byMoney
}
const countryOfMoney = [
  ['britain', /£/u],
  ['china', /[元块¥￥]|包邮|邮费|运费/u],
  ['united_states', /\$/u],
] as const
