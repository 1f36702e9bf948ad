import type { Language, QueueItem } from '../../../server/wire.ts'

export const groupNames = ['waiting', 'mine', 'others', 'assistant', 'closed'] as const
export type GroupName = (typeof groupNames)[number]
export type Group = { name: GroupName; items: QueueItem[] }
export type Filter = { text: string; language?: Language; group?: GroupName }

/** The inbox as an agent works through it: who has waited longest first, then own conversations that wait for an answer. */
export function toGroups(items: Iterable<QueueItem>, me: string): Group[] {
  const all = [...items]
  return groupNames.map(name => ({ name, items: all.filter(item => groupOf(item, me) === name).sort(orders[name]) }))
}

export function groupOf(item: QueueItem, me: string): GroupName {
  switch (item.status) {
    case 'requested':
    case 'queued':
      return 'waiting'
    case 'human':
      return item.agent?.email === me ? 'mine' : 'others'
    case 'bot':
      return 'assistant'
    case 'closed':
      return 'closed'
    default:
      return item.status satisfies never
  }
}

/** Every word of the filter must occur; `words` adds what the row shows in the reader's language. */
export function matches(item: QueueItem, filter: Filter, me: string, words: readonly string[]): boolean {
  if (filter.language !== undefined && item.language !== filter.language) return false
  if (filter.group !== undefined && groupOf(item, me) !== filter.group) return false
  const shown = [item.conversation, item.last, item.reason, item.agent?.name, item.language, ...words].join(' ').toLowerCase()
  return filter.text
    .toLowerCase()
    .split(/\s+/)
    .every(word => shown.includes(word))
}

/** True where the shopper spoke last to this agent. */
export function needsAnswer(item: QueueItem, me: string): boolean {
  return groupOf(item, me) === 'mine' && item.lastFrom === 'shopper'
}

/** What an agent wants to be told of: shoppers who began to wait, and new words in own conversations. */
export function newsBetween(before: ReadonlyMap<string, QueueItem>, after: ReadonlyMap<string, QueueItem>, me: string): QueueItem[] {
  return [...after.values()].filter(item => {
    const old = before.get(item.conversation)
    if (groupOf(item, me) === 'waiting') return old === undefined || groupOf(old, me) !== 'waiting'
    return needsAnswer(item, me) && old !== undefined && (!needsAnswer(old, me) || old.last !== item.last)
  })
}

/** 0:42, 12:05, 1:02:33. A clock that runs behind the server's shows no negative time. */
export function toElapsed(since: string, now: number): string {
  const seconds = Math.max(0, Math.floor((now - Date.parse(since)) / 1000))
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map(part => String(part).padStart(2, '0'))
  const hours = Math.floor(seconds / 3600)
  return hours > 0 ? [hours, ...parts].join(':') : parts.join(':').replace(/^0/, '')
}

const latestFirst = (a: QueueItem, b: QueueItem) => b.updatedAt.localeCompare(a.updatedAt)
const longestFirst = (a: QueueItem, b: QueueItem) =>
  (a.place ?? Number.POSITIVE_INFINITY) - (b.place ?? Number.POSITIVE_INFINITY) ||
  (a.waitingSince ?? a.updatedAt).localeCompare(b.waitingSince ?? b.updatedAt) ||
  a.conversation.localeCompare(b.conversation)
const unansweredFirst = (a: QueueItem, b: QueueItem) =>
  Number(b.lastFrom === 'shopper') - Number(a.lastFrom === 'shopper') || latestFirst(a, b)

const orders: Record<GroupName, (a: QueueItem, b: QueueItem) => number> = {
  waiting: longestFirst,
  mine: unansweredFirst,
  others: latestFirst,
  assistant: latestFirst,
  closed: latestFirst,
}
