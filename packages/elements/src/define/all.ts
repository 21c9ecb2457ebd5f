import './ompass-callback.js';
import './ompass-login.js';
import './u2f-keys.js';
import './u2f-login.js';
import './u2f-register.js';
