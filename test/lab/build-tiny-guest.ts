// `npm run lab:guest`: builds the tiny guest (or finds it built) and says where its disk image is, ready for upload.
import { installPackages, isDebian, missingPackages, testPackages } from '../../apps/setup/src/debian-packages.ts';
import { ensureTinyGuest } from './tiny-guest.ts';

if (isDebian() && process.getuid?.() === 0) {
  const needed = testPackages.filter(p => /tiny guest|disk images|cloud-init/.test(p.reason));
  const missing = await missingPackages(needed);
  if (missing.length > 0)
    await installPackages(
      missing.map(p => p.name),
      console.log,
    );
}
const guest = await ensureTinyGuest();
if (typeof guest === 'string') {
  console.error(`The tiny guest cannot be built here: ${guest}.`);
  process.exitCode = 1;
} else {
  console.log(guest.disk);
}
