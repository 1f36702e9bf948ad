import type { Card, CardOption, CardVariant } from '../../server/wire.ts'

/** What stands chosen on a card: the value of each option by its name. */
export type Chosen = Readonly<Record<string, string>>
type Choosable = Pick<Card, 'options' | 'variants' | 'variant' | 'chosen'>

/** Before the shopper touches anything: the variant, or the part of one, that was said or asked for, and what leaves no choice. */
export function preselected({ options = [], variants = [], variant, chosen }: Choosable): Chosen {
  const meant = variants.find(({ sku }) => sku === variant)?.options ?? chosen
  return Object.fromEntries(
    options.flatMap(({ name, values }) => {
      const value = meant?.[name] ?? (values.length === 1 ? values[0]?.value : undefined)
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

/** The first option of which nothing is chosen yet. */
export function openOption({ options = [] }: Choosable, chosen: Chosen): CardOption | undefined {
  return options.find(({ name }) => chosen[name] === undefined)
}

/** The one variant of what is chosen; not every combination exists. */
export function variantOf({ options = [], variants = [] }: Choosable, chosen: Chosen): CardVariant | undefined {
  if (options.length === 0) return undefined
  return variants.find(variant => options.every(({ name }) => chosen[name] !== undefined && variant.options[name] === chosen[name]))
}

/** Whether there is a piece of this value beside what else is chosen; `chosen` {}: any at all. */
export function canHave({ variants = [] }: Choosable, chosen: Chosen, name: string, value: string): boolean {
  return variants.some(
    ({ options, stock }) =>
      stock !== 0 &&
      options[name] === value &&
      Object.entries(chosen).every(([other, wanted]) => other === name || options[other] === wanted),
  )
}

/** "Black · 42", in the order of the card. */
export function labelOf({ options = [] }: Choosable, chosen: Chosen): string {
  return options.flatMap(({ name, values }) => values.find(({ value }) => value === chosen[name])?.label ?? []).join(' · ')
}
