import { type Amount, type Budget, findAmounts, most, unit } from './amounts.ts'
import { fold } from './fold.ts'
import { isNegated } from './negation.ts'
import { findNumbers, type Numeral } from './numbers.ts'

/** Said around a bare number without changing it. */
const filler =
  /不是|而是|是|吧|呢|哦|哈|就|那|的话|的|左右|大概|亲|not|no|it's|its|i|meant|mean|make|that|actually|sorry|ok|please|pls|well|maybe|say|[\s,，.。!！?？、]/g

/**
 * The budget in a folded text. `taken` tells which stretches are already something else (a product name), `isSize` which bare
 * numbers may name a size, `isListed` which are on the shop's labels. Refused amounts ("不是五百") do not count; a floor and a ceiling said apart go together.
 */
export function readBudget(
  text: string,
  numbers: readonly Numeral[],
  shopCurrency: string,
  taken: (start: number, end: number) => boolean,
  isSize: (value: number) => boolean,
  isListed: (value: number) => boolean,
): { budget: Budget; spans: { start: number; end: number }[] } | undefined {
  const named = findAmounts(text, numbers, shopCurrency, taken, isSize).filter(({ spent }) => spent)
  const said = named.length > 0 ? named : readBare(text, numbers, isListed)
  const kept = said.filter(({ start, end }) => !isNegated(text, start, end))
  const [first, ...others] = kept
  if (first === undefined) return undefined
  return {
    budget: others.reduce((budget, amount) => merge(budget, amount.budget), first.budget),
    spans: kept.map(({ start, end }) => ({ start, end })),
  }
}

/** The number a shopper answers a question about the budget with, whatever else it could be: "300", "两百吧", "not 50, 80". */
export function readBareNumber(original: string): number | undefined {
  const { text } = fold(original)
  const numbers = findNumbers(text).filter(
    ({ value, start, end }) => value <= most && !unit.test(text.slice(end, end + 12)) && !isNegated(text, start, end),
  )
  return numbers.at(-1)?.value
}

/** A message that is nothing but a number which is no size of the shop and too large for a quantity: "300", "不是五百，是五十". */
function readBare(
  text: string,
  numbers: readonly Numeral[],
  isListed: (value: number) => boolean,
): Pick<Amount, 'budget' | 'start' | 'end'>[] {
  if (numbers.length === 0 || numbers.length > 3 || text.length > 60) return []
  let rest = text
  for (const { start, end } of numbers.toReversed()) rest = rest.slice(0, start) + rest.slice(end)
  if (rest.replace(filler, '') !== '') return []
  const surely = numbers.some(({ value }) => value >= 20 && value <= most && !isListed(value))
  return surely ? numbers.map(({ value, start, end }) => ({ budget: { max: value }, start, end })) : []
}

/** A floor and a ceiling complete each other; otherwise the later one counts. */
function merge(first: Budget, second: Budget): Budget {
  const complete = (first.max === undefined && second.min === undefined) || (first.min === undefined && second.max === undefined)
  return complete ? { ...first, ...second } : second
}
