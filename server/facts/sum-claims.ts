import type { Fact } from '../dialogue/plan.ts'
import { formatMoney, toMajor, toMinor } from '../shop/money.ts'
import type { Language } from '../wire.ts'

type Ports = { currency(): string; isChargedFor?(fee: number): boolean }

/**
 * A sum that the shopper has come to, in major units, is one of those that are told in minor ones, or none of them: "38 + 9 + 3.95?" with an engraving for 9 that the pages
 * charge, and that is in no sum of ours, is not taken for wrong.
 */
export function claimOf(
  claimed: number | undefined,
  told: readonly number[],
  language: Language,
  ref: string,
  { currency, isChargedFor }: Ports,
): { claim?: Fact } {
  const amount = claimed === undefined ? undefined : toMinor(claimed, currency())
  if (amount === undefined) return {}
  const is = told.includes(amount)
  const mayBe = told.some(one => amount > one && isChargedFor?.(Number(toMajor(amount - one, currency()))) === true)
  if (!is && mayBe) return {}
  const text = verdicts[is ? 'right' : 'wrong'][language]
  return { claim: { type: 'verdict', text, source: 'computed', ref } }
}

const verdicts = {
  right: { zh: '对的，没错', en: "That's right" },
  wrong: { zh: '不太对', en: "That's not quite it" },
} as const

/** Whether a sum was what somebody took it for. */
export const isConfirmed = (claim: Fact | undefined): boolean =>
  claim !== undefined && Object.values(verdicts.right).some(text => text === claim.text)

/** What each of those pays who share it. */
export function shareOf(
  amount: number,
  sharers: number | undefined,
  language: Language,
  of: string,
  { currency }: Ports,
): { share?: Fact } {
  if (sharers === undefined || sharers < 2) return {}
  const each = formatMoney(Math.ceil(amount / sharers), currency(), language)
  const about = amount % sharers === 0 ? { zh: '', en: '' } : { zh: '约', en: 'about ' }
  const text = { zh: `${sharers}人平摊，每人${about.zh}${each}`, en: `Split ${sharers} ways that is ${about.en}${each} each` }[language]
  return { share: { type: 'verdict', text, source: 'computed', ref: `${of}/${sharers}` } }
}
