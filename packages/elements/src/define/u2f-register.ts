import { defineElement } from '../internal/define-element.js';
import { U2fRegisterElement } from '../u2f-register/u2f-register-element.js';

defineElement('u2f-register', U2fRegisterElement);
