import type { Language, QueueItem } from '../../../server/wire.ts'

export const groupNames = ['waiting', 'mine', 'others', 'assistant', 'closed'] as const
export type GroupName = (typeof groupNames)[number]
export type Group = { name: GroupName; items: QueueItem[] }
export type Filter = { text: string; language?: Language; group?: GroupName }

/** The inbox as an agent works through it: who has waited longest first, then own conversations that wait for an answer. */
export function toGroups(items: Iterable<QueueItem>, me: string): Group[] {
  const groups = groupNames.map(name => ({ name, items: [] as QueueItem[] }))
  const byName = new Map(groups.map(group => [group.name, group.items]))
  for (const item of items) byName.get(groupOf(item, me))?.push(item)
  for (const { name, items: members } of groups) members.sort(orders[name])
  return groups
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

/** Every word of the filter must occur; `shown` is what the row says in the reader's language, in small letters. */
export function matching(filter: Filter, me: string, shown: (item: QueueItem) => string): (item: QueueItem) => boolean {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean)
  return item => {
    if (filter.language !== undefined && item.language !== filter.language) return false
    if (filter.group !== undefined && groupOf(item, me) !== filter.group) return false
    if (words.length === 0) return true
    const said = shown(item)
    return words.every(word => said.includes(word))
  }
}

/** True where the shopper spoke last to this agent, or was given to them and heard nothing yet. */
export function needsAnswer(item: QueueItem, me: string): boolean {
  return groupOf(item, me) === 'mine' && waitsForWord(item)
}

/** What an agent wants to be told of: shoppers who began to wait or were given to them, and new words in own conversations. */
export function newsBetween(before: ReadonlyMap<string, QueueItem>, after: readonly QueueItem[], me: string): QueueItem[] {
  return after.filter(item => {
    const old = before.get(item.conversation)
    if (groupOf(item, me) === 'waiting') return old === undefined || groupOf(old, me) !== 'waiting'
    if (item.given && groupOf(item, me) === 'mine' && (old === undefined || groupOf(old, me) !== 'mine')) return true
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

/** ISO times and ids: of a hundred thousand rows no two are held against each other by the rules of a language. */
const inOrder = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const latestFirst = (a: QueueItem, b: QueueItem) => inOrder(b.updatedAt, a.updatedAt)
const longestFirst = (a: QueueItem, b: QueueItem) =>
  (a.place ?? Number.POSITIVE_INFINITY) - (b.place ?? Number.POSITIVE_INFINITY) ||
  inOrder(a.waitingSince ?? a.updatedAt, b.waitingSince ?? b.updatedAt) ||
  inOrder(a.conversation, b.conversation)
const waitsForWord = ({ lastFrom, given }: QueueItem) => lastFrom === 'shopper' || given === true
const unansweredFirst = (a: QueueItem, b: QueueItem) => Number(waitsForWord(b)) - Number(waitsForWord(a)) || latestFirst(a, b)

const orders: Record<GroupName, (a: QueueItem, b: QueueItem) => number> = {
  waiting: longestFirst,
  mine: unansweredFirst,
  others: latestFirst,
  assistant: latestFirst,
  closed: latestFirst,
}
