import { css } from 'lit'

/** A shop that has one look only says so by the attribute `scheme`. */
const dark = css`
  --accent: var(--usher-accent-dark, #6cc9a4);
  --on-accent: var(--usher-on-accent-dark, #06261a);
  --surface: #1d2220;
  --ground: #151917;
  --line: #343b37;
  --text: #edf1ee;
  --muted: #a5b0aa;
  --warn: #ffc876;
  --warn-ground: #3a2c14;
  --bad: #ff9a92;
  --shadow: 0 1px 2px rgb(0 0 0 / 50%), 0 12px 40px rgb(0 0 0 / 55%);
  color-scheme: dark !important;
`

export const theme = css`
  :host {
    --accent: var(--usher-accent, #1d6b52);
    --on-accent: var(--usher-on-accent, #fff);
    --tint: color-mix(in srgb, var(--accent) 10%, var(--surface));
    --surface: #fff;
    --ground: #f6f7f5;
    --line: #e3e6e1;
    --text: #1c211e;
    --muted: #5a645e;
    --warn: #8f4a00;
    --warn-ground: #fff4e2;
    --bad: #b3261e;
    --radius: var(--usher-radius, 20px);
    --shadow: 0 1px 2px rgb(20 35 28 / 8%), 0 12px 40px rgb(20 35 28 / 18%);
  }
  /* Important here outranks important in the page: no rule of the shop's own reaches in. */
  :host {
    all: initial !important;
    color-scheme: light !important;
    display: block !important;
    position: relative !important;
    z-index: var(--usher-z, 2147483000) !important;
    font: 400 15px/1.55 var(--usher-font, system-ui, -apple-system, 'Segoe UI', Roboto, 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif) !important;
    color: var(--text) !important;
    text-align: start !important;
  }
  :host([hidden]) {
    display: none !important;
  }
  /* The panel stands where the page's direction wants it; its words are Chinese or English. */
  .panel > * {
    direction: ltr;
  }
  @media (prefers-color-scheme: dark) {
    :host(:not([scheme='light'])) {
      ${dark}
    }
  }
  :host([scheme='dark']) {
    ${dark}
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  button {
    font: inherit;
    color: inherit;
    background: none;
    border: 0;
    padding: 0;
    margin: 0;
    cursor: pointer;
    -webkit-tap-highlight-color: transparent;
    touch-action: manipulation;
  }
  button:disabled {
    cursor: default;
  }
  :is(h2, h3, p, ul, ol) {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  svg {
    display: block;
    flex: none;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`
