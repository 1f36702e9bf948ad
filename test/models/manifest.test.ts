import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { hashFile, verifyWeights } from '../../models/manifest.ts'
import { isQuick } from '../support/machine.ts'

describe('the list of model files', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'usher-weights-'))
    await writeFile(join(folder, 'a.onnx'), 'weights')
    await writeFile(join(folder, 'b.json'), '{}')
    const files = await Promise.all(
      ['a.onnx', 'b.json'].map(async path => ({
        path,
        bytes: path === 'a.onnx' ? 7 : 2,
        sha256: await hashFile(join(folder, path)),
        licence: 'MIT',
        source: 'here',
      })),
    )
    await writeFile(join(folder, 'manifest.json'), JSON.stringify({ files }))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('accepts files that are as listed', async () => {
    assert.equal((await verifyWeights(folder)).files.length, 2)
  })

  it('names every file that is missing, of another size or of another content, and what to do', async () => {
    await rm(join(folder, 'b.json'))
    await writeFile(join(folder, 'a.onnx'), 'WEIGHTS')
    await assert.rejects(verifyWeights(folder), (error: Error & { code: string }) => {
      assert.equal(error.name, 'WeightsError')
      assert.equal(error.code, 'weights_damaged')
      assert.match(error.message, /a\.onnx: expected sha256 [0-9a-f]{64}, found [0-9a-f]{64}/)
      assert.match(error.message, /b\.json: expected a file of 2 bytes, found none/)
      assert.match(error.message, /git checkout/)
      return true
    })
    await writeFile(join(folder, 'a.onnx'), 'version https://git-lfs.github.com/spec/v1')
    await assert.rejects(verifyWeights(folder), /a\.onnx: expected 7 bytes, found 42/)
  })

  it('says that the list itself is missing', async () => {
    await rm(join(folder, 'manifest.json'))
    await assert.rejects(verifyWeights(folder), /Expected the list of model files at .*manifest\.json/)
  })

  it('covers every committed file, which verifies within 1.5 seconds', async () => {
    const weights = join('models', 'weights')
    const startedAt = performance.now()
    const { files } = await verifyWeights(weights)
    assert.ok(isQuick(performance.now() - startedAt, 1500))
    const there = (await readdir(weights, { recursive: true, withFileTypes: true })).filter(entry => entry.isFile())
    const names = there.map(entry =>
      join(entry.parentPath, entry.name)
        .slice(weights.length + 1)
        .split(sep)
        .join('/'),
    )
    assert.deepEqual(names.filter(name => name !== 'manifest.json').sort(), files.map(file => file.path).sort())
  })
})
