import { html } from 'hono/html';
import { encode } from 'uqr';
import type { Markup } from './markup.js';

// The margin that scanners need, ISO/IEC 18004 §6.3.8.
const margin = 4;

/** A QR code as inline SVG, dark on light in every colour scheme, for scanners want it so. */
export function qrCode(content: string, label: string): Markup {
  const { data, size } = encode(content, { ecc: 'M', border: margin });
  return html`<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label="${label}">
    <rect width="${size}" height="${size}" fill="#fff" />
    <path d="${outline(data)}" fill="#000" shape-rendering="crispEdges" />
  </svg>`;
}

function outline(rows: readonly (readonly boolean[])[]): string {
  return rows
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
}
