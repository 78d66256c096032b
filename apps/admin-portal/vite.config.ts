// The built portal is served by the engine below /portal/. Nothing is inlined as data: or script, so that a strict
// Content-Security-Policy holds. In development, calls go to the engine (or the mock) named by OVERT_ENGINE.
import { defineConfig } from 'vite';

const engine = process.env['OVERT_ENGINE'] ?? 'http://127.0.0.1:8090';
const proxied = { target: engine, secure: false, ws: true };

export default defineConfig({
  base: '/portal/',
  build: {
    outDir: 'dist',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    sourcemap: false,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      onwarn: (warning, warn) => {
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
      },
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|react-router|scheduler|@tanstack)\// },
            { name: 'patternfly', test: /node_modules\/@patternfly\// },
            { name: 'sdk', test: /packages\/(sdk|api-types|wire|kernel)\// },
          ],
        },
      },
    },
  },
  server: { proxy: { '/ovirt-engine': proxied, '/overt': proxied, '/images': proxied } },
});
