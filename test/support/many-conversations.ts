import type { QueueItem } from '../../server/wire.ts'

/** Runs on the console’s list: as if so many conversations had been paged in. */
export function remember(inbox: unknown, count: number): void {
  const { desk } = (inbox as { workplace: { desk: { remember(items: QueueItem[]): void } } }).workplace
  const begun = Date.UTC(2026, 0, 1)
  desk.remember(
    Array.from({ length: count }, (_, at) => {
      const time = new Date(begun - at * 60_000).toISOString()
      return {
        conversation: `${at}`,
        status: 'closed',
        language: 'en',
        stage: 'shown',
        createdAt: time,
        updatedAt: time,
        waitingSince: null,
        last: `conversation ${at} of many`,
        lastFrom: 'bot',
        lastSeq: 9,
        visitor: at,
        want: 'a present for somebody who has everything',
      }
    }),
  )
}
