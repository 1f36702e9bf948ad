import { type Config, settingNames } from '../../config.ts'
import { type Finding, fail, ok, some, warn } from './finding.ts'

const oldestNode = [20, 19] as const

export function examineNode(version: string): Finding {
  const [major = 0, minor = 0] = version.slice(1).split('.').map(Number)
  const isOld = major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1])
  return isOld ? fail('node', version, `Install Node ${oldestNode.join('.')} or newer.`) : ok('node', version)
}

/** Names that look like a setting and are none: a typing error would be silent. */
export function examineNames(env: Record<string, string | undefined>): Finding {
  const unknown = Object.keys(env).filter(name => name.startsWith('USHER_') && !settingNames.includes(name))
  return unknown.length === 0
    ? ok('settings', 'sound')
    : warn(
        'settings',
        `${unknown.join(', ')}: no such setting, so it does nothing`,
        'Look for a typing error; docs/operators.md lists the settings.',
      )
}

export function examineExposure(config: Config): Finding[] {
  const { host, demo, limits, tokens } = config
  const isLocal = ['127.0.0.1', 'localhost', '::1'].includes(host)
  const plain = limits.origins.filter(origin => /^http:\/\/(?!localhost|127\.|\[::1\])/.test(origin))
  return [
    ok(
      'address',
      isLocal ? `${host}: reached from this machine, by a proxy for the rest` : `${host}: reached by whoever reaches this machine`,
    ),
    limits.origins.length === 0
      ? ok('origins', 'none: only pages of its own host may hold the chat')
      : plain.length === 0
        ? ok('origins', limits.origins.join(', '))
        : warn('origins', `${some(plain)}: not encrypted`, 'Serve those pages over https and name them so in USHER_ORIGINS.'),
    ok(
      'identity',
      tokens.shopSecret === undefined ? 'USHER_SHOP_SECRET is not set: every shopper is a visitor' : 'USHER_SHOP_SECRET is set',
    ),
    demo ? warn('demo', 'the demo shop is on', 'Set USHER_DEMO=off for a shop of your own.') : ok('demo', 'off'),
  ]
}
