import { defineElement } from '../internal/define-element.js';
import { OmpassLoginElement } from '../ompass-login/ompass-login-element.js';

defineElement('ompass-login', OmpassLoginElement);
