import type { ArmCounts, Counted } from '../store/experiment.ts'
import { type Experiment, periodFrom, periodOf } from './assignment.ts'
import { type ExperimentReport, reportExperiment } from './report.ts'

type Store = {
  counts(counted: Counted): ArmCounts[]
  spent(counted: Counted): { arm: 'treated' | 'control'; value: number }[]
}
type Earlier = Pick<ExperimentReport, 'arms' | 'difference' | 'interval_any_time'> & { held_out: number; from: string; to: string }
/** `counted_since`: whoever got an arm since then is counted; those of before are told of in `earlier`, each period by itself. */
export type PeriodsReport = ExperimentReport & { counted_since: string | null; earlier: Earlier[] }

/** The period that goes on, and those with another share before it. `mostValues`: with more orders than that money is not told of. */
export function reportPeriods(
  experiment: Experiment | undefined,
  store: Store,
  { mostValues = Number.POSITIVE_INFINITY } = {},
): PeriodsReport {
  if (experiment === undefined) return { ...reportExperiment(undefined, [], []), counted_since: null, earlier: [] }
  const from = periodFrom(experiment)
  const now = { period: periodOf(experiment), since: Date.parse(from) }
  const spent = store.spent(now)
  const report = reportExperiment(experiment, store.counts(now), spent.length > mostValues ? [] : spent)
  const { earlier = [] } = experiment
  return {
    ...report,
    value_a_visitor: spent.length > mostValues ? null : report.value_a_visitor,
    counted_since: from,
    earlier: earlier.map(({ held, ...period }, place) => {
      const counts = store.counts({ period: place, since: Date.parse(period.from) })
      const { arms, difference, interval_any_time } = reportExperiment({ ...experiment, held }, counts, [])
      return { held_out: held, ...period, arms, difference, interval_any_time }
    }),
  }
}
