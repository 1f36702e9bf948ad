import { beginExperiment, changeShare, endExperiment, readExperiment } from './experiment/assignment.ts'
import { reportPeriods } from './experiment/periods.ts'
import { explainChoices, explainTold } from './explain/latest.ts'
import type { OwnerRoutes } from './http/owner.ts'
import { readSimulated } from './month/mark.ts'
import { createOwner, type OwnerPorts } from './owner/owner.ts'
import { writePage } from './shop/policies.ts'
import { settingsForAdmins } from './shop/settings-for-admins.ts'
import { inSlices } from './shop/slices.ts'
import type { createAuditStore } from './store/audit.ts'
import { createCatalogueStore, type LocalText } from './store/catalogue.ts'
import { createDecisionStore } from './store/decisions.ts'
import { createExperimentStore } from './store/experiment.ts'
import { createReasonStore } from './store/reasons.ts'
import { createSettingsStore } from './store/settings.ts'
import type { Database } from './store/sqlite.ts'
import { arms as armNames } from './strategy/arms.ts'
import { createCurrentStrategy, saveStrategy, strategyKey } from './strategy/current-strategy.ts'
import { withLimits } from './strategy/limits.ts'

/** The interval of values is drawn beside the shoppers' turns: of more orders than these the command line tells it (`usher experiment report`). */
const mostValues = 2000
const dayMs = 24 * 3600_000
const mostChanges = 30
/** What is changed on the page, as the audit log names it. */
const ownerDeeds = new Set(['shipping_set', 'guiding_set', 'nudges_set', 'arms_set', 'coupon_added', 'coupon_ended', 'page_written'])
/** So many deeds of anybody are looked through. */
const mostDeeds = 1000
const mostRecent = 12
const mostProducts = 20

/** The ports of the owner's page, over the service's one database. */
export function openOwnerPage(
  database: Database,
  ports: Pick<OwnerPorts, 'embed' | 'readComments' | 'now'> &
    Pick<OwnerRoutes, 'admit'> & { audit: ReturnType<typeof createAuditStore>['list'] },
): OwnerRoutes {
  const { funnel, satisfaction, voices, complaints } = createOwner(database, { ...ports, inSlices })
  const settings = createSettingsStore(database)
  const experiments = createExperimentStore(database)
  const decisions = createDecisionStore(database)
  const reasons = createReasonStore(database)
  const strategy = createCurrentStrategy(settings)
  const catalogue = createCatalogueStore(database)
  const shop = settingsForAdmins(database)
  return {
    admit: ports.admit,
    read: { funnel, satisfaction, voices, complaints, guiding, changes },
    page: (page, how) => writePage(database, page, how),
    ...shop,
    settings: () => ({ ...shop.settings(), simulated: readSimulated(settings) ?? null }),
    limits(told) {
      const changed = told === null ? { ok: true as const, text: '' } : withLimits(settings.get(strategyKey) ?? '', told)
      if (!changed.ok)
        return { ok: false, code: 'bad_payload', message: changed.faults.map(fault => fault.replace(/^\S+ /, '')).join('; ') }
      saveStrategy(settings, changed.text)
      return { ok: true }
    },
    products(named) {
      const wanted = named.toLowerCase()
      const found: { sku: string; title: LocalText }[] = []
      for (const part of catalogue.inParts(500))
        for (const { sku, title } of part) {
          if (![sku, ...Object.values(title)].some(text => text.toLowerCase().includes(wanted))) continue
          found.push({ sku, title })
          if (found.length === mostProducts) return found
        }
      return found
    },
    experiment(wanted) {
      if (wanted === null) return endExperiment(settings, ports.now())
      const told = { held: wanted.held, at: ports.now() }
      database.transaction(() => changeShare(settings, told) ?? beginExperiment(settings, experiments.clear, told))
    },
  }

  /** Who changed what on the page, the latest first. */
  function changes(days: number) {
    const since = new Date(ports.now().getTime() - days * dayMs).toISOString()
    return ports
      .audit({ since, limit: mostDeeds })
      .filter(({ action }) => ownerDeeds.has(action))
      .slice(0, mostChanges)
      .map(({ at, actor, action, target, detail }) => ({ at, by: actor, what: action, told: String(detail.told ?? target ?? '') }))
  }

  /** What the strategy chose in these days and what came of it; of the experiment, everything since it began. */
  function guiding(days: number) {
    const from = ports.now().getTime() - days * dayMs
    const chosen = decisions.byArm(from)
    const { arms: limits } = strategy()
    const own = (settings.get(strategyKey) ?? '') !== ''
    const arms = armNames.map(arm => {
      const { floor, ceiling } = limits[arm]
      return { ...(chosen.find(one => one.arm === arm) ?? { arm, chosen: 0, known: 0, reward: null }), floor, ceiling }
    })
    const known = {
      arms,
      own,
      recent: explainChoices(reasons.choices(from, mostRecent), limits),
      told: explainTold(reasons.told(from, mostRecent), limits),
    }
    const experiment = readExperiment(settings)
    if (experiment === undefined || experiment.stoppedAt !== undefined) return { experiment: null, ...known }
    return { experiment: reportPeriods(experiment, experiments, { mostValues }), ...known }
  }
}
