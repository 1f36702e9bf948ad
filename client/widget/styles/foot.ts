import { css } from 'lit'

export const foot = css`
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
    resize: none;
    background: none;
    color: inherit;
    font: inherit;
    font-size: 16px;
    line-height: 22px;
    scrollbar-width: thin;
  }
  textarea:focus-visible {
    outline: none;
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
    padding: 2px 20px 4px;
    font-size: 12px;
    line-height: 18px;
    text-align: end;
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
      inset: var(--usher-top, 0) 0 auto;
      width: 100%;
      height: var(--usher-height, 100dvh);
      max-height: 100dvh;
      border: 0;
      border-radius: 0;
      padding-inline: env(safe-area-inset-left) env(safe-area-inset-right);
    }
    .head {
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
      display: none !important;
    }
  }
`
