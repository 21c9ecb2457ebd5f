import { createSSRApp } from 'vue';
import App from './app.vue';

// Where no server has rendered the page: createApp(App)
createSSRApp(App).mount('#app');
