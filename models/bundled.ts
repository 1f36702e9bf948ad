import { fileURLToPath } from 'node:url'

/** Where a file or folder of the delivered weights lies. */
export const bundled = (name: string): string => fileURLToPath(import.meta.resolve(`#root/models/weights/${name}`))

/** What the process that reads messages serves: the delivered weights, but for an encoder and intents of the shop's own. */
export const encoderWeights = ({ encoder, intents }: { encoder?: string | undefined; intents?: string | undefined }) => ({
  weights: encoder ?? bundled('encoder'),
  intents: intents ?? bundled('intents'),
  english: bundled('encoder-en'),
  reader: bundled('ranker'),
  turns: bundled('turns'),
})

/** The parts of the delivered weights that a service reads, whatever is set, beside its encoder and generator. */
export const servedParts: readonly string[] = [
  'encoder-en',
  'answers',
  'ranker',
  'intents',
  'turns',
  'licence',
  'wishes',
  'pinyin',
  'second-look',
]
