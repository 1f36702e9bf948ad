import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { readLogLine } from '../../server/strategy/decision-log.ts'
import { evaluateLog } from '../../server/strategy/evaluate-log.ts'
import { simulateLog } from '../support/decision-logs.ts'

const cli = fileURLToPath(import.meta.resolve('#root/bin/usher.js'))
const faultOf = (row: Record<string, unknown>) => {
  const read = readLogLine(row)
  return read.ok ? undefined : `expected ${read.expected}, got ${read.got}`
}
const lineOf = (row: Record<string, unknown>) => {
  const read = readLogLine(row)
  assert.ok(read.ok, JSON.stringify(read))
  return read.value
}

describe('judging a policy by a log of another', () => {
  it('covers what the policy would truly have brought in 92 to 98 of 100 logs, by each estimator', () => {
    const covered = { ips: 0, self_normalised: 0, doubly_robust: 0 }
    const names = Object.keys(covered) as (keyof typeof covered)[]
    for (let seed = 0; seed < 500; seed++) {
      const { rows, truth } = simulateLog(300, seed)
      const { estimates } = evaluateLog(rows.map(lineOf), { policy: 'target' })
      for (const name of names) covered[name] += Number(estimates[name].low <= truth && truth <= estimates[name].high)
    }
    for (const name of names) assert.ok(covered[name] >= 460 && covered[name] <= 490, `${name} covered ${covered[name]} of 500`)
  }).timeout(120_000)

  it('gives back the mean of a log whose policy is the one that is judged', () => {
    const { rows } = simulateLog(400, 7)
    const own = rows.map(row => lineOf({ ...row, target: row.arms }))
    const { estimates, logged, largest_weight, effective_lines } = evaluateLog(own, { policy: 'target' })
    for (const { value } of [estimates.ips, estimates.self_normalised]) assert.ok(Math.abs(value - logged.value) < 1e-9)
    assert.ok(Math.abs(largest_weight - 1) < 1e-9 && Math.abs(effective_lines - 400) < 1e-6)
  })

  it('counts the lines of one visitor as one', () => {
    const { rows } = simulateLog(300, 9)
    const twice = rows.flatMap((row, at) => [lineOf({ ...row, visitor: `v${at}` }), lineOf({ ...row, visitor: `v${at}` })])
    const width = (lines: typeof twice) => {
      const { ips } = evaluateLog(lines, { policy: 'target' }).estimates
      return ips.high - ips.low
    }
    assert.ok(Math.abs(width(twice) - width(rows.map(lineOf))) < 1e-3)
  })

  it('says how much of a policy was never tried', () => {
    const lines = [lineOf({ arms: { a: 1, b: 0 }, arm: 'a', reward: 1 }), lineOf({ arms: { a: 0.5, b: 0.5 }, arm: 'b', reward: 0 })]
    assert.equal(evaluateLog(lines, { policy: 'arm', arm: 'b' }).unsupported, 0.5)
  })

  it('reads the names that others use', () => {
    assert.deepEqual(lineOf({ x: [1, 0.5], actions: ['a', 'b'], propensities: [0.25, 0.75], action: 'b', r: true, user_id: 7 }), {
      context: { 0: 1, 1: 0.5 },
      arm: 'b',
      propensity: 0.75,
      shares: { a: 0.25, b: 0.75 },
      reward: 1,
      unit: '7',
    })
    assert.deepEqual(lineOf({ features: { a: null, b: true }, action: 3, p: 0.1, reward: -2, policy: 'z' }), {
      context: { b: 1 },
      arm: '3',
      propensity: 0.1,
      reward: -2,
      target: { z: 1 },
    })
    assert.equal(
      lineOf({
        arms: [
          { arm: 'a', propensity: 0.4 },
          { arm: 'b', propensity: 0.6 },
        ],
        arm: 'a',
        reward: 0,
      }).propensity,
      0.4,
    )
  })

  it('is told by the command with exit 2 and the line where a file is bad, and judges a good one', () => {
    const run = (input: string, ...args: string[]) =>
      spawnSync(process.execPath, [cli, 'strategy', 'evaluate', '-', '--json', ...args], { encoding: 'utf8', input })
    const good = '{"arms":{"constructor":0.5,"b":0.5},"arm":"constructor","reward":1,"target":"constructor"}'
    const bad = run(`${good}\n{"arms":{"constructor":0.5,"b":0.5},"arm":"b","reward":1e300,"target":"b"}\n`)
    assert.equal(bad.status, 2)
    assert.match(bad.stderr, /standard input:2: expected "reward" to be a number, got 1e\+300/)
    assert.equal(bad.stdout, '')
    const judged = run(`${good}\n${good}\n`)
    assert.equal(judged.status, 0, judged.stderr)
    assert.equal(JSON.parse(judged.stdout).estimates.ips.value, 2)
    assert.match(
      run(`${good}\n${good.replace(',"target":"constructor"', '')}`).stderr,
      /:2: expected "target", as in standard input:1, got nothing/,
    )
    assert.equal(run('').status, 2)
  })

  it('says of a bad line what was expected and what came', () => {
    const good = { arms: { a: 0.5, b: 0.5 }, arm: 'a', reward: 1 }
    assert.match(faultOf({ ...good, arm: 'c' })!, /expected "arm" to be one of a, b, got "c"/)
    assert.match(faultOf({ ...good, arms: { a: 0.5, b: 0.7 } })!, /the chances in "arms" to add up to 1, not to 1\.2/)
    assert.match(faultOf({ ...good, arms: { a: 0, b: 1 } })!, /a chance above 0/)
    assert.match(faultOf({ ...good, reward: 'much' })!, /expected "reward" to be a number, got "much"/)
    assert.match(faultOf({ ...good, reward: undefined })!, /got nothing/)
    assert.match(faultOf({ ...good, propensity: 0.9 })!, /"propensity" to be the one of "a" in "arms", 0\.5, got 0\.9/)
    assert.match(faultOf({ ...good, target: { a: 2 } })!, /"target" to be an arm or/)
    assert.match(faultOf({ arm: 'a', reward: 1 })!, /"arms" with the propensity of each/)
    assert.match(faultOf({ ...good, context: 'x' })!, /"context" to hold/)
    assert.match(faultOf({ ...good, context: { deep: { er: 1 } } })!, /"context" to hold/)
    assert.match(faultOf({ arms: ['a', 'b'], propensities: [1], arm: 'a', reward: 1 })!, /as long as "arms"/)
  })
})
