import { readConsent } from './behaviours/consent.ts'
import { createPace } from './behaviours/pace.ts'
import type { Found } from './dialogue/found.ts'
import { offerActs } from './dialogue/offer-acts.ts'
import type { Want } from './dialogue/wants.ts'
import { readExperiment } from './experiment/assignment.ts'
import type { openGuide } from './guide.ts'
import type { NudgeRoutes } from './http/nudges.ts'
import { createNudger } from './nudges/nudger.ts'
import { readNudgeSettings, saveNudgeSettings } from './nudges/settings.ts'
import { whyNudge } from './nudges/why.ts'
import type { Profiles } from './profiles.ts'
import { limitKey } from './proxies.ts'
import type { Recommender } from './recommend/recommender.ts'
import { createNudgeStore } from './store/nudges.ts'
import { createSettingsStore } from './store/settings.ts'
import type { Database } from './store/sqlite.ts'
import { byTemplate } from './turn/by-template.ts'
import type { createVisitors } from './visitors.ts'
import type { Language } from './wire.ts'

type Options = {
  database: Database
  visitors: Pick<ReturnType<typeof createVisitors>, 'store' | 'keyOf' | 'http'>
  profiles: Pick<Profiles, 'basisOf' | 'doings'>
  guide: Pick<ReturnType<typeof openGuide>, 'chooseAtNudge' | 'keep'>
  shop: {
    find(want: Want, language: Language): Promise<Found>
    titleOf(sku: string, language: Language): string | undefined
  }
  suggest: Recommender['suggest']
  /** Whether a coupon may be used by a visitor, as the ledger stands. */
  isFor(code: string, visitor: Uint8Array): boolean
  underWay(visitor: number): boolean
  admit: NudgeRoutes['admit']
  now(): Date
  newId(): string
}

const dayMs = 24 * 3_600_000
/** Requests of one address in ten seconds: a page asks once a minute at most. */
const mostByAddress = 100
const paceMs = 10_000
/** Of so many that go with a product the first that visits tell of is named. */
const mostBeside = 6
/** Decisions that are told with their reasons. */
const mostTold = 20

/** Puts together what the service says of its own accord: the decision, its memory and the ports of HTTP. */
export function openNudging({
  database,
  visitors,
  profiles,
  guide,
  shop,
  suggest,
  isFor,
  underWay,
  admit,
  now,
  newId,
}: Options): NudgeRoutes {
  const store = createNudgeStore(database)
  const settings = createSettingsStore(database)
  const pace = createPace(mostByAddress, paceMs)
  const { ask, answer } = createNudger({
    store,
    settings: () => readNudgeSettings(settings),
    find(name) {
      const key = visitors.keyOf(name)
      const visitor = visitors.store.find(key)
      return visitor === undefined || profiles.basisOf(visitor) !== 'visits' ? undefined : { key, visitor }
    },
    doings: profiles.doings,
    choose: guide.chooseAtNudge,
    keep: guide.keep,
    shop: {
      titleOf: shop.titleOf,
      async offer(visitor, language, again) {
        const found = await shop.find({ want: 'offer', ...(again ? { again } : {}) }, language)
        if (found.want !== 'offer' || found.coupon === undefined || !isFor(found.coupon.code.text, visitor)) return undefined
        return byTemplate(language, offerActs(found))
      },
      async beside(sku, language) {
        const found = await suggest({ viewed: [sku], language, beside: true, exclude: [], most: mostBeside })
        for (const { sku: other, because } of found)
          if (because.kind === 'together' && because.of === sku) return { sku: other, visits: because.visits }
        return undefined
      },
    },
    underWay,
    tell: (visitor, id, name, nudge) => void visitors.http.page(visitor, [{ id, name, properties: { nudge } }], {}),
    now,
    newId,
  })
  return {
    admit,
    allows: visitors.http.allows,
    mayTell: address => pace.take(limitKey(address), performance.now()),
    ask,
    answer,
    save: nudges => saveNudgeSettings(settings, nudges),
    read(days) {
      const experiment = readExperiment(settings)
      return {
        settings: readNudgeSettings(settings),
        guiding: experiment !== undefined && experiment.stoppedAt === undefined,
        consent: readConsent(settings),
        counts: store.counts(now().getTime() - days * dayMs),
        latest: store.latest(mostTold).map(whyNudge),
      }
    },
  }
}
