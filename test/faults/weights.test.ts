import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { newFolder } from '../support/service.ts'

const root = fileURLToPath(import.meta.resolve('#root/package.json')).slice(0, -'/package.json'.length)

/** The service with weights of its own: the code is copied, everything large is linked. */
function installUnder(folder: string): void {
  for (const part of [
    'package.json',
    'dist/server',
    'dist/models',
    'dist/prompts',
    'dist/usher.d.ts',
    'server/strategy/strategy.yaml',
    'models/weights/intents',
    'models/weights/encoder',
    'models/weights/encoder-en',
    'models/weights/answers',
    'models/weights/ranker',
    'models/weights/turns',
    'models/weights/licence',
    'models/weights/wishes',
    'models/weights/pinyin',
    'models/weights/second-look',
    'models/weights/manifest.json',
  ]) {
    mkdirSync(dirname(join(folder, part)), { recursive: true })
    cpSync(join(root, part), join(folder, part), { recursive: true })
  }
  for (const part of ['node_modules', 'prompts', 'lexicon', 'client', 'dist/client', 'dist/lexicon', 'models/weights/decoder'])
    symlinkSync(join(root, part), join(folder, part))
}

describe('damaged model files', () => {
  let folder: string
  beforeEach(() => {
    folder = newFolder()
    installUnder(folder)
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const weights = (path: string) => join(folder, 'models/weights', path)
  const main = () => join(folder, 'dist/server/main.js')
  const settings = () => ({ USHER_DATA: join(folder, 'data'), USHER_PORT: '0', USHER_GENERATOR: 'off', USHER_LOG: 'warn' })
  const refuses = (faults: RegExp[], env: Record<string, string> = {}) => {
    const { status, stderr, stdout } = spawnSync(process.execPath, [main()], {
      env: { ...settings(), ...env },
      encoding: 'utf8',
      timeout: 10_000,
      killSignal: 'SIGKILL',
    })
    assert.equal(status, 1, stderr)
    for (const fault of faults) assert.match(stderr, fault)
    assert.match(stderr, /git checkout -- models\/weights/)
    assert.doesNotMatch(stderr, /\n\s+at /)
    assert.equal(stdout, '')
  }

  it('end the start with every file that is missing, cut off or changed, and what to do', () => {
    unlinkSync(weights('encoder/tokenizer.json'))
    truncateSync(weights('encoder/onnx/model_quantized.onnx'), 100_000)
    const bundle = readFileSync(weights('intents/bundle.bin'))
    bundle[1000] = (bundle[1000] ?? 0) ^ 1
    writeFileSync(weights('intents/bundle.bin'), bundle)
    refuses([
      /encoder\/tokenizer\.json: expected a file of \d+ bytes, found none/,
      /encoder\/onnx\/model_quantized\.onnx: expected \d+ bytes, found 100000/,
      /intents\/bundle\.bin: expected sha256 [0-9a-f]{64}, found [0-9a-f]{64}/,
    ])
  })

  it('of the generator matter only to a shop that uses it', async () => {
    unlinkSync(weights('decoder'))
    refuses([/decoder\/onnx\/\S+: expected a file of \d+ bytes, found none/], { USHER_GENERATOR: 'on' })
    const running = spawn(process.execPath, [main()], { env: settings(), stdio: ['ignore', 'pipe', 'pipe'] })
    const ended = once(running, 'exit')
    const complaints = text(running.stderr)
    const [said] = await Promise.race([once(running.stdout, 'data'), ended])
    assert.match(String(said), /^Usher is ready at http:\/\/127\.0\.0\.1:\d+\n$/)
    running.kill('SIGTERM')
    assert.deepEqual(await ended, [0, null])
    assert.equal(await complaints, '', 'a stop right after the start is no error')
  })

  it('end the start when the list of them is gone', () => {
    unlinkSync(weights('manifest.json'))
    refuses([/Expected the list of model files at .*manifest\.json/])
  })
})
