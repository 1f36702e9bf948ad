/** What travels between `host.ts` (parent) and `process.ts` (child), with Node's advanced serialisation: typed arrays stay typed arrays. */
export type ToProcess = { kind: 'call'; id: number; method: string; input: unknown } | { kind: 'cancel'; id: number } | { kind: 'ping' }

export type FromProcess =
  | { kind: 'ready' }
  | { kind: 'unable'; message: string }
  | { kind: 'result'; id: number; output: unknown }
  /** `code`: of the errors of model-errors.ts, where it was one. */
  | { kind: 'failure'; id: number; message: string; code?: string }
  | { kind: 'pong'; sums?: Sums | undefined }

/** Candidates the generator writes at once; a request has one at least. */
export const generatorRows = 24

/** What a model counted since its process started, by name. */
export type Sums = Record<string, number>

export type ModelRole = 'encoder' | 'generator' | 'comments'

export type ProcessSettings = {
  role: ModelRole
  /** Folder of the weights of this role. */
  weights: string
  threads: number
  /** Folder of the intent bundle that `classify` uses; encoder only. */
  intents?: string | undefined
  /** Folder of an encoder that knows English alone and better; encoder only. */
  english?: string | undefined
  /** Folder of the reader of messages in their situation; encoder only. */
  turns?: string | undefined
  /** Folder of the reader of questions beside sentences; encoder only. */
  reader?: string | undefined
}

/** What a role offers: named methods of one input. They stop early when `signal` aborts. */
export type ModelService = {
  readonly methods: Record<string, (input: never, signal: AbortSignal) => Promise<unknown>>
  sums?(): Sums
}
