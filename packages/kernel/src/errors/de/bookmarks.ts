import type { bookmarkErrors } from '../bookmarks.ts';
import type { Sentences } from '../define.ts';

export const bookmarkDe: Sentences<typeof bookmarkErrors> = {
  BOOKMARK_ENTITY_UNKNOWN:
    'Die Suche "{value}" beginnt nicht mit dem, was gesucht wird. Schreiben Sie zum Beispiel "Vms: name=web*"; bekannt sind {known}.',
  NETWORK_LABEL_PRESENT:
    'Das Netzwerk {network} trägt schon das Etikett {label} und kann nur eines haben. Nehmen Sie jenes erst weg.',
  MASTER_ALREADY:
    'Die Speicherdomäne {name} ist schon die Hauptdomäne ihres Rechenzentrums. Nennen Sie eine andere aktive Datendomäne.',
  MASTER_NOT_ACTIVE_DATA:
    'Die Speicherdomäne {name} kann nicht die Hauptdomäne sein: Das kann nur eine aktive Datendomäne. Aktivieren Sie sie erst.',
};
