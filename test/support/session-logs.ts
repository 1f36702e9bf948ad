import { seededRandom } from '../../models/random.ts'

export type LogLine = { session: string; item: string; at: number }

/**
 * Sessions with a known structure: items in groups with a chain of likely next ones inside, fashions that move from group to group with time,
 * returns to what was seen before, and noise. `events` at least.
 */
export function structuredLog({
  events = 60_000,
  items = 2000,
  groupSize = 40,
  seed = 1,
  noise = 0.2,
  returns = 0.15,
  days = 60,
} = {}): LogLine[] {
  const random = seededRandom(seed)
  const groups = Math.ceil(items / groupSize)
  const place = () => Math.min(groupSize - 1, Math.floor(groupSize * random() ** 2))
  // Each item leads to three others of its group, one of them mostly.
  const leads = Array.from({ length: items }, (_, item) => {
    const group = Math.floor(item / groupSize)
    return Array.from({ length: 3 }, () => Math.min(items - 1, group * groupSize + place()))
  })
  const lines: LogLine[] = []
  for (let session = 0; lines.length < events; session++) {
    const at = (lines.length / events) * days * 86_400
    const fashion = ((at / 86_400 / days) * groups) | 0
    let group = random() < 0.3 ? Math.min(groups - 1, fashion) : Math.floor(groups * random() ** 1.5)
    const seen: number[] = []
    const length = 2 + Math.floor(-Math.log(1 - random()) * 4)
    for (let step = 0; step < length; step++) {
      const last = seen.at(-1)
      const luck = random()
      let item: number
      if (last === undefined || luck < noise) {
        if (luck < noise / 4) group = Math.floor(random() * groups)
        item = Math.min(items - 1, group * groupSize + place())
      } else if (luck < noise + returns && seen.length > 1) item = seen[Math.floor(random() * seen.length)]!
      else {
        const [most, other, third] = leads[last]!
        const which = random()
        item = which < 0.6 ? most! : which < 0.85 ? other! : third!
      }
      seen.push(item)
      lines.push({ session: `s${session}`, item: `i${item}`, at: Math.round(1_760_000_000 + at + step * 30) })
    }
  }
  return lines
}

export type DemoProduct = { id: string; category: string; gender_affinity?: string }

/**
 * What the retail demo store's own generator does for its 2,465 products, after its description: users with a persona of three categories
 * (60, 25 and 15 % of their interest, weighed by the size of the category) and a gender; the first product of a category is anything that suits,
 * after it only products that this one leads to (four, and itself), in overlapping rings; what was seen less than the average is repeated on the
 * spot, up to four times; 8, 5, 2 and 1 % of views go on to the cart, the cart's page, checkout and an order. A user is a session.
 */
export function retailDemoLog(products: readonly DemoProduct[], { events = 200_000, users = 6000, seed = 1 } = {}): LogLine[] {
  const random = seededRandom(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
  const shuffled = <T>(from: readonly T[]): T[] => {
    const all = [...from]
    for (let at = all.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1))
      const kept = all[at]!
      all[at] = all[other]!
      all[other] = kept
    }
    return all
  }
  const categories = [...new Set(products.map(({ category }) => category))]
  const share = new Map(categories.map(name => [name, products.filter(({ category }) => category === name).length / products.length]))
  const suiting = new Map<string, DemoProduct[]>()
  const rings = new Map<string, Map<string, string[]>>()
  for (const category of categories)
    for (const gender of ['M', 'F']) {
      const own = products.filter(product => product.category === category && (product.gender_affinity ?? gender) === gender)
      suiting.set(category + gender, own)
      const [left, right] = [shuffled([...own.keys()]), shuffled([...own.keys()])]
      const leads = new Map<string, string[]>()
      for (const [at, product] of left.entries()) {
        const next = Array.from({ length: 4 }, (_, step) => own[right[(at + step) % own.length]!]!.id)
        leads.set(own[product]!.id, [...new Set([...next, own[product]!.id])])
      }
      rings.set(category + gender, leads)
    }
  const people = Array.from({ length: users }, (_, at) => ({
    id: `u${at}`,
    persona: shuffled(categories).slice(0, 3),
    gender: random() < 0.5 ? 'M' : 'F',
    first: new Map<string, string>(),
  }))
  const counts = new Map<string, number>()
  let seen = 0
  const quotas = [0.08, 0.05, 0.02, 0.01].map(of => ({ of, done: 0 }))
  let views = 0
  const lines: LogLine[] = []
  let clock = 1_591_803_782
  while (lines.length < events) {
    const person = pick(people)
    const weights = person.persona.map((category, at) => [0.6, 0.25, 0.15][at]! * share.get(category)!)
    let luck = random() * weights.reduce((sum, weight) => sum + weight, 0)
    const chosen = weights.findIndex(weight => {
      luck -= weight
      return luck <= 0
    })
    const category = person.persona[Math.max(0, chosen)]!
    const key = category + person.gender
    const first = person.first.get(category)
    const item = first === undefined ? pick(suiting.get(key)!).id : pick(rings.get(key)!.get(first)!)
    if (first === undefined) person.first.set(category, item)
    const count = (counts.get(item) ?? 0) + 1
    counts.set(item, count)
    seen++
    const least = counts.size < 2 ? count : 1
    const sets = 1 + (count * 2 < 60 && seen > 1000 ? 1 : 0) + (count < seen / counts.size ? 1 : 0) + (count === least ? 1 : 0)
    let at = clock + Math.floor(random() * 11)
    for (let repeat = 0; repeat < sets; repeat++) {
      clock += 11
      views++
      lines.push({ session: person.id, item, at })
      for (const quota of quotas) {
        if (quota.done >= Math.floor(views * quota.of)) continue
        quota.done++
        at += Math.floor(random() * 6)
        lines.push({ session: person.id, item, at })
      }
    }
  }
  return lines
}

export const toCsv = (lines: readonly LogLine[]): string =>
  `session_id,item_id,timestamp\n${lines.map(({ session, item, at }) => `${session},${item},${at}`).join('\n')}\n`
