import { css } from 'lit'

const base = css`
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
  :is(h1, h2, h4, p, ul, ol, dl, dd) {
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

const list = css`
  .frame {
    height: 100dvh;
    display: grid;
    grid-template-columns: 360px minmax(0, 1fr);
  }
  aside {
    min-height: 0;
    display: flex;
    flex-direction: column;
    gap: 10px;
    padding: 14px;
    border-inline-end: 1px solid var(--line);
    background: var(--surface);
  }
  aside header {
    display: flex;
    align-items: center;
  }
  aside h1 {
    flex: 1;
    padding-inline-start: 6px;
  }
  aside input {
    flex: none;
    background: var(--ground);
  }
  nav {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    margin-inline: -6px;
    padding: 2px 6px;
    scrollbar-width: thin;
  }
  .item {
    display: block;
    width: 100%;
    padding: 10px 12px;
    border-radius: 12px;
    text-align: start;
  }
  .item:hover {
    background: var(--ground);
  }
  .item[aria-current='true'] {
    background: var(--tint);
  }
  .row {
    display: flex;
    align-items: baseline;
    gap: 8px;
  }
  .row time {
    margin-inline-start: auto;
    font-size: 13px;
  }
  .last {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: var(--muted);
  }
  .status {
    padding: 0 8px;
    border-radius: 9px;
    background: var(--ground);
    border: 1px solid var(--line);
    font-size: 12.5px;
    color: var(--muted);
    white-space: nowrap;
  }
  .status.requested,
  .status.queued {
    border-color: var(--warn);
    color: var(--warn);
  }
  .status.human {
    border-color: var(--accent);
    color: var(--accent);
  }
  .older {
    width: 100%;
  }
  .keys {
    font-size: 12.5px;
    text-align: center;
    color: var(--muted);
  }
  .pick {
    padding: 24px;
    text-align: center;
    color: var(--muted);
  }
  main > .pick {
    margin-top: 30vh;
  }
`

const reading = css`
  .frame > main {
    min-width: 0;
    min-height: 0;
    display: flex;
    flex-direction: column;
  }
  .opened {
    display: flex;
    align-items: center;
    gap: 10px;
    padding: 14px 24px;
    border-bottom: 1px solid var(--line);
    background: var(--surface);
  }
  .opened h2 {
    font-size: 16px;
    white-space: nowrap;
  }
  .opened code {
    min-width: 0;
    margin-inline-start: auto;
    overflow: hidden;
    text-overflow: ellipsis;
    color: var(--muted);
  }
  .back {
    display: none;
  }
  .scroll {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    padding: 24px;
    scrollbar-width: thin;
  }
  .events {
    display: grid;
    gap: 18px;
    max-width: 820px;
    margin: 0 auto;
  }
  .events > li {
    min-width: 0;
  }
  .meta {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 8px;
    font-size: 13px;
    color: var(--muted);
  }
  .meta b {
    color: var(--text);
  }
  .note .meta {
    justify-content: center;
  }
  .said {
    width: fit-content;
    max-width: 640px;
    margin-top: 3px;
    padding: 9px 14px;
    border: 1px solid var(--line);
    border-radius: 6px 16px 16px;
    background: var(--surface);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .shopper {
    display: grid;
    justify-items: end;
  }
  .shopper .said {
    border-color: transparent;
    border-radius: 16px 6px 16px 16px;
    background: var(--tint);
  }
  .shown {
    margin-top: 6px;
    display: grid;
    gap: 2px;
    padding-inline-start: 14px;
    border-inline-start: 3px solid var(--line);
  }
  .shown code {
    color: var(--muted);
  }
  .offered {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-top: 6px;
  }
  .offered span {
    padding: 1px 10px;
    border: 1px solid var(--line);
    border-radius: 12px;
    font-size: 13px;
    color: var(--muted);
  }
  summary {
    width: fit-content;
    padding: 5px 4px;
    border-radius: 8px;
    font-size: 13.5px;
    color: var(--accent);
    cursor: pointer;
  }
  .why[open] > summary {
    font-weight: 600;
  }
`

const trace = css`
  .trace {
    display: grid;
    gap: 16px;
    margin-top: 6px;
    padding: 18px 20px;
    border: 1px solid var(--line);
    border-radius: 16px;
    background: var(--surface);
  }
  .trace h4 {
    margin-bottom: 6px;
    font-size: 13px;
    font-weight: 650;
    color: var(--muted);
  }
  .clause {
    margin-bottom: 10px;
  }
  .bar {
    display: grid;
    grid-template-columns: 170px minmax(40px, 1fr) 56px;
    align-items: center;
    gap: 10px;
    max-width: 560px;
    color: var(--muted);
    font-variant-numeric: tabular-nums;
  }
  .bar.first {
    color: var(--text);
    font-weight: 600;
  }
  .bar code {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .bar > :last-child {
    text-align: end;
  }
  .track {
    height: 8px;
    border-radius: 4px;
    overflow: hidden;
    background: var(--ground);
  }
  .track i {
    display: block;
    height: 100%;
    border-radius: 4px;
    background: var(--line);
    background: color-mix(in srgb, var(--bar) 45%, var(--line));
  }
  .first .track i {
    background: var(--bar);
  }
  .flag {
    color: var(--warn);
    font-size: 13.5px;
  }
  .tag {
    padding: 1px 8px;
    border-radius: 7px;
    background: var(--tint);
    color: var(--text);
  }
  .acts,
  .candidates {
    display: grid;
    gap: 8px;
  }
  .slot {
    display: inline-block;
    margin-inline-start: 10px;
  }
  .wide {
    overflow-x: auto;
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 5px 12px 5px 0;
    border-bottom: 1px solid var(--line);
    text-align: start;
    vertical-align: top;
  }
  th {
    font-size: 12.5px;
    font-weight: 400;
    color: var(--muted);
  }
  .candidates li {
    padding: 8px 14px;
    border-inline-start: 3px solid var(--line);
  }
  .candidates .chosen {
    border-color: var(--accent);
    background: var(--ground);
    border-radius: 0 12px 12px 0;
  }
  .candidates .refused {
    border-color: var(--bad);
  }
  .refused > p:first-child {
    text-decoration: line-through;
    text-decoration-color: color-mix(in srgb, var(--bad) 60%, transparent);
  }
  pre {
    margin: 0;
    padding: 12px 14px;
    border-radius: 12px;
    background: var(--ground);
    font: 12.5px/1.6 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .stack {
    display: flex;
    gap: 2px;
    height: 10px;
    max-width: 560px;
    border-radius: 5px;
    overflow: hidden;
  }
  i.understandMs {
    background: #4a9e81;
  }
  i.factsMs {
    background: #d39a3a;
  }
  i.wordMs {
    background: #5b83c4;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    margin-top: 6px;
    font-variant-numeric: tabular-nums;
  }
  .legend span {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .legend i {
    width: 9px;
    height: 9px;
    border-radius: 3px;
  }
  dl {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 18px;
  }
  dl div {
    display: flex;
    gap: 6px;
  }
  dt {
    color: var(--muted);
  }
  @media (max-width: 820px) {
    .frame {
      grid-template-columns: minmax(0, 1fr);
    }
    .frame:not(.reading) > main,
    .frame.reading > aside,
    .keys {
      display: none;
    }
    .back {
      display: block;
    }
    .opened {
      padding: 10px 12px;
    }
    .scroll {
      padding: 16px;
    }
    .trace {
      padding: 14px;
    }
    .bar {
      grid-template-columns: 128px minmax(30px, 1fr) 50px;
    }
  }
`

export const styles = [base, list, reading, trace]
