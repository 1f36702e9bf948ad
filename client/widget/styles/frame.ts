import { css } from 'lit'

export const frame = css`
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
  .teaser {
    position: fixed;
    inset-inline-end: calc(max(24px, env(safe-area-inset-right)) + 72px);
    bottom: calc(var(--usher-bottom, 24px) + env(safe-area-inset-bottom) + 6px);
    display: flex;
    align-items: center;
    max-width: min(280px, calc(100vw - 130px));
    padding: 4px 4px 4px 14px;
    border-radius: 16px;
    background: var(--surface);
    border: 1px solid var(--line);
    box-shadow: var(--shadow);
    animation: rise 200ms cubic-bezier(0.2, 0.8, 0.3, 1);
  }
  .teaser > :first-child {
    min-height: 40px;
    font-size: 14.5px;
    line-height: 1.4;
    text-align: start;
  }
  .nudge {
    position: fixed;
    inset-inline-end: calc(max(24px, env(safe-area-inset-right)));
    bottom: calc(var(--usher-bottom, 24px) + env(safe-area-inset-bottom) + 72px);
    max-width: min(320px, calc(100vw - 48px));
    padding: 14px 16px 8px;
    border-radius: 16px;
    background: var(--surface);
    border: 1px solid var(--line);
    box-shadow: var(--shadow);
    animation: rise 200ms cubic-bezier(0.2, 0.8, 0.3, 1);
    font-size: 14.5px;
    line-height: 1.45;
  }
  .nudge p {
    margin: 0 0 8px;
    overflow-wrap: anywhere;
  }
  .nudge div {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 14px;
  }
  .nudge button {
    min-height: 40px;
    color: var(--muted);
  }
  .nudge .accept {
    padding: 0 14px;
    border-radius: 20px;
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
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
    height: min(640px, calc(100dvh - 48px));
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
  .head {
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
  .title p span:last-child {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .dot {
    flex: none;
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
    width: min(290px, calc(100% - 24px));
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
  .menu .sure {
    color: var(--bad);
  }
  .stages {
    display: flex;
    padding: 8px 4px 10px;
    margin-bottom: 6px;
    border-bottom: 1px solid var(--line);
  }
  .stages li {
    position: relative;
    flex: 1;
    display: grid;
    justify-items: center;
    gap: 4px;
    font-size: 12px;
    line-height: 1.3;
    color: var(--muted);
  }
  .stages li + li::before {
    content: '';
    position: absolute;
    top: 11px;
    right: calc(50% + 14px);
    width: calc(100% - 28px);
    height: 2px;
    background: var(--line);
  }
  .stages :is(.past, .now)::before {
    background: var(--accent) !important;
  }
  .stages span {
    width: 24px;
    height: 24px;
    border-radius: 50%;
    display: grid;
    place-items: center;
    border: 2px solid var(--line);
    font-weight: 600;
  }
  .stages svg {
    width: 14px;
    height: 14px;
  }
  .stages .past span {
    border-color: var(--accent);
    color: var(--accent);
  }
  .stages .now {
    color: var(--text);
    font-weight: 600;
  }
  .stages .now span {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
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
