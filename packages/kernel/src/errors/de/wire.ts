import type { wireErrors } from '../wire.ts';
import type { Sentences } from '../define.ts';

export const wireDe: Sentences<typeof wireErrors> = {
  XML_MALFORMED:
    'Der Inhalt ist kein wohlgeformtes XML: {problem}. Berichtigen Sie ihn, und senden Sie ihn noch einmal.',
  XML_DOCTYPE_REFUSED:
    'Der Inhalt hat eine Dokumenttyp-Deklaration. Senden Sie einfaches XML ohne DOCTYPE und Entitäten.',
  JSON_MALFORMED: 'Der Inhalt ist kein JSON: {problem}. Berichtigen Sie ihn, und senden Sie ihn noch einmal.',
  TEXT_NOT_UTF8: 'Der Inhalt ist kein gültiges UTF-8. Kodieren Sie ihn in UTF-8, und senden Sie ihn noch einmal.',
  TEXT_UNSTORABLE:
    'Die Anfrage hat in einem Text ein NUL oder ein zerbrochenes Zeichen. Nehmen Sie es heraus, und senden Sie sie noch einmal.',
  WRONG_ROOT_ELEMENT: 'Der Inhalt beginnt mit <{found}>, diese Operation nimmt aber <{expected}>.',
  UNKNOWN_MEMBER:
    '{path} ist nicht bekannt: {type} hat kein solches Element. Prüfen Sie die Schreibweise in der API-Referenz.',
  DUPLICATE_MEMBER: '{path} steht zweimal da. Geben Sie es einmal an.',
  UNEXPECTED_CONTENT: 'Bei {path} wird {expected} erwartet, nicht {found}.',
  INVALID_ENUM: '"{value}" bei {path} gehört nicht zu {type}. Nehmen Sie eines von: {allowed}.',
  BODY_TOO_LARGE: 'Der Inhalt überschreitet die Grenze von {limit} {what}. Senden Sie weniger auf einmal.',
  UNSUPPORTED_MEDIA_TYPE:
    'Ein Inhalt der Art {contentType} wird nicht verstanden. Senden Sie application/xml oder application/json in UTF-8.',
  NOT_ACCEPTABLE: 'Antworten der Art {accept} gibt es nicht. Nehmen Sie application/xml oder application/json an.',
  BODY_ENCODED:
    'Ein Inhalt, der als {encoding} kodiert ist, wird nicht entpackt. Senden Sie ihn, wie er ist, ohne Content-Encoding.',
  HEADER_TWICE: 'Die Kopfzeile {header} steht zweimal da, und nur eine kann gelten. Senden Sie sie einmal.',
  HOST_INVALID:
    'Der Host {host} ist kein Name und keine Adresse, oder nicht der in der Kopfzeile Host. Nennen Sie den Host einmal und eindeutig.',
  REQUEST_MALFORMED:
    'Das ist keine HTTP-Anfrage, die sich nur auf eine Weise lesen lässt. Berichtigen Sie sie, und senden Sie sie noch einmal.',
  REQUEST_TOO_SLOW: 'Die Anfrage kam nicht rechtzeitig. Senden Sie sie noch einmal.',
  HEADERS_TOO_LARGE: 'Die Adresse und die Kopfzeilen der Anfrage sind länger als 16 KiB. Kürzen Sie sie.',
  SEARCH_SYNTAX: 'Die Suche "{query}" ist an der Stelle {position} falsch: {problem}.',
  SEARCH_UNKNOWN_FIELD:
    'Die Suche "{query}" benutzt an der Stelle {position} {field}; das hat {entity} nicht. Nehmen Sie eines von: {allowed}.',
  SEARCH_BAD_VALUE:
    'Die Suche "{query}" vergleicht an der Stelle {position} {field} mit {value}; erwartet wird {expected}.',
  DOCUMENT_INVALID: 'Nichts wurde geändert, das Dokument ist nicht in Ordnung: {problems}',
  APPLY_CANNOT_READ: 'Wovon das Dokument handelt, ließ sich nicht lesen: {detail}',
};
