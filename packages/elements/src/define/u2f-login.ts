import { defineElement } from '../internal/define-element.js';
import { U2fLoginElement } from '../u2f-login/u2f-login-element.js';

defineElement('u2f-login', U2fLoginElement);
