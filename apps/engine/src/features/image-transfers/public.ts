// What the HTTP server mounts of image transfers.
export { imageProxy } from './image-proxy.ts';
