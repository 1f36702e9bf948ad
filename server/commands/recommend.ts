import type { Command } from 'commander'
import { type Evaluation, evaluate, recommenders } from '../recommend/evaluate.ts'
import { readSessionLog } from '../recommend/session-log.ts'
import { inShort } from '../shop/faults.ts'
import { InputError } from './input.ts'
import { print, progressBar, readable } from './io.ts'

type Options = { json?: true; testShare: string; most: string; seed: string }

export function addRecommendCommands(program: Command): void {
  const group = program.command('recommend').description('what goes with what visitors look at')
  group
    .command('evaluate <file>')
    .description('predict the next item of sessions that end last in a log, beside popularity, item-kNN and session-kNN')
    .option('--test-share <share>', 'of the sessions, those that end last, held back to be predicted', '0.2')
    .option('--most <count>', 'predictions at most; of more, every n-th is made', '10000')
    .option('--seed <number>', 'of the bootstrap', '1')
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      `
FILE: a table (CSV, TSV, semicolons) with session_id, item_id and timestamp, in any order and under the usual names (SessionId, ItemId,
Time, user_id, sku, 商品ID …). Times are dates, seconds, milliseconds, or any number that grows.
Sessions are sorted by their last event; the last --test-share are predicted item by item from what came before in them, items that no
earlier session holds left out. What the model weighs is fitted on the last fifth of the other sessions.`,
    )
    .action(async (file: string, options: Options) => {
      const testShare = number(options.testShare, '--test-share', 0.01, 0.9)
      const most = number(options.most, '--most', 1, 10_000_000)
      const seed = number(options.seed, '--seed', 0, 2 ** 32)
      const reading = progressBar('reading')
      const log = await readSessionLog(readable(file), reading.update)
      reading.stop()
      if (!log.ok) throw new InputError(inShort(log.faults))
      const { sessions } = log.value
      if (sessions.starts.length - 1 < 10) throw new InputError(`${file}: expected at least 10 sessions, got ${sessions.starts.length - 1}`)
      const bar = progressBar('predicting')
      const told = evaluate(sessions, { testShare, most, seed, onProgress: bar.update })
      bar.stop()
      if (told.split.predictions === 0)
        throw new InputError(`${file}: expected sessions of two known items or more among the last, got none`)
      print(options.json, told, table(told))
    })
}

function number(text: string, option: string, least: number, most: number): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value) || value < least || value > most)
    throw new InputError(`Expected ${option} to be a number from ${least} to ${most}, got ${JSON.stringify(text)}`)
  return value
}

function table(told: Evaluation): string {
  const { split } = told
  const whole = (value: number) => value.toLocaleString('en')
  const interval = ([low, high]: [number, number]) => `${low.toFixed(3)}–${high.toFixed(3)}`
  const lines = recommenders.map(name => {
    const { hit_rate_20: hits, mrr_20: mrr, coverage, popularity_bias: bias, ms } = told[name]
    return [
      name.padEnd(12),
      `${hits.toFixed(4)} (${interval(told[name].hit_rate_20_interval)})`,
      `${mrr.toFixed(4)} (${interval(told[name].mrr_20_interval)})`,
      coverage.toFixed(3).padStart(8),
      bias.toFixed(2).padStart(10),
      ms.p95.toFixed(2).padStart(8),
    ].join('  ')
  })
  return [
    `${whole(split.train_sessions)} sessions to learn from (${whole(split.train_events)} events, ${whole(split.items)} items), ${whole(split.test_sessions)} held back: ${whole(split.predictions)} predictions`,
    `${''.padEnd(12)}  ${'HitRate@20'.padEnd(20)}  ${'MRR@20'.padEnd(20)}  coverage  popularity  ms (p95)`,
    ...lines,
  ].join('\n')
}
