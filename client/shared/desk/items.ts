import type { Queue, QueueItem, Status, StatusEvent } from '../../../server/wire.ts'

/** The inbox by conversation. Of a hundred thousand none is copied for a change: what changes is told and put in. */
export type Items = ReadonlyMap<string, QueueItem>

/** True where every open conversation is listed: one that is missing is closed. */
export function isComplete({ conversations, open }: Queue): boolean {
  return conversations.length >= open
}

/**
 * What an inbox changes. What was listed before and is gone is closed, unless it may have been pushed out, the inbox being cut at its end, where those are
 * that need a person least; or may have become too old to be listed, as talks with the assistant do.
 */
export function changesOf(items: Items, before: Queue | undefined, queue: Queue, now: number): QueueItem[] {
  const listed = new Set(queue.conversations.map(({ conversation }) => conversation))
  const last = isComplete(queue) ? undefined : queue.conversations.at(-1)
  const cut = last === undefined ? Number.POSITIVE_INFINITY : ranks[last.status]
  const closed = (before?.conversations ?? []).flatMap(({ conversation }): QueueItem[] => {
    const item = items.get(conversation)
    if (item === undefined || listed.has(conversation) || ranks[item.status] >= cut || isOld(item, now)) return []
    const { agent: _, ...rest } = item
    return [{ ...rest, status: 'closed', waitingSince: null }]
  })
  return [...closed, ...queue.conversations]
}

/** Pages of the past hold talks that are nothing but a greeting, too. */
export function isWorthReading({ status, stage }: QueueItem): boolean {
  return status !== 'bot' || stage !== 'arrived'
}

/** True where somebody waits for a person or has one. */
export const isWithPeople = ({ status }: QueueItem): boolean => ranks[status] <= ranks.human

/** Some hours before the server stops listing it: the clocks may differ. */
const oldMs = 20 * 3600_000

function isOld({ status, updatedAt }: QueueItem, now: number): boolean {
  return status === 'bot' && now - Date.parse(updatedAt) > oldMs
}

/** The order in which the inbox lists. */
const ranks: Record<Status, number> = { requested: 0, queued: 0, human: 1, bot: 2, closed: 3 }

/** A status is true at once; the inbox follows with the rest. */
export function withStatus(item: QueueItem, { status, at, agent, contact }: StatusEvent): QueueItem {
  const { agent: known, ...rest } = item
  const waiting = status === 'requested' || status === 'queued'
  const holder = known !== undefined && known.name === agent ? known : { email: '', name: agent ?? '' }
  return {
    ...rest,
    status,
    waitingSince: waiting ? (item.waitingSince ?? at) : null,
    ...(status === 'human' ? { agent: holder } : {}),
    ...(contact ? { contact } : {}),
  }
}

export const withClaim = (item: QueueItem, agent: { email: string; name: string }): QueueItem => ({
  ...item,
  status: 'human',
  agent,
  waitingSince: null,
})

export function withoutContact(item: QueueItem): QueueItem {
  const { contact: _, ...rest } = item
  return rest
}
