import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type EmbeddingCache, type Encoder, openEmbeddingCache, outside } from '../../models/intents.ts'
import { readConfig } from '../config.ts'
import type { Environment } from './input.ts'
import { readIntentLines } from './intent-lines.ts'
import { warn } from './io.ts'

/** What a training is given beside its rows: remembered vectors, and messages that are no shop's. */
export function trainingAids(env: Environment, encoder: Encoder): { cache: EmbeddingCache; strangers: string[] } {
  const folder = cacheFolder(env)
  const onFault = ({ message }: Error) => warn([`${folder}: vectors are not remembered for the next time: ${message}`])
  return { cache: openEmbeddingCache(folder, encoder, { onFault }), strangers: strangers() }
}

/** In the data folder where there is one, so that what comes from shoppers stays with the rest of it; else in the user's cache. */
function cacheFolder(env: Environment): string {
  const { data } = readConfig(env)
  if (env.USHER_DATA !== undefined || existsSync(data)) return resolve(data, 'cache', 'embeddings')
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'usher', 'embeddings')
}

/** The project's own lines that no shop's assistant answers. */
export function strangers(): string[] {
  const files = ['zh', 'en'].map(language => fileURLToPath(import.meta.resolve(`#root/models/training/intents/${language}.jsonl`)))
  return readIntentLines(files)
    .filter(({ intent }) => intent === outside)
    .map(({ text }) => text)
}
