import { existsSync } from 'node:fs'
import { readFile, realpath } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { InferenceSession } from 'onnxruntime-node'

/** Beside a graph that takes tensors from other folders' files: `{ "holders": { "encoder/onnx/model_quantized.onnx": SHA256 } }`. */
export const sharedName = 'shared.json'

const whole = (name: string) => join('onnx', `${name}.onnx`)
/** The same graph without the tensors that lie in another file of the weights (training/share.py). */
const shared = (name: string) => join('onnx', `${name}_shared.onnx`)
const isShared = (file: string) => file.endsWith('_shared.onnx')

/** The file of the first of these graphs that a folder has, relative to it. */
export const graphIn = (folder: string, names: readonly string[]): string | undefined =>
  names.flatMap(name => [whole(name), shared(name)]).find(file => existsSync(join(folder, file)))

/** The files that tell one graph from any other. */
export function filesOf(folder: string, names: readonly string[]): string[] {
  const file = graphIn(folder, names)
  if (file === undefined) return []
  return [join(folder, file), ...(isShared(file) ? [join(folder, 'onnx', sharedName)] : [])]
}

/**
 * Opens the first of these graphs that a folder of weights has, on so many threads. What a shared one lacks is read where it lies, in the folders
 * beside this one. Throws where there is none, and the runtime's error where it is damaged.
 */
export async function openGraph(folder: string, names: readonly string[], threads = 1): Promise<InferenceSession> {
  const file = graphIn(folder, names)
  if (file === undefined) throw new Error(`Expected ${names.map(whole).join(' or ')} in ${folder}`)
  const settings = { intraOpNumThreads: threads, interOpNumThreads: 1, graphOptimizationLevel: 'all', logSeverityLevel: 3 } as const
  if (!isShared(file)) return InferenceSession.create(join(folder, file), settings)
  const lying = { session: { model_external_initializers_file_folder_path: dirname(await realpath(folder)) } }
  return InferenceSession.create(await readFile(join(folder, file)), { ...settings, extra: lying })
}
