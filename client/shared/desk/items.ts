import type { Queue, QueueItem, StatusEvent } from '../../../server/wire.ts'

/** The inbox by conversation. */
export type Items = ReadonlyMap<string, QueueItem>

/** True where every open conversation is listed: one that is missing is closed. */
export function isComplete({ conversations, open }: Queue): boolean {
  return conversations.length >= open
}

/** What was listed before and is gone from a complete inbox is closed. */
export function withQueue(items: Items, before: Queue | undefined, queue: Queue): Items {
  const now = new Map(queue.conversations.map(item => [item.conversation, item]))
  const gone = isComplete(queue) ? (before?.conversations ?? []).filter(({ conversation }) => !now.has(conversation)) : []
  const closed = gone.flatMap(({ conversation }) => {
    const { agent: _, ...item } = items.get(conversation) ?? {}
    return 'conversation' in item ? [[conversation, { ...(item as QueueItem), status: 'closed', waitingSince: null }] as const] : []
  })
  return new Map([...items, ...closed, ...now])
}

/** A status is true at once; the inbox follows with the rest. */
export function withStatus(items: Items, { conversation, status, at, agent, contact }: StatusEvent): Items {
  const item = items.get(conversation)
  if (item === undefined) return items
  const { agent: known, ...rest } = item
  const waiting = status === 'requested' || status === 'queued'
  const holder = known !== undefined && known.name === agent ? known : { email: '', name: agent ?? '' }
  return new Map(items).set(conversation, {
    ...rest,
    status,
    waitingSince: waiting ? (item.waitingSince ?? at) : null,
    ...(status === 'human' ? { agent: holder } : {}),
    ...(contact ? { contact } : {}),
  })
}

export function withClaim(items: Items, conversation: string, agent: { email: string; name: string }): Items {
  const item = items.get(conversation)
  return item === undefined ? items : new Map(items).set(conversation, { ...item, status: 'human', agent, waitingSince: null })
}

export function withoutContact(items: Items, conversation: string): Items {
  const item = items.get(conversation)
  if (item === undefined) return items
  const { contact: _, ...rest } = item
  return new Map(items).set(conversation, rest)
}
