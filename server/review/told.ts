import type { TeachingReport } from '../../models/teaching/train.ts'
import type { Release } from '../store/releases.ts'
import type { MessageEvent } from '../wire.ts'

export type ToldPorts = {
  find(conversation: string, message: number): MessageEvent | undefined
  taught(): { id: number; text: string }[]
}

/** A report keeps no shopper's words: they are put in where they are read, as far as they are there still. */
export function withWords(release: Release, { find, taught }: ToldPorts) {
  const report = release.report as TeachingReport | null
  if (report === null) return { ...release, report }
  const texts = new Map(taught().map(({ id, text }) => [id, text]))
  const worse = report.worse.map(line => ({ ...line, because: line.correction === undefined ? undefined : texts.get(line.correction) }))
  const changed = report.replay.changed.flatMap(one => {
    const message = find(one.conversation, one.message)
    return message === undefined ? [] : [{ ...one, text: message.text }]
  })
  const contradicting = report.reasons.flatMap(reason => (reason.what === 'taught' ? reason.corrections : []))
  return {
    ...release,
    report: { ...report, worse, replay: { ...report.replay, changed }, contradicting: contradicting.flatMap(id => texts.get(id) ?? []) },
  }
}
