import type { ReactiveControllerHost } from 'lit'
import { RequestError } from '../staff/request.ts'
import { type Explained, fetchTranscript } from './api.ts'

/** Why the assistant said what it said: fetched when first asked for, and again for a turn that is newer than what was fetched. */
export class Reasons {
  private readonly host: ReactiveControllerHost
  private readonly token: () => string
  private conversation: string | undefined
  private traces = new Map<number, Explained>()
  private asked = new Set<number>()
  private failed = false
  /** Changes with what is known. */
  version = 0

  constructor(host: ReactiveControllerHost, token: () => string) {
    this.host = host
    this.token = token
  }

  of(conversation: string | undefined): void {
    if (conversation === this.conversation) return
    this.conversation = conversation
    this.traces = new Map()
    this.asked = new Set()
    this.failed = false
  }

  /** Nothing for a turn that was not asked about. */
  get(turn: number): Explained | 'asked' | 'failed' | undefined {
    if (!this.asked.has(turn)) return undefined
    return this.traces.get(turn) ?? (this.failed ? 'failed' : 'asked')
  }

  async load(turn: number): Promise<void> {
    const { conversation } = this
    if (conversation === undefined) return
    this.asked.add(turn)
    this.failed = false
    this.changed()
    if (this.traces.has(turn)) return
    try {
      const { traces } = await fetchTranscript(this.token(), conversation)
      if (conversation === this.conversation) this.traces = new Map(traces.map(trace => [trace.turn, trace]))
    } catch (error) {
      if (!(error instanceof RequestError)) throw error
      this.failed = true
    }
    this.changed()
  }

  private changed(): void {
    this.version++
    this.host.requestUpdate()
  }
}
