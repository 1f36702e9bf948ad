import { seededRandom } from '../../../models/random.ts'
import { openCrowd } from './crowd.ts'
import { openGate } from './gate.ts'
import { type Asked, closeBooks, type Row } from './row.ts'
import { type Browser, Tab } from './tab.ts'
import { openVictim, sleep } from './victim.ts'

const pairs = 10

/** Two tabs of one browser talk in one conversation, and one or the other is closed and opened anew, in the middle of a send or not. */
export async function tabs({ seed, quick }: Asked): Promise<Row[]> {
  const times = quick ? 5 : 60
  const random = seededRandom(seed)
  const victim = await openVictim()
  const gates: Awaited<ReturnType<typeof openGate>>[] = []
  const openTab = async (n: number, browser: Browser) => {
    const gate = await openGate(victim.url)
    gates.push(gate)
    return { tab: new Tab(gate.url, n % 2 === 0 ? 'zh' : 'en', browser), gate }
  }
  const browsers = Array.from({ length: pairs }, (): Browser => ({ entries: new Map() }))
  const places: { tab: Tab; gate: Awaited<ReturnType<typeof openGate>>; browser: Browser; n: number }[] = []
  for (const [n, browser] of browsers.entries()) {
    const first = await openTab(n, browser)
    places.push({ ...first, browser, n })
    // The second tab finds the token that the first one got.
    while (!first.tab.isOnline) await sleep(20)
    places.push({ ...(await openTab(n, browser)), browser, n })
  }
  const live = places.map(({ tab }) => tab)
  const crowd = openCrowd(live, { seed, thinkMs: [200, 1500] })
  await crowd.opened()
  for (let time = 0; time < times; time++) {
    await sleep(random() * 600)
    const at = Math.floor(random() * places.length)
    const place = places[at]!
    // Half of the time a message is on its way.
    if (random() < 0.5) place.tab.say(`tab ${time}`)
    place.tab.close()
    place.gate.close()
    const { acknowledged } = place.tab.books
    Object.assign(place, await openTab(place.n, place.browser))
    // What the tab before it had acknowledged must be there too.
    Object.assign(place.tab.books.acknowledged, acknowledged)
    live[at] = place.tab
  }
  await crowd.settle()
  const left = browsers.reduce((sum, { entries }) => sum + entries.size, 0)
  const row = await closeBooks(
    {
      fault: 'two tabs',
      done: `${pairs} browsers with two tabs on one token, one of them closed and opened anew at a random instant`,
      n: times,
      recoveredMs: live.flatMap(tab => tab.outages.slice(0, 1)),
    },
    victim,
    live,
  )
  if (left > 0) row.wrong.push(`${left} messages of closed tabs were never sent`)
  for (const gate of gates) gate.close()
  return [row]
}
