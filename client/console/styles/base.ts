import { css } from 'lit'

export const base = css`
  :host {
    --accent: #1d6b52;
    --on-accent: #fff;
    --ground: #f6f7f5;
    --surface: #fff;
    --tint: #e8f0ec;
    --line: #e0e4df;
    --text: #1c211e;
    --muted: #5a645e;
    --warn: #8f4a00;
    --bad: #b3261e;
    --bar: #4a9e81;
    color-scheme: light;
    display: block;
    height: 100%;
    color: var(--text);
    background: var(--ground);
    font: 400 14.5px/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif;
  }
  @media (prefers-color-scheme: dark) {
    :host {
      --accent: #6cc9a4;
      --on-accent: #06261a;
      --ground: #151917;
      --surface: #1d2220;
      --tint: #23332c;
      --line: #343b37;
      --text: #edf1ee;
      --muted: #a5b0aa;
      --warn: #ffc876;
      --bad: #ff9a92;
      --bar: #4a9e81;
      color-scheme: dark;
    }
  }
  * {
    box-sizing: border-box;
  }
  :is(h1, h2, h3, p, ul, ol, dl, dd) {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  button,
  input {
    font: inherit;
    color: inherit;
  }
  button {
    border: 0;
    background: none;
    cursor: pointer;
  }
  input {
    width: 100%;
    height: 42px;
    padding: 0 14px;
    border: 1px solid var(--line);
    border-radius: 12px;
    background: var(--surface);
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }
  code {
    font: 12.5px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
  }
  .muted,
  time {
    color: var(--muted);
    font-weight: 400;
  }
  .quiet {
    min-height: 36px;
    padding: 0 10px;
    border-radius: 10px;
    color: var(--muted);
    white-space: nowrap;
  }
  .quiet:hover {
    background: var(--tint);
    color: var(--text);
  }
  .primary {
    height: 46px;
    border-radius: 12px;
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
  }
  .problem {
    min-height: 22px;
    color: var(--bad);
  }
  .sign-in {
    min-height: 100dvh;
    display: grid;
    place-items: center;
    padding: 24px;
  }
  .sign-in form {
    width: min(380px, 100%);
    display: grid;
    gap: 14px;
    padding: 32px;
    border: 1px solid var(--line);
    border-radius: 22px;
    background: var(--surface);
  }
  .sign-in label {
    display: grid;
    gap: 4px;
    color: var(--muted);
  }
  .sign-in label input {
    background: var(--ground);
    color: var(--text);
  }
  h1 {
    font-size: 18px;
  }
`
