import type { Command } from 'commander'
import { readMoment } from '../shop/coupons/moments.ts'
import type { MessageSearch } from '../wire.ts'
import { faultsOf, searchSchema } from '../wire-schemas.ts'
import { InputError } from './input.ts'

export type SearchOptions = {
  stage?: string
  language?: string
  intent?: string
  rating?: string
  agent?: string
  label?: string
  ordered?: true
  from?: string
  to?: string
}

/** What conversations are narrowed by. */
export function withSearchOptions(command: Command): Command {
  return command
    .option('--stage <stage>', 'of conversations that have come that far: arrived, engaged, need_known, shown, in_cart, ordered')
    .option('--language <zh|en>', 'in that language')
    .option('--intent <name>', 'in which that was meant')
    .option('--rating <1-5>', 'that were rated so')
    .option('--agent <email>', 'in which that agent wrote')
    .option('--label <label>', 'with that label')
    .option('--ordered', 'with an order')
    .option('--from <day>', 'of that day or later, as 2030-01-31')
    .option('--to <day>', '… of that day or before')
}

export function readSearch(text: string, { from, to, ...options }: SearchOptions & { limit?: string }): MessageSearch {
  const search = {
    text,
    ...options,
    ...(from === undefined ? {} : { since: day(from, '--from', 'start') }),
    ...(to === undefined ? {} : { until: day(to, '--to', 'end') }),
  }
  const read = searchSchema.safeParse(search)
  if (!read.success) throw new InputError(`Expected other options: ${faultsOf(read.error, search)}`)
  return read.data
}

function day(text: string, option: string, edge: 'start' | 'end'): string {
  const moment = readMoment(text, edge)
  if (moment === undefined) throw new InputError(`Expected ${option} to be a day such as 2030-01-31, got ${text}`)
  return moment.toISOString()
}
