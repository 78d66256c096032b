import { KitText } from '@overt/ui-kit/text.ts';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { RouterProvider } from 'react-router';
import { useText } from './i18n/i18n.ts';
import { kitWords } from './i18n/kit-words.ts';
import { makeRouter } from './routes.tsx';

/** The stream says what is stale, so nothing is fetched again for its age alone. What is worth trying
 * again, the SDK has tried. `always`: a browser calls itself offline where there is no way to the Internet, which says
 * nothing about the way to the engine. */
const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5 * 60_000,
      refetchOnWindowFocus: false,
      retry: false,
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});

export function App() {
  const { t } = useText();
  const [router] = useState(makeRouter);
  const words = useMemo(() => kitWords(t), [t]);
  return (
    <KitText value={words}>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </KitText>
  );
}
