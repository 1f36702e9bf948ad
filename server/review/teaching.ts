import type { TeachingReport } from '../../models/teaching/train.ts'
import { UsherError } from '../errors.ts'
import { hashOfTaught, type Judged, type Taught } from '../store/corrections.ts'
import type { Release, ReleaseStep } from '../store/releases.ts'
import { isThere, releaseFolder, removeOthers } from './folders.ts'
import { type ToldPorts, withWords } from './told.ts'

export type TeachingPorts = {
  data: string
  corrections: { taught(): Taught[]; judged(): Judged[]; find: ToldPorts['find'] }
  releases: {
    list(): Release[]
    find(id: number): Release
    log(): ReleaseStep[]
    serving(): { live: number | null; canary: { id: number; share: number } | null }
    queue(author: string): number
    release(id: number, share: number, author: string): void
    promote(id: number, author: string): void
    rollBack(author: string): { from: number; to: number | null }
    reachable(): Set<number>
  }
  /** Opens a release beside what answers; nothing to do where no service runs. */
  prepare(folder: string): Promise<void>
}

/** From corrections to what answers shoppers: train, compare, release to a share, promote, roll back. */
export function createTeaching({ data, corrections, releases, prepare }: TeachingPorts) {
  /** Nobody is answered by a release that is not opened whole: a damaged one is told before anything changes. What may not answer for its state the store refuses. */
  async function open(id: number): Promise<void> {
    const { state } = releases.find(id)
    if (state !== 'ready' && state !== 'canary') return
    const folder = releaseFolder(data, id)
    if (!isThere(folder)) throw new UsherError('conflict', `Release ${id} is not in the data folder any more: train again`)
    await prepare(folder).catch((error: Error) => {
      throw new UsherError('conflict', `Release ${id} cannot be opened: ${error.message}`)
    })
  }
  const withFiles = <Of extends { id: number }>(release: Of) => ({ ...release, there: isThere(releaseFolder(data, release.id)) })
  const removeUnreachable = () => removeOthers(data, releases.reachable())
  return {
    corrections: () => {
      const meanings = corrections.taught()
      return { data_set: hashOfTaught(meanings), meanings, replies: corrections.judged() }
    },
    releases: () => ({ ...releases.serving(), releases: releases.list().map(inBrief).map(withFiles), log: releases.log() }),
    find: (id: number) => withFiles(withWords(releases.find(id), corrections)),
    train(author: string): { release: number } {
      if (corrections.taught().length === 0)
        throw new UsherError('conflict', 'There is nothing to learn from: correct what a shopper’s message meant first')
      return { release: releases.queue(author) }
    },
    async release(id: number, share: number, author: string) {
      await open(id)
      releases.release(id, share, author)
      return releases.serving()
    },
    async promote(id: number, author: string) {
      await open(id)
      releases.promote(id, author)
      removeUnreachable()
      return releases.serving()
    },
    /** At once: what answers then is open already, or is opened by the next message. */
    rollBack(author: string) {
      const rolled = releases.rollBack(author)
      removeUnreachable()
      return rolled
    },
  }
}

/** A list is looked at again and again: of a report it has the outcome. */
function inBrief({ report, ...release }: Release) {
  const { passed, reasons } = (report ?? {}) as Partial<TeachingReport>
  return { ...release, report: passed === undefined ? null : { passed, reasons } }
}
