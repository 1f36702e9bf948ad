import type { ReactiveController, ReactiveControllerHost } from 'lit'

export type Writer = 'bot' | 'agent'

/** Who is writing, until they send, stop or fall silent for longer than the server says. */
export class Typing implements ReactiveController {
  who: Writer | undefined
  private readonly host: ReactiveControllerHost
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(host: ReactiveControllerHost) {
    this.host = host
    host.addController(this)
  }

  hostDisconnected(): void {
    clearTimeout(this.timer)
  }

  show({ who, on, ttlMs }: { who: Writer; on: boolean; ttlMs: number }): void {
    clearTimeout(this.timer)
    if (on) this.timer = setTimeout(() => this.stop(), ttlMs)
    this.change(on ? who : undefined)
  }

  stop(): void {
    clearTimeout(this.timer)
    this.change(undefined)
  }

  private change(who: Writer | undefined): void {
    if (this.who === who) return
    this.who = who
    this.host.requestUpdate()
  }
}
