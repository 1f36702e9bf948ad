import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { seededRandom } from '../../models/random.ts'
import { arms, features, type Moment } from '../../server/strategy/arms.ts'
import { expectedOf, observe, priorBeliefs } from '../../server/strategy/beliefs.ts'
import { chancesOfBeingBest, drawArm, sharesNow } from '../../server/strategy/choose.ts'
import { creditOf } from '../../server/strategy/credit.ts'
import { bundledStrategy, bundledStrategyFile, readStrategy } from '../../server/strategy/read-strategy.ts'
import { regretChart } from '../../server/strategy/regret-chart.ts'
import { simulate } from '../../server/strategy/simulation.ts'

const strategy = bundledStrategy()
const text = readFileSync(bundledStrategyFile, 'utf8')
const moment = (known: Partial<Moment> = {}): Moment => ({ ...(Object.fromEntries(features.map(name => [name, 0])) as Moment), ...known })
const faultsOf = (changed: string) => {
  const read = readStrategy(changed, 'mine.yaml')
  return read.ok ? [] : read.faults
}

describe('the strategy', () => {
  it('names the line and the word that is meant where its file has a typo', () => {
    const line = (part: string) => text.split('\n').findIndex(one => one.includes(part)) + 1
    const [arm] = faultsOf(text.replace('bestsellers:', 'bestseller:'))
    assert.match(arm!, new RegExp(`^mine.yaml:${line('bestsellers:')}: expected .*got "bestseller"; did you mean bestsellers\\?$`))
    assert.match(
      faultsOf(text.replace('comparing: 0.4', 'comparin: 0.4'))[0]!,
      /:\d+: expected one of returning,.* did you mean comparing\?/,
    )
    assert.match(
      faultsOf(text.replace('floor: 0.02', 'floor: much'))[0]!,
      /:\d+: expected a number from 0 to 1 in arms\.plain\.floor, got "much"/,
    )
    assert.match(faultsOf(text.replaceAll('floor: 0.01', 'floor: 0.4'))[0]!, /expected floors of at most 1 together, got 1\.62/)
    assert.match(faultsOf(text.replace('floor: 0.02', 'floor: 1.1'))[0]!, /mine.yaml:\d+: /)
    for (const broken of ['', '[]', 'arms: [', 'arms: &a [*a]', '\u0000', 'progress: 3'])
      assert.ok(faultsOf(broken).every(fault => /^mine\.yaml:\d+: expected .+, got .+/.test(fault)) && faultsOf(broken).length > 0, broken)
  })

  it('chooses each arm as often as it is believed to be the best', () => {
    const scores = [
      { mean: 0.3, deviation: 0.5 },
      { mean: 0, deviation: 1 },
      { mean: 0, deviation: 0 },
    ]
    const random = seededRandom(4)
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    const wins = [0, 0, 0]
    for (let draw = 0; draw < 40_000; draw++) {
      const drawn = scores.map(({ mean, deviation }) => mean + deviation * normal())
      wins[drawn.indexOf(Math.max(...drawn))]! += 1 / 40_000
    }
    for (const [at, chance] of chancesOfBeingBest(scores).entries())
      assert.ok(Math.abs(chance - wins[at]!) < 0.015, `${chance} ${wins[at]}`)
  })

  it('keeps every floor and ceiling, and its shares add up, however sure it is', () => {
    const prior = priorBeliefs(strategy)
    let beliefs = prior
    for (let at = 0; at < 400; at++) beliefs = observe(beliefs, prior, { arm: 'coupon', moment: moment(), reward: 1 }, strategy)
    for (const possible of [arms, ['plain', 'coupon'] as const, ['plain'] as const]) {
      const shares = sharesNow(beliefs, strategy, moment(), possible)
      assert.ok(Math.abs([...shares.values()].reduce((sum, share) => sum + share, 0) - 1) < 1e-9)
      for (const [arm, share] of shares)
        assert.ok(share >= strategy.arms[arm].floor - 1e-12 && share <= strategy.arms[arm].ceiling + 1e-12, `${arm} ${share}`)
    }
    assert.ok(sharesNow(beliefs, strategy, moment(), arms).get('coupon')! > 0.8)
  })

  it('is careful while it knows little', () => {
    const prior = priorBeliefs({ ...strategy, arms: { ...strategy.arms, coupon: { ...strategy.arms.coupon, helps: 4 } } })
    assert.ok(sharesNow(prior, strategy, moment(), arms).get('coupon')! <= strategy.scarce.ceiling + 1e-12)
  })

  it('learns what helps whom, and forgets it when it helps no more', () => {
    const prior = priorBeliefs(strategy)
    const random = seededRandom(8)
    let beliefs = prior
    const live = (helps: boolean) => {
      for (let at = 0; at < 1200; at++) {
        const now = moment({ bargain: at % 2 })
        const arm = arms[Math.floor(random() * arms.length)]!
        const chance = arm === 'coupon' && now.bargain === 1 && helps ? 0.7 : 0.2
        beliefs = observe(beliefs, prior, { arm, moment: now, reward: random() < chance ? 1 : 0 }, strategy)
      }
      return expectedOf(beliefs, 'coupon', moment({ bargain: 1 })) - expectedOf(beliefs, 'coupon', moment())
    }
    assert.ok(live(true) > 0.25)
    const after = live(false)
    assert.ok(after < 0.2, `${after}`)
    assert.throws(() => observe(beliefs, prior, { arm: 'plain', moment: moment(), reward: Number.NaN }, strategy), RangeError)
  })

  it('adds the order that comes a day later to what was credited before', () => {
    const prior = priorBeliefs(strategy)
    const arm = 'help_decide' as const
    const early = observe(prior, prior, { arm, moment: moment(), reward: 0.4 }, strategy)
    const late = observe(early, prior, { arm, moment: moment(), reward: 1, before: 0.4 }, strategy)
    const atOnce = observe(prior, prior, { arm, moment: moment(), reward: 1 }, strategy)
    assert.ok(Math.abs(expectedOf(late, arm, moment()) - expectedOf(atOnce, arm, moment())) < 1e-9)
    assert.equal(late.outcomes, 1)
  })

  it('credits a step to the choices before it, less to those that are further away, and never one that was there already', () => {
    const { progress, credit } = strategy
    const choices = [{ at: 0 }, { at: 10, reached: 'looked' as const }, { at: 30, reached: 'in_cart' as const }]
    const steps = [
      { at: 5, step: 'looked' as const },
      { at: 20, step: 'in_cart' as const },
      { at: 25, step: 'in_cart' as const },
    ]
    assert.deepEqual(creditOf(strategy, choices, steps), [Math.max(progress.looked, progress.in_cart * credit.share), progress.in_cart, 0])
    const late = [...steps, { at: 30 + credit.hours * 3_600_000, step: 'ordered' as const }]
    assert.deepEqual(creditOf(strategy, choices, late).at(-1), 1)
    assert.deepEqual(creditOf(strategy, choices, late)[1], progress.in_cart)
  })

  it('draws what the random number falls on', () => {
    const shares = new Map([['plain', 0.2] as const, ['coupon', 0.8] as const])
    assert.deepEqual(
      [0, 0.19, 0.21, 0.999999999].map(random => drawArm(shares, random)),
      ['plain', 'plain', 'coupon', 'coupon'],
    )
    assert.equal(drawArm(new Map([['coupon', 1 - 1e-12]]), 0.9999999999999999), 'coupon')
  })

  it('loses less than choosing at random or greedily in the simulator, keeps its floors, and the curves can be drawn', async () => {
    const { simulation, curves } = await simulate(strategy, { seeds: 2, shoppers: 2400, driftAt: 1200 }, () => undefined)
    const { regret, first_order_rate: rate } = simulation
    assert.ok(regret.bandit < 0.6 * regret.uniform, JSON.stringify(regret))
    assert.ok(regret.bandit < regret.greedy, JSON.stringify(regret))
    assert.ok(rate.bandit > 1.1 * rate.best_fixed, JSON.stringify(rate))
    for (const [arm, { floor, least_share }] of Object.entries(simulation.arms)) assert.ok(least_share >= floor - 1e-12, arm)
    assert.match(regretChart(curves, 1200, 2), /^<svg [\s\S]*<path d="M[\d.]+,[\d.]+L[\s\S]*<\/svg>\n$/)
    assert.doesNotMatch(regretChart(curves, 1200, 2), /NaN/)
  })
})
