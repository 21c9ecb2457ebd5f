import { content } from './content.js';
import { controls } from './controls.js';
import { frame } from './frame.js';
import { narrow } from './narrow.js';
import { phone } from './phone.js';
import { theme } from './theme.js';

/** The stylesheet of every page; what is narrow comes last, for it takes precedence. */
export const css: string = [theme, frame, content, controls, phone, narrow].join('');
