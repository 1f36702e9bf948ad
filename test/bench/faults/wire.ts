import { seededRandom } from '../../../models/random.ts'
import { openCrowd, openTabs } from './crowd.ts'
import { openGate, type Verdict } from './gate.ts'
import { type Asked, closeBooks, type Row, tally } from './row.ts'
import { openVictim, sleep } from './victim.ts'

const talks = 20
/** Engine.io's 4 (message) before socket.io's 2 (event) and 3 (acknowledgement). */
const isRequest = (text: string) => /^42\/shopper,\d+\["(?:message:send|choice:pick)"/.test(text)
const isAcknowledgement = (text: string) => text.startsWith('43/shopper,')
const isEvent = (text: string) => text.startsWith('42/shopper,["event"')

/** Acknowledgements that never arrive, frames that arrive twice, and lines that break right behind a message that went through. */
export async function acks({ seed, quick }: Asked): Promise<Row[]> {
  const seconds = quick ? 8 : 60
  const disturbed = async (
    fault: string,
    done: string,
    rules: (random: () => number, did: () => void) => Parameters<typeof openGate>[1],
  ) => {
    let n = 0
    const victim = await openVictim()
    const gate = await openGate(
      victim.url,
      rules(seededRandom(seed), () => n++),
    )
    const crowd = openCrowd(openTabs(talks, gate.url), { seed })
    await crowd.opened()
    await sleep(seconds * 1000)
    await crowd.settle()
    const { tabs } = crowd
    const said = tabs.flatMap(tab => [...tab.said.values()])
    const outages = tabs.flatMap(tab => tab.outages.slice(1))
    const recoveredMs = outages.length > 0 ? outages : said.flatMap(({ ackMs }) => ackMs ?? [])
    const sentAgain = said.filter(({ sends }) => sends > 1).length
    const row = await closeBooks({ fault, done, n, recoveredMs, more: { sentAgain } }, victim, tabs)
    gate.close()
    return row
  }
  const act = (random: () => number, did: () => void, share: number, verdict: Verdict): Verdict => {
    if (random() >= share) return 'pass'
    did()
    return verdict
  }
  return [
    await disturbed(
      'acks lost',
      `3 in 10 acknowledgements dropped on their way, those of opening too, for ${seconds} s`,
      (random, did) => ({
        toClient: text => (isAcknowledgement(text) ? act(random, did, 0.3, 'drop') : 'pass'),
      }),
    ),
    await disturbed(
      'frames doubled',
      `half of all messages, acknowledgements and events arrive twice, for ${seconds} s`,
      (random, did) => ({
        toServer: text => (isRequest(text) ? act(random, did, 0.5, 'twice') : 'pass'),
        toClient: text => (isAcknowledgement(text) || isEvent(text) ? act(random, did, 0.5, 'twice') : 'pass'),
      }),
    ),
    await disturbed(
      'cut behind a message',
      `3 in 10 messages reach the service and the line breaks before the answer, for ${seconds} s`,
      (random, did) => ({
        toServer: text => (isRequest(text) ? act(random, did, 0.3, 'cut') : 'pass'),
      }),
    ),
  ]
}

/** Lines that break at random instants: with a goodbye, with a reset, or so that neither side is told. */
export async function cuts({ seed, quick }: Asked): Promise<Row[]> {
  const times = quick ? 20 : 300
  const random = seededRandom(seed)
  const victim = await openVictim()
  const gate = await openGate(victim.url)
  const crowd = openCrowd(openTabs(talks, gate.url), { seed })
  await crowd.opened()
  const done: string[] = []
  while (done.length < times) {
    await sleep(50 + random() * 250)
    const how = random() < 0.5 ? 'end' : 'reset'
    if (gate.cut(Math.floor(random() * gate.connections()), how)) done.push(how)
  }
  await crowd.settle()
  const row = await closeBooks(
    {
      fault: 'cuts',
      done: `lines of ${talks} talks cut at random instants (${tally(done)})`,
      n: times,
      recoveredMs: crowd.tabs.flatMap(tab => tab.outages.slice(1)),
    },
    victim,
    crowd.tabs,
  )
  gate.close()
  return [row, await silent({ seed, quick })]
}

/** A line that carries nothing any more and tells neither side, as when a phone leaves the cell. */
async function silent({ seed, quick }: Pick<Asked, 'seed' | 'quick'>): Promise<Row> {
  const times = quick ? 4 : 20
  const random = seededRandom(seed)
  const victim = await openVictim()
  const gate = await openGate(victim.url)
  const crowd = openCrowd(openTabs(times, gate.url), { seed })
  await crowd.opened()
  for (let n = 0; n < times; n++) {
    await sleep(random() * 500)
    gate.cut(Math.floor(random() * (times - n)), 'mute')
  }
  await sleep(quick ? 2000 : 20_000)
  await crowd.settle()
  // From the first send to the acknowledgement: nothing shows sooner that a line is dead.
  const late = crowd.tabs.flatMap(tab => [...tab.said.values()].filter(({ sends }) => sends > 1).flatMap(({ ackMs }) => ackMs ?? []))
  const row = await closeBooks(
    { fault: 'lines gone silent', done: 'lines that carry nothing any more and tell nobody', n: times, recoveredMs: late },
    victim,
    crowd.tabs,
  )
  gate.close()
  return row
}
