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
    --note: #fff7da;
    --note-line: #d9bd62;
    --bot: #eceff7;
    --bot-line: #d5dbea;
    color-scheme: light;
    color: var(--text);
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
      --note: #332d18;
      --note-line: #7d6a2c;
      --bot: #232836;
      --bot-line: #384058;
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
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
  }
  button {
    border: 0;
    background: none;
    cursor: pointer;
  }
  button:disabled {
    opacity: 0.55;
    cursor: default;
  }
  input,
  select,
  textarea {
    width: 100%;
    border: 1px solid var(--line);
    border-radius: 12px;
    background: var(--surface);
  }
  input {
    height: 42px;
    padding: 0 14px;
  }
  ::placeholder {
    color: var(--muted);
    opacity: 1;
  }
  svg {
    flex: none;
    vertical-align: -3px;
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
  .quiet.icon {
    display: inline-grid;
    place-items: center;
    padding: 0 9px;
  }
  .primary,
  .secondary {
    min-height: 38px;
    padding: 0 16px;
    border-radius: 11px;
    white-space: nowrap;
  }
  .primary {
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
  }
  .secondary {
    border: 1px solid var(--line);
    background: var(--surface);
  }
  .secondary:hover:enabled {
    background: var(--tint);
  }
  .secondary svg {
    margin-inline-end: 6px;
  }
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .problem {
    color: var(--bad);
  }
  h1 {
    font-size: 16px;
    line-height: 1.3;
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none !important;
      transition: none !important;
    }
  }
`
