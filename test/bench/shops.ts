import { writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { wilson } from '../../models/wilson.ts'
import { rounded, spread } from '../support/numbers.ts'
import { missedTurns } from '../support/shop-misses.ts'
import { openShop, type PlayedTurn, visitAll } from '../support/shop-visit.ts'

/**
 * Plays the scripted shoppers of written shops against the real service with its real encoder, several at once:
 * `npm run bench:shops -- FOLDER… [--only REGEXP of shopper ids] [--misses FILE] [--generator] [--at-once 6]`.
 * Prints how many turns came out right, what failed, and how long turns took. Ends with one JSON line.
 */
const { values: flags, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', default: '' },
    misses: { type: 'string' },
    generator: { type: 'boolean', default: false },
    'at-once': { type: 'string', default: '6' },
  },
})
if (folders.length === 0) {
  console.error('Expected the folders of shops: npm run bench:shops -- FOLDER…')
  process.exit(2)
}
const only = new RegExp(flags.only)
const results: Record<string, unknown> = { bench: 'shops', worded: flags.generator ? 'generator' : 'templates' }
const missed: string[] = []
const all: PlayedTurn[] = []
for (const folder of folders) {
  const shop = await openShop(folder, { USHER_GENERATOR: flags.generator ? 'on' : 'off' })
  try {
    const begun = performance.now()
    const shoppers = shop.shoppers.filter(({ id }) => only.test(id))
    const played = await visitAll(shop, shoppers, Number(flags['at-once']))
    const wallSeconds = rounded((performance.now() - begun) / 1000, 1)
    const metrics = await fetch(`${shop.service.url}/metrics`).then(answer => answer.text())
    // A classifier that was late left a turn to keywords: such numbers say more about the machine than about the shop.
    const classifierLate = Number(/^usher_model_timeouts_total\{role="classifier"\} (\S+)/m.exec(metrics)?.[1] ?? Number.NaN)
    const summary = { shoppers: shoppers.length, ...summaryOf(played), wallSeconds, classifierLate, load: rounded(loadavg()[0] ?? 0, 1) }
    results[basename(folder)] = summary
    print(basename(folder), summary)
    all.push(...played)
    missed.push(`# ${basename(folder)}\n\n${missedTurns(played)}`)
  } finally {
    await shop.close()
  }
}
if (folders.length > 1) {
  results.all = summaryOf(all)
  print('all', summaryOf(all))
}
if (flags.misses !== undefined) {
  writeFileSync(flags.misses, missed.join('\n'))
  console.log(`Missed turns: ${flags.misses}`)
}
console.log(JSON.stringify(results))

function summaryOf(played: readonly PlayedTurn[]) {
  const right = played.filter(({ failures }) => failures.length === 0).length
  const failed: Record<string, number> = {}
  for (const { failures } of played) for (const { kind } of failures) failed[kind] = (failed[kind] ?? 0) + 1
  const [low, high] = wilson(right, played.length)
  const { p50, p95 } = spread(played.map(({ ms }) => ms))
  return {
    turns: played.length,
    right,
    share: rounded(right / played.length, 3),
    interval: [rounded(low, 3), rounded(high, 3)],
    failed,
    unfounded: failed.unfounded ?? 0,
    turnMs: { p50, p95 },
  }
}

function print(name: string, summary: ReturnType<typeof summaryOf>): void {
  const { turns, right, share, interval, failed, unfounded, turnMs, ...rest } = summary
  const percent = (value: number | null) => `${((value ?? 0) * 100).toFixed(1)} %`
  console.log(`${name}: ${right}/${turns} turns right, ${percent(share)} (95 %: ${interval.map(percent).join('–')})`)
  console.log(
    `  failed: ${
      Object.entries(failed)
        .map(([kind, count]) => `${kind} ${count}`)
        .join(', ') || 'nothing'
    }; unfounded ${unfounded}`,
  )
  console.log(`  turn p50 ${turnMs.p50} ms, p95 ${turnMs.p95} ms`, Object.keys(rest).length > 0 ? rest : '')
}
