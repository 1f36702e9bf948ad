import { rmSync } from 'node:fs'
import { createFunnelStore, funnelGroups } from '../../server/store/funnel.ts'
import { openStore } from '../../server/store/open.ts'
import { fillEvents } from '../support/behaviour-events.ts'
import { newFolder } from '../support/service.ts'

/** A million events of 120,000 visitors: how long the owner's questions take. */
const events = Number(process.argv[2] ?? 1_000_000)
const folder = newFolder()
try {
  const database = openStore({ data: folder, database: 'usher.sqlite' })
  fillEvents(database, events, Math.ceil(events * 0.12))
  const store = createFunnelStore(database)
  const now = new Date()
  const questions: [string, () => unknown][] = [
    ['funnel', () => store.funnel()],
    ...funnelGroups.map((by): [string, () => unknown] => [`funnel by ${by}`, () => store.funnel({}, by)]),
    ['retention', () => store.retention({}, now)],
  ]
  const told = questions.map(([name, ask]) => {
    ask()
    const busy = process.cpuUsage()
    const times = Array.from({ length: 9 }, () => {
      const from = performance.now()
      ask()
      return performance.now() - from
    }).sort((a, b) => a - b)
    const { user, system } = process.cpuUsage(busy)
    const cpu = (user + system) / 9000
    console.log(
      `${name.padEnd(20)} ${times[4]!.toFixed(0).padStart(6)} ms (${cpu.toFixed(0)} ms of a core; of nine the slowest ${times[8]!.toFixed(0)})`,
    )
    return [name, { ms: Math.round(times[4]!), core_ms: Math.round(cpu) }]
  })
  console.log(JSON.stringify({ events, questions: Object.fromEntries(told) }))
  database.close()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
