export type WatchingPorts = {
  /** What is to be watched now. */
  wanted(): string | undefined
  /** False where it is worth asking again. */
  ask(conversation: string): Promise<boolean>
  delay(ms: number): Promise<void>
}

const retryMs = 2000

/** Asks for one conversation at a time until it is answered, and again where another is wanted by then. */
export class Watching {
  private readonly ports: WatchingPorts
  private asking = false
  /** Counts the reasons to ask anew: another conversation, another connection. */
  private turn = 0

  constructor(ports: WatchingPorts) {
    this.ports = ports
  }

  renew(): void {
    this.turn++
    void this.run()
  }

  /** Something is missing: what is being asked for anyway is enough. */
  async run(): Promise<void> {
    if (this.asking) return
    this.asking = true
    let done = false
    for (let wanted = this.ports.wanted(); !done && wanted !== undefined; wanted = this.ports.wanted()) {
      const { turn } = this
      const settled = await this.ports.ask(wanted)
      if (!settled && turn === this.turn) await this.ports.delay(retryMs)
      done = settled && turn === this.turn
    }
    this.asking = false
  }
}
