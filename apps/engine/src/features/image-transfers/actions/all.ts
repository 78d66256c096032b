import { addImageTransfer } from './add-image-transfer.ts';
import { cancelImageTransfer, cancelSilentTransfer } from './cancel-image-transfer.ts';
import { finalizeImageTransfer } from './finalize-image-transfer.ts';
import {
  extendImageTransfer,
  pauseImageTransfer,
  pauseLostTransfer,
  pauseSilentTransfer,
  resumeImageTransfer,
} from './pause-image-transfer.ts';

export const imageTransferActions = [
  addImageTransfer,
  finalizeImageTransfer,
  cancelImageTransfer,
  cancelSilentTransfer,
  pauseImageTransfer,
  pauseSilentTransfer,
  pauseLostTransfer,
  resumeImageTransfer,
  extendImageTransfer,
] as const;
