import { seededRandom } from '../../../models/random.ts'
import { linesOf } from '../lines.ts'
import { Tab } from './tab.ts'
import { sleep, until } from './victim.ts'

export type Crowd = {
  tabs: Tab[]
  /** Fulfilled when everybody has a conversation. */
  opened(): Promise<unknown>
  /** Says nothing new any more and waits until everything is sent and answered; tells how many have something left. */
  settle(patienceMs?: number): Promise<number>
}

const patienceMs = 8000
const pressOneIn = 6
const burstOneIn = 8

/** Shoppers who talk until they are told to settle: they read, think, write, press quick replies and now and then do not wait. */
export function openCrowd(tabs: Tab[], options: { seed: number; thinkMs?: readonly [number, number] }): Crowd {
  const { seed, thinkMs = [300, 1800] } = options
  let isOver = false
  const talks = tabs.map(async (_tab, n) => {
    const random = seededRandom(seed * 1000 + n)
    const lines = linesOf(languageOf(n))
    for (let at = Math.floor(random() * lines.length); !isOver; at++) {
      await sleep(thinkMs[0] + random() * (thinkMs[1] - thinkMs[0]))
      if (isOver) return
      // Another tab may have taken its place.
      const tab = tabs[n]!
      if (random() * pressOneIn < 1 && tab.press()) continue
      tab.say(lines[at % lines.length] ?? '')
      if (random() * burstOneIn < 1) continue
      for (const from = performance.now(); !isOver && !tab.isQuiet && performance.now() - from < patienceMs; ) await sleep(50)
    }
  })
  return {
    tabs,
    opened: () => until(() => tabs.every(tab => tab.isOnline), 60_000, 'everybody to have a conversation'),
    async settle(patience = 90_000) {
      isOver = true
      await Promise.all(talks)
      for (const from = performance.now(); performance.now() - from < patience && !tabs.every(tab => tab.isQuiet); ) await sleep(50)
      // The last reply is here; a status behind it may be on its way.
      await sleep(500)
      return tabs.filter(tab => !tab.isQuiet).length
    },
  }
}

/** As many shoppers as told, each in a browser of its own; every other one writes Chinese. */
export function openTabs(count: number, url: string | ((n: number) => string)): Tab[] {
  return Array.from({ length: count }, (_, n) => new Tab(typeof url === 'string' ? url : url(n), languageOf(n)))
}

function languageOf(n: number): 'zh' | 'en' {
  return n % 2 === 0 ? 'zh' : 'en'
}
