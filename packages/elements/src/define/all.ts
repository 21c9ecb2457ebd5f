import './ompass-callback.js';
import './ompass-login.js';
import './u2f-register.js';
