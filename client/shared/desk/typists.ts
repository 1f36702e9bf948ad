/** Who is typing, each for as long as was last said. */
export class Typists {
  private readonly turns = new Map<string, number>()
  private readonly delay: (ms: number) => Promise<void>
  private turn = 0

  constructor(delay: (ms: number) => Promise<void>) {
    this.delay = delay
  }

  has(conversation: string): boolean {
    return this.turns.has(conversation)
  }

  /** `ended` is called when it runs out unrefreshed. */
  start(conversation: string, ttlMs: number, ended: () => void): void {
    const turn = ++this.turn
    this.turns.set(conversation, turn)
    void this.delay(ttlMs).then(() => {
      if (this.turns.get(conversation) !== turn) return
      this.turns.delete(conversation)
      ended()
    })
  }

  stop(conversation: string): void {
    this.turns.delete(conversation)
  }

  clear(): void {
    this.turns.clear()
  }
}
