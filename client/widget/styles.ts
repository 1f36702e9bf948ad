import { css } from 'lit'

const theme = css`
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
    color-scheme: light;
    position: relative;
    z-index: var(--usher-z, 2147483000);
    font: 400 15px/1.55 var(--usher-font, system-ui, -apple-system, 'Segoe UI', Roboto, 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif);
    color: var(--text);
    text-align: start;
    letter-spacing: normal;
  }
  @media (prefers-color-scheme: dark) {
    :host {
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
      color-scheme: dark;
    }
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
  :is(h2, h3, p, ul) {
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

const frame = css`
  .launcher,
  .panel {
    position: fixed;
    inset-inline-end: max(24px, env(safe-area-inset-right));
    bottom: calc(var(--usher-bottom, 24px) + env(safe-area-inset-bottom));
  }
  .launcher {
    width: 60px;
    height: 60px;
    border-radius: 50%;
    display: grid;
    place-items: center;
    background: var(--accent);
    color: var(--on-accent);
    box-shadow: 0 6px 22px color-mix(in srgb, var(--accent) 40%, transparent), 0 1px 3px rgb(0 0 0 / 20%);
    transition: transform 160ms ease;
  }
  .launcher svg {
    width: 28px;
    height: 28px;
  }
  .launcher:hover {
    transform: translateY(-2px);
  }
  .unread {
    position: absolute;
    top: -2px;
    inset-inline-end: -2px;
    min-width: 22px;
    height: 22px;
    padding: 0 6px;
    border-radius: 11px;
    background: #c62828;
    color: #fff;
    font: 600 12px/22px system-ui, sans-serif;
    box-shadow: 0 0 0 2px var(--surface);
  }
  .panel {
    width: min(380px, calc(100vw - 32px));
    height: min(600px, calc(100dvh - 48px));
    display: flex;
    flex-direction: column;
    overflow: hidden;
    background: var(--ground);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    box-shadow: var(--shadow);
    outline: none;
    animation: rise 200ms cubic-bezier(0.2, 0.8, 0.3, 1);
  }
  header {
    position: relative;
    z-index: 2;
    display: flex;
    align-items: center;
    gap: 4px;
    padding: 14px 10px 14px 16px;
    background: var(--surface);
    border-bottom: 1px solid var(--line);
  }
  .avatar {
    width: 40px;
    height: 40px;
    border-radius: 14px;
    display: grid;
    place-items: center;
    flex: none;
    background: var(--tint);
    color: var(--accent);
  }
  .title {
    flex: 1;
    min-width: 0;
    padding-inline: 8px 4px;
  }
  .title h2 {
    font-size: 16px;
    font-weight: 650;
    line-height: 1.3;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .title p {
    display: flex;
    align-items: center;
    gap: 6px;
    font-size: 12.5px;
    line-height: 1.4;
    color: var(--muted);
    white-space: nowrap;
  }
  .dot {
    width: 7px;
    height: 7px;
    border-radius: 50%;
    background: #b0b7b2;
  }
  .dot.online {
    background: #2fa36b;
  }
  .dot.offline {
    background: #d9822b;
  }
  .languages {
    display: flex;
    flex: none;
    padding: 3px;
    border-radius: 10px;
    background: var(--ground);
    border: 1px solid var(--line);
  }
  .languages button {
    min-width: 30px;
    height: 26px;
    padding: 0 6px;
    border-radius: 7px;
    font-size: 12.5px;
    line-height: 1;
    color: var(--muted);
  }
  .languages [aria-pressed='true'] {
    background: var(--surface);
    color: var(--text);
    font-weight: 600;
    box-shadow: 0 1px 2px rgb(0 0 0 / 14%);
  }
  .icon {
    width: 36px;
    height: 40px;
    border-radius: 12px;
    display: grid;
    place-items: center;
    flex: none;
    color: var(--muted);
  }
  .icon svg {
    width: 22px;
    height: 22px;
  }
  .icon:hover {
    background: var(--ground);
    color: var(--text);
  }
  .menu {
    position: absolute;
    top: calc(100% - 6px);
    inset-inline-end: 12px;
    min-width: 200px;
    padding: 6px;
    border-radius: 14px;
    background: var(--surface);
    border: 1px solid var(--line);
    box-shadow: var(--shadow);
  }
  .menu button {
    display: flex;
    align-items: center;
    gap: 10px;
    width: 100%;
    min-height: 44px;
    padding: 0 12px;
    border-radius: 10px;
    text-align: start;
  }
  .menu button svg {
    width: 20px;
    height: 20px;
    color: var(--accent);
  }
  .menu button:hover:not(:disabled) {
    background: var(--ground);
  }
  .menu button:disabled {
    opacity: 0.5;
  }
  .banner p {
    padding: 8px 16px;
    font-size: 13px;
    line-height: 1.45;
    background: var(--warn-ground);
    color: var(--warn);
  }
  .banner .calm {
    background: var(--tint);
    color: var(--muted);
  }
`

const log = css`
  .log {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--line) transparent;
  }
  .log:focus-visible {
    outline-offset: -3px;
  }
  .items {
    min-height: 100%;
    display: flex;
    flex-direction: column;
    justify-content: flex-end;
    gap: 10px;
    padding: 16px;
  }
  .message {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: 6px;
  }
  .message.shopper {
    align-items: flex-end;
  }
  .from {
    display: flex;
    align-items: center;
    gap: 6px;
    margin-top: 4px;
    font-size: 12px;
    line-height: 1.3;
    color: var(--muted);
  }
  .mark {
    width: 20px;
    height: 20px;
    border-radius: 7px;
    display: grid;
    place-items: center;
    background: var(--tint);
    color: var(--accent);
  }
  .mark svg {
    width: 14px;
    height: 14px;
  }
  .bubble {
    max-width: 86%;
    padding: 10px 14px;
    border-radius: 6px 18px 18px;
    background: var(--surface);
    border: 1px solid var(--line);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .shopper .bubble {
    border-radius: 18px 18px 6px;
    border-color: transparent;
    background: var(--accent);
    color: var(--on-accent);
  }
  .shopper.sending .bubble {
    opacity: 0.75;
  }
  .shopper.failed .bubble {
    background: var(--surface);
    color: var(--text);
    border-color: var(--bad);
  }
  .agent .bubble {
    background: var(--tint);
  }
  .state {
    font-size: 12px;
    line-height: 1.3;
    color: var(--muted);
  }
  button.state {
    min-height: 28px;
    color: var(--bad);
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .writing::after {
    content: '';
    display: inline-block;
    width: 2px;
    height: 1em;
    margin-inline-start: 3px;
    vertical-align: -0.12em;
    background: var(--accent);
    animation: blink 1s steps(2, start) infinite;
  }
  .dots {
    display: flex;
    gap: 5px;
    padding: 15px 16px;
  }
  .dots i {
    width: 7px;
    height: 7px;
    border-radius: 50%;
    background: var(--muted);
    animation: pulse 1.2s ease-in-out infinite;
  }
  .dots i:nth-child(2) {
    animation-delay: 0.15s;
  }
  .dots i:nth-child(3) {
    animation-delay: 0.3s;
  }
  .line {
    align-self: center;
    max-width: 92%;
    text-align: center;
    font-size: 12.5px;
    line-height: 1.45;
    color: var(--muted);
  }
  .line.done {
    display: flex;
    align-items: center;
    gap: 6px;
    padding: 5px 12px;
    border-radius: 20px;
    background: var(--tint);
    color: var(--text);
  }
  .line.done svg {
    width: 16px;
    height: 16px;
    color: var(--accent);
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .choices button {
    min-height: 38px;
    padding: 7px 14px;
    border-radius: 19px;
    border: 1px solid color-mix(in srgb, var(--accent) 45%, var(--line));
    background: var(--surface);
    color: var(--accent);
    font-size: 14px;
    line-height: 1.4;
    text-align: start;
  }
  .choices button:hover {
    background: var(--tint);
  }
  .rating {
    align-self: stretch;
    padding: 14px;
    border-radius: 16px;
    background: var(--surface);
    border: 1px solid var(--line);
    text-align: center;
  }
  .stars {
    display: flex;
    justify-content: center;
    margin: 6px 0 2px;
  }
  .stars button {
    width: 44px;
    height: 44px;
    display: grid;
    place-items: center;
    color: var(--accent);
  }
  .stars:hover svg {
    fill: currentColor;
  }
  .stars button:hover ~ button svg {
    fill: none;
  }
  .later {
    min-height: 28px;
    font-size: 13px;
    color: var(--muted);
  }
  .newest {
    align-self: center;
    display: flex;
    align-items: center;
    gap: 4px;
    height: 34px;
    margin: -42px 0 8px;
    padding: 0 14px 0 10px;
    border-radius: 17px;
    background: var(--surface);
    border: 1px solid var(--line);
    box-shadow: 0 4px 14px rgb(0 0 0 / 16%);
    font-size: 13px;
    z-index: 1;
  }
  .newest svg {
    width: 18px;
    height: 18px;
  }
`

const cards = css`
  .cards {
    display: flex;
    gap: 10px;
    width: calc(100% + 32px);
    margin-inline: -16px;
    padding: 4px 16px 8px;
    overflow-x: auto;
    overscroll-behavior-x: contain;
    scroll-snap-type: x mandatory;
    scroll-padding-inline: 16px;
    scrollbar-width: thin;
    scrollbar-color: var(--line) transparent;
  }
  .card {
    flex: 0 0 196px;
    display: flex;
    flex-direction: column;
    scroll-snap-align: start;
    border-radius: 16px;
    overflow: hidden;
    background: var(--surface);
    border: 1px solid var(--line);
  }
  .cards.one .card {
    flex-basis: 240px;
  }
  .picture {
    aspect-ratio: 4 / 3;
    background: var(--tint);
  }
  .picture img {
    display: block;
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
  .about {
    flex: 1;
    padding: 10px 12px 4px;
  }
  .about h3 {
    font-size: 14px;
    font-weight: 600;
    line-height: 1.4;
    display: -webkit-box;
    -webkit-line-clamp: 2;
    -webkit-box-orient: vertical;
    overflow: hidden;
  }
  .price {
    margin-top: 2px;
  }
  .price b {
    font-size: 16px;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
  }
  .price s {
    margin-inline-start: 4px;
    font-size: 12.5px;
    color: var(--muted);
  }
  .why {
    margin-top: 2px;
    font-size: 12.5px;
    line-height: 1.45;
    color: var(--muted);
  }
  .stock {
    margin-top: 4px;
    font-size: 12.5px;
    line-height: 1.4;
    color: var(--warn);
  }
  .stock.none {
    color: var(--muted);
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    padding: 6px 10px 10px;
  }
  .buttons > * {
    flex: 1 1 auto;
    display: grid;
    place-items: center;
    min-height: 38px;
    padding: 0 10px;
    border-radius: 12px;
    font-size: 13.5px;
    font-weight: 600;
    line-height: 1.2;
    text-decoration: none;
    white-space: nowrap;
  }
  .primary {
    background: var(--accent);
    color: var(--on-accent);
  }
  .secondary {
    color: var(--text);
    background: var(--ground);
    border: 1px solid var(--line);
  }
  .primary:hover,
  .round:hover:not(:disabled) {
    filter: brightness(1.07);
  }
`

const foot = css`
  .composer {
    position: relative;
    display: flex;
    align-items: flex-end;
    gap: 8px;
    margin: 0 12px;
    padding: 5px 5px 5px 14px;
    border-radius: 24px;
    background: var(--surface);
    border: 1px solid color-mix(in srgb, var(--muted) 60%, var(--line));
  }
  .composer:focus-within {
    border-color: var(--accent);
    box-shadow: 0 0 0 1px var(--accent);
  }
  textarea {
    flex: 1;
    min-width: 0;
    max-height: 128px;
    padding: 7px 0;
    border: 0;
    outline: none;
    resize: none;
    background: none;
    color: inherit;
    font: inherit;
    font-size: 16px;
    line-height: 22px;
    scrollbar-width: thin;
  }
  textarea::placeholder {
    color: var(--muted);
    opacity: 1;
  }
  .round {
    width: 36px;
    height: 36px;
    border-radius: 50%;
    display: grid;
    place-items: center;
    flex: none;
    background: var(--accent);
    color: var(--on-accent);
  }
  .round svg {
    width: 20px;
    height: 20px;
  }
  .round:disabled {
    background: var(--line);
    color: var(--muted);
  }
  .count {
    position: absolute;
    top: -22px;
    inset-inline-end: 8px;
    padding: 0 6px;
    border-radius: 6px;
    font-size: 12px;
    line-height: 18px;
    background: var(--ground);
    color: var(--muted);
  }
  .count.over {
    color: var(--bad);
  }
  .privacy {
    padding: 7px 18px 10px;
    font-size: 11.5px;
    line-height: 1.4;
    text-align: center;
    text-wrap: balance;
    color: var(--muted);
  }
  @media (max-width: 520px), (max-height: 460px) {
    .panel {
      inset: 0 0 auto;
      width: 100%;
      height: var(--usher-height, 100dvh);
      max-height: 100dvh;
      border: 0;
      border-radius: 0;
      padding-inline: env(safe-area-inset-left) env(safe-area-inset-right);
    }
    header {
      padding-top: calc(12px + env(safe-area-inset-top));
    }
    .icon {
      width: 40px;
      height: 44px;
    }
    .languages button {
      min-width: 34px;
      height: 32px;
    }
    .launcher {
      inset-inline-end: max(16px, env(safe-area-inset-right));
      bottom: calc(var(--usher-bottom, 16px) + env(safe-area-inset-bottom));
    }
    .privacy {
      padding-bottom: calc(10px + env(safe-area-inset-bottom));
    }
  }
  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(12px);
    }
  }
  @keyframes blink {
    to {
      visibility: hidden;
    }
  }
  @keyframes pulse {
    0%,
    60%,
    100% {
      opacity: 0.35;
    }
    30% {
      opacity: 1;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none !important;
      transition: none !important;
    }
    .dots i {
      opacity: 0.7;
    }
  }
  @media print {
    :host {
      display: none;
    }
  }
`

export const styles = [theme, frame, log, cards, foot]
