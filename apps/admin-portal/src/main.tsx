// The portal's start: theme before the first paint, words, then the routes.
import '@overt/ui-kit/patternfly.ts';
import { applyTheme } from '@overt/ui-kit/theme.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startSession } from './api/start.ts';
import { App } from './app.tsx';
import { startText } from './i18n/i18n.ts';

applyTheme();
const root = document.getElementById('root');
if (root) {
  await Promise.all([startText(), startSession()]);
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
