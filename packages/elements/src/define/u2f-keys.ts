import { defineElement } from '../internal/define-element.js';
import { U2fKeysElement } from '../u2f-keys/u2f-keys-element.js';

defineElement('u2f-keys', U2fKeysElement);
