import type { Language } from '../../server/wire.ts'

const en = {
  email: 'E-mail',
  password: 'Password',
  code: 'Code',
  codeHint: 'The six digits of your authenticator, or one of your recovery codes.',
  signIn: 'Sign in',
  language: '中文',
  wrong: 'E-mail or password is wrong.',
  wrongCode: 'This code is wrong or was used before. Wait for the next one.',
  tooMany: 'Too many attempts. Wait a little.',
  unreachable: 'The service cannot be reached. Try again.',
  signedOut: 'Your sign-in has ended. Sign in again; unsent words are kept.',
}
export type SignInWords = typeof en
const zh: SignInWords = {
  email: '邮箱',
  password: '密码',
  code: '验证码',
  codeHint: '验证器上的六位数字，或一个恢复码。',
  signIn: '登录',
  language: 'English',
  wrong: '邮箱或密码不正确。',
  wrongCode: '验证码不正确或已用过，请等下一个。',
  tooMany: '尝试次数过多，请稍等。',
  unreachable: '无法连接服务，请重试。',
  signedOut: '登录已失效，请重新登录；未发送的内容会保留。',
}
export const signInWords: Record<Language, SignInWords> = { zh, en }
