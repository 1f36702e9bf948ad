import { seededRandom } from '../../models/random.ts'

/** Lines as a shop's own system might write them, and what the target policy would truly have brought a choice. */
export function simulateLog(lines: number, seed: number): { rows: Record<string, unknown>[]; truth: number } {
  const random = seededRandom(seed)
  const arms = ['ask', 'show', 'coupon'] as const
  // What an arm brings: not linear in the features, so that no regression of the estimator is right.
  const chance = (arm: (typeof arms)[number], x: number, y: number) =>
    arm === 'ask' ? 0.1 + 0.2 * x : arm === 'show' ? 0.25 - 0.15 * x * y : 0.1 + 0.35 * y * y
  const rows = Array.from({ length: lines }, () => {
    const [x, y] = [random(), random()]
    const raw = [0.2 + x, 0.6, 0.15 + y]
    const sum = raw.reduce((total, one) => total + one, 0)
    const shares = raw.map(one => one / sum)
    const drawn = random()
    const at = drawn < shares[0]! ? 0 : drawn < shares[0]! + shares[1]! ? 1 : 2
    const arm = arms[at]!
    const target = { ask: 0.1, show: 0.3 + 0.4 * (1 - y), coupon: 0.6 - 0.4 * (1 - y) }
    return {
      context: { x, y, language: random() < 0.5 ? 'zh' : 'en' },
      arms: Object.fromEntries(arms.map((name, place) => [name, shares[place]])),
      arm,
      reward: random() < chance(arm, x, y) ? 1 : 0,
      target,
    }
  })
  // Over x and y from 0 to 1, by a fine grid.
  const grid = 200
  let truth = 0
  for (let i = 0; i < grid; i++)
    for (let j = 0; j < grid; j++) {
      const [x, y] = [(i + 0.5) / grid, (j + 0.5) / grid]
      truth += 0.1 * chance('ask', x, y) + (0.3 + 0.4 * (1 - y)) * chance('show', x, y) + (0.6 - 0.4 * (1 - y)) * chance('coupon', x, y)
    }
  return { rows, truth: truth / grid ** 2 }
}
