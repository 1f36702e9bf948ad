import { beginExperiment, endExperiment, readExperiment } from './experiment/assignment.ts'
import { reportExperiment } from './experiment/report.ts'
import type { OwnerRoutes } from './http/owner.ts'
import { readSimulated } from './month/mark.ts'
import { createOwner, type OwnerPorts } from './owner/owner.ts'
import { writePage } from './shop/policies.ts'
import { settingsForAdmins } from './shop/settings-for-admins.ts'
import { inSlices } from './shop/slices.ts'
import { createDecisionStore } from './store/decisions.ts'
import { createExperimentStore } from './store/experiment.ts'
import { createSettingsStore } from './store/settings.ts'
import type { Database } from './store/sqlite.ts'

/** The interval of values is drawn beside the shoppers' turns: of more orders than these the command line tells it (`usher experiment report`). */
const mostValues = 2000
const dayMs = 24 * 3600_000

/** The ports of the owner's page, over the service's one database. */
export function openOwnerPage(database: Database, ports: Pick<OwnerPorts, 'embed' | 'now'> & Pick<OwnerRoutes, 'admit'>): OwnerRoutes {
  const { funnel, satisfaction, voices } = createOwner(database, { ...ports, inSlices })
  const settings = createSettingsStore(database)
  const experiments = createExperimentStore(database)
  const decisions = createDecisionStore(database)
  const shop = settingsForAdmins(database)
  return {
    admit: ports.admit,
    read: { funnel, satisfaction, voices, guiding },
    page: (page, how) => writePage(database, page, how),
    ...shop,
    settings: () => ({ ...shop.settings(), simulated: readSimulated(settings) ?? null }),
    experiment(wanted) {
      if (wanted === null) return endExperiment(settings, ports.now())
      database.transaction(() => beginExperiment(settings, experiments.clear, { held: wanted.held, at: ports.now() }))
    },
  }

  /** What the strategy chose in these days and what came of it; of the experiment, everything since it began. */
  function guiding(days: number) {
    const arms = decisions.byArm(ports.now().getTime() - days * dayMs)
    const experiment = readExperiment(settings)
    if (experiment === undefined || experiment.stoppedAt !== undefined) return { experiment: null, arms }
    const since = Date.parse(experiment.startedAt)
    const spent = experiments.spent(since)
    const told = spent.length > mostValues ? [] : spent
    const report = reportExperiment(experiment, experiments.counts(since), told)
    return { experiment: { ...report, value_a_visitor: told.length === 0 ? null : report.value_a_visitor }, arms }
  }
}
