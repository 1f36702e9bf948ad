import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import type { Language } from '../wire.ts'

/** The widget's script, the agents' console and, where wanted, the demo shop front with its public product list. */
export async function servePages(
  server: FastifyInstance,
  options: { demo: boolean; products(language: Language): unknown },
): Promise<void> {
  const files = (path: string) => fileURLToPath(import.meta.resolve(`#root/${path}`))
  await server.register(fastifyStatic, {
    root: files('dist/client'),
    prefix: '/',
    wildcard: false,
    index: false,
    // A module script of another origin is fetched with CORS: every shop's pages may load the widget.
    setHeaders: (response, path) => {
      if (basename(path) === 'usher.js') response.setHeader('access-control-allow-origin', '*')
    },
  })
  server.get('/console', (_request, reply) => reply.sendFile('console/index.html'))
  server.get('/api/v1/products', async request => {
    const { language } = request.query as { language?: string }
    return options.products(language === 'en' ? 'en' : 'zh')
  })
  if (!options.demo) {
    server.get('/', (_request, reply) => reply.redirect('/console'))
    return
  }
  await server.register(fastifyStatic, { root: files('client/demo/images'), prefix: '/demo/images/', decorateReply: false })
  const shopFront = ['/', '/cart', '/products/:sku', '/orders/:id'] as const
  for (const path of shopFront) server.get(path, (_request, reply) => reply.sendFile('demo/index.html'))
}
