import { Agent, agentToken, got } from '../../support/agent.ts'
import { usageOf } from '../../support/processes.ts'
import { openTabs } from './crowd.ts'
import { openGate } from './gate.ts'
import { type Asked, closeBooks, type Row } from './row.ts'
import { openVictim, sleep, until } from './victim.ts'

const pairs = 5
/** The longest that an agent may write, in characters of three bytes. */
const flood = '货'.repeat(1900)

/** Shoppers whose side reads nothing for a while, shorter and longer than the heartbeat allows, while agents write without a pause. */
export async function slow({ seed, quick }: Asked): Promise<Row[]> {
  const rows = [await held({ seed, quick }, quick ? 5 : 15)]
  return quick ? rows : [...rows, await held({ seed, quick }, 60)]
}

async function held({ seed }: Pick<Asked, 'seed' | 'quick'>, seconds: number): Promise<Row> {
  const victim = await openVictim()
  const gate = await openGate(victim.url)
  const tabs = openTabs(pairs, gate.url)
  await until(() => tabs.every(tab => tab.isOnline), 60_000, 'everybody to have a conversation')
  for (const tab of tabs) tab.say('looking for a tent')
  await until(() => tabs.every(tab => tab.isQuiet), 60_000, 'everybody to be answered')
  const agents = await Promise.all(
    tabs.map(async (_tab, n) => new Agent(victim.url, await agentToken(victim.folder, `agent-${seed}-${n}@shop.example`))),
  )
  const memory = () => usageOf(victim.pid).main?.residentMb ?? 0
  const conversations = tabs.map(tab => tab.books.conversation)
  for (const [n, agent] of agents.entries()) got(await agent.claim(conversations[n]!))

  const memoryMb = { before: memory(), most: 0 }
  gate.hold()
  const watch = setInterval(() => (memoryMb.most = Math.max(memoryMb.most, memory())), 200)
  const end = performance.now() + seconds * 1000
  const written = await Promise.all(
    agents.map(async (agent, n) => {
      let last = 0
      for (let count = 0; performance.now() < end; ) {
        const answer = await agent.say(conversations[n]!, `${count} ${flood}`)
        if (answer.ok) {
          last = answer.value.seq
          count++
        } else await sleep(answer.retryAfterMs ?? 200)
      }
      return last
    }),
  )
  const seen = tabs.map(tab => tab.session.timeline.lastSeq)
  gate.release()
  const recoveredMs = await Promise.all(
    tabs.map((tab, n) => until(() => tab.session.timeline.lastSeq >= written[n]!, 60_000, 'everything to be delivered')),
  )
  clearInterval(watch)
  for (const [n, agent] of agents.entries()) got(await agent.ask('conversation:release', { conversation: conversations[n]! }))
  for (const tab of tabs) tab.say('how much is shipping?')
  await until(() => tabs.every(tab => tab.isQuiet), 90_000, 'everybody to be answered again').catch(() => {})
  await sleep(500)
  for (const agent of agents) agent.close()
  const missed = written.reduce((sum, last, n) => sum + last - seen[n]!, 0)
  const row = await closeBooks(
    {
      fault: `reads nothing for ${seconds} s`,
      done: `${pairs} shoppers stop reading while an agent writes 5,700 bytes six times a second to each`,
      n: pairs,
      saw: `${missed} messages at once when they read again; memory ${memoryMb.before} → ${memoryMb.most} MB`,
      recoveredMs,
      more: { memoryMb, missed },
    },
    victim,
    tabs,
  )
  gate.close()
  return row
}
