import { controlStyles } from './control-styles.js';
import { css } from './style-sheet.js';
import type { StyleSheet } from './style-sheet.js';

/**
 * The frame of every element, and the colours it is drawn with.
 *
 * `theme="auto"` sets no `color-scheme`: the element has that of the page around it, so that it stays
 * readable in a page which is light on every system. Text outside of boxes has the page's own colour.
 */
export const shadowStyles: StyleSheet = css`
  ${controlStyles}
  :host {
    display: block;
    max-inline-size: 26em;
    line-height: 1.5;
    font-family: var(--second-factor-font, inherit);
    --_accent: var(--second-factor-accent, light-dark(#3056d3, #9db4ff));
    --_on-accent: var(--second-factor-on-accent, light-dark(#fff, #0d1433));
    --_text: var(--second-factor-text, light-dark(#171a21, #eceef4));
    --_muted: var(--second-factor-muted, light-dark(#565d6d, #a9b0c0));
    --_surface: var(--second-factor-surface, light-dark(#fff, #1a1d25));
    --_border: var(--second-factor-border, light-dark(#868d9c, #737b8c));
    --_error: var(--second-factor-error, light-dark(#b3261e, #ffb4ab));
    --_success: var(--second-factor-success, light-dark(#1a7f4b, #6fdba1));
    --_focus: var(--second-factor-focus, var(--_accent));
    --_radius: var(--second-factor-radius, 0.625em);
    --_gap: var(--second-factor-gap, 1em);
  }
  :host([hidden]),
  [hidden],
  [part]:empty {
    display: none !important;
  }
  :host([theme='light']) {
    color-scheme: light;
    color: var(--_text);
  }
  :host([theme='dark']) {
    color-scheme: dark;
    color: var(--_text);
  }
  [part='container'],
  [part='form'] {
    display: grid;
    gap: var(--_gap);
  }
  [part='alert'],
  [part='status'] {
    --_tone: var(--_accent);
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0 0.75em;
    padding: var(--_gap);
    border: 1px solid color-mix(in oklab, var(--_tone), transparent 65%);
    border-radius: var(--_radius);
    background: color-mix(in oklab, var(--_surface), var(--_tone) 7%);
    color: var(--_text);
    overflow-wrap: anywhere;
  }
  [part='alert'] {
    --_tone: var(--_error);
  }
  :host([data-state='idle']) [part='status'] {
    --_tone: var(--_muted);
    display: block;
  }
  :host([data-state='success']) [part='status'] {
    --_tone: var(--_success);
  }
  /* A ring that turns while something is under way; a mark when it is over. */
  [part='alert']::before,
  [part='status']::before {
    box-sizing: border-box;
    inline-size: 1.5em;
    block-size: 1.5em;
    border-radius: 50%;
    background: var(--_tone);
    color: var(--_surface);
    font-weight: 700;
    text-align: center;
    content: '!' / '';
  }
  [part='status']::before {
    border: 0.2em solid color-mix(in oklab, var(--_tone), transparent 75%);
    border-block-start-color: var(--_tone);
    background: none;
    content: '';
  }
  :host([data-state='idle']) [part='status']::before {
    content: none;
  }
  :host([data-state='success']) [part='status']::before {
    border: none;
    background: var(--_tone);
    content: '✓' / '';
  }
  [part='hint'] {
    grid-column: 2;
    color: var(--_muted);
  }
  /* English in a page that runs from right to left keeps its full stops at the end. */
  [part='message'],
  [part='title'],
  [part='hint'] {
    unicode-bidi: plaintext;
  }
  :lang(ko) {
    word-break: keep-all;
  }
  [part='actions'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  /* The last one leads away from what is under way. */
  [part='button']:last-child {
    background: none;
    border-color: var(--_border);
    color: inherit;
  }
  @media (prefers-reduced-motion: no-preference) {
    [part='status']::before {
      animation: 1s linear infinite turn;
    }
    :host([data-state='success']) [part='status']::before {
      animation: none;
    }
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  @media (forced-colors: active) {
    [part='status']::before {
      border-color: GrayText;
      border-block-start-color: Highlight;
    }
  }
`;
