import { seededRandom } from '../../../models/random.ts'
import { openCrowd, openTabs } from './crowd.ts'
import { type Asked, closeBooks, type Row } from './row.ts'
import { openVictim, sleep, until } from './victim.ts'

const talks = 20
/** One in so many comes while the service is starting. */
const earlyOneIn = 5

/** The service is killed again and again while shoppers talk to it, and started on the same port and folder. */
export async function kills({ seed, kills: times }: Asked): Promise<Row[]> {
  const random = seededRandom(seed)
  const victim = await openVictim()
  const crowd = openCrowd(openTabs(talks, victim.url), { seed })
  await crowd.opened()
  let early = 0
  const { tabs } = crowd
  for (let kill = 0; kill < times; kill++) {
    // Somebody has to be there: most are back, others are on their way.
    await until(() => tabs.filter(tab => tab.isOnline).length >= 0.8 * talks, 60_000, 'most shoppers to be back')
    await sleep(random() * 2500)
    await victim.kill()
    while (random() * earlyOneIn < 1) {
      early++
      const afterMs = random() * 1500
      await victim
        .start(child => setTimeout(() => child.kill('SIGKILL'), afterMs))
        .then(
          // It was ready sooner than it was to be killed.
          () => victim.ended(),
          () => {},
        )
    }
    await victim.start()
  }
  await crowd.settle()
  return [
    await closeBooks(
      {
        fault: 'kills',
        done: `kill -9 of the service at random instants during ${talks} talks, ${early} more while it started`,
        n: times,
        recoveredMs: tabs.flatMap(tab => tab.outages.slice(1)),
      },
      victim,
      tabs,
    ),
  ]
}
