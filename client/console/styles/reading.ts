import { css } from 'lit'

export const reading = css`
  :host {
    min-width: 0;
    min-height: 0;
    display: flex;
    flex-direction: column;
  }
  .opened {
    display: flex;
    align-items: center;
    gap: 10px;
    min-height: 61px;
    padding: 10px 20px;
    border-bottom: 1px solid var(--line);
    background: var(--surface);
  }
  .opened h2 {
    font-size: 16px;
    white-space: nowrap;
  }
  .opened h2::first-letter {
    text-transform: uppercase;
  }
  .deeds {
    display: flex;
    gap: 8px;
    margin-inline-start: auto;
  }
  .opened .back,
  .opened .details {
    display: none;
  }
  .status {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    padding: 0 9px;
    border: 1px solid var(--line);
    border-radius: 10px;
    font-size: 12.5px;
    color: var(--muted);
    white-space: nowrap;
  }
  .status.requested,
  .status.queued {
    border-color: currentcolor;
    color: var(--warn);
  }
  .status.human {
    border-color: currentcolor;
    color: var(--accent);
  }
  .trouble {
    padding: 8px 20px;
    background: var(--surface);
    border-bottom: 1px solid var(--line);
    color: var(--bad);
  }
  .trouble.none {
    padding: 0;
    border: 0;
  }
  .pick {
    margin: 30vh auto 0;
    padding: 24px;
    text-align: center;
    color: var(--muted);
  }
  .scroll {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    padding: 20px;
    scrollbar-width: thin;
  }
  .scroll:focus-visible {
    outline-offset: -3px;
  }
  .events {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px;
    max-width: 860px;
    margin: 0 auto;
  }
  .events > li {
    min-width: 0;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: start;
    border-radius: 12px;
  }
  .events > li:is(.bot, .agent) {
    justify-items: end;
  }
  /* Towers of marks are cut where the line or the bubble ends. */
  .meta,
  .said {
    overflow: clip;
  }
  .meta {
    max-width: 100%;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 7px;
    font-size: 12.5px;
    color: var(--muted);
  }
  .meta svg {
    width: 14px;
    height: 14px;
  }
  .meta b {
    font-weight: 600;
    color: var(--text);
  }
  .events > .fact {
    justify-items: center;
    text-align: center;
  }
  .said {
    width: fit-content;
    max-width: min(600px, 88%);
    margin-top: 3px;
    padding: 8px 14px;
    border: 1px solid var(--line);
    border-radius: 5px 16px 16px;
    background: var(--surface);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .bot > .said {
    border-color: var(--bot-line);
    border-radius: 16px 5px 16px 16px;
    background: var(--bot);
  }
  .agent > .said {
    border-color: transparent;
    border-radius: 16px 5px 16px 16px;
    background: var(--accent);
    color: var(--on-accent);
  }
  .colleague > .said {
    border-color: var(--accent);
    background: var(--tint);
    color: var(--text);
  }
  .agent.waiting > .said,
  .agent.sending > .said {
    opacity: 0.75;
  }
  .failed > .said {
    outline: 2px solid var(--bad);
    outline-offset: 2px;
  }
  .failure {
    margin-top: 4px;
    color: var(--bad);
  }
  .events > .note {
    justify-items: stretch;
  }
  .note > .said {
    width: auto;
    max-width: none;
    border: 1px dashed var(--note-line);
    border-radius: 10px;
    background: var(--note);
  }
  .dots {
    display: flex;
    gap: 5px;
    padding: 13px 16px;
  }
  .dots i {
    width: 7px;
    height: 7px;
    border-radius: 50%;
    background: var(--muted);
    animation: breathe 1.2s infinite;
  }
  .dots i:nth-child(2) {
    animation-delay: 0.15s;
  }
  .dots i:nth-child(3) {
    animation-delay: 0.3s;
  }
  @keyframes breathe {
    50% {
      opacity: 0.25;
    }
  }
  summary {
    width: fit-content;
    padding: 4px;
    border-radius: 8px;
    font-size: 12.5px;
    color: var(--accent);
    cursor: pointer;
  }
  .why[open] {
    width: 100%;
  }
  .why[open] > summary {
    margin-inline-start: auto;
    font-weight: 600;
  }
  @media (max-width: 1180px) {
    .opened .details {
      display: inline-grid;
    }
  }
  @media (max-width: 820px) {
    .opened .back {
      display: inline-grid;
    }
    .opened {
      gap: 6px;
      padding: 8px;
      flex-wrap: wrap;
    }
    .opened .primary,
    .opened .secondary {
      padding: 0 11px;
    }
    .deeds {
      gap: 5px;
    }
    .scroll {
      padding: 14px;
    }
  }
`
