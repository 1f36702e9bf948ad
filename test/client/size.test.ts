import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { describe, it } from 'mocha'

const mostKiB = 50

describe('the widget’s script', () => {
  it(`is at most ${mostKiB} KiB on the wire, compressed`, () => {
    const script = readFileSync(fileURLToPath(import.meta.resolve('#root/dist/client/usher.js')))
    const kib = gzipSync(script, { level: 9 }).length / 1024
    console.log(`      usher.js: ${kib.toFixed(1)} KiB gzip, ${(script.length / 1024).toFixed(1)} KiB plain`)
    assert.ok(kib <= mostKiB)
  })
})
