// The kit's own words. A portal passes its translation through <KitText>; English is the default so that a component
// can be used alone.
import { createContext, useContext } from 'react';

const english = {
  actions: 'Actions',
  clear: 'Clear',
  close: 'Close',
  columns: 'Columns',
  copy: 'Copy',
  copied: 'Copied',
  correlationId: 'Correlation id',
  details: 'Details',
  exportCsv: 'Export CSV',
  loading: 'Loading',
  noMatch: 'Nothing matches.',
  resetColumns: 'Reset columns',
  resizeColumn: 'Resize column {name}',
  selectAll: 'Select all loaded rows',
  selectRow: 'Select {name}',
  selected: '{count} selected',
  tryAgain: 'Try again',
  back: 'Back',
  next: 'Next',
  cancel: 'Cancel',
  steps: 'Steps',
  filter: 'Filter',
  expand: 'Expand {name}',
  collapse: 'Collapse {name}',
  atLeast: 'at least {count} rows',
  rows: '{count} rows',
  oneRow: '1 row',
};

export type KitWords = Record<keyof typeof english, string>;
export const KitText = createContext<KitWords>(english);

export function useKitText(): (key: keyof KitWords, params?: Record<string, string | number>) => string {
  const words = useContext(KitText);
  return (key, params = {}) => words[key].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}
