import type { certificateErrors } from '../certificates.ts';
import type { Sentences } from '../define.ts';

export const certificateDe: Sentences<typeof certificateErrors> = {
  CSR_INVALID:
    'Die Zertifikatsanforderung des Hosts ist nicht brauchbar: Sie ist fehlerhaft oder nicht mit dem eigenen Schlüssel unterschrieben. Starten Sie den Agenten neu, und nehmen Sie den Host noch einmal auf.',
  SECRET_KEY_WRONG:
    'Das Geheimnis {name} lässt sich nicht öffnen: secret.key im Datenverzeichnis ist nicht der Schlüssel, mit dem diese Datenbank angelegt wurde. Holen Sie diese Datei aus Ihrer Sicherung; alle Replikate müssen dieselbe haben.',
};
