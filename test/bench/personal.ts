import { linesOf, measure, percent } from '../privacy/lines.ts'

/** How much of what is personal is hidden before it is stored, and how often something else is. `--misses` prints those of the seen half. */
const halves = process.argv.includes('--misses') ? (['seen'] as const) : (['seen', 'held-back'] as const)
for (const half of halves) {
  const figures = measure(linesOf(half))
  console.log(`${half}: hidden ${percent(figures.hidden, figures.personal)}; false alarms ${percent(figures.changed, figures.clean)}`)
  if (process.argv.includes('--misses')) for (const line of [...figures.misses, ...figures.alarms]) console.log(`  ${line}`)
}
