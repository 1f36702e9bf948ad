import { z } from 'zod'

const flag = (byDefault: boolean) =>
  z
    .enum(['on', 'off'])
    .default(byDefault ? 'on' : 'off')
    .transform(value => value === 'on')
const between = (min: number, max: number) =>
  z
    .string()
    .refine(text => /^\d+$/.test(text) && Number(text) >= min && Number(text) <= max, `expected a whole number from ${min} to ${max}`)
    .transform(Number)
const whole = (byDefault: number, min: number, max: number) => between(min, max).default(byDefault)
const url = z.url({ protocol: /^https?$/, error: 'expected an http(s) URL' })
const list = z
  .string()
  .default('')
  .transform(text =>
    text
      .split(',')
      .map(item => item.trim())
      .filter(Boolean),
  )
/** An origin as a person copies it from the address bar, or every host below one. */
const origin = z
  .string()
  .refine(
    text => /^https?:\/\/(?:\*\.(?=[^/]*\.))?[^/*?#@]+\/?$/i.test(text) && URL.canParse(text.replace('*.', '')),
    'expected an origin such as https://shop.example.com, or https://*.example.com for every host below it',
  )
  .transform(text => (text.includes('*.') ? new URL(text.replace('*.', '')).origin.replace('://', '://*.') : new URL(text).origin))
const address = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6(), z.enum(['loopback', 'linklocal', 'uniquelocal'])])
const isCount = ([first, ...rest]: string[]) => first !== undefined && rest.length === 0 && /^(?:\d|10)$/.test(first)
const proxies = list
  .refine(
    items => isCount(items) || items.every(item => address.safeParse(item).success),
    'expected a number of proxies from 0 to 10, or addresses such as 10.0.0.0/8, 192.0.2.7, loopback, uniquelocal',
  )
  .transform((items): number | string[] => (isCount(items) ? Number(items[0]) : items))

const environment = z
  .object({
    PORT: whole(3000, 0, 65535),
    USHER_PORT: between(0, 65535).optional(),
    USHER_HOST: z.string().default('127.0.0.1'),
    USHER_DATA: z.string().min(1).default('./data'),
    USHER_DATABASE: z.string().min(1).default('usher.sqlite'),
    USHER_DEMO: flag(true),
    USHER_LOG: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
    USHER_PAUSE_MS: whole(400, 0, 10_000),
    USHER_SECRET: z.string().min(32, 'expected at least 32 characters').optional(),
    USHER_SHOP_SECRET: z.string().min(32, 'expected at least 32 characters').optional(),
    USHER_CONTACT_KEY: z.string().min(32, 'expected at least 32 characters').optional(),
    USHER_AGENT_GRACE: whole(120, 0, 24 * 3600),
    USHER_TOKEN_TTL: whole(30 * 24 * 3600, 60, 366 * 24 * 3600),
    USHER_ORIGINS: list.pipe(z.array(origin)),
    USHER_TRUSTED_PROXIES: proxies,
    USHER_RATE_MESSAGES: whole(20, 1, 10_000),
    USHER_RATE_OPENS: whole(30, 1, 100_000),
    USHER_RETENTION_DAYS: whole(0, 0, 3650),
    USHER_RETENTION_CONTACT_DAYS: whole(0, 0, 3650),
    USHER_RETENTION_TRACE_DAYS: whole(0, 0, 3650),
    USHER_RETENTION_COPY_DAYS: whole(30, 0, 3650),
    USHER_RETENTION_AUDIT_DAYS: whole(365, 31, 3650),
    USHER_LANGUAGE: z.enum(['zh', 'en']).default('zh'),
    USHER_GENERATOR: flag(true),
    USHER_GENERATOR_DEADLINE_MS: whole(4000, 100, 60_000),
    USHER_GENERATOR_THREADS: whole(1, 1, 16),
    USHER_CANDIDATES: whole(3, 1, 8),
    USHER_GENERATOR_URL: url.optional(),
    USHER_GENERATOR_MODEL: z.string().min(1).optional(),
    USHER_GENERATOR_KEY: z.string().min(1).optional(),
    USHER_ENCODER: z.string().min(1).optional(),
    USHER_INTENTS: z.string().min(1).optional(),
    USHER_ADMIN_EMAIL: z.email({ error: 'expected an e-mail address' }).default('admin@usher.local'),
  })
  .refine(env => env.USHER_GENERATOR_URL === undefined || env.USHER_GENERATOR_MODEL !== undefined, {
    path: ['USHER_GENERATOR_MODEL'],
    error: 'expected a model name beside USHER_GENERATOR_URL',
    when: () => true,
  })

/** Every variable that is read; docs/operators.md describes each. */
export const settingNames: readonly string[] = Object.keys(environment.shape)

export type Config = ReturnType<typeof toConfig>

/** Reads the settings and names every fault in one message. Pure: the caller passes the environment. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const read = environment.safeParse(given, { reportInput: true })
  if (read.success) return toConfig(read.data)
  const faults = read.error.issues.map(issue => {
    const name = String(issue.path[0])
    const secret = /SECRET|KEY/.test(name)
    return `  ${name}: ${issue.message}, got ${secret ? 'another value' : JSON.stringify(typeof issue.input === 'string' ? issue.input : (given[name] ?? ''))}`
  })
  throw new ConfigError(`Expected other settings:\n${faults.join('\n')}`)
}

export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

function toConfig(env: z.infer<typeof environment>) {
  return Object.freeze({
    host: env.USHER_HOST,
    port: env.USHER_PORT ?? env.PORT,
    data: env.USHER_DATA,
    database: env.USHER_DATABASE,
    demo: env.USHER_DEMO,
    log: env.USHER_LOG,
    language: env.USHER_LANGUAGE,
    retention: Object.freeze({
      days: env.USHER_RETENTION_DAYS,
      contactDays: env.USHER_RETENTION_CONTACT_DAYS,
      traceDays: env.USHER_RETENTION_TRACE_DAYS,
      copyDays: env.USHER_RETENTION_COPY_DAYS,
      auditDays: env.USHER_RETENTION_AUDIT_DAYS,
    }),
    adminEmail: env.USHER_ADMIN_EMAIL,
    turn: Object.freeze({
      pauseMs: env.USHER_PAUSE_MS,
      candidates: env.USHER_CANDIDATES,
      generatorDeadlineMs: env.USHER_GENERATOR_DEADLINE_MS,
    }),
    tokens: Object.freeze({ secret: env.USHER_SECRET, shopSecret: env.USHER_SHOP_SECRET, ttlSeconds: env.USHER_TOKEN_TTL }),
    agents: Object.freeze({ graceSeconds: env.USHER_AGENT_GRACE, contactKey: env.USHER_CONTACT_KEY }),
    limits: Object.freeze({ messages: env.USHER_RATE_MESSAGES, opens: env.USHER_RATE_OPENS, origins: env.USHER_ORIGINS }),
    proxies: env.USHER_TRUSTED_PROXIES,
    models: Object.freeze({
      encoder: env.USHER_ENCODER,
      intents: env.USHER_INTENTS,
      generator: env.USHER_GENERATOR,
      generatorThreads: env.USHER_GENERATOR_THREADS,
    }),
    remote:
      env.USHER_GENERATOR_URL !== undefined && env.USHER_GENERATOR_MODEL !== undefined
        ? Object.freeze({ url: env.USHER_GENERATOR_URL, model: env.USHER_GENERATOR_MODEL, key: env.USHER_GENERATOR_KEY })
        : undefined,
  })
}
