import type { ErrorDefinition } from './define.ts';

const SYNTAX = 'Request syntactically incorrect.';

export const wireErrors = {
  XML_MALFORMED: {
    status: 400,
    message: 'The body is not well-formed XML: {problem}. Correct it and send it again.',
    reason: SYNTAX,
  },
  XML_DOCTYPE_REFUSED: {
    status: 400,
    message: 'The body has a document type declaration. Send plain XML without DOCTYPE and entities.',
    reason: SYNTAX,
  },
  JSON_MALFORMED: {
    status: 400,
    message: 'The body is not JSON: {problem}. Correct it and send it again.',
    reason: SYNTAX,
  },
  TEXT_NOT_UTF8: {
    status: 400,
    message: 'The body is not valid UTF-8. Encode it as UTF-8 and send it again.',
    reason: SYNTAX,
  },
  TEXT_UNSTORABLE: {
    status: 400,
    message: 'The request has a NUL or a broken character in a text. Take it out and send it again.',
    reason: SYNTAX,
  },
  WRONG_ROOT_ELEMENT: {
    status: 400,
    message: 'The body begins with <{found}>, but this operation takes <{expected}>.',
    reason: SYNTAX,
  },
  UNKNOWN_MEMBER: {
    status: 400,
    message: '{path} is not known: {type} has no such member. Check the spelling in the API reference.',
    reason: SYNTAX,
  },
  DUPLICATE_MEMBER: { status: 400, message: '{path} stands twice. Give it once.', reason: SYNTAX },
  UNEXPECTED_CONTENT: { status: 400, message: '{path} must be {expected}, not {found}.', reason: SYNTAX },
  INVALID_ENUM: {
    status: 400,
    message: '"{value}" at {path} is not a {type}. Use one of: {allowed}.',
    reason: 'Invalid Enum value',
  },
  BODY_TOO_LARGE: {
    status: 413,
    message: 'The body exceeds the limit of {limit} {what}. Send less at once.',
    reason: SYNTAX,
  },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    message: 'A body of type {contentType} is not understood. Send application/xml or application/json in UTF-8.',
  },
  NOT_ACCEPTABLE: {
    status: 406,
    message: 'Answers of type {accept} are not available. Accept application/xml or application/json.',
  },
  BODY_ENCODED: {
    status: 415,
    message: 'A body that is encoded as {encoding} is not unpacked. Send it as it is, without Content-Encoding.',
  },
  HEADER_TWICE: {
    status: 400,
    message: 'The header {header} stands twice, and only one of them can hold. Send it once.',
    reason: SYNTAX,
  },
  HOST_INVALID: {
    status: 400,
    message:
      'The host {host} is no name or address, or not the one of the header Host. Name the host once and plainly.',
    reason: SYNTAX,
  },
  REQUEST_MALFORMED: {
    status: 400,
    message: 'This is no HTTP request that can be read with one meaning only. Correct it and send it again.',
    reason: SYNTAX,
  },
  REQUEST_TOO_SLOW: { status: 408, message: 'The request did not come in time. Send it again.', reason: SYNTAX },
  HEADERS_TOO_LARGE: {
    status: 431,
    message: 'The address and the headers of the request are longer than 16 KiB. Shorten them.',
    reason: SYNTAX,
  },
  SEARCH_SYNTAX: {
    status: 400,
    message: 'The search "{query}" is wrong at position {position}: {problem}.',
    reason: 'Operation Failed',
  },
  SEARCH_UNKNOWN_FIELD: {
    status: 400,
    message:
      'The search "{query}" uses {field} at position {position}, which {entity} does not have. Use one of: {allowed}.',
    reason: 'Operation Failed',
  },
  SEARCH_BAD_VALUE: {
    status: 400,
    message: 'The search "{query}" compares {field} with {value} at position {position}; expected is {expected}.',
    reason: 'Operation Failed',
  },
  DOCUMENT_INVALID: {
    status: 400,
    message: 'Nothing was changed, the document is not good: {problems}',
  },
  APPLY_CANNOT_READ: {
    status: 409,
    message: 'What the document is about could not be read: {detail}',
  },
} as const satisfies Record<string, ErrorDefinition>;
