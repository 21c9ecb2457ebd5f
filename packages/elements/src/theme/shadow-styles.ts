import { controlStyles } from './control-styles.js';
import { css, styleSheet } from './style-sheet.js';

/**
 * The frame of every element, and the colours it is drawn with.
 *
 * `theme="auto"` sets no `color-scheme`: the element has that of the page around it, so that it stays
 * readable in a page which is light on every system. Text outside of boxes has the page's own colour.
 */
export const shadowStyles: (document: Document) => CSSStyleSheet = styleSheet(css`
  ${controlStyles}
  :host {
    display: block;
    max-inline-size: 26em;
    line-height: 1.5;
    font-family: var(--second-factor-font, inherit);
    overflow-wrap: anywhere;
    --_accent: var(--second-factor-accent, light-dark(#35d, #9bf));
    --_text: var(--second-factor-text, CanvasText);
    --_surface: var(--second-factor-surface, Canvas);
    --_border: var(--second-factor-border, light-dark(#889, #778));
    --_radius: var(--second-factor-radius, 0.625em);
    --_gap: var(--second-factor-gap, 1em);
    --_error: var(--second-factor-error, light-dark(#b22, #faa));
    --_muted: var(--second-factor-muted, light-dark(#556, #aab));
  }
  @media (prefers-contrast: more) {
    :host {
      --_border: currentColor;
      --_muted: currentColor;
      --_line: currentColor;
    }
  }
  :host([hidden]),
  [hidden],
  [part='actions']:empty {
    display: none !important;
  }
  /* Takes no room, yet is there: what is to be announced must be known before its text comes. */
  [role]:empty {
    position: absolute;
    padding: 0 !important;
    border: 0 !important;
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
    padding: 0.75em 1em;
    border: 1px solid var(--_line, transparent);
    border-radius: var(--_radius);
    background: color-mix(in oklab, var(--_surface), var(--_tone, var(--_accent)) 16%);
    color: var(--_text);
  }
  [part='alert'] {
    --_tone: var(--_error);
  }
  :host([data-state='success']) [part='status'] {
    --_tone: var(--second-factor-success, light-dark(#184, #7da));
  }
  /* English in a page that runs from right to left keeps its full stops at the end, and the page's edge. */
  b,
  p,
  span {
    display: block;
    text-align: match-parent;
    unicode-bidi: plaintext;
  }
  [part='hint'] {
    color: var(--_muted);
  }
  /* A ring that turns while something is under way; a mark when it is over. */
  [part='title']::before {
    display: inline-block;
    box-sizing: border-box;
    inline-size: 1em;
    block-size: 1em;
    margin-inline: 0.25em;
    border: 0.2em dotted;
    border-radius: 50%;
    vertical-align: -0.125em;
    content: '';
  }
  :host([data-state='success']) [part='title']::before {
    all: unset;
    content: '✓ ' / '';
  }
  :lang(ko) {
    word-break: keep-all;
  }
  [part='actions'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  @media (prefers-reduced-motion: no-preference) {
    [part='title']::before {
      animation: 2s linear infinite turn;
    }
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
`);
