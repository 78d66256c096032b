// What other features know of directories.
export {
  authzName, decodeId, encodeId, INTERNAL, openDirectory, profileOfAuthz, splitPrincipal,
} from './directory.ts'; // prettier-ignore
export type {
  Directories,
  Directory,
  DirectoryGroup,
  DirectorySearch,
  DirectoryUser,
  SignedInUser,
} from './directory.ts';
export { apiDomain, domainName, toDomainGroup, toDomainUser } from './directory.queries.ts';
export { hashPassword, LONGEST_PASSWORD, verifyPassword } from './password.ts';
export { boundedVerify } from './bounded-verify.ts';
export { internalDirectory } from './internal-directory.ts';
