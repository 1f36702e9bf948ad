import type { EventBody } from '../store/events.ts'
import type { ChatEvent } from '../wire.ts'

/** Who lost the line has so long to be back before others get what they left unanswered: a reload takes a moment. */
const lineGraceMs = 15_000

export type InTurnPorts = {
  /** Whether the shop wants it. */
  isOn(): boolean
  store: {
    giveNext(there: readonly string[]): ChatEvent | undefined
    unansweredOfAbsent(before: Date): string[]
    takeBack(conversation: string, status: 'requested' | 'queued', then: readonly EventBody[]): ChatEvent[]
  }
  /** E-mails of those who are connected. */
  there(): string[]
  /** What a shopper hears where nobody is there; nothing where somebody is. */
  awayTold(conversation: string): readonly EventBody[] | undefined
  queue: { cancel(conversation: string): void; nudge(conversation: string): void }
  now(): Date
}

/** Gives conversations that wait to the agents who are there, in turn, and takes back what those who went have not answered. Returns what is to be told. */
export function createInTurn(ports: InTurnPorts) {
  const { store, queue } = ports
  return (): ChatEvent[] => {
    if (!ports.isOn()) return []
    const before = new Date(ports.now().getTime() - lineGraceMs)
    const told = store.unansweredOfAbsent(before).flatMap(conversation => {
      const away = ports.awayTold(conversation)
      const events = store.takeBack(conversation, away === undefined ? 'requested' : 'queued', away ?? [])
      queue.nudge(conversation)
      return events
    })
    for (;;) {
      const given = store.giveNext(ports.there())
      if (given === undefined) return told
      queue.cancel(given.conversation)
      told.push(given)
    }
  }
}
