import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { rounded } from '../support/numbers.ts'
import { clock } from './faults/clock.ts'
import { kills } from './faults/kills.ts'
import { handles, swapped, volley } from './faults/lost.ts'
import { models } from './faults/models.ts'
import type { Asked, Row } from './faults/row.ts'
import { slow } from './faults/slow.ts'
import { disk, readonly } from './faults/storage.ts'
import { tabs } from './faults/tabs.ts'
import { acks, cuts } from './faults/wire.ts'

/**
 * The real service under faults, with talks going on: `npm run bench:faults [-- --only NAME --kills 100 --seed 1 --quick]`. Shoppers are
 * the widget's own session, outbox and socket. After each fault the books of all shoppers are compared with what is stored. Prints a
 * table and ends with one JSON line; exits with 1 when anything was lost, doubled, missing or unanswered.
 */
const faults: Record<string, (asked: Asked) => Promise<Row[]>> = {
  kills,
  models,
  acks,
  cuts,
  tabs,
  slow,
  disk,
  readonly,
  clock,
  swapped,
  handles,
  volley,
}

const { values: flags } = parseArgs({
  options: {
    only: { type: 'string' },
    kills: { type: 'string' },
    seed: { type: 'string', default: '1' },
    quick: { type: 'boolean', default: false },
  },
})
const asked: Asked = { seed: Number(flags.seed), kills: Number(flags.kills ?? (flags.quick ? 5 : 100)), quick: flags.quick }
const wanted = flags.only?.split(',') ?? Object.keys(faults)
const unknown = wanted.filter(name => !Object.hasOwn(faults, name))
if (unknown.length > 0) throw new Error(`Expected --only to name some of ${Object.keys(faults).join(', ')}, got "${unknown.join(', ')}"`)

// What the widget tells a shop's developer of a service that does not answer is no news here.
console.warn = () => {}
const loadBefore = rounded(loadavg()[0] ?? 0, 2)
const rows: Row[] = []
console.log('| fault | what was done | n | what the shopper saw | recovered in ms, p50 / max | lost | doubled | gaps | unanswered |')
console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |')
for (const name of wanted)
  for (const row of (await faults[name]?.(asked)) ?? []) {
    rows.push(row)
    const { fault, done, n, saw, recoveredMs, lost, doubled, gaps, unanswered } = row
    const cells = [fault, done, n, saw, `${recoveredMs.p50 ?? '–'} / ${recoveredMs.max ?? '–'}`, lost, doubled, gaps, unanswered]
    console.log(`| ${cells.join(' | ')} |`)
    for (const wrong of row.wrong) console.log(`  wrong: ${wrong}`)
  }
const failed = rows.filter(({ lost, doubled, gaps, unanswered, wrong }) => lost + doubled + gaps + unanswered + wrong.length > 0)
console.log(
  JSON.stringify({ bench: 'faults', ...asked, loadBefore, loadAfter: rounded(loadavg()[0] ?? 0, 2), failed: failed.length, rows }),
)
// Sockets that try to come back to a service that is gone would keep this process.
process.exit(failed.length === 0 ? 0 : 1)
