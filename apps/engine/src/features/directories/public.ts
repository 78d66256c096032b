// What other features know of directories.
export { authzName, decodeId, encodeId, INTERNAL, openDirectory, profileOfAuthz, splitPrincipal } from './directory.ts';
export type {
  Directories,
  Directory,
  DirectoryField,
  DirectoryGroup,
  DirectorySearch,
  DirectoryUser,
  SignedInUser,
} from './directory.ts';
export { apiDomain, domainName, toDomainGroup, toDomainUser } from './directory.queries.ts';
export { hashPassword, LONGEST_PASSWORD, verifyPassword } from './password.ts';
export { boundedVerify } from './bounded-verify.ts';
export { internalDirectory } from './internal-directory.ts';
export { DIRECTORY_TYPES, TLS_MODES } from './ldap-config.ts';
export type {
  DirectoryServer,
  DirectoryTest,
  DirectoryTestStep,
  DirectoryType,
  LdapConfig,
  TlsMode,
} from './ldap-config.ts';
export { checkProfileName } from './profile-name.ts';
export { bindPasswordOf } from './bind-password.ts';
export { accountNamed, newPassword } from './new-password.ts';
export { setInternalPassword } from './actions/internal-user-actions.ts';
