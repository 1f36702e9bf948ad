import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'

/** These two make the bundled Chromium die when a second context closes. */
const unstable = ['--single-process', '--no-zygote']
/** A graphics card in software draws each frame at three times the cost of drawing it without one. */
const emulated = ['--ignore-gpu-blocklist', '--in-process-gpu', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader']
const left = new Set([...unstable, ...emulated])
const weights = [400, 700] as const

export type TestBrowser = { browser: Browser; close(): Promise<void> }

/** Chromium from npm with Chinese glyphs from npm: nothing needs to be installed on the machine. */
export async function openBrowser(): Promise<TestBrowser> {
  const executablePath = await chromium.executablePath()
  const folder = await mkdtemp(join(tmpdir(), 'usher-browser-'))
  const browser = await playwright.launch({
    executablePath,
    args: [...chromium.args.filter(arg => !left.has(arg)), '--disable-gpu', '--disable-software-rasterizer'],
    env: { ...process.env, FONTCONFIG_FILE: await writeFonts(folder) },
  })
  return {
    browser,
    close: async () => {
      await browser.close()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** Chromium's font search takes TrueType only, so the web fonts are unpacked. Latin text is set in the Open Sans that comes with Chromium. */
async function writeFonts(folder: string): Promise<string> {
  const resolve = createRequire(import.meta.url).resolve
  await mkdir(join(folder, 'fonts'))
  for (const weight of weights) {
    const woff = await readFile(resolve(`@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-${weight}-normal.woff`))
    await writeFile(join(folder, 'fonts', `${weight}.ttf`), toTrueType(woff))
  }
  const latin = join(tmpdir(), 'fonts')
  const config = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
    <dir>${join(folder, 'fonts')}</dir>${existsSync(latin) ? `<dir>${latin}</dir>` : ''}<cachedir>${join(folder, 'cache')}</cachedir>
    <match target="pattern"><edit name="family" mode="append_last"><string>Open Sans</string><string>Noto Sans SC Thin</string></edit></match>
  </fontconfig>`
  await writeFile(join(folder, 'fonts.conf'), config)
  return join(folder, 'fonts.conf')
}

/** WOFF 1.0 (https://www.w3.org/TR/WOFF/): the tables of a TrueType file, each deflated by itself. */
function toTrueType(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12)
  const head = Buffer.alloc(12 + 16 * count)
  const log2 = Math.floor(Math.log2(count))
  woff.copy(head, 0, 4, 8)
  head.writeUInt16BE(count, 4)
  head.writeUInt16BE(16 * 2 ** log2, 6)
  head.writeUInt16BE(log2, 8)
  head.writeUInt16BE(16 * (count - 2 ** log2), 10)
  const parts: Buffer[] = [head]
  let offset = head.length
  for (let index = 0; index < count; index++) {
    const from = 44 + 20 * index
    const to = 12 + 16 * index
    const [start, packed, length] = [woff.readUInt32BE(from + 4), woff.readUInt32BE(from + 8), woff.readUInt32BE(from + 12)]
    const stored = woff.subarray(start, start + packed)
    const table = packed < length ? inflateSync(stored) : stored
    const padding = Buffer.alloc((4 - (length % 4)) % 4)
    woff.copy(head, to, from, from + 4)
    woff.copy(head, to + 4, from + 16, from + 20)
    head.writeUInt32BE(offset, to + 8)
    head.writeUInt32BE(length, to + 12)
    parts.push(table, padding)
    offset += length + padding.length
  }
  return Buffer.concat(parts)
}
