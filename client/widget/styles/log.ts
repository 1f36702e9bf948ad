import { css } from 'lit'

export const log = css`
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
    overflow-wrap: anywhere;
  }
  .bubble p {
    white-space: pre-wrap;
  }
  .bubble p + p {
    margin-top: 6px;
  }
  .sources {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 10px;
    margin-top: 4px;
    font-size: 12.5px;
    line-height: 1.45;
    color: var(--muted);
  }
  .sources a {
    color: var(--accent);
    text-underline-offset: 3px;
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
  .rating,
  .contact {
    align-self: stretch;
    padding: 14px;
    border-radius: 16px;
    background: var(--surface);
    border: 1px solid var(--line);
  }
  .rating {
    text-align: center;
  }
  .contact {
    display: grid;
    gap: 8px;
  }
  .contact label {
    font-size: 14px;
    font-weight: 600;
    line-height: 1.4;
  }
  .contact input {
    width: 100%;
    min-height: 44px;
    padding: 0 12px;
    border-radius: 12px;
    border: 1px solid color-mix(in srgb, var(--muted) 60%, var(--line));
    background: var(--ground);
    color: inherit;
    font: inherit;
    font-size: 16px;
  }
  .contact input[aria-invalid] {
    border-color: var(--bad);
  }
  .contact p {
    font-size: 12.5px;
    line-height: 1.45;
    color: var(--muted);
  }
  .contact .fault {
    color: var(--bad);
  }
  .contact .buttons {
    padding: 2px 0 0;
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
