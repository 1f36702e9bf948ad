import { cp, mkdir, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = new URL('./', import.meta.url)
const out = new URL('../dist/client/', import.meta.url)

/** Paths from this folder → in dist/client. Scripts and styles are bundled, pages are copied. */
const bundles = {
  usher: 'widget/index.ts',
  'demo/demo': 'demo/demo.ts',
  'demo/style': 'demo/demo.css',
  'console/console': 'console/console.ts',
  'console/style': 'console/console.css',
}
const pages = ['demo/index.html', 'console/index.html']
/** What a shop's own types build on. */
const types = 'widget/usher.d.ts'

// `tsc` writes dist/client/shared: that stays.
for (const old of ['demo', 'console', 'usher.js', 'usher.js.map']) await rm(new URL(old, out), { recursive: true, force: true })
await build({
  absWorkingDir: fileURLToPath(here),
  entryPoints: Object.entries(bundles).map(([name, path]) => ({ in: path, out: name })),
  outdir: fileURLToPath(out),
  bundle: true,
  format: 'esm',
  target: ['es2022', 'chrome111', 'safari16.4', 'firefox115'],
  minify: true,
  sourcemap: true,
  legalComments: 'linked',
  logLevel: 'warning',
})
for (const page of pages) {
  await mkdir(new URL('./', new URL(page, out)), { recursive: true })
  await cp(new URL(page, here), new URL(page, out))
}
await cp(new URL(types, here), new URL('../usher.d.ts', out))
