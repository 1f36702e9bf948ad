import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { embedMany } from '../../models/bulk-encoder.ts'
import { openEmbeddingCache } from '../../models/embedding-cache.ts'
import { openEncoder } from '../../models/encoder.ts'

const encoder = { hash: 'a'.repeat(64), dimensions: 3 }
const vectorOf = (...values: number[]) => Float32Array.from(values)

describe('the cache of vectors', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'usher-cache-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  const open = (options?: Parameters<typeof openEmbeddingCache>[2]) => openEmbeddingCache(join(folder, 'deep'), encoder, options)
  const files = () => readdir(join(folder, 'deep'))

  it('remembers what another run has embedded, and nothing of another encoder', async () => {
    await open().add(['多少钱', 'how much'], [vectorOf(1, 2, 3), vectorOf(0.1, 0.2, 0.3)])
    assert.deepEqual(await open().find(['how much', 'unknown', '多少钱']), [vectorOf(0.1, 0.2, 0.3), undefined, vectorOf(1, 2, 3)])
    const other = openEmbeddingCache(join(folder, 'deep'), { ...encoder, hash: `${'a'.repeat(63)}b` })
    assert.deepEqual(await other.find(['how much']), [undefined])
  })

  it('keeps no text, and is for its owner alone', async () => {
    await open().add(['my secret wish'], [vectorOf(1, 2, 3)])
    const [name] = await files()
    assert.ok(!(await readFile(join(folder, 'deep', name!))).includes('secret'))
    assert.equal((await stat(join(folder, 'deep', name!))).mode & 0o077, 0)
  })

  it('passes over damaged records and torn files', async () => {
    await open().add(['a', 'b', 'c'], [vectorOf(1, 1, 1), vectorOf(2, 2, 2), vectorOf(3, 3, 3)])
    const path = join(folder, 'deep', (await files())[0]!)
    const bytes = await readFile(path)
    bytes[20]! ^= 1
    await writeFile(path, bytes.subarray(0, bytes.length - 5))
    assert.deepEqual(await open().find(['a', 'b', 'c']), [undefined, vectorOf(2, 2, 2), undefined])
  })

  it('loses nothing when several write at once', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, at) => open().add([`text ${at}`], [vectorOf(at, 0, 0)])))
    const texts = Array.from({ length: 40 }, (_, at) => `text ${at}`)
    const found = await open().find(texts)
    assert.deepEqual(
      found.map(vector => vector?.[0]),
      texts.map((_, at) => at),
    )
    assert.equal((await files()).length, 1, 'many files become one')
    assert.deepEqual(await open().find(['text 7']), [vectorOf(7, 0, 0)])
  })

  it('lets go of what was longest unused, and of drafts that a killed run left', async () => {
    await open().add(['old'], [vectorOf(1, 1, 1)])
    const [old] = await files()
    await writeFile(join(folder, 'deep', 'left.draft'), 'half')
    const before = new Date(Date.now() - 48 * 3600 * 1000)
    for (const name of [old!, 'left.draft']) await utimes(join(folder, 'deep', name), before, before)
    await open({ mostBytes: 40 }).add(['new'], [vectorOf(2, 2, 2)])
    assert.deepEqual(await open().find(['old', 'new']), [undefined, vectorOf(2, 2, 2)])
    assert.equal((await files()).length, 1)
  })

  it('says why it cannot remember, and lets the work go on', async () => {
    await writeFile(join(folder, 'deep'), 'a file where the folder should be')
    const faults: string[] = []
    const cache = open({ onFault: error => faults.push(error.message) })
    assert.deepEqual(await cache.find(['a']), [undefined])
    await cache.add(['a'], [vectorOf(1, 2, 3)])
    assert.equal(faults.length, 2)
    assert.match(faults.join(), /ENOTDIR|EEXIST/)
  })
})

describe('embedding many texts', () => {
  it('gives in threads the vectors that each text has alone, and takes them from the cache the next time', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'usher-many-'))
    await mkdir(join(folder, 'cache'))
    const real = await openEncoder('models/weights/encoder')
    try {
      const texts = Array.from({ length: 420 }, (_, at) => `${at % 2 === 0 ? 'is article' : '请问货号'} ${at}`)
      const open = () => openEmbeddingCache(join(folder, 'cache'), real)
      const shares: number[] = []
      const many = await embedMany([...texts, texts[0]!], real, { cache: open(), onProgress: done => shares.push(done) })
      assert.equal(many.length, 421)
      for (const at of [0, 1, 31, 32, 419]) assert.deepEqual(many[at], (await real.embed([texts[at]!]))[0], texts[at])
      assert.deepEqual(many[420], many[0])
      assert.ok(shares.at(-1) === 1 && shares.every((share, at) => at === 0 || share >= shares[at - 1]!))
      const idle = { ...real, embed: () => Promise.reject(new Error('not needed')), folder: undefined as never }
      assert.deepEqual(await embedMany(texts, idle, { cache: open() }), many.slice(0, 420))
      await assert.rejects(embedMany(texts, real, { signal: AbortSignal.abort() }), { name: 'AbortError' })
      await assert.rejects(embedMany(texts, { ...real, folder: join(folder, 'nowhere') }), /Expected onnx/)
    } finally {
      await real.close()
      await rm(folder, { recursive: true })
    }
  })
})
