import { type Command, Option } from 'commander'
import { toCouponDocument } from '../shop/coupons/document.ts'
import { createCouponLedger, type Kept, stateOf } from '../shop/coupons/ledger.ts'
import type { CouponFault, CouponField, CouponTold } from '../shop/coupons/read-coupon.ts'
import { inShort } from '../shop/faults.ts'
import { formatMoney } from '../shop/money.ts'
import type { Coupon } from '../store/coupons.ts'
import { type Environment, InputError } from './input.ts'
import { collect, print, readable, withDatabase } from './io.ts'
import { noCurrency } from './shipping.ts'

type Options = {
  off: string
  over?: string
  firstOrder?: true
  from?: string
  until?: string
  category?: string[]
  combinable?: true
  uses?: string
  spend?: string
  regularOnly?: true
  zh?: string
  en?: string
  replace?: true
  json?: true
}
type Ledger = ReturnType<typeof createCouponLedger>

/** A running service heeds all of these at once: it looks whenever a coupon would be offered. */
export function addCouponCommands(program: Command, env: Environment): void {
  const coupon = program.command('coupon').description('the welcome offer, and whatever else takes something off')
  const withLedger = <T>(work: (ledger: Ledger) => T) => withDatabase(env, database => work(createCouponLedger(database, () => new Date())))

  coupon
    .command('add <code>')
    .description('give out a coupon: usher coupon add WELCOME20 --off 20 --over 99 --first-order')
    .requiredOption('--off <amount>', 'what it takes off: 20 in the shop’s currency, or 10% (9折)')
    .option('--over <amount>', 'what the goods it is for must come to')
    .option('--first-order', 'for a first order alone')
    .option('--from <day>', 'from when on, as 2030-01-31 or 2030-01-31T18:00+08:00')
    .option('--until <day>', 'the last day, or the moment it ends')
    .addOption(new Option('--category <name>', 'for these goods alone; may be given several times').argParser(collect))
    .option('--combinable', 'may be used beside other offers; otherwise the assistant says that it may not')
    .option('--uses <count>', 'how many may be used in all')
    .option('--spend <amount>', 'what all of them may take off together')
    .option('--regular-only', 'not for what is on sale')
    .option('--zh <text>', 'a sentence of your own about it, in Chinese')
    .option('--en <text>', 'a sentence of your own about it, in English')
    .option('--replace', 'write over a coupon of this code')
    .option('--json', 'print one JSON document')
    .action(async (code: string, { json, ...options }: Options) => {
      const kept = await withLedger(ledger => ledger.add(toTold(code, options), { replace: options.replace === true }))
      if (!kept.ok) throw new InputError(refusalOf(kept, code))
      print(json, toCouponDocument(kept.coupon, new Date()), inWords(kept.coupon))
    })

  coupon
    .command('list')
    .description('every coupon and how it stands')
    .option('--json', 'print one JSON document')
    .action(async ({ json }: { json?: true }) => {
      const all = await withLedger(ledger => ledger.all())
      print(
        json,
        all.map(one => toCouponDocument(one, new Date())),
        all.length === 0
          ? 'The shop has no coupons yet: usher coupon add WELCOME20 --off 20 --over 99 --first-order'
          : all.map(inWords).join('\n'),
      )
    })

  coupon
    .command('end <code>')
    .description('offer it no more, from now on')
    .option('--json', 'print one JSON document')
    .action(async (code: string, { json }: { json?: true }) => {
      await withLedger(ledger => {
        const ended = ledger.end(code)
        if (ended === undefined) {
          const all = ledger.all().map(one => one.code)
          throw new InputError(
            `Expected one of ${all.length === 0 ? 'the coupons (there are none)' : all.slice(0, 20).join(', ')}, got ${code}`,
          )
        }
        print(json, toCouponDocument(ended, new Date()), inWords(ended))
      })
    })

  coupon
    .command('import <file>')
    .description('read a table with a line a coupon: code, off, over, first_order, from, until, category, combinable, zh, en')
    .option('--json', 'print one JSON document')
    .action(async (file: string, { json }: { json?: true }) => {
      await withLedger(ledger => {
        const read = ledger.importFile(readable(file))
        if (read === undefined) throw new InputError(noCurrency)
        if (!read.ok) throw new InputError(inShort(read.faults))
        const { coupons, added, updated } = read.value
        print(json, read.value, `${coupons} coupons: ${added} added, ${updated} updated`)
      })
    })
}

function toTold(code: string, options: Omit<Options, 'json'>): CouponTold {
  const { off, over, firstOrder, from, until, category, combinable, uses, spend, regularOnly, zh, en } = options
  return {
    code,
    off,
    first_order: firstOrder === true ? 'yes' : 'no',
    combinable: combinable === true ? 'yes' : 'no',
    regular_only: regularOnly === true ? 'yes' : 'no',
    ...(uses === undefined ? {} : { uses }),
    ...(spend === undefined ? {} : { spend }),
    ...(over === undefined ? {} : { over }),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
    ...(category === undefined ? {} : { category: category.join('|') }),
    ...(zh === undefined ? {} : { zh }),
    ...(en === undefined ? {} : { en }),
  }
}

function refusalOf(refused: Extract<Kept, { ok: false }>, code: string): string {
  switch (refused.reason) {
    case 'no_currency':
      return noCurrency
    case 'taken':
      return `Expected a new code, ${code} is given out already: end it with \`usher coupon end ${code}\`, or write over it with --replace`
    case 'faults':
      return refused.faults.map(inOptions).join('\n')
    default:
      return refused satisfies never
  }
}

const inOptions = ({ field, expected, got }: CouponFault) => `Expected ${optionOf(field)} to be ${expected}, got ${got}`
const optionOf = (field: CouponField) => (field === 'code' ? 'CODE' : `--${field.replaceAll('_', '-')}`)

function inWords(coupon: Coupon): string {
  const { code, off, minimum, currency, firstOrder, combinable, sections, startsAt, expiresAt } = coupon
  const money = (minor: number) => formatMoney(minor, currency, 'en')
  const parts = [
    off.kind === 'amount' ? `${money(off.amount)} off` : `${off.percent}% off`,
    ...(minimum > 0 ? [`from ${money(minimum)} on`] : []),
    ...(firstOrder ? ['a first order'] : []),
    ...(coupon.uses === undefined ? [] : [`${coupon.uses} in all`]),
    ...(coupon.spend === undefined ? [] : [`${money(coupon.spend)} in all`]),
    ...(coupon.regularOnly ? ['not on sale'] : []),
    ...(sections.length > 0 ? [`only ${sections.map(({ label }) => label.en ?? label.zh).join(', ')}`] : []),
    combinable ? 'combinable' : 'not combinable',
    ...(startsAt === undefined ? [] : [`from ${new Date(startsAt).toLocaleString('sv')}`]),
    ...(expiresAt === undefined ? [] : [`until ${new Date(expiresAt).toLocaleString('sv')}`]),
  ]
  return `${code}\t${stateInWords[stateOf(coupon, new Date())]}\t${parts.join(', ')}`
}

const stateInWords = { holds: 'holds', to_come: 'to come', over: 'over', ended: 'ended' } as const
