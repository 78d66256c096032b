// What a template may be called. Pure.
import { refuseUnless } from '@overt/kernel/refusal';

const NAME = /^[\p{L}\p{N}][\p{L}\p{N}_. -]*$/u;
const MAX_NAME = 255;

export function checkTemplateName(name: string): void {
  refuseUnless(NAME.test(name) && name.length <= MAX_NAME, 'INVALID_VALUE', {
    path: 'template.name',
    rule: `1 to ${MAX_NAME} letters, digits, spaces, dots, dashes and underscores, beginning with a letter or digit`,
  });
}
