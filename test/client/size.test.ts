import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, it } from 'mocha'

const client = fileURLToPath(new URL('./', import.meta.resolve('#root/dist/client/usher.js')))
const assets = join(client, 'assets')
const [widget = '', ...others] = readdirSync(assets).filter(name => name.endsWith('.js'))
const sizeOf = (path: string) => readFileSync(path).length / 1024

describe('the widget’s script', () => {
  it('is a loader of at most 6 KiB and one file of at most 60 KiB on the wire, compressed', () => {
    assert.deepEqual(others, [])
    const loader = sizeOf(join(client, 'usher.js'))
    const [plain, gzip, brotli] = ['', '.gz', '.br'].map(kind => sizeOf(join(assets, `${widget}${kind}`)))
    const told = [`${brotli?.toFixed(1)} KiB brotli`, `${gzip?.toFixed(1)} gzip`, `${plain?.toFixed(1)} plain`]
    console.log(`      usher.js: ${loader.toFixed(1)} KiB plain; ${widget}: ${told.join(', ')}`)
    assert.ok(loader <= 6)
    assert.ok((gzip ?? 0) <= 60)
    assert.ok((brotli ?? 0) < (gzip ?? 0))
  })

  it('names its file by the file’s content', () => {
    assert.match(widget, /^widget-[A-Z0-9]{8}\.js$/)
    assert.ok(readFileSync(join(client, 'usher.js'), 'utf8').includes(`import("./assets/${widget}")`))
  })
})
