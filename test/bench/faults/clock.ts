import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { seededRandom } from '../../../models/random.ts'
import { newFolder } from '../../support/service.ts'
import { openCrowd, openTabs } from './crowd.ts'
import { openGate } from './gate.ts'
import { type Asked, closeBooks, type Row } from './row.ts'
import { openVictim, sleep } from './victim.ts'

const talks = 10
const hourMs = 3600_000

/** The clock on the wall of the service is set an hour on or back while shoppers talk, and half of their lines break right after. */
export async function clock({ seed, quick }: Asked): Promise<Row[]> {
  const jumps = quick ? [1, -1] : [1, -1, -1, 1, 1, 1, -1, -1, -1, 1]
  const random = seededRandom(seed)
  const folder = newFolder()
  const file = join(folder, 'clock-offset')
  writeFileSync(file, '0')
  const preload = new URL('./jumping-clock.js', import.meta.url).href
  const victim = await openVictim({ NODE_OPTIONS: `--import ${preload}`, USHER_BENCH_CLOCK: file }, folder)
  const gate = await openGate(victim.url)
  const crowd = openCrowd(openTabs(talks, gate.url), { seed })
  await crowd.opened()
  let offsetMs = 0
  for (const jump of jumps) {
    await sleep(1000 + random() * 2000)
    offsetMs += jump * hourMs
    writeFileSync(file, String(offsetMs))
    process.kill(victim.pid, 'SIGUSR2')
    await sleep(random() * 200)
    for (let place = gate.connections() - 1; place >= 0; place -= 2) gate.cut(place, 'reset')
  }
  await crowd.settle()
  const { events } = victim.kept()
  const back = events.filter((event, at) => events[at - 1]?.conversation === event.conversation && event.at < events[at - 1]!.at).length
  const row = await closeBooks(
    {
      fault: 'clock',
      done: `the service’s clock set an hour on or back (${jumps.map(jump => (jump > 0 ? '+' : '−')).join('')}), half of the lines cut after each`,
      n: jumps.length,
      saw: `${back} times an event is dated before the one in front of it`,
      recoveredMs: crowd.tabs.flatMap(tab => tab.outages.slice(1)),
    },
    victim,
    crowd.tabs,
  )
  if (back === 0) row.wrong.push('the clock did not jump')
  gate.close()
  return [row]
}
