import './ompass-callback.js';
import './ompass-login.js';
