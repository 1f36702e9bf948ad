import { dirname } from 'node:path'
import { bundled, servedParts } from '../../../models/bundled.ts'
import type { EncoderMethods } from '../../../models/encoder-service.ts'
import type { GenerateInput, GenerateOutput } from '../../../models/generator.ts'
import { openModelProcess } from '../../../models/host.ts'
import { verifyWeights } from '../../../models/manifest.ts'
import type { Config } from '../../config.ts'
import { type Finding, fail, megabytes, ok, reasonOf } from './finding.ts'

const patienceMs = 60_000

/** Compares every file that is used with its sha256. */
export async function examineWeights(models: Config['models']): Promise<Finding> {
  const parts = [...(models.encoder === undefined ? ['encoder'] : []), ...servedParts, ...(models.generator ? ['decoder'] : [])]
  try {
    const { files } = await verifyWeights(dirname(bundled('manifest.json')), parts)
    const used = files.filter(({ path }) => parts.some(part => path.startsWith(`${part}/`)))
    return ok('weights', `${used.length} files, ${megabytes(used.reduce((sum, { bytes }) => sum + bytes, 0))}, each with its sha256`)
  } catch (error) {
    return fail('weights', reasonOf(error), 'Run `git checkout -- models/weights`, or copy the folder from a sound one.')
  }
}

export async function examineEncoder({ encoder, intents }: Config['models']): Promise<Finding> {
  const process = openModelProcess<EncoderMethods>({
    role: 'encoder',
    weights: encoder ?? bundled('encoder'),
    intents: intents ?? bundled('intents'),
  })
  return timed('classifier', 'Keywords and quick replies stand in for it.', process, async () => {
    const [read] = await process.call('classify', { texts: ['how much is shipping?'] }, { deadlineMs: patienceMs })
    const [intent] = read?.intents ?? []
    return intent === undefined ? 'answers' : `reads "how much is shipping?" as ${intent.name}`
  })
}

export async function examineGenerator({ generator, generatorThreads }: Config['models'], replyDeadlineMs: number): Promise<Finding> {
  if (!generator) return ok('generator', 'off: templates word the replies')
  const process = openModelProcess<{ generate(input: GenerateInput): GenerateOutput }>({
    role: 'generator',
    weights: bundled('decoder'),
    threads: generatorThreads,
  })
  const input = {
    prompt: 'en goodbye',
    candidates: 1,
    maxTokens: 40,
    temperature: 1,
    topP: 1,
    repetitionPenalty: 1,
    seed: 1,
    greedyFirst: true,
  }
  return timed('generator', `Templates stand in for it (USHER_GENERATOR_DEADLINE_MS is ${replyDeadlineMs}).`, process, async () => {
    const { candidates } = await process.call('generate', input, { deadlineMs: patienceMs })
    return `words ${JSON.stringify(candidates[0]?.text ?? '')}`
  })
}

type Process = { ready: Promise<void>; status(): { lastError: string | undefined }; close(): Promise<void> }

async function timed(check: string, todo: string, process: Process, work: () => Promise<string>): Promise<Finding> {
  const since = (from: number) => `${((performance.now() - from) / 1000).toFixed(2)} s`
  const started = performance.now()
  const waited = setTimeout(() => void process.close(), patienceMs)
  try {
    await process.ready
    const start = since(started)
    const asked = performance.now()
    const answer = await work()
    return ok(check, `starts in ${start}, ${answer} in ${since(asked)}`)
  } catch (error) {
    return fail(check, reasonOf(error), todo)
  } finally {
    clearTimeout(waited)
    await process.close()
  }
}
