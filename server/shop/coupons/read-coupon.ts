import type { Coupon } from '../../store/coupons.ts'
import { decimalsOf, toMinor } from '../money.ts'
import { readMoment } from './moments.ts'

/** What a coupon is told by, the same on the command line, in a table and over HTTP. */
export const couponFields = [
  'code',
  'off',
  'over',
  'first_order',
  'from',
  'until',
  'category',
  'combinable',
  'uses',
  'spend',
  'regular_only',
  'zh',
  'en',
] as const
export type CouponField = (typeof couponFields)[number]
/** As people write them; `category`: several, with | or commas between them. */
export type CouponTold = Partial<Record<CouponField, string>>

export type CouponContext = {
  currency: string
  now: Date
  /** What a category's name in either language, or what else goods are called, stands for. */
  section(name: string): Coupon['sections'][number] | undefined
  /** A few categories that there are. */
  known: readonly string[]
}
export type CouponFault = { field: CouponField; expected: string; got: string }

const longestText = 200
/** More of what came helps nobody. */
const longestGot = 60

/** Reads one coupon; every field that cannot be is named with what was expected. */
export function readCoupon(told: CouponTold, context: CouponContext): { ok: true; coupon: Coupon } | { ok: false; faults: CouponFault[] } {
  const { currency, now } = context
  const faults: CouponFault[] = []
  const fault = (field: CouponField, expected: string, got = told[field] ?? 'nothing') => {
    faults.push({ field, expected, got: got.length > longestGot ? `${got.slice(0, longestGot)}…` : got })
  }
  const plain = (field: CouponField) => told[field]?.normalize('NFKC').trim() ?? ''

  const code = plain('code')
  if (!/^[\p{L}\p{N}][\p{L}\p{N}_-]{1,39}$/u.test(code)) fault('code', 'a code of 2 to 40 letters, digits, "-" or "_", such as WELCOME20')

  const off = readOff(plain('off'), currency)
  if (off === undefined) fault('off', `what it takes off, an amount above 0 in ${currency} such as 20 or whole percents from 1% to 99%`)
  const minimum = plain('over') === '' ? 0 : toMinor(plain('over'), currency)
  if (minimum === undefined) fault('over', `an amount of 0 or more in ${currency} with at most ${decimalsOf(currency)} decimals`)
  else if (off?.kind === 'amount' && minimum > 0 && off.amount >= minimum)
    fault('off', 'less than what the order must reach', `${told.off} from ${told.over}`)

  const startsAt = told.from === undefined ? undefined : readMoment(plain('from'), 'start')
  const expiresAt = told.until === undefined ? undefined : readMoment(plain('until'), 'end')
  const aDay = 'a day such as 2030-01-31, or a time such as 2030-01-31T18:00+08:00'
  if (told.from !== undefined && startsAt === undefined) fault('from', aDay)
  if (told.until !== undefined && expiresAt === undefined) fault('until', aDay)
  else if (expiresAt !== undefined && startsAt !== undefined && expiresAt <= startsAt) fault('until', `an end after its start ${told.from}`)
  else if (expiresAt !== undefined && expiresAt <= now) fault('until', 'an end in the future: it would never be offered')

  const sections = namesIn(told.category, context.section).flatMap(name => {
    const section = context.section(name)
    if (section === undefined) fault('category', `a category of the shop: ${context.known.join(', ') || 'it has none yet'}`, name)
    return section ?? []
  })
  const flag = (field: CouponField) => {
    const value = yesOrNo(plain(field))
    if (value === undefined) fault(field, 'yes or no')
    return value ?? false
  }
  const firstOrder = flag('first_order')
  const regularOnly = flag('regular_only')
  const uses = plain('uses') === '' ? undefined : Number(plain('uses'))
  if (uses !== undefined && !(Number.isInteger(uses) && uses >= 1 && uses <= 1e9)) fault('uses', 'a whole number of 1 or more')
  const spend = plain('spend') === '' ? undefined : toMinor(plain('spend'), currency)
  if (plain('spend') !== '' && (spend === undefined || spend === 0)) fault('spend', `an amount above 0 in ${currency}`)
  const combinable = flag('combinable')
  const text: Coupon['text'] = {}
  for (const language of ['zh', 'en'] as const) {
    const own = told[language]?.trim() ?? ''
    if (own.length > longestText || /[\r\n]/.test(own))
      fault(language, `one line of at most ${longestText} characters`, `${own.length} characters`)
    else if (own !== '') text[language] = own
  }
  if (faults.length > 0 || off === undefined || minimum === undefined) return { ok: false, faults }
  return {
    ok: true,
    coupon: {
      code,
      off,
      minimum,
      currency,
      firstOrder,
      ...(uses === undefined ? {} : { uses }),
      ...(spend === undefined ? {} : { spend }),
      regularOnly,
      combinable,
      sections: sections.filter(({ id }, at) => sections.findIndex(other => other.id === id) === at),
      text,
      ...(startsAt === undefined ? {} : { startsAt: startsAt.toISOString() }),
      ...(expiresAt === undefined ? {} : { expiresAt: expiresAt.toISOString() }),
    },
  }
}

/** "20", "10%", and as shops in China say it, "9折" and "85折". */
function readOff(text: string, currency: string): Coupon['off'] | undefined {
  const share = /^(\d{1,2}) ?%$/.exec(text)?.[1]
  const left = /^(\d(?:\.\d)?|\d\d) ?折$/.exec(text)?.[1]
  const percent = share !== undefined ? Number(share) : left !== undefined ? 100 - tenths(left) : undefined
  if (percent !== undefined) return percent >= 1 && percent <= 99 ? { kind: 'percent', percent } : undefined
  const amount = toMinor(text, currency)
  return amount === undefined || amount === 0 ? undefined : { kind: 'amount', amount }
}

/** 9折 and 8.5折 count tenths, 85折 counts hundredths. */
function tenths(left: string): number {
  return /^\d\d$/.test(left) ? Number(left) : Math.round(Number(left) * 10)
}

/** A category's own name may hold a comma. */
function namesIn(categories = '', section: CouponContext['section']): string[] {
  return categories
    .split('|')
    .flatMap(part => (section(part.trim()) === undefined ? part.split(/[,，、]/) : [part]))
    .map(name => name.trim())
    .filter(name => name !== '')
}

function yesOrNo(text: string): boolean | undefined {
  if (/^(?:|no|n|false|0|否|不可)$/i.test(text)) return false
  return /^(?:yes|y|true|1|是|可)$/i.test(text) ? true : undefined
}
