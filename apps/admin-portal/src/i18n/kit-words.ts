import type { KitWords } from '@overt/ui-kit/text.ts';
import type { Translate } from './i18n.ts';

/** The kit fills its own placeholders later, so each is passed through as it stands. */
export function kitWords(t: Translate): KitWords {
  return {
    actions: t('kit.actions'),
    clear: t('kit.clear'),
    close: t('kit.close'),
    columns: t('kit.columns'),
    copy: t('kit.copy'),
    copied: t('kit.copied'),
    correlationId: t('kit.correlationId'),
    details: t('kit.details'),
    exportCsv: t('kit.exportCsv'),
    loading: t('kit.loading'),
    noMatch: t('kit.noMatch'),
    resetColumns: t('kit.resetColumns'),
    resizeColumn: t('kit.resizeColumn', { name: '{name}' }),
    selectAll: t('kit.selectAll'),
    selectRow: t('kit.selectRow', { name: '{name}' }),
    selected: t('kit.selected', { number: '{count}' }),
    tryAgain: t('kit.tryAgain'),
    back: t('kit.back'),
    next: t('kit.next'),
    cancel: t('kit.cancel'),
    steps: t('kit.steps'),
    filter: t('kit.filter'),
    expand: t('kit.expand', { name: '{name}' }),
    collapse: t('kit.collapse', { name: '{name}' }),
    atLeast: t('kit.atLeast', { number: '{count}' }),
    rows: t('kit.rows', { number: '{count}' }),
    oneRow: t('kit.oneRow'),
  };
}
