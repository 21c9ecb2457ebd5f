import { defineElement } from '../internal/define-element.js';
import { OmpassCallbackElement } from '../ompass-callback/ompass-callback-element.js';

defineElement('ompass-callback', OmpassCallbackElement);
