import { createHash } from 'node:crypto'
import type { Classification } from '../turn/understand.ts'
import { isThere, releaseFolder } from './folders.ts'

export type Serving = { live: number | null; canary: { id: number; share: number } | null }
export type ServingPorts = {
  data: string
  serving(): Serving
  /** Whether a correction is there still, the newest of its message. */
  stands(correction: number): boolean
  classify(texts: readonly string[], release: string | undefined, signal: AbortSignal): Promise<Classification[]>
  onFault(release: number, error: unknown): void
}

/** Which release answers a conversation: the one that is tried for its share of them, always the same ones; else what is live. */
export function releaseOf(conversation: string, { live, canary }: Serving): number | null {
  return canary !== null && placeOf(conversation, canary.id) < canary.share ? canary.id : live
}

/** In [0, 1), even over the conversations, drawn anew for each release. */
function placeOf(conversation: string, release: number): number {
  return createHash('sha256').update(`${release}\n${conversation}`).digest().readUInt32BE(0) / 2 ** 32
}

/** Understands by what answers a conversation. A release that cannot be asked costs nobody an answer: the models as delivered give it. */
export function createServing(ports: ServingPorts) {
  return {
    release: (conversation: string): number | null => releaseOf(conversation, ports.serving()),
    classifierOf: (conversation: string) => ({
      async classify(texts: readonly string[], signal: AbortSignal): Promise<Classification[]> {
        const release = releaseOf(conversation, ports.serving())
        const folder = release === null ? undefined : releaseFolder(ports.data, release)
        if (release === null || folder === undefined || !isThere(folder)) return ports.classify(texts, undefined, signal)
        const answers = await ports.classify(texts, folder, signal).catch(error => {
          signal.throwIfAborted()
          ports.onFault(release, error)
          return ports.classify(texts, undefined, signal)
        })
        return answers.map(answer => {
          const { recalled, ...own } = answer
          // What was erased or corrected anew means nothing any more, whatever has learnt from it.
          return recalled !== undefined && ports.stands(recalled.correction) ? answer : own
        })
      },
    }),
  }
}
