import type { CommentMethods } from '../models/comment-service.ts'
import { openModelProcess } from '../models/host.ts'
import type { Comment } from './behaviours/behaviours.ts'
import { readComments } from './behaviours/read-texts.ts'
import { createRemembered } from './behaviours/remembered.ts'

/** Nobody looks at complaints all day: the models are there while somebody does, and so long after it. */
const idleMs = 120_000
const deadlineMs = 60_000
const mostRemembered = 5000
/** Beyond this much of a comment nothing is read. */
const longest = 1000
/** Comments asked about at once: a call stays well below its deadline on a busy machine. */
const atOnce = 40

/** What comments are about and how they sound, by models in a process of their own that is opened when first asked. */
export function createCommentModels(weights: string, log: (level: 'info' | 'warn' | 'error', message: string) => void) {
  const known = createRemembered<Comment>(mostRemembered, longest)
  let opened: ReturnType<typeof open> | undefined
  let idle: NodeJS.Timeout | undefined
  const open = () =>
    openModelProcess<CommentMethods>({
      role: 'comments',
      weights,
      threads: 1,
      queueLimit: 8,
      deadlineMs,
      onLog: ({ level, message }) => log(level, message),
    })
  const close = async () => {
    clearTimeout(idle)
    const closing = opened
    opened = undefined
    await closing?.close()
  }
  const ask = async (said: readonly string[]): Promise<Comment[]> => {
    opened ??= open()
    clearTimeout(idle)
    const models = opened
    try {
      await models.ready
      return await readComments(
        { judge: texts => models.call('judge', { texts }), topics: texts => models.call('topics', { texts }) },
        said,
      )
    } finally {
      clearTimeout(idle)
      idle = setTimeout(() => void close(), idleMs)
      idle.unref()
    }
  }
  return {
    /** Each wording is read once. */
    async read(told: readonly string[]): Promise<Comment[]> {
      const said = told.map(text => text.slice(0, longest))
      const read = new Map(
        said.flatMap(text => {
          const comment = known.get(text)
          return comment === undefined ? [] : [[text, comment] as const]
        }),
      )
      const unread = [...new Set(said)].filter(text => !read.has(text))
      for (let from = 0; from < unread.length; from += atOnce) {
        const part = unread.slice(from, from + atOnce)
        for (const [place, comment] of (await ask(part)).entries()) {
          read.set(part[place]!, comment)
          known.set(part[place]!, comment)
        }
      }
      return said.map(text => read.get(text)!)
    },
    close,
  }
}
