import assert from 'node:assert/strict'
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openGraph, sharedName } from '../../models/graph.ts'
import { holdersOf, type Manifest, verifyWeights } from '../../models/manifest.ts'

const weights = 'models/weights'

describe('a graph whose tensors lie in other files', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'usher-weights-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('is whole together with files that are as they were when it was made', async () => {
    const { files }: Manifest = JSON.parse(readFileSync(join(weights, 'manifest.json'), 'utf8'))
    const parts = readdirSync(weights).filter(part => existsSync(join(weights, part, 'onnx', sharedName)))
    assert.ok(parts.includes('turns') && parts.includes('ranker'), parts.join())
    for (const part of parts)
      for (const [path, sha256] of Object.entries(await holdersOf(weights, part)))
        assert.equal(files.find(file => file.path === path)?.sha256, sha256, `${part} takes tensors from ${path}`)
  })

  it('is looked at together with what holds its tensors, where only some parts are used', async () => {
    for (const part of ['ranker', 'encoder', 'manifest.json']) cpSync(join(weights, part), join(folder, part), { recursive: true })
    await verifyWeights(folder, ['ranker'])
    truncateSync(join(folder, 'encoder/onnx/model_quantized.onnx'), 1000)
    await assert.rejects(verifyWeights(folder, ['ranker']), /encoder\/onnx\/model_quantized\.onnx: expected \d+ bytes, found 1000/)
  })

  it('says what is missing', async () => {
    await assert.rejects(openGraph(folder, ['lower']), (error: Error) => error.message === `Expected onnx/lower.onnx in ${folder}`)
    cpSync(join(weights, 'ranker'), join(folder, 'ranker'), { recursive: true })
    await assert.rejects(openGraph(join(folder, 'ranker'), ['lower']), /encoder\/onnx\/model_quantized\.onnx/)
    await writeFile(join(folder, 'ranker/onnx/lower_shared.onnx'), 'weights')
    await assert.rejects(openGraph(join(folder, 'ranker'), ['lower']))
  })
})
