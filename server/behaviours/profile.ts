import { goods } from '../language/goods.ts'
import {
  type Aspect,
  aspects,
  type Behaviour,
  behaviours,
  type FunnelStage,
  funnelStages,
  type Reading,
  type Sentiment,
  sentiments,
} from './behaviours.ts'

/** Pairs, not properties: a term may be called "constructor" or "__proto__". */
type Counts = [name: string, times: number][]

/** What is kept of a person while a log is read; of bounded size, and plain JSON. */
export type Profile = {
  rows: number
  behaviours: Partial<Record<Behaviour, number>>
  stage: FunnelStage
  languages: { zh: number; en: number }
  /** Numbers of goods, and terms, with how often they came. */
  goods: Counts
  terms: Counts
  spending: Record<string, { named: number; lowest: number; highest: number; sum: number }>
  tones: Partial<Record<Sentiment, number>>
  aspects: Partial<Record<Aspect, Partial<Record<Sentiment, number>>>>
  /** Milliseconds of 1970; absent without a column of times. */
  first?: number
  last?: number
}

export const priceLevels = ['low', 'middle', 'high'] as const
export type PriceLevel = (typeof priceLevels)[number]

/** So many different goods, and terms, are counted a person; a new one then takes the place of the rarest and its count (Metwally et al. 2005). */
const mostCounted = 24
const shown = 5

export function newProfile(): Profile {
  return {
    rows: 0,
    behaviours: {},
    stage: 'arrived',
    languages: { zh: 0, en: 0 },
    goods: [],
    terms: [],
    spending: {},
    tones: {},
    aspects: {},
  }
}

/** Adds one reading, in place: a log has millions. */
export function addReading(profile: Profile, reading: Reading, at: number | undefined): void {
  const { behaviour, language, comment, term } = reading
  profile.rows++
  count(profile.behaviours, behaviour)
  const stage = stageOf[behaviour]
  if (stage !== undefined && funnelStages.indexOf(stage) > funnelStages.indexOf(profile.stage)) profile.stage = stage
  if (language !== undefined) profile.languages[language]++
  for (const id of reading.goods) countBounded(profile.goods, String(id))
  if (term !== undefined) countBounded(profile.terms, term.slice(0, 60))
  for (const { value, currency = 'unknown' } of reading.amounts) addAmount(profile, currency, value)
  if (comment !== undefined) {
    count(profile.tones, comment.sentiment.name)
    for (const { name, sentiment } of comment.aspects) {
      profile.aspects[name] ??= {}
      count(profile.aspects[name], sentiment)
    }
  }
  if (at !== undefined) {
    profile.first = Math.min(profile.first ?? at, at)
    profile.last = Math.max(profile.last ?? at, at)
  }
}

/** The currency that was named most, with the mean of its amounts. */
export function meanSpending({ spending }: Profile): { currency: string; mean: number } | undefined {
  const [most] = Object.entries(spending).sort(([, a], [, b]) => b.named - a.named)
  return most === undefined ? undefined : { currency: most[0], mean: most[1].sum / most[1].named }
}

/** A profile as it is written out; `level` compares the mean amount with that of the others in the log. */
export function describeProfile(user: string, profile: Profile, level: PriceLevel | undefined): object {
  const { languages, first, last } = profile
  const main = meanSpending(profile)
  const amounts = main === undefined ? undefined : profile.spending[main.currency]!
  return {
    user_id: user,
    rows: profile.rows,
    ...(first === undefined || last === undefined
      ? {}
      : { first_seen: new Date(first).toISOString(), last_seen: new Date(last).toISOString() }),
    language: languages.zh === languages.en ? null : languages.zh > languages.en ? 'zh' : 'en',
    stage: profile.stage,
    behaviours: inOrder(behaviours, profile.behaviours),
    categories: top(profile.goods).map(([id, times]) => ({ zh: goods[Number(id)]?.zh[0], en: goods[Number(id)]?.en[0], count: times })),
    terms: top(profile.terms).map(([term, times]) => ({ term, count: times })),
    price:
      main === undefined || amounts === undefined
        ? null
        : {
            currency: main.currency === 'unknown' ? null : main.currency,
            named: amounts.named,
            lowest: amounts.lowest,
            mean: Math.round(main.mean * 100) / 100,
            highest: amounts.highest,
            level,
          },
    comments: {
      ...Object.fromEntries(sentiments.map(name => [name, profile.tones[name] ?? 0])),
      aspects: Object.fromEntries(
        aspects.flatMap(name => (profile.aspects[name] === undefined ? [] : [[name, inOrder(sentiments, profile.aspects[name])]])),
      ),
    },
  }
}

const stageOf: Partial<Record<Behaviour, FunnelStage>> = {
  view: 'viewed',
  search: 'viewed',
  favourite: 'considered',
  support: 'considered',
  coupon: 'considered',
  add_to_cart: 'in_cart',
  checkout: 'checkout',
  purchase: 'ordered',
  // Who sends back or reviews has bought before the log began.
  return: 'ordered',
}

function count<Name extends string>(counts: Partial<Record<Name, number>>, name: Name): void {
  counts[name] = (counts[name] ?? 0) + 1
}

function countBounded(counts: Counts, name: string): void {
  const known = counts.find(([counted]) => counted === name)
  if (known !== undefined) known[1]++
  else if (counts.length < mostCounted) counts.push([name, 1])
  else {
    const rarest = counts.reduce((least, entry) => (entry[1] < least[1] ? entry : least))
    rarest[0] = name
    rarest[1]++
  }
}

function addAmount({ spending }: Profile, currency: string, value: number): void {
  const known = spending[currency]
  spending[currency] =
    known === undefined
      ? { named: 1, lowest: value, highest: value, sum: value }
      : {
          named: known.named + 1,
          lowest: Math.min(known.lowest, value),
          highest: Math.max(known.highest, value),
          sum: known.sum + value,
        }
}

function inOrder<Name extends string>(names: readonly Name[], counts: Partial<Record<Name, number>>): Record<string, number> {
  return Object.fromEntries(names.flatMap(name => (counts[name] === undefined ? [] : [[name, counts[name]]])))
}

function top(counts: Counts): Counts {
  return [...counts].sort(([a, times], [b, more]) => more - times || (a < b ? -1 : 1)).slice(0, shown)
}
