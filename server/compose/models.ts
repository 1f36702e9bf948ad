import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { bundled, encoderWeights, servedParts } from '../../models/bundled.ts'
import { UsherChatModel } from '../../models/chat-model.ts'
import type { EncoderMethods } from '../../models/encoder-service.ts'
import type { GenerateInput, GenerateOutput } from '../../models/generator.ts'
import { type ModelProcess, openModelProcess } from '../../models/host.ts'
import { readLicence } from '../../models/licence.ts'
import { verifyWeights } from '../../models/manifest.ts'
import { oddsOf, readNeedHead } from '../../models/need-head.ts'
import { generatorRows } from '../../models/protocol.ts'
import type { TurnInput } from '../../models/turn-reader.ts'
import { localPrompt } from '../../prompts/engines.ts'
import { planSpec } from '../../prompts/plan-spec.ts'
import { readAnswerWeights } from '../answers/answer-weights.ts'
import { createCommentModels } from '../comment-models.ts'
import type { Config } from '../config.ts'
import type { ShopOptions } from '../facts/open-shop.ts'
import { readSlots, type Vocabulary } from '../language/slots.ts'
import type { Logger } from '../log.ts'
import { longestReplyTokens, remoteEngine } from '../remote-engine.ts'
import { readWishWeights } from '../search/wish-weights.ts'
import { createLocalEngine, type OnTokens } from '../turn/engines.ts'
import { createLicenceCheck } from '../turn/licensed.ts'
import { readLookWeights } from '../turn/look-weights.ts'
import type { Classifier } from '../turn/understand.ts'
import type { Engine } from '../turn/word.ts'
import { checkHeads } from '../understanding/heads.ts'
import { openWritten } from '../written.ts'
import type { Overrides } from './overrides.ts'

type GeneratorMethods = { generate(input: GenerateInput): GenerateOutput }

/** Of whatever a shopper waits for. */
const defaultDeadlineMs = 1500
/** For what nobody waits for. */
const patientMs = 60_000

/** The process that reads messages, searches and looks for answers. */
export function openEncoder(config: Config, log: Logger): ModelProcess<EncoderMethods> {
  return openModelProcess<EncoderMethods>({
    role: 'encoder',
    ...encoderWeights(config.models),
    queueLimit: 64,
    // The next call lies there when one is done: it need not wait until this thread has heard of that.
    parallel: 2,
    deadlineMs: defaultDeadlineMs,
    onLog: ({ level, message }) => log[level]({ role: 'encoder' }, message),
  })
}

/** Throws unless the delivered weights are those of the manifest. */
export async function verifyModels(config: Config): Promise<void> {
  await verifyWeights(dirname(bundled('manifest.json')), ['encoder', ...servedParts, ...(config.models.generator ? ['decoder'] : [])])
}

export type Models = ReturnType<typeof openModels>

/** The model processes, what a turn asks of them and what the shop does. */
export function openModels(config: Config, log: Logger, overrides: Overrides, onTokens: (by: 'generator' | 'remote') => OnTokens) {
  const encoder = overrides.encoder ?? openEncoder(config, log)
  const generator = openGenerator(config, log)
  const commentModels = createCommentModels(dirname(bundled('manifest.json')), (level, message) =>
    log[level]({ role: 'comments' }, message),
  )
  const versions = readVersions()
  checkHeads(headsOf(bundled('turns')), bundled('turns'))
  const deadlineMs = overrides.modelDeadlineMs ?? defaultDeadlineMs
  const embed = (texts: string[]) => encoder.call('embed', { texts }, { deadlineMs: patientMs })
  const embedSoon = (texts: string[]) => encoder.call('embed', { texts }, { deadlineMs }).catch(() => undefined)
  const engines = overrides.engines ?? chooseEngines()
  const classifier: Classifier = overrides.classifier ?? {
    classify: (texts, signal) => encoder.call('classify', { texts: [...texts] }, { signal, deadlineMs }),
  }
  // Whoever brings a classifier of their own understands by it alone.
  const need = readNeedHead(bundled('wishes/need.json'))
  const reader =
    overrides.classifier === undefined && overrides.reader === undefined
      ? {
          read: (input: TurnInput, signal: AbortSignal) => encoder.call('readTurn', input, { signal, deadlineMs }),
          needTold: async (text: string) =>
            config.models.encoder === undefined ? oddsOf((await embedSoon([text]))?.[0], need) : undefined,
        }
      : undefined

  const forShop: Pick<
    ShopOptions,
    'embed' | 'embedSoon' | 'embedWords' | 'answerWeights' | 'wishWeights' | 'read' | 'encoderReady' | 'encoderHash'
  > = {
    embed,
    embedSoon,
    embedWords: (texts, { patient, ...how }) =>
      encoder.call('embedWords', { texts, ...how }, { deadlineMs: patient ? patientMs : deadlineMs }).catch(() => undefined),
    answerWeights: readAnswerWeights(bundled('answers/signs.json')),
    wishWeights: readWishWeights(bundled('wishes/weights.json')),
    read: (question, sentences) => encoder.call('read', { question, sentences }, { deadlineMs }).catch(() => undefined),
    encoderReady: encoder.ready,
    encoderHash: versions.encoder,
  }

  return {
    encoder,
    classifier,
    reader,
    written: openWritten(),
    // Learnt of replies to what the reader heard.
    lookWeights: reader && readLookWeights(bundled('second-look/forest.json')),
    engines,
    versions,
    forShop,
    /** What releases of an owner's corrections start from; `encoderFolder` where their intents bring none. */
    ofIntents: { base: config.models.intents ?? bundled('intents'), encoderFolder: config.models.encoder ?? bundled('encoder') },
    /** Nothing when it cannot be had. */
    embedOrNothing: (texts: string[]) => embed(texts).catch(() => undefined),
    readComments: commentModels.read,
    status: () => ({ classifier: encoder.status(), ...(generator === undefined ? {} : { generator: generator.status() }) }),
    warmUp,
    async close(): Promise<void> {
      await Promise.all([overrides.encoder === undefined ? encoder.close() : undefined, generator?.close(), commentModels.close()])
    },
  }

  /** One turn's worth of work that nobody sees. A remote engine is not asked: it may cost money. */
  async function warmUp(vocabulary: Vocabulary): Promise<void> {
    const signal = AbortSignal.timeout(config.turn.generatorDeadlineMs)
    await classifier.classify(['warm up'], signal)
    readSlots('warm up', config.language, vocabulary)
    await generator?.ready
    const local = engines.find(({ by }) => by === 'generator')
    await local?.generate(
      { plan: `${config.language} goodbye`, language: config.language, candidates: config.turn.candidates, seed: 1 },
      signal,
    )
  }

  function chooseEngines(): Engine[] {
    const local = generator === undefined ? [] : [localEngine(generator, config.turn.generatorDeadlineMs, onTokens('generator'))]
    const remote = remoteEngine(config, onTokens('remote'))
    return remote === undefined ? local : [{ ...remote, licence: checkLicence() }, ...local]
  }

  /** The heads read this encoder's vectors only. */
  function checkLicence(): NonNullable<Engine['licence']> {
    return createLicenceCheck(readLicence(bundled('licence')), async texts =>
      config.models.encoder === undefined ? embedSoon(texts) : undefined,
    )
  }
}

function openGenerator(config: Config, log: Logger): ModelProcess<GeneratorMethods> | undefined {
  if (!config.models.generator) return undefined
  return openModelProcess<GeneratorMethods>({
    role: 'generator',
    weights: bundled('decoder'),
    threads: config.models.generatorThreads,
    queueLimit: 48,
    // As many as its batch has rows: whoever comes later waits here, where a wait is estimated and a caller may leave.
    parallel: generatorRows,
    // Most of the deadline is for the work itself, which takes longer while others are understood: whoever would wait longer gets a template at once, not after it.
    longestWaitMs: config.turn.generatorDeadlineMs / 8,
    deadlineMs: config.turn.generatorDeadlineMs,
    onLog: ({ level, message }) => log[level]({ role: 'generator' }, message),
  })
}

function localEngine(generator: ModelProcess<GeneratorMethods>, deadlineMs: number, onTokens: OnTokens): Engine {
  const port = { generate: (input: GenerateInput, signal: AbortSignal) => generator.call('generate', input, { signal, deadlineMs }) }
  // One candidate is enough where there is no time for more; alone, a shopper gets the best of all.
  const affordable = (candidates: number) => (generator.status().pressed ? 1 : candidates)
  return createLocalEngine(
    localPrompt,
    ({ candidates, seed }) =>
      new UsherChatModel({ generator: port, candidates: affordable(candidates), fewest: 1, seed, maxTokens: longestReplyTokens }),
    onTokens,
  )
}

/** For which lists of commands a turn reader's weights were made. */
function headsOf(folder: string): string {
  const { turns } = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8')) as { turns?: { fingerprint?: string } }
  return turns?.fingerprint ?? ''
}

/** Which weights and which contract a reply came from, for its trace. */
function readVersions() {
  const manifest = JSON.parse(readFileSync(bundled('manifest.json'), 'utf8')) as { files: { path: string; sha256: string }[] }
  const hashOf = (start: string) =>
    manifest.files.find(({ path }) => path.startsWith(start) && path.includes('.onnx'))?.sha256.slice(0, 12) ?? 'none'
  const intents = manifest.files.find(({ path }) => path.startsWith('intents/'))?.sha256.slice(0, 12) ?? 'none'
  return { encoder: hashOf('encoder/'), intents, turns: hashOf('turns/'), generator: hashOf('decoder/'), plan: String(planSpec.version) }
}
