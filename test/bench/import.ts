import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { rounded } from '../support/numbers.ts'
import { newFolder } from '../support/service.ts'
import { catalogueLines } from './search/catalogue.ts'

/**
 * How long `usher catalogue import FILE` takes and what memory, new and once more: `npm run bench:import [-- FILE…]`. Without a file the
 * catalogues beside the project, where they are, and a made-up table of 10,000 products. Ends with one JSON line.
 */
const root = dirname(fileURLToPath(import.meta.resolve('#root/package.json')))
const beside = ['aws_retail_demo/products.yaml', 'dummyjson/products.json', 'spree/products.csv', 'eshop/catalog.json']
  .map(name => join(root, '../shared/data/catalogues', name))
  .filter(existsSync)
const folder = newFolder()
const made = join(folder, 'table-of-10000.csv')
writeFileSync(made, [...catalogueLines(10_000)].join('\n'))
const given = process.argv.slice(2)
const results: object[] = []
for (const file of given.length > 0 ? given : [...beside, made]) {
  const data = join(folder, String(results.length))
  mkdirSync(data)
  for (const time of ['new', 'again'])
    results.push({ file: join(basename(dirname(file)), basename(file)), time, ...(await importFile(file, data)) })
}
rmSync(folder, { recursive: true, force: true })
console.table(results)
console.log(JSON.stringify({ bench: 'import', load: rounded(loadavg()[0] ?? 0, 2), results }))

async function importFile(file: string, data: string) {
  const from = performance.now()
  const command = [join(root, 'bin/usher.js'), 'catalogue', 'import', file, '--currency', 'USD', '--json']
  const child = spawn(process.execPath, command, { env: { USHER_DATA: data }, stdio: ['ignore', 'pipe', 'inherit'] })
  let peakMb = 0
  const watch = setInterval(() => {
    try {
      const [, kib = 0] = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? []
      peakMb = Math.max(peakMb, Number(kib) / 1024)
    } catch {
      // It has ended since, or this system has no such file: then the peak stays 0.
    }
  }, 10)
  const [printed, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  clearInterval(watch)
  const { products, variants } = JSON.parse(printed || '{}') as { products?: number; variants?: number }
  return { code: Number(code), products, variants, seconds: rounded((performance.now() - from) / 1000, 2), peakMb: rounded(peakMb) }
}
