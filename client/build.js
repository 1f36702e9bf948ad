import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { build } from 'esbuild'

const here = new URL('./', import.meta.url)
const out = new URL('../dist/client/', import.meta.url)

/** Paths from this folder → in dist/client. Scripts and styles are bundled, pages are copied. */
const bundles = {
  'demo/demo': 'demo/demo.ts',
  'demo/style': 'demo/demo.css',
  'console/console': 'console/console.ts',
  'console/style': 'staff/page.css',
  'owner/owner': 'owner/owner.ts',
  'owner/style': 'staff/page.css',
  'team/team': 'team/team.ts',
  'team/style': 'staff/page.css',
}
const pages = ['demo/index.html', 'console/index.html', 'owner/index.html', 'team/index.html']
/** What a shop's own types build on. */
const types = 'widget/usher.d.ts'
const smallestToCompress = 1024

const common = {
  absWorkingDir: fileURLToPath(here),
  outdir: fileURLToPath(out),
  bundle: true,
  format: 'esm',
  target: ['es2022', 'chrome111', 'safari16.4', 'firefox115'],
  minify: true,
  sourcemap: true,
  legalComments: 'linked',
  logLevel: 'warning',
}

// `tsc` writes dist/client/shared: that stays.
const old = (await readdir(out).catch(() => [])).filter(name => /^(?:demo|console|owner|team|assets|usher\.js.*)$/.test(name))
for (const name of old) await rm(new URL(name, out), { recursive: true, force: true })
// The widget apart from the rest: what its loader brings is one file, named by its content.
await build({ ...common, entryPoints: [{ in: 'widget/loader.ts', out: 'usher' }], splitting: true, chunkNames: 'assets/widget-[hash]' })
await build({ ...common, entryPoints: Object.entries(bundles).map(([name, path]) => ({ in: path, out: name })) })
for (const page of pages) {
  await mkdir(new URL('./', new URL(page, out)), { recursive: true })
  await cp(new URL(page, here), new URL(page, out))
}
await cp(new URL(types, here), new URL('../usher.d.ts', out))
await compressAll()

/** Beside each script and style what a browser is sent instead: made once, as small as it gets. */
async function compressAll() {
  for (const folder of ['', 'assets/', 'demo/', 'console/', 'owner/', 'team/']) {
    const names = await readdir(new URL(folder, out))
    for (const name of names.filter(name => /\.(?:js|css)$/.test(name))) {
      const file = new URL(folder + name, out)
      const content = await readFile(file)
      if (content.length < smallestToCompress) continue
      const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: content.length }
      await writeFile(new URL(`${file.href}.br`), await promisify(brotliCompress)(content, { params }))
      await writeFile(new URL(`${file.href}.gz`), await promisify(gzip)(content, { level: 9 }))
    }
  }
}
