import type { EncoderMethods } from '../models/encoder-service.ts'
import type { ModelProcess } from '../models/host.ts'
import type { CorrectionRoutes } from './http/corrections.ts'
import type { Vocabulary } from './language/slots.ts'
import { type CorrectPorts, createCorrect } from './review/correct.ts'
import type { Line } from './review/folders.ts'
import { recentlyHeard } from './review/replayed.ts'
import { createServing } from './review/serving.ts'
import { createTeaching } from './review/teaching.ts'
import { termsOf } from './review/terms.ts'
import { createTrainer } from './review/trainer.ts'
import { worthCorrecting } from './review/worth.ts'
import { createCorrectionStore } from './store/corrections.ts'
import { createReleaseStore } from './store/releases.ts'
import type { Database } from './store/sqlite.ts'
import { heardIn } from './turn/understand.ts'
import type { Language } from './wire.ts'

export type TeachPorts = Pick<CorrectPorts, 'redact' | 'redactSpoken'> & {
  data: string
  base: string
  /** For intents that bring no encoder of their own. */
  encoderFolder: string
  encoder: ModelProcess<EncoderMethods>
  vocabulary(): Vocabulary
  titles: Parameters<typeof termsOf>[1]
  now(): Date
  lines?: readonly Line[] | undefined
  onFault(what: string, error: unknown): void
}

const prepareDeadlineMs = 30_000

/** Corrections, what they teach, and which release answers whom, over the service's one database. */
export function openTeach(database: Database, ports: TeachPorts) {
  const { data, encoder, now, onFault } = ports
  const corrections = createCorrectionStore(database, now)
  const releases = createReleaseStore(database, now)
  const heard = (text: string, language: Language) => heardIn(text, language, ports.vocabulary())
  const teaching = createTeaching({
    data,
    corrections,
    releases,
    prepare: async release => void (await encoder.call('prepare', { release }, { deadlineMs: prepareDeadlineMs })),
  })
  const serving = createServing({
    data,
    serving: releases.serving,
    stands: corrections.stands,
    classify: (texts, release, signal) => encoder.call('classify', { texts: [...texts], release }, { signal }),
    onFault: (release, error) => onFault(`release ${release} cannot be asked: the models as delivered answer`, error),
  })
  const trainer = createTrainer({
    corrections,
    releases,
    replay: () => recentlyHeard(database, heard),
    data,
    base: ports.base,
    encoder: ports.encoderFolder,
    ...(ports.lines && { lines: ports.lines }),
    onFault: error => onFault('training', error),
  })
  const routes: Omit<CorrectionRoutes, 'admit'> = {
    ...teaching,
    worth: most => worthCorrecting(database, most),
    terms: asked => termsOf(ports.vocabulary(), ports.titles, asked),
  }
  return {
    correct: createCorrect({
      store: corrections,
      heardIn: heard,
      vocabulary: ports.vocabulary,
      redact: ports.redact,
      redactSpoken: ports.redactSpoken,
    }),
    classifierOf: serving.classifierOf,
    releaseOf: serving.release,
    routes,
    start: trainer.start,
    close: trainer.close,
  }
}
