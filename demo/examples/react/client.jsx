import { StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { App } from './app.jsx';

// Where no server has rendered the page: createRoot(root).render(…)
hydrateRoot(
  document.getElementById('app'),
  <StrictMode>
    <App />
  </StrictMode>,
);
