import type { Command } from 'commander'
import type { Interval } from '../experiment/proportions.ts'
import { priorBeliefs } from '../strategy/beliefs.ts'
import { fieldNames, type LogLine, readLogLine } from '../strategy/decision-log.ts'
import { type Evaluation, evaluateLog, isOwnLog, type Judged } from '../strategy/evaluate-log.ts'
import { bundledStrategy } from '../strategy/read-strategy.ts'
import { InputError } from './input.ts'
import { print, warn } from './io.ts'
import { linesOf, nameOf, readObject, shortened } from './lines.ts'
import { strategyOf } from './strategy.ts'

const help = `
A line of the log is one choice, as JSON; other names that are read stand behind the slash:
  ${fieldNames.context.join(' / ')}   what was known: {"name": number, text or true, …} or a list of numbers
  ${fieldNames.arms.join(' / ')}   each arm that was possible with its chance, {"a": 0.7, "b": 0.3}, which add up to 1
  ${fieldNames.arm.join(' / ')}   the one that was taken
  ${fieldNames.propensity.join(' / ')}   its chance, where "arms" does not tell
  ${fieldNames.reward.join(' / ')}   what came of it, a number
  ${fieldNames.target.join(' / ')}   the policy that is to be judged: an arm, or {"a": 0.2, "b": 0.8} (optional)
  ${fieldNames.unit.join(' / ')}   whose lines depend on each other (optional)

{"context":{"returning":1},"arms":{"a":0.7,"b":0.3},"arm":"b","reward":1,"target":"b"}

Without "target" in the lines the strategy is judged as it would begin (--strategy FILE: another one), or, where the arms are others' own, choosing at random.`

type Options = { policy?: string; strategy?: string; json?: true }

export function addStrategyEvaluateCommand(group: Command): void {
  group
    .command('evaluate <log>')
    .description('what a policy would have brought, judged by a log of decisions with their propensities (JSONL; - for standard input)')
    .option('--policy <policy>', 'target, current, uniform, or the name of an arm')
    .option('--strategy <file>', 'arms, features and priors of "current"')
    .option('--json', 'print one JSON document')
    .addHelpText('after', help)
    .action((log: string, options: Options) => evaluate(log === '-' ? 0 : log, options))
}

function evaluate(file: string | 0, { policy, strategy, json }: Options): void {
  const lines = readLog(file)
  const evaluation = evaluateLog(lines, judgedOf(lines, file, policy, strategy))
  if (evaluation.unsupported > 0.001)
    warn([
      `${(100 * evaluation.unsupported).toFixed(1)} % of what the judged policy does was never tried there: nothing is known of that part`,
    ])
  print(json, evaluation, inWords(evaluation))
}

function readLog(file: string | 0): LogLine[] {
  let withTarget: string | undefined
  const lines = Array.from(linesOf(file), ({ line, place }) => {
    const row = readObject(line)
    if (row === undefined || Array.isArray(row)) throw new InputError(`${place}: expected a JSON object, got ${shortened(line)}`)
    const read = readLogLine(row)
    if (!read.ok) throw new InputError(`${place}: expected ${read.expected}, got ${read.got}`)
    if (read.value.target !== undefined) withTarget ??= place
    else if (withTarget !== undefined) throw new InputError(`${place}: expected "target", as in ${withTarget}, got nothing`)
    return read.value
  })
  if (lines.length === 0) throw new InputError(`${nameOf(file)}:1: expected lines of {"arms": {…}, "arm": "…", "reward": …}, got none`)
  if (withTarget !== undefined && lines[0]!.target === undefined)
    throw new InputError(`${nameOf(file)}:1: expected "target", as in ${withTarget}, got nothing`)
  return lines
}

function judgedOf(lines: readonly LogLine[], file: string | 0, policy: string | undefined, strategyFile: string | undefined): Judged {
  const current = (): Judged => {
    if (!isOwnLog(lines))
      throw new InputError(`${nameOf(file)}: expected arms and features of the strategy file to judge "current", got others`)
    const strategy = strategyFile === undefined ? bundledStrategy() : strategyOf(strategyFile)
    return { policy: 'current', strategy, beliefs: priorBeliefs(strategy) }
  }
  const hasTarget = lines[0]!.target !== undefined
  switch (policy) {
    case undefined:
      if (hasTarget) return { policy: 'target' }
      if (strategyFile !== undefined || isOwnLog(lines)) return current()
      warn([
        'no line names a "target" and the arms are not those of the strategy file: choosing at random is judged; --policy names another',
      ])
      return { policy: 'uniform' }
    case 'target':
      if (!hasTarget) throw new InputError(`${nameOf(file)}:1: expected "target" in the lines for --policy target, got nothing`)
      return { policy }
    case 'current':
      return current()
    case 'uniform':
      return { policy }
    default: {
      const arms = [...new Set(lines.flatMap(({ arm, shares }) => [arm, ...Object.keys(shares ?? {})]))]
      if (!arms.includes(policy))
        throw new InputError(`Expected --policy target, current, uniform or one of ${arms.slice(0, 10).join(', ')}, got ${policy}`)
      return { policy: 'arm', arm: policy }
    }
  }
}

function inWords({ lines, units, policy, logged, effective_lines, largest_weight, estimates }: Evaluation): string {
  const row = (label: string, { value, low, high }: Interval) =>
    `${label.padEnd(24)}${value.toFixed(4).padStart(9)}   ${low.toFixed(4)} to ${high.toFixed(4)}`
  return [
    `${lines} choices of ${units} units; what the policy "${policy}" would have brought a choice, with 95 % intervals`,
    row('as it was logged', logged),
    row('inverse propensities', estimates.ips),
    row('self-normalised', estimates.self_normalised),
    row('doubly robust', estimates.doubly_robust),
    `as much is told as by ${Math.round(effective_lines)} choices of the policy itself; the largest weight is ${largest_weight.toFixed(1)}`,
  ].join('\n')
}
