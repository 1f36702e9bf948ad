import type { QueueItem, Reads as Told } from '../../../server/wire.ts'

/** Up to where this agent has seen each conversation. The server keeps it; what it has not been told yet is told again when the line is back. */
export class Reads {
  private since: string | undefined
  private readonly seen = new Map<string, number>()
  private readonly untold = new Map<string, number>()

  take({ since, seen }: Told): void {
    this.since = since ?? this.since
    for (const [conversation, seq] of Object.entries(seen)) this.note(conversation, seq)
  }

  /** True where that is new, and the server is to be told. */
  saw({ conversation, lastSeq }: QueueItem): boolean {
    if (lastSeq === undefined || lastSeq <= (this.seen.get(conversation) ?? 0)) return false
    this.note(conversation, lastSeq)
    this.untold.set(conversation, lastSeq)
    return true
  }

  /** What the server may not know yet. */
  get pending(): ReadonlyMap<string, number> {
    return this.untold
  }

  told(conversation: string, seq: number): void {
    if (this.untold.get(conversation) === seq) this.untold.delete(conversation)
  }

  isUnread({ conversation, updatedAt, lastFrom, lastSeq, status }: QueueItem): boolean {
    if (this.since === undefined || lastFrom !== 'shopper' || lastSeq === undefined || status === 'bot' || status === 'closed') return false
    const seen = this.seen.get(conversation)
    return seen === undefined ? updatedAt > this.since : lastSeq > seen
  }

  private note(conversation: string, seq: number): void {
    this.seen.set(conversation, Math.max(seq, this.seen.get(conversation) ?? 0))
  }
}
