import { readFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import type { Language } from '../wire.ts'

/** Named by its content: what it names never changes. */
const hashedForGood = 'public, max-age=31536000, immutable'
/** It names the one before. Nobody waits longer for a new version. */
const loaderForMinutes = 'public, max-age=300'
const askedEachTime = 'no-cache'

/** The widget's script, the agents' console and, where wanted, the demo shop front with its public product list. */
export async function servePages(
  server: FastifyInstance,
  options: { demo: boolean; products(language: Language): unknown; policy(topic: string, language: Language): unknown },
): Promise<void> {
  const files = (path: string) => fileURLToPath(import.meta.resolve(`#root/${path}`))
  await server.register(fastifyStatic, {
    root: files('dist/client'),
    prefix: '/',
    wildcard: false,
    index: false,
    // Made beside each script by the build; `cacheControl` is told below, by file.
    preCompressed: true,
    cacheControl: false,
    setHeaders: (response, path) => {
      const file = path.replace(/\.(?:br|gz)$/, '')
      const isHashed = basename(dirname(file)) === 'assets'
      response.setHeader('vary', 'accept-encoding')
      response.setHeader('cache-control', isHashed ? hashedForGood : basename(file) === 'usher.js' ? loaderForMinutes : askedEachTime)
      if (!isHashed && basename(file) !== 'usher.js') return
      // A module script of another origin is fetched with CORS. Every page may load it; the sockets decide which may talk.
      response.setHeader('access-control-allow-origin', '*')
      response.setHeader('cross-origin-resource-policy', 'cross-origin')
    },
  })
  const types = await readFile(files('dist/usher.d.ts'), 'utf8')
  server.get('/usher.d.ts', (_request, reply) => reply.type('text/plain; charset=utf-8').send(types))
  server.get('/console', (_request, reply) => reply.sendFile('console/index.html'))
  server.get('/owner', (_request, reply) => reply.sendFile('owner/index.html'))
  server.get('/team', (_request, reply) => reply.sendFile('team/index.html'))
  server.get('/api/v1/products', async request => {
    const { language } = request.query as { language?: string }
    return options.products(language === 'en' ? 'en' : 'zh')
  })
  server.get('/api/v1/policies/:topic', async (request, reply) => {
    const { topic } = request.params as { topic: string }
    const { language } = request.query as { language?: string }
    const page = options.policy(topic, language === 'en' ? 'en' : 'zh')
    return (
      page ??
      reply.code(404).send({ ok: false, code: 'not_found', message: `Expected a topic of the shop's pages, got "${topic.slice(0, 64)}"` })
    )
  })
  if (!options.demo) {
    server.get('/', (_request, reply) => reply.redirect('/console'))
    return
  }
  await server.register(fastifyStatic, {
    root: files('client/demo/images'),
    prefix: '/demo/images/',
    decorateReply: false,
    setHeaders: response => response.setHeader('cross-origin-resource-policy', 'cross-origin'),
  })
  const shopFront = ['/', '/cart', '/products/:sku', '/policies/:topic', '/orders/:id'] as const
  for (const path of shopFront) server.get(path, (_request, reply) => reply.sendFile('demo/index.html'))
}
